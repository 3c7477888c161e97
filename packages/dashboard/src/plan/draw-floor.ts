import type { Schemas } from '@openlightfi/client'
import { createProjection, type Project, turnProjection } from './create-projection.ts'
import { findTurn } from './find-turn.ts'
import { type Box, boxAround, measurePolygon, type Point, type Polygon, visitSides } from './geometry.ts'
import { type PlanFeature, type Position, readFeatures } from './read-features.ts'

/** What an area is, as far as it looks different. */
export type AreaKind = 'floor' | 'room' | 'service' | 'desk'

/** An area of a floor. */
export interface FloorArea {
  readonly id: string | undefined
  readonly kind: AreaKind
  readonly name: string | undefined
  /** In metres on the drawing; without a single one that has no inside. */
  readonly polygons: readonly Polygon[]
  /** Square metres. */
  readonly size: number
}

/** A floorplan as it is drawn: in metres, turned so that its walls run along the axes. */
export interface FloorDrawing {
  /** In the order in which they are painted: floors first, large ones before small ones. */
  readonly areas: readonly FloorArea[]
  readonly walls: readonly (readonly Point[])[]
  readonly windows: readonly (readonly Point[])[]
  readonly box: Box
  /** Where north is: radians, clockwise from up. */
  readonly north: number
  /** Where a position on earth is on the drawing. */
  readonly place: Project
}

/** Less than this has no inside that could be seen, square metres. */
const leastArea = 0.01

/**
 * A building that is almost as wide as long keeps its north up: a quarter of a turn would hardly enlarge it.
 */
const leastForQuarter = 1.15

/**
 * Draws a floorplan. A long building lies on its longer side: it has one turn everywhere, so that it is known
 * again, and screens that show it large are wider than high.
 *
 * @returns `undefined` where there is nothing that could be drawn.
 */
export function drawFloor(plan: Schemas['Floorplan']): FloorDrawing | undefined {
  const features = readFeatures(plan)
  const origin = findOrigin(features)
  if (!origin) return undefined
  const project = createProjection(origin)
  const straight = findTurn(listSides(features, project))
  const upright = boxOfFeatures(features, turnProjection(project, straight))
  if (!upright) return undefined
  const ratio = (upright.bottom - upright.top) / (upright.right - upright.left)
  const north = straight - (ratio < leastForQuarter ? 0 : Math.PI / 2)
  const place = turnProjection(project, north)
  const areas: FloorArea[] = []
  const walls: (readonly Point[])[] = []
  const windows: (readonly Point[])[] = []
  for (const feature of features) {
    const polygons = placePolygons(feature, place)
    const kind = kindOf(feature.type)
    if (kind === 'wall' || kind === 'window') {
      const lines = kind === 'wall' ? walls : windows
      for (const line of feature.lines) lines.push(line.map(place))
      for (const ring of polygons.flat()) if (ring[0]) lines.push([...ring, ring[0]])
    } else if (polygons.length > 0) {
      const size = polygons.reduce((sum, polygon) => sum + measurePolygon(polygon), 0)
      areas.push({ id: feature.id, name: feature.name, kind, polygons, size })
    }
  }
  const box = boxAround([...areas.flatMap(({ polygons }) => polygons.flat()), ...walls, ...windows])
  if (!box) return undefined
  areas.sort((a, b) => ranks[a.kind] - ranks[b.kind] || b.size - a.size)
  return { areas, walls, windows, box, north, place }
}

const ranks: Readonly<Record<AreaKind, number>> = { floor: 0, room: 1, service: 1, desk: 2 }

function kindOf(type: string): AreaKind | 'wall' | 'window' {
  if (type === 'wall' || type === 'window') return type
  if (type === 'area.floor') return 'floor'
  if (type.startsWith('furniture.')) return 'desk'
  return /^area\.(toilet|stairs|lift)/.test(type) ? 'service' : 'room'
}

function placePolygons(feature: PlanFeature, place: Project): Polygon[] {
  return feature.polygons.flatMap((rings) => {
    const polygon = rings.map((ring) => openRing(ring.map(place)))
    return measurePolygon(polygon) < leastArea ? [] : [polygon]
  })
}

/** Leaves out the corner that closes a ring. */
function openRing(ring: readonly Point[]): readonly Point[] {
  const [first, last] = [ring[0], ring.at(-1)]
  return first && last && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}

function findOrigin(features: readonly PlanFeature[]): Position | undefined {
  const [first] = features
  return first?.polygons[0]?.[0]?.[0] ?? first?.lines[0]?.[0]
}

/** The walls, else the outlines of areas, in metres with north up. */
function listSides(features: readonly PlanFeature[], project: Project): (readonly [Point, Point])[] {
  const sides: (readonly [Point, Point])[] = []
  for (const { type, lines } of features) {
    if (type !== 'wall') continue
    for (const line of lines) {
      const points = line.map(project)
      for (const [index, point] of points.entries()) {
        const next = points[index + 1]
        if (next) sides.push([point, next])
      }
    }
  }
  if (sides.length > 0) return sides
  for (const { type, polygons } of features) {
    if (type.startsWith('furniture.')) continue
    for (const rings of polygons)
      visitSides(
        rings.map((ring) => ring.map(project)),
        (a, b) => sides.push([a, b]),
      )
  }
  return sides
}

function boxOfFeatures(features: readonly PlanFeature[], project: Project): Box | undefined {
  return boxAround(
    features.flatMap(({ polygons, lines }) =>
      [...polygons.flat(), ...lines].map((line) => line.map(project)),
    ),
  )
}
