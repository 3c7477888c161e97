import type { Project } from './create-projection.ts'
import type { Point } from './geometry.ts'
import type { Position } from './read-features.ts'

/** Degrees to the side at which a projection is looked at. */
const step = 1e-3

/**
 * Makes the way back of a projection, from points of a drawing to positions on earth. Over a building the
 * projection is the same everywhere.
 *
 * @param near a position in the building.
 */
export function invertProjection(project: Project, near: Position): (point: Point) => Position {
  const origin = project(near)
  const east = project([near[0] + step, near[1]])
  const north = project([near[0], near[1] + step])
  const [eastX, eastY] = [(east[0] - origin[0]) / step, (east[1] - origin[1]) / step]
  const [northX, northY] = [(north[0] - origin[0]) / step, (north[1] - origin[1]) / step]
  const scale = eastX * northY - eastY * northX
  return ([x, y]) => {
    const [dx, dy] = [x - origin[0], y - origin[1]]
    const longitude = near[0] + (dx * northY - dy * northX) / scale
    const latitude = near[1] + (dy * eastX - dx * eastY) / scale
    return [longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude, latitude]
  }
}
