import { type VarName, varNames } from '@openlightfi/contract'
import { RuleError } from './rule-error.ts'

/** Converts a number into the unit of the catalogue. */
export type Convert = (value: number) => number

/** The ways from other units into those of the catalogue. */
const conversions: Readonly<Record<string, Readonly<Record<string, Convert>>>> = {
  '°C': { '°F': (value) => (value - 32) / 1.8, K: (value) => value - 273.15 },
  mbar: {
    hPa: (value) => value,
    Pa: (value) => value / 100,
    kPa: (value) => value * 10,
    bar: (value) => value * 1000,
    mmHg: (value) => value * 1.333_223_874,
    inHg: (value) => value * 33.863_886_67,
  },
  kWh: {
    Wh: (value) => value / 1000,
    MWh: (value) => value * 1000,
    MJ: (value) => value / 3.6,
    J: (value) => value / 3_600_000,
  },
  ppm: { ppb: (value) => value / 1000, '%': (value) => value * 10_000 },
  ppb: { ppm: (value) => value * 1000 },
  '%': { fraction: (value) => value * 100 },
  'µg/m³': { 'mg/m³': (value) => value * 1000 },
}

/** Lists the units in which a variable may come, that of the catalogue first. */
export function listUnits(varName: VarName): string[] {
  const { unit } = varNames[varName]
  return [unit, ...Object.keys(conversions[unit] ?? {})]
}

/**
 * Finds the way from a unit to that of a variable. The result is rounded to 12 digits, so that 0.57 is 57 %
 * and not 56.99999999999999 %.
 * @param unit absent for the unit of the catalogue.
 * @throws RuleError
 */
export function findConversion(varName: VarName, unit: string | undefined): Convert {
  const own = varNames[varName].unit
  if (unit === undefined || unit === own) return (value) => value
  const convert = conversions[own]?.[unit]
  if (convert) return (value) => Number(convert(value).toPrecision(12))
  throw new RuleError(`must be one of ${listUnits(varName).join(', ')} for ${varName}`)
}
