import { findLineage } from '../data/find-relatives.ts'
import type { Location, Sensor } from '../data/queries.ts'

/** Names that a title has at most. */
const mostNames = 4

/**
 * Names what is compared: the sensors, each once, with the two innermost places they are in. The place stands
 * once at the end where it is the same for all.
 */
export function nameSubject(sensors: readonly Sensor[], locations: readonly Location[]): string {
  const places = sensors.map((sensor) => namePlace(sensor, locations))
  const [place] = places
  const isOnePlace = places.every((one) => one === place)
  const names = new Set(
    sensors.map(({ name, sensor_id }, index) =>
      [name ?? sensor_id, isOnePlace ? '' : places[index]].filter((part) => part !== '').join(', '),
    ),
  )
  const shown = [...names].slice(0, mostNames)
  const subject = [shown.join('; '), ...(names.size > mostNames ? ['…'] : [])].join('; ')
  return isOnePlace && place !== undefined && place !== '' ? `${subject}, ${place}` : subject
}

function namePlace({ location_id }: Sensor, locations: readonly Location[]): string {
  const location = locations.find((one) => one.location_id === location_id)
  if (location === undefined) return ''
  return findLineage(locations, location)
    .slice(-2)
    .map(({ name }) => name)
    .toReversed()
    .join(', ')
}
