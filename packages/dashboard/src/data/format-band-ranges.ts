import { partTexts } from '../text/en/parts.ts'
import { findUnit, formatNumber, joinUnit, type ValueChoices } from './format-value.ts'
import type { Band, Variable } from './queries.ts'

const words = partTexts.bands

/**
 * Writes where each band lies, from low to high, in the unit of the user: `up to 800 ppm`, `800 to 1,000
 * ppm`, `over 1,800 ppm`. A limit belongs to the band that it ends. A band without limits is an empty text.
 */
export function formatBandRanges(
  bands: readonly Band[],
  variable: Variable,
  choices: ValueChoices,
): readonly string[] {
  const unit = findUnit(variable, choices)
  const write = (limit: number) => formatLimit(unit.convert(limit))
  return bands.map(({ to }, index) => {
    const from = bands[index - 1]?.to ?? null
    if (to === null) return from === null ? '' : words.over(joinUnit(write(from), unit.symbol))
    const end = joinUnit(write(to), unit.symbol)
    return from === null ? words.upTo(end) : words.between(write(from), end)
  })
}

/** Writes a limit with as many digits as it needs: 37.5 has one, 800 none. */
export function formatLimit(value: number): string {
  return formatNumber(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1)
}
