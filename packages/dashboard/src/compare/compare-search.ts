import { oneOf, type SearchOf, type SearchSpec } from '../app/search-params.ts'
import { rangePresets } from '../chart/time-range.ts'
import { maxCompared, readSeries } from './compare-basket.ts'

/** What the screen reads from its address. */
export const compareSearch = {
  /** The series, `SENSOR:VAR` each, with commas between them. */
  s: readSeriesList,
  /** A range that moves with time. `from` and `to` go before it. */
  range: oneOf(...rangePresets),
  from: readBorder,
  to: readBorder,
  /** The zone of days and times, where it is not that of the first sensor. */
  tz: readZone,
  view: oneOf('chart', 'table'),
  /** Whether the period before is drawn too. */
  previous: oneOf('yes'),
} as const satisfies SearchSpec

/** The parameters of Compare. */
export type CompareSearch = SearchOf<typeof compareSearch>

/** Reads a list of series; parts that mean nothing are left out, and so is what is too much. */
function readSeriesList(text: string): readonly string[] | undefined {
  const names = text.split(',', 100).filter((part) => readSeries(part) !== undefined)
  return names.length === 0 ? undefined : [...new Set(names)].slice(0, maxCompared)
}

/** Reads the border of a range: a date of the zone, or a time with its offset. */
function readBorder(text: string): string | undefined {
  if (text.length > 40) return undefined
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return Temporal.PlainDate.from(text).toString()
    return Temporal.Instant.from(text).toString()
  } catch {
    return undefined
  }
}

/** Reads the name of a time zone. */
function readZone(text: string): string | undefined {
  if (!/^[A-Za-z0-9_+/-]{1,64}$/.test(text)) return undefined
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId
  } catch {
    return undefined
  }
}
