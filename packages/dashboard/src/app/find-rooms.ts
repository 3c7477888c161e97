import { formatSeries } from '../compare/compare-basket.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { chooseSources, doesReport, findSources, type Source } from '../live/find-sources.ts'

/** A room as somebody looks for it: the sensors that stand for one place. */
export interface FoundRoom {
  /** The name of its first sensor. */
  readonly name: string
  readonly locationId: string | undefined
  /** There is at least one. */
  readonly sensors: readonly Sensor[]
  /** What its sensors report of the place, that first which tells most. */
  readonly sources: readonly Source[]
}

/**
 * Gathers sensors to the rooms that have a text in their name. Sensors of one polygon are in one room, and so
 * are those of one name in one location.
 */
export function findRooms(
  sensors: readonly Sensor[],
  variables: readonly Variable[],
  text: string,
): readonly FoundRoom[] {
  const wanted = text.toLowerCase()
  const rooms: Sensor[][] = []
  for (const sensor of sensors) {
    if (sensor.retired_at || !sensor.name?.toLowerCase().includes(wanted)) continue
    const same = rooms.filter((room) => room.some((other) => isOneRoom(sensor, other)))
    const [first, ...others] = same
    if (first === undefined) {
      rooms.push([sensor])
      continue
    }
    first.push(...others.flat(), sensor)
    for (const other of others) rooms.splice(rooms.indexOf(other), 1)
  }
  return rooms.flatMap((room) => {
    const [first] = room
    if (first?.name === undefined) return []
    const sources = chooseSources(findSources(room, variables), undefined)
    return [{ name: first.name, locationId: first.location_id, sensors: room, sources }]
  })
}

/**
 * Finds what Compare draws of a room: what tells most, and whether it is warm there. More lines would hide
 * what somebody came for; each is one press away.
 */
export function listRoomSeries({ sensors, sources }: FoundRoom): readonly string[] {
  const [first] = sources
  const warmth = sources.find(({ variable }) => variable.bands !== null && variable.palette === 'cold_warm')
  const drawn = new Set([first, warmth].flatMap((source) => source?.variable ?? []))
  return [...drawn].flatMap((variable) =>
    sensors
      .filter((sensor) => doesReport(sensor, variable))
      .map(({ sensor_id }) => formatSeries({ sensorId: sensor_id, varName: variable.var_name })),
  )
}

/** A newest datum of a room. */
export interface RoomDatum {
  readonly variable: Variable
  readonly time: number
  readonly value: number
}

/** Lists the newest datum of each source of a room; what is too old to be its state is left out. */
export function listRoomData({ sensors, sources }: FoundRoom, nowS: number): readonly RoomDatum[] {
  return sources.flatMap(({ variable }): readonly RoomDatum[] => {
    const data = sensors.flatMap(({ data = [], stale_after_s = Number.POSITIVE_INFINITY }) =>
      data.filter(
        ({ var_name, time }) =>
          var_name === variable.var_name && (variable.kind === 'event' || nowS - time <= stale_after_s),
      ),
    )
    const newest = data.reduce<(typeof data)[number] | undefined>(
      (found, one) => (found === undefined || one.time > found.time ? one : found),
      undefined,
    )
    const { time, value } = newest ?? {}
    return time === undefined || value === undefined ? [] : [{ variable, time, value }]
  })
}

function isOneRoom(one: Sensor, other: Sensor): boolean {
  if (one.location_id !== other.location_id) return false
  return one.name === other.name || (one.polygon_id != null && one.polygon_id === other.polygon_id)
}

/** Tells whether somebody looks for a sensor by its id: by four of its digits at least. */
export function looksForId(text: string): boolean {
  return /^([A-Z0-9]{1,8}-)?[0-9A-F]{4,12}$/i.test(text)
}
