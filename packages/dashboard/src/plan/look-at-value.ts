import { findBand, type ShownBand } from '../data/bands.ts'
import { formatValue, type ValueChoices } from '../data/format-value.ts'
import type { Variable } from '../data/queries.ts'
import type { Look } from './combine-room.ts'

/** Gives a value that no single sensor has the look of its band. */
export function lookAtValue(
  variable: Variable,
  bands: readonly ShownBand[],
  choices: ValueChoices,
  value: number,
): Look {
  const band = findBand(bands, value)
  return {
    valueText: formatValue(variable, value, choices).text,
    word: band?.name ?? '',
    colour: band?.colour,
    ticks: band?.ticks ?? 0,
    severity: band?.severity ?? 0,
    absence: undefined,
  }
}
