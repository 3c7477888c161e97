import type { ShownBand } from '../data/bands.ts'
import { isInBand } from './count-tiles.ts'
import type { Sorting } from './live-search.ts'
import type { ShownSensor } from './shown-sensor.ts'

/** What decides which sensors a list has, and in which order. */
export interface Arrangement {
  readonly sort: Sorting
  readonly band: string | undefined
  readonly q: string | undefined
  /** The bands of the place; none where there are none. */
  readonly bands: readonly ShownBand[]
  /** Whether values are events: then what is free comes first. */
  readonly isUse: boolean
  /** Names the place of a sensor, which the filter looks at too. */
  readonly placeOf: (sensor: ShownSensor) => string
}

/** Filters and sorts sensors. Those without a current value come last, unless names decide. */
export function arrangeSensors(sensors: readonly ShownSensor[], how: Arrangement): readonly ShownSensor[] {
  const words = (how.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (shown: ShownSensor) => {
    if (!isInBand(shown, how.band)) return false
    if (words.length === 0) return true
    const text = `${shown.sensor.name ?? ''} ${shown.sensor.sensor_id} ${how.placeOf(shown)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return sensors.filter(fits).sort(compareBy(how))
}

const names = new Intl.Collator('en', { numeric: true })

function compareNames(one: ShownSensor, other: ShownSensor): number {
  return (
    names.compare(nameOf(one), nameOf(other)) || names.compare(one.sensor.sensor_id, other.sensor.sensor_id)
  )
}

const nameOf = ({ sensor }: ShownSensor) => sensor.name ?? sensor.sensor_id

function compareBy({ sort, bands, isUse }: Arrangement): (one: ShownSensor, other: ShownSensor) => number {
  if (sort === 'name') return compareNames
  const compare = isUse ? compareUses[sort] : compareValues(sort, bands)
  return (one, other) =>
    Number(one.absence !== undefined) - Number(other.absence !== undefined) ||
    (one.absence === undefined ? compare(one, other) : 0) ||
    compareNames(one, other)
}

const byAge = (one: ShownSensor, other: ShownSensor) => (one.datum?.time ?? 0) - (other.datum?.time ?? 0)

/** Of events the value says nothing: what is free longest comes first, or what was used last. */
const compareUses = {
  worst: (one, other) => one.severity - other.severity || byAge(one, other),
  value: byAge,
  newest: (one, other) => byAge(other, one),
} as const satisfies Record<string, typeof byAge>

function compareValues(sort: Exclude<Sorting, 'name'>, bands: readonly ShownBand[]) {
  const readValue = ({ datum }: ShownSensor) => datum?.value ?? 0
  const byValue = (one: ShownSensor, other: ShownSensor) => readValue(other) - readValue(one)
  if (sort === 'newest') return (one: ShownSensor, other: ShownSensor) => byAge(other, one)
  if (sort === 'value') return byValue
  const distance = measureDistance(bands)
  return (one: ShownSensor, other: ShownSensor) =>
    other.severity - one.severity ||
    distance(readValue(other)) - distance(readValue(one)) ||
    byValue(one, other)
}

/** Gives a function that says how far a value is from the best band, in its unit. */
function measureDistance(bands: readonly ShownBand[]): (value: number) => number {
  const best = bands.reduce<ShownBand | undefined>(
    (found, band) => (found === undefined || band.severity < found.severity ? band : found),
    undefined,
  )
  if (best === undefined) return () => 0
  const low = bands[best.index - 1]?.to ?? Number.NEGATIVE_INFINITY
  const high = best.to ?? Number.POSITIVE_INFINITY
  return (value) => Math.max(low - value, value - high, 0)
}
