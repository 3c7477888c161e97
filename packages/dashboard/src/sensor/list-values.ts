import type { Schemas } from '@openlightfi/client'
import { findBand, type ShownBand, showBands } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'

/** A variable that a sensor reports, and how it stands. */
export interface SensorValue {
  readonly variable: Variable
  /** The newest datum, however old: Unix seconds, and the value in the unit of the API. */
  readonly datum: { readonly time: number; readonly value: number } | undefined
  /** Whether the datum is too old to be the state of the room. Events and states do not age. */
  readonly isStale: boolean
  /** The bands that hold there; none where values are neither good nor bad. */
  readonly bands: readonly ShownBand[]
  /** The band of a value that is not stale. */
  readonly band: ShownBand | undefined
}

/** What {@link listValues} goes by. */
export interface ValueRules {
  /** The time by the server, Unix seconds. */
  readonly nowS: number
  readonly findVariable: (varName: string) => Variable | undefined
  readonly family: Schemas['SensorFamilyOutput'] | undefined
  /** The settings of the place of the sensor; the bands of the catalogue hold without. */
  readonly settings: Schemas['LocationSettingsOutput'] | undefined
}

/** Lists what a sensor reports by its family, and whatever else it ever did; states come last. */
export function listValues(sensor: Sensor, rules: ValueRules): readonly SensorValue[] {
  const data = new Map((sensor.data ?? []).map((datum) => [datum.var_name, datum]))
  const names = new Set([...(rules.family?.var_names ?? []), ...data.keys()])
  return [...names]
    .flatMap((name): SensorValue[] => {
      const variable = rules.findVariable(name)
      if (!variable) return []
      const { time, value } = data.get(name) ?? {}
      const datum = time === undefined || value === undefined ? undefined : { time, value }
      const isStale = datum !== undefined && ages(variable) && isOld(datum.time, sensor, rules.nowS)
      const settled = rules.settings?.effective.bands[name]?.value ?? variable.bands ?? []
      const bands = settled.length === 0 ? [] : showBands(settled, variable)
      const band = datum && !isStale ? findBand(bands, datum.value) : undefined
      return [{ variable, datum, isStale, bands, band }]
    })
    .sort((one, other) => Number(isState(one.variable)) - Number(isState(other.variable)))
}

function isOld(timeS: number, { stale_after_s }: Sensor, nowS: number): boolean {
  return stale_after_s !== undefined && nowS - timeS > stale_after_s
}

function ages({ kind }: Variable): boolean {
  return kind !== 'event' && kind !== 'status'
}

function isState({ kind }: Variable): boolean {
  return kind === 'status'
}
