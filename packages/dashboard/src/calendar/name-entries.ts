import type { Location, Sensor } from '../data/queries.ts'

/** What an answer says about whose figures they are. */
export interface EntryIds {
  readonly location_id?: string
  readonly sensor_id?: string
  readonly polygon_id?: string
  readonly time_zone: string
}

/** A room, a location or a sensor whose figures are shown. */
export interface Entry {
  /** Stands for it in addresses. */
  readonly id: string
  readonly kind: 'room' | 'location' | 'sensor'
  readonly name: string
  /** The floor of a room, where there are several; empty otherwise. */
  readonly place: string
  readonly timeZone: string
  /** The location that is shown when it is opened, of a location alone. */
  readonly locationId: string | undefined
  /** The sensors whose data it has, as far as they are known. */
  readonly sensors: readonly Sensor[]
}

/** What names are found in. */
export interface NameSources {
  readonly locations: readonly Location[]
  /** Those in the location and below it. */
  readonly sensors: readonly Sensor[]
  /** Names of polygons by the floor they lie on. */
  readonly roomNames: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Gives the entries of an answer their names, as far as these have been read, and ids otherwise. */
export function nameEntries(answers: readonly EntryIds[], sources: NameSources): readonly Entry[] {
  const floors = new Set(
    answers.flatMap(({ location_id, polygon_id }) => (polygon_id === undefined ? [] : [location_id])),
  )
  const below = indexChildren(sources.locations)
  return answers.map((answer) => nameEntry(answer, { ...sources, below, showFloor: floors.size > 1 }))
}

interface Sources extends NameSources {
  readonly below: ReadonlyMap<string, readonly string[]>
  readonly showFloor: boolean
}

function nameEntry(answer: EntryIds, sources: Sources): Entry {
  const { location_id = '', sensor_id, polygon_id, time_zone: timeZone } = answer
  const location = sources.locations.find((one) => one.location_id === location_id)
  if (polygon_id !== undefined) {
    const floors = location_id === '' ? undefined : listBelow(location_id, sources.below)
    const sensors = sources.sensors.filter(
      (sensor) => sensor.polygon_id === polygon_id && (floors?.has(sensor.location_id ?? '') ?? true),
    )
    const name = sources.roomNames.get(location_id)?.get(polygon_id) ?? sensors[0]?.name ?? polygon_id
    return {
      id: `${location_id}/${polygon_id}`,
      kind: 'room',
      name,
      place: sources.showFloor ? (location?.name ?? '') : '',
      timeZone,
      locationId: undefined,
      sensors,
    }
  }
  if (sensor_id !== undefined) {
    const sensor = sources.sensors.find((one) => one.sensor_id === sensor_id)
    return {
      id: sensor_id,
      kind: 'sensor',
      name: sensor?.name ?? sensor_id,
      place: '',
      timeZone,
      locationId: undefined,
      sensors: [sensor ?? { sensor_id }],
    }
  }
  const inside = listBelow(location_id, sources.below)
  return {
    id: location_id,
    kind: 'location',
    name: location?.name ?? location_id,
    place: '',
    timeZone,
    locationId: location_id,
    sensors: sources.sensors.filter((sensor) => inside.has(sensor.location_id ?? '')),
  }
}

function indexChildren(locations: readonly Location[]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>()
  for (const { location_id, parent_id } of locations) {
    if (parent_id === null) continue
    const known = children.get(parent_id)
    if (known) known.push(location_id)
    else children.set(parent_id, [location_id])
  }
  return children
}

function listBelow(locationId: string, below: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([locationId])
  for (const id of found) for (const child of below.get(id) ?? []) found.add(child)
  return found
}
