import type { Variable } from '../data/queries.ts'
import type { ShownSensor } from '../live/shown-sensor.ts'

/** What a value looks like: the part of a shown sensor that says so. */
export type Look = Pick<ShownSensor, 'valueText' | 'word' | 'colour' | 'ticks' | 'severity' | 'absence'>

/** How the values of the sensors of a room become the one of the room. */
export type RoomValue = 'worst' | 'mean'

/** What a room shows. */
export interface RoomReading extends Look {
  /** Its sensors, the one that tells most first. There is at least one. */
  readonly sensors: readonly [ShownSensor, ...ShownSensor[]]
}

/**
 * Puts the sensors of a room in the order of what they tell: a current value before none, the worse band
 * first. Within a band an event counts by when it was, anything else by its value.
 */
export function orderSensors(
  sensors: readonly ShownSensor[],
  kind: Variable['kind'],
): readonly ShownSensor[] {
  const weigh = ({ datum }: ShownSensor) =>
    (kind === 'event' ? datum?.time : datum?.value) ?? Number.NEGATIVE_INFINITY
  return sensors.toSorted(
    (a, b) =>
      Number(a.absence !== undefined) - Number(b.absence !== undefined) ||
      b.severity - a.severity ||
      compare(weigh(b), weigh(a)),
  )
}

/**
 * Works out what a room shows: what its first sensor shows, or for `mean` the look of the mean of the
 * current values.
 *
 * @param look gives a value its look; `undefined`: values of this kind have no mean.
 * @returns `undefined` for a room without sensors.
 */
export function combineRoom(
  sensors: readonly ShownSensor[],
  kind: Variable['kind'],
  look?: (value: number) => Look,
): RoomReading | undefined {
  const [first, ...others] = orderSensors(sensors, kind)
  if (!first) return undefined
  const { valueText, word, colour, ticks, severity, absence } = first
  const all = [first, ...others] as const
  const current = all.flatMap((one) => (one.absence === undefined && one.datum ? [one.datum.value] : []))
  if (look && current.length > 1)
    return { ...look(current.reduce((sum, value) => sum + value, 0) / current.length), sensors: all }
  return { valueText, word, colour, ticks, severity, absence, sensors: all }
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
