import { clampToBounds, parseRangeBorder, showTime, textPatterns } from '@openlightfi/contract'
import { refuseParameter } from './refuse-parameter.ts'

/**
 * Reads the border of a range of time from a query parameter, Unix milliseconds. A date is its beginning:
 * midnight, or the first moment after it where the clocks skip that.
 *
 * @param timeZone finds the time zone of the place; called for a date alone, with the name of the parameter.
 * @throws ProblemError `invalid_parameter`; the errors of `timeZone`.
 */
export function readBorder(name: string, text: string, timeZone: (name: string) => string): number {
  const border = parseRangeBorder(text)
  if (!border) throw refuseParameter(name, `${textPatterns.timestamp.meaning}${showTime(text)}`)
  if ('timeMs' in border) return border.timeMs
  return clampToBounds(Temporal.PlainDate.from(border.date).toZonedDateTime(timeZone(name)).epochMilliseconds)
}

/**
 * Replaces the dates in a query by the moments at which they begin, in Unix seconds; everything else stays.
 * Parameters and errors as of {@link readBorder}.
 */
export function placeDates<Query extends { readonly from?: string; readonly to?: string }>(
  query: Query,
  timeZone: (name: string) => string,
): Query {
  const place = (name: 'from' | 'to') => {
    const text = query[name]
    if (text === undefined || !('date' in (parseRangeBorder(text) ?? {}))) return {}
    return { [name]: String(readBorder(name, text, timeZone) / 1000) }
  }
  return { ...query, ...place('from'), ...place('to') }
}
