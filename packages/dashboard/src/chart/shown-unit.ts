import type { ShownBand } from '../data/bands.ts'
import { findUnit, formatNumber, type ValueChoices } from '../data/format-value.ts'
import type { Variable } from '../data/queries.ts'

/** How values of a variable are drawn: converted, and written. */
export interface ShownUnit {
  /** What stands behind a value; empty where a bare number says all. */
  readonly symbol: string
  /** Digits after the point that mean something. */
  readonly decimals: number
  /** Whether nothing is a value like others, and stands at the bottom of each chart. */
  readonly isFromZero: boolean
  /** The values that a state can have; `undefined` of everything else. */
  readonly states: readonly number[] | undefined
  /** Converts a value of the API. */
  convert(value: number): number
  /** Writes a converted value, without the symbol. */
  format(value: number): string
  /** Writes a converted value with its symbol. */
  formatWithSymbol(value: number): string
  /** Converts the limits of bands. */
  convertBands(bands: readonly ShownBand[]): readonly ShownBand[]
}

/**
 * Chooses how a chart shows values: events as shares of time, states by their names, everything else as the
 * user reads it elsewhere.
 */
export function chooseShownUnit(variable: Variable, choices: ValueChoices): ShownUnit {
  if (variable.kind === 'event') return makeUnit('%', 0, true, (value) => value * 100)
  const { symbol, convert } = findUnit(variable, choices)
  // What can be wrong on both sides, such as warmth, is far from nothing wherever people are.
  const isFromZero = variable.min === 0 && variable.palette === 'severity'
  const unit = makeUnit(symbol, variable.decimals, isFromZero, convert)
  const { values } = variable
  if (values === null) return unit
  const format = (value: number) => values.find((one) => one.value === value)?.label ?? unit.format(value)
  return { ...unit, states: values.map(({ value }) => value), format, formatWithSymbol: format }
}

function makeUnit(
  symbol: string,
  decimals: number,
  isFromZero: boolean,
  convert: (value: number) => number,
): ShownUnit {
  const format = (value: number) => formatNumber(value, decimals)
  const space = symbol === '' || symbol === '%' ? '' : '\u00a0'
  return {
    symbol,
    decimals,
    isFromZero,
    states: undefined,
    convert,
    format,
    formatWithSymbol: (value) => `${format(value)}${space}${symbol}`,
    convertBands: (bands) =>
      bands.map((band) => ({ ...band, to: band.to === null ? null : convert(band.to) })),
  }
}
