import type { Point } from './geometry.ts'
import type { Position } from './read-features.ts'

/** Makes points of a drawing of positions on earth. */
export type Project = (position: Position) => Point

/**
 * Makes a projection to metres around a position: to the east, and down, so to the south. Over a building the
 * earth is flat. Across the 180th meridian it goes on as if there were none.
 */
export function createProjection([longitude, latitude]: Position): Project {
  const phi = (latitude * Math.PI) / 180
  const perLatitude = 111_132.954 - 559.822 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi)
  const perLongitude = 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi)
  return ([east, north]) => {
    const turned = east - longitude
    const degrees = turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned
    return [degrees * perLongitude, (latitude - north) * perLatitude]
  }
}

/** Turns a projection about its origin. @param angle radians, clockwise on the drawing. */
export function turnProjection(project: Project, angle: number): Project {
  if (angle === 0) return project
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  return (position) => {
    const [x, y] = project(position)
    return [x * cosine - y * sine, x * sine + y * cosine]
  }
}
