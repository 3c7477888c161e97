import { findBand, type ShownBand } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import type { LatestValues } from '../live-store/latest-values.ts'
import { doesReport } from './find-sources.ts'

/** How a place is in one variable: what is worst, and which sensors are not as they should be. */
export interface Concern {
  readonly severity: number
  /** The bands that call for somebody, with their sensors: the worst first, equal ones from low to high. */
  readonly bands: readonly ConcernBand[]
}

/** A band that calls for somebody, and how many sensors are in it. */
export interface ConcernBand extends Pick<ShownBand, 'name' | 'colour' | 'severity' | 'index'> {
  readonly count: number
}

/** From this severity on, of 0 to 4, somebody should look. */
export const leastSeverity = 2

/** What concerns are worked out from. */
export interface ConcernFacts {
  readonly sensors: readonly Sensor[]
  readonly values: Pick<LatestValues, 'find'>
  readonly bandsOf: (sensor: Sensor) => readonly ShownBand[]
  /** Unix seconds by the server's clock. */
  readonly nowS: number
}

/** Finds what calls for somebody in one variable. Old values count for nothing. */
export function findConcern(variable: Variable, { sensors, values, bandsOf, nowS }: ConcernFacts): Concern {
  const found = new Map<string, ConcernBand>()
  for (const sensor of sensors) {
    const datum = doesReport(sensor, variable) ? values.find(sensor.sensor_id, variable.var_name) : undefined
    if (datum === undefined || nowS - datum.time > (sensor.stale_after_s ?? 0)) continue
    const band = findBand(bandsOf(sensor), datum.value)
    if (band === undefined || band.severity < leastSeverity) continue
    const { name, colour, severity, index } = band
    found.set(name, { name, colour, severity, index, count: (found.get(name)?.count ?? 0) + 1 })
  }
  const bands = [...found.values()].sort(
    (one, other) => other.severity - one.severity || one.index - other.index,
  )
  return { severity: bands[0]?.severity ?? 0, bands }
}

/** Names what there is room for in a line: two bands, or the worst and how many sensors there are besides. */
export function nameConcern({ bands }: Concern): {
  readonly named: readonly ConcernBand[]
  readonly more: number
} {
  const named = bands.slice(0, bands.length > 2 ? 1 : 2)
  const more = bands.slice(named.length).reduce((sum, { count }) => sum + count, 0)
  return { named, more }
}
