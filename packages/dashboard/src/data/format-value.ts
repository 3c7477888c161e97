import type { Schemas } from '@openlightfi/client'
import type { Variable } from './queries.ts'

/** What a user chose that changes how values are written. */
export type ValueChoices = Pick<Schemas['Preferences'], 'temperature_unit'>

/** A value as screens write it. */
export interface ShownValue {
  /** The number, or the name of a state. */
  readonly text: string
  /** What stands behind it; empty where a bare number says all. */
  readonly symbol: string
}

/** Writes a value of the API as the user wants to read it. */
export function formatValue(variable: Variable, value: number, choices: ValueChoices): ShownValue {
  const state = variable.values?.find((one) => one.value === value)
  if (state) return { text: state.label, symbol: '' }
  const unit = findUnit(variable, choices)
  return { text: formatNumber(unit.convert(value), variable.decimals), symbol: unit.symbol }
}

/** Puts a number and its unit together; per cent stands close, as `47%`. */
export function joinUnit(text: string, symbol: string): string {
  if (symbol === '') return text
  return symbol === '%' ? `${text}%` : `${text} ${symbol}`
}

/** A unit in which values of a variable are shown. */
export interface ShownUnit {
  readonly symbol: string
  /** From the unit of the API to this one. */
  readonly convert: (value: number) => number
}

/** Finds the unit in which a user reads a variable. */
export function findUnit(variable: Variable, { temperature_unit }: ValueChoices): ShownUnit {
  if (variable.unit === '°C' && temperature_unit === 'fahrenheit') {
    return { symbol: '°F', convert: (celsius) => celsius * 1.8 + 32 }
  }
  return { symbol: variable.symbol, convert: (value) => value }
}

/** Writes a number with groups of thousands and so many digits after the point. */
export function formatNumber(value: number, decimals = 0): string {
  const kept = formats.get(decimals)
  if (kept !== undefined) return kept.format(value)
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const made = new Intl.NumberFormat('en', digits)
  formats.set(decimals, made)
  return made.format(value)
}

/** One format for each count of digits, of which the catalogue allows seven. */
const formats = new Map<number, Intl.NumberFormat>()
