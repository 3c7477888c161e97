import { doInTurns } from '../event-loop-turns.ts'
import { featuresAtOnce } from './check-floorplan.ts'

/** The polygons with ids in which a floorplan differs from another. */
export interface FloorplanChange {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
  /** How many are the same. */
  readonly unchanged: number
}

/** The polygons of a floorplan by id, each with its feature as JSON. */
export type Polygons = ReadonlyMap<string, string>

/**
 * Lists the polygons with ids, of a plan that may have mistakes too, in turns. Of two with one id, the last
 * counts.
 */
export function listPolygons(plan: unknown): Promise<Polygons> {
  return doInTurns(collectPolygons(plan))
}

function* collectPolygons(plan: unknown): Generator<void, Polygons, void> {
  const { features } = (plan ?? {}) as { features?: unknown }
  const polygons = new Map<string, string>()
  const all = Array.isArray(features) ? (features as unknown[]) : []
  for (const [index, feature] of all.entries()) {
    if (index % featuresAtOnce === featuresAtOnce - 1) yield
    const id = findPolygonId(feature)
    if (id !== undefined) polygons.set(id, JSON.stringify(feature))
  }
  return polygons
}

/** Compares two floorplans by the ids of their polygons, in the order of the plans. */
export function compareFloorplans(before: Polygons, after: Polygons): FloorplanChange {
  const both = [...after.keys()].filter((id) => before.has(id))
  const changed = both.filter((id) => before.get(id) !== after.get(id))
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed,
    unchanged: both.length - changed.length,
  }
}

/** Finds the id of a feature that is a polygon: its own, else that among its properties. */
export function findPolygonId(feature: unknown): string | undefined {
  const { id, properties, geometry } = (feature ?? {}) as Readonly<Record<string, unknown>>
  const { type } = (geometry ?? {}) as { type?: unknown }
  if (type !== 'Polygon' && type !== 'MultiPolygon') return undefined
  const given = id ?? ((properties ?? {}) as { id?: unknown }).id
  return typeof given === 'string' || typeof given === 'number' ? String(given) : undefined
}
