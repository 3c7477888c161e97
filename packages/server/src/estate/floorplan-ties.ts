import type { EstateIndex } from './estate-index.ts'
import type { Location } from './location.ts'

/** A sensor that watches a polygon of its floor. */
export interface Tie {
  readonly sensorId: string
  readonly polygonId: string
}

/**
 * Finds the floor that a location is or lies in; undefined when there is none.
 * @param changed a location as it is about to be, in place of the one in the index.
 */
export function findFloor(
  index: Pick<EstateIndex, 'findLocation'>,
  locationId: string,
  changed?: Location,
): Location | undefined {
  let location = changed?.locationId === locationId ? changed : index.findLocation(locationId)
  while (location && location.kind !== 'floor') {
    const { parentId } = location
    if (parentId === null) return undefined
    location = changed?.locationId === parentId ? changed : index.findLocation(parentId)
  }
  return location
}

/** Lists the sensors of a floor, the retired ones too, that are tied to polygons. */
export function listTies(index: EstateIndex, floor: Location): Tie[] {
  return [...index.subtreeOf(floor)]
    .filter(({ locationId }) => findFloor(index, locationId)?.locationId === floor.locationId)
    .flatMap(({ locationId }) => index.sensorsIn(locationId))
    .flatMap(({ sensorId, polygonId }) => (polygonId === null ? [] : [{ sensorId, polygonId }]))
}

/** The most ties that are named: enough for the person who corrects them, and not too long for an answer. */
const maxNamed = 100

/** Names the first ties for people. */
export function nameTies(ties: readonly Tie[]): string {
  const named = ties.slice(0, maxNamed).map(({ sensorId, polygonId }) => `${sensorId} to "${polygonId}"`)
  const more = ties.length > maxNamed ? [`and ${ties.length - maxNamed} more`] : []
  return [...named, ...more].join(', ')
}
