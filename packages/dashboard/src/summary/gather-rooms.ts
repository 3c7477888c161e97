import type { ShownBand } from '../data/bands.ts'
import { arrangeSensors } from '../live/arrange-sensors.ts'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { orderSensors } from '../plan/combine-room.ts'

/** A room of a plan, or a sensor that is in none, with what stands for it now. */
export interface GatheredRoom {
  /** Unique among those of a location. */
  readonly key: string
  readonly name: string
  /** Whether it is a room, and not a sensor alone. */
  readonly isRoom: boolean
  /** Of its sensors the one that tells most. */
  readonly shown: ShownSensor
  readonly sensorCount: number
  /** Sensors without a current value. */
  readonly absentCount: number
}

/** How rooms are gathered and arranged. */
export interface RoomArrangement {
  readonly sort: 'worst' | 'name'
  /** A part of a name or id. */
  readonly q: string | undefined
  readonly bands: readonly ShownBand[]
  /** Whether values are events: then what is in use stands for its room, and comes first. */
  readonly isUse: boolean
  /** Names of the polygons of the plan; none where there is no plan. */
  readonly roomNames: ReadonlyMap<string, string>
}

/**
 * Gathers sensors to the rooms of their plan. The worst sensor stands for its room; rooms without a current
 * value come last.
 */
export function gatherRooms(
  sensors: readonly ShownSensor[],
  { sort, q, bands, isUse, roomNames }: RoomArrangement,
): readonly GatheredRoom[] {
  const how = {
    sort: 'worst',
    band: undefined,
    q: undefined,
    bands,
    isUse: false,
    placeOf: () => '',
  } as const
  const order = (some: readonly ShownSensor[]) =>
    isUse ? orderSensors(some, 'event') : arrangeSensors(some, how)
  const groups = Map.groupBy(sensors, ({ sensor }) => keyOf(sensor))
  const rooms = new Map(
    [...groups].flatMap(([key, group]): (readonly [string, GatheredRoom])[] => {
      const [shown] = order(group)
      if (!shown) return []
      const { polygon_id, sensor_id, name = sensor_id } = shown.sensor
      const room: GatheredRoom = {
        key,
        name: (polygon_id != null && roomNames.get(polygon_id)) || name,
        isRoom: polygon_id != null,
        shown,
        sensorCount: group.length,
        absentCount: group.filter(({ absence }) => absence !== undefined).length,
      }
      return [[key, room]]
    }),
  )
  const wanted = (q ?? '').trim().toLocaleLowerCase('en')
  const found = [...rooms.values()].filter(({ name }) => name.toLocaleLowerCase('en').includes(wanted))
  const byName = found.sort((one, other) => compareNames(one.name, other.name))
  if (sort === 'name') return byName
  return order(byName.map(({ shown }) => shown)).flatMap(({ sensor }) => rooms.get(keyOf(sensor)) ?? [])
}

const { compare: compareNames } = new Intl.Collator('en', { numeric: true })

function keyOf({ sensor_id, polygon_id, location_id = '' }: ShownSensor['sensor']): string {
  return polygon_id == null ? sensor_id : `${location_id}/${polygon_id}`
}
