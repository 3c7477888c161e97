import { findPresetRange, type RangePreset, type TimeRange } from '../chart/time-range.ts'
import type { CompareSearch } from './compare-search.ts'

/** The range of an address: a preset that moves with time, or a fixed one. */
export interface ChosenRange {
  readonly range: TimeRange
  /** `undefined`: a fixed range. */
  readonly preset: RangePreset | undefined
}

/** Longest range that is drawn: four years and a day, in buckets of a day. */
const longestS = 1462 * 86_400

/** Finds the range that an address asks for: today, where it asks for none or for one that cannot be. */
export function chooseRange(search: CompareSearch, timeZone: string, nowS: number): ChosenRange {
  const fixed = findFixedRange(search, timeZone)
  if (fixed !== undefined) return { range: fixed, preset: undefined }
  const preset = search.range ?? 'today'
  return { range: findPresetRange(preset, nowS, timeZone), preset }
}

function findFixedRange({ from, to }: CompareSearch, timeZone: string): TimeRange | undefined {
  if (from === undefined || to === undefined) return undefined
  const range = { from: toSeconds(from, timeZone), to: toSeconds(to, timeZone) }
  const length = range.to - range.from
  return length > 0 && length <= longestS ? range : undefined
}

/** A date is its beginning by the local clock. */
function toSeconds(border: string, timeZone: string): number {
  const time = border.includes('T')
    ? Temporal.Instant.from(border)
    : Temporal.PlainDate.from(border).toZonedDateTime(timeZone)
  return time.epochMilliseconds / 1000
}
