import type { ShownBand } from '../data/bands.ts'
import type { Sensor, Variable } from '../data/queries.ts'

/** The kinds of faults as the API has them, the worst first. */
export const faultKinds = [
  'silent',
  'offline',
  'never_reported',
  'battery_low',
  'late',
  'rebooting',
  'unplaced',
] as const

/** What may be wrong with a sensor. */
export type FaultKind = (typeof faultKinds)[number]

/**
 * The kinds that need somebody to go there. The others pass by themselves, or are a gap in what was set up.
 */
export const brokenKinds: readonly FaultKind[] = ['silent', 'offline', 'never_reported', 'battery_low']

/** A value with the variable that it is of. */
export interface VariableValue {
  readonly variable: Variable
  /** Unix seconds. */
  readonly time: number
  readonly value: number
}

/** Something that is wrong with one sensor. */
export interface Fault {
  readonly kind: FaultKind
  readonly sensor: Sensor
  /** Since when, Unix seconds; `undefined` where there is no such time. */
  readonly since: number | undefined
  /**
   * The newest values that say something about it: of a late sensor the late ones, of a battery its level.
   */
  readonly values: readonly VariableValue[]
  /** The band of the battery, where that is the fault. */
  readonly band?: ShownBand
}
