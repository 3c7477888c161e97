import type { Sensor } from '../data/queries.ts'

/** Why a sensor has no current value of a variable. */
export type Absence = 'never_reported' | 'stale' | 'offline' | 'rebooting'

/** One sensor and one variable, as list and plan show it: colour, word and ticks say the same thing. */
export interface ShownSensor {
  readonly sensor: Sensor
  /** The newest datum, however old: time in Unix seconds, and the value in the unit of the catalogue. */
  readonly datum: { readonly time: number; readonly value: number } | undefined
  /**
   * The value as text in the unit that the user chose, without the symbol; empty where there is no current
   * one.
   */
  readonly valueText: string
  /**
   * The name of the band, or of the state of use; the words for an absence where there is no current value.
   */
  readonly word: string
  /**
   * The custom property of its colour; `undefined` is drawn hatched where `absence` says why, plain
   * otherwise.
   */
  readonly colour: `--${string}` | undefined
  /** How many of five ticks the glyph has; 0 without bands. */
  readonly ticks: number
  /** How bad it is: the worst first in a list. An absence counts as none. */
  readonly severity: number
  readonly absence: Absence | undefined
}
