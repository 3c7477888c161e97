import type { Schemas } from '@openlightfi/client'

/** Degrees, WGS 84. */
export type Position = readonly [longitude: number, latitude: number]

/** A feature of a floorplan whose geometry can be drawn. */
export interface PlanFeature {
  /** `undefined` where there is none, and where an earlier feature has the same. */
  readonly id: string | undefined
  /** `properties.type`, such as `area.room`. */
  readonly type: string
  readonly name: string | undefined
  /** Areas: each a list of rings, the outer one first, closed as they came. */
  readonly polygons: readonly (readonly (readonly Position[])[])[]
  readonly lines: readonly (readonly Position[])[]
}

/**
 * Reads the features of a floorplan. The server checks plans, but older ones were checked by older servers:
 * what cannot be drawn is left out, and nothing throws.
 */
export function readFeatures(plan: Schemas['Floorplan']): readonly PlanFeature[] {
  const taken = new Set<string>()
  return plan.features.flatMap((feature) => {
    const { properties, geometry } = feature
    if (!isObject(properties) || !isObject(geometry) || typeof properties.type !== 'string') return []
    const shapes = readGeometry(geometry)
    if (shapes.polygons.length === 0 && shapes.lines.length === 0) return []
    const given = readId(feature.id) ?? readId(properties.id)
    const id = given === undefined || taken.has(given) ? undefined : given
    if (id !== undefined) taken.add(id)
    const name =
      typeof properties.name === 'string' && properties.name.trim() !== '' ? properties.name : undefined
    return [{ id, type: properties.type, name, ...shapes }]
  })
}

function readGeometry({ type, coordinates }: Readonly<Record<string, unknown>>) {
  const none = { polygons: [], lines: [] }
  if (type === 'Polygon') return { ...none, polygons: readPolygons([coordinates]) }
  if (type === 'MultiPolygon') return { ...none, polygons: readPolygons(coordinates) }
  if (type === 'LineString') return { ...none, lines: readLines([coordinates]) }
  if (type === 'MultiLineString') return { ...none, lines: readLines(coordinates) }
  return none
}

function readPolygons(list: unknown): Position[][][] {
  return listOf(list).flatMap((rings) => {
    const [outer, ...holes] = listOf(rings).map(readPositions)
    if (outer === undefined || outer.length < 3) return []
    return [[outer, ...holes.filter((hole) => hole.length >= 3)]]
  })
}

function readLines(list: unknown): Position[][] {
  return listOf(list)
    .map(readPositions)
    .filter((line) => line.length >= 2)
}

function readPositions(list: unknown): Position[] {
  return listOf(list).flatMap((position) => {
    const [longitude, latitude] = listOf(position)
    return isDegree(longitude) && isDegree(latitude) ? [[longitude, latitude] as const] : []
  })
}

function readId(id: unknown): string | undefined {
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined
}

function isDegree(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 180
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
