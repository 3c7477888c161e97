import { type Estate, findPolygonId } from '../estate/index.ts'
import { takeTurn } from '../event-loop-turns.ts'
import type { MetricChild } from './metric-table.ts'

/** The names of polygons, by floor and id. */
export type RoomNames = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Reads what plans call the polygons among children, one plan in a round of the event loop. */
export async function readRoomNames(estate: Estate, children: readonly MetricChild[]): Promise<RoomNames> {
  const floorIds = new Set(
    children.flatMap(({ polygon_id, location_id }) => (polygon_id === undefined ? [] : (location_id ?? []))),
  )
  const names = new Map<string, ReadonlyMap<string, string>>()
  for (const floorId of floorIds) {
    const plan = await estate.floorplans.read(floorId)
    if (plan) names.set(floorId, listNames(JSON.parse(plan.toString()) as StoredPlan))
    await takeTurn()
  }
  return names
}

/** As it was checked before it was stored. */
interface StoredPlan {
  readonly features: readonly { readonly properties: { readonly name?: unknown } | null }[]
}

function listNames({ features }: StoredPlan): ReadonlyMap<string, string> {
  return new Map(
    features.flatMap((feature) => {
      const id = findPolygonId(feature)
      const name = feature.properties?.name
      return id === undefined || typeof name !== 'string' ? [] : [[id, name] as const]
    }),
  )
}
