import type { Schemas } from '@openlightfi/client'
import { showBands } from '../data/bands.ts'
import type { Variable } from '../data/queries.ts'

/** The counts of a location and everything below it. */
export type PlaceSummary = Schemas['PlaceSummary']

/** A state in which a sensor can be. */
export type SensorStatus = keyof PlaceSummary['statuses']

/** The states of sensors that nobody hears, those first that need somebody most. */
export const unheardStatuses = ['silent', 'offline', 'never_reported', 'rebooting'] as const

/** How many sensors are in a band. */
export interface BandShare {
  readonly name: string
  readonly count: number
  readonly severity: number
  readonly colour: `--${string}`
  /** Of five. */
  readonly ticks: number
}

/** The sensors of a place that report a variable. */
export interface VariableCounts {
  readonly sensors: number
  readonly current: number
  readonly absent: number
  /** From low to high; empty for a variable without bands. */
  readonly bands: readonly BandShare[]
}

const nothing: VariableCounts = { sensors: 0, current: 0, absent: 0, bands: [] }

/** Counts the sensors of a place that report a variable. */
export function countVariable({ variables }: PlaceSummary, variable: Variable): VariableCounts {
  const found = variables.find(({ var_name }) => var_name === variable.var_name)
  if (!found) return nothing
  const shown = showBands(
    found.bands.map(({ name, severity }) => ({ name, severity, to: null })),
    variable,
  )
  return {
    sensors: found.sensors,
    current: found.current,
    absent: found.no_current_data,
    bands: shown.map(({ name, severity, colour, ticks, index }) => ({
      name,
      severity,
      colour,
      count: found.bands[index]?.sensors ?? 0,
      ticks,
    })),
  }
}

/** Counts the sensors of a place that are in use. */
export function countSensors({ statuses }: PlaceSummary): { readonly all: number; readonly heard: number } {
  const unheard = unheardStatuses.reduce((sum, status) => sum + statuses[status], 0)
  return { all: statuses.online + unheard, heard: statuses.online }
}

/** Finds the worst band in which any sensor is; nothing where all is well or nothing is known. */
export function findWorst({ bands }: VariableCounts): BandShare | undefined {
  const taken = bands.filter(({ count }) => count > 0)
  return taken.reduce<BandShare | undefined>(
    (worst, band) => (worst === undefined || band.severity > worst.severity ? band : worst),
    undefined,
  )
}

/** Lists the bands that are worse than they should be and in which any sensor is, the worst first. */
export function listTroubles({ bands }: VariableCounts): readonly BandShare[] {
  return bands
    .filter(({ count, severity }) => count > 0 && severity > 0)
    .sort((one, other) => other.severity - one.severity)
}

/** How places are arranged. */
export interface Arrangement {
  readonly sort: 'worst' | 'name'
  /** A part of a name, in letters of either case. */
  readonly q: string | undefined
  readonly variable: Variable
}

/**
 * Arranges places: by name, or the one first that has most sensors in the worst band; of equal ones the one
 * with more in the next band, then with more that have no current data, then that nobody hears.
 */
export function arrangePlaces(
  places: readonly PlaceSummary[],
  { sort, q = '', variable }: Arrangement,
): readonly PlaceSummary[] {
  const wanted = q.trim().toLocaleLowerCase('en')
  const found = places.filter(({ name }) => name.toLocaleLowerCase('en').includes(wanted))
  const byName = (a: PlaceSummary, b: PlaceSummary) => compareNames(a.name, b.name)
  if (sort === 'name') return found.sort(byName)
  const weights = new Map(found.map((place) => [place, weigh(place, variable)]))
  return found.sort((a, b) => compareWeights(weights.get(b) ?? [], weights.get(a) ?? []) || byName(a, b))
}

const { compare: compareNames } = new Intl.Collator('en', { numeric: true })

/** The counts that make a place bad, the most important first. */
function weigh(place: PlaceSummary, variable: Variable): readonly number[] {
  const { bands, absent } = countVariable(place, variable)
  const bySeverity = [4, 3, 2, 1].map((severity) =>
    bands.reduce((sum, band) => sum + (band.severity === severity ? band.count : 0), 0),
  )
  const { all, heard } = countSensors(place)
  return [...bySeverity, absent, all - heard]
}

function compareWeights(a: readonly number[], b: readonly number[]): number {
  for (const [index, weight] of a.entries()) {
    const difference = weight - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
