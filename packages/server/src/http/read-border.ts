import { clampToBounds, parseRangeBorder, showTime, textPatterns } from '@openlightfi/contract'
import { refuseParameter } from './refuse-parameter.ts'

/**
 * The border of a range of time as a query parameter gives it, Unix milliseconds. A date is its beginning: midnight, or where
 * the clocks skip that, what comes first.
 *
 * @param timeZone of the place that is asked about; called for a date alone, with the name of the parameter.
 * @throws ProblemError `invalid_parameter`; what `timeZone` throws.
 */
export function readBorder(name: string, text: string, timeZone: (name: string) => string): number {
  const border = parseRangeBorder(text)
  if (!border) throw refuseParameter(name, `${textPatterns.timestamp.meaning}${showTime(text)}`)
  if ('timeMs' in border) return border.timeMs
  return clampToBounds(Temporal.PlainDate.from(border.date).toZonedDateTime(timeZone(name)).epochMilliseconds)
}

/**
 * A query with the dates in it read as the moments at which they begin, in Unix seconds; everything else as it is.
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
