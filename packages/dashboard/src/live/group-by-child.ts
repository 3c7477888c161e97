import { findLineage } from '../data/find-relatives.ts'
import type { Location } from '../data/queries.ts'
import type { ShownSensor } from './shown-sensor.ts'

/** What lies directly in a location, with the sensors in it and below it. */
export interface ChildGroup {
  readonly location: Location
  readonly sensors: readonly ShownSensor[]
}

/** Groups sensors by what lies directly in a location; those in the location itself are in no group. */
export function groupByChild(
  locations: readonly Location[],
  locationId: string,
  sensors: readonly ShownSensor[],
): readonly ChildGroup[] {
  const children = locations.filter(({ parent_id }) => parent_id === locationId)
  const groups = new Map(children.map((child) => [child.location_id, [] as ShownSensor[]]))
  const childOf = new Map<string, string | undefined>()
  const byId = new Map(locations.map((one) => [one.location_id, one]))
  const findChild = (id: string) => {
    const known = byId.get(id)
    const lineage = known ? findLineage(locations, known).map(({ location_id }) => location_id) : []
    return lineage[lineage.indexOf(locationId) + 1]
  }
  for (const shown of sensors) {
    const place = shown.sensor.location_id
    if (place === undefined) continue
    if (!childOf.has(place)) childOf.set(place, findChild(place))
    groups.get(childOf.get(place) ?? '')?.push(shown)
  }
  return children.map((location) => ({ location, sensors: groups.get(location.location_id) ?? [] }))
}
