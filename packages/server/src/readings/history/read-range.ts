import { dayMs } from '../../day-ms.ts'
import { readBorder } from '../../http/read-border.ts'
import { refuseParameter } from '../../http/refuse-parameter.ts'
import type { TimeRange } from '../../storage/time-series/reading.ts'

/** A range of time as it stands in the query string, dates already placed in a time zone. */
export interface RangeQuery {
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly order?: 'asc' | 'desc'
}

/**
 * Reads the asked range; without borders the 24 hours up to and including `nowMs`.
 * @throws ProblemError `invalid_parameter` for text that is no time, or a range that ends before it begins.
 */
export function readRange(query: RangeQuery, nowMs: number): TimeRange {
  const to = query.to === undefined ? undefined : readBorder('to', query.to, refuseDate)
  const from = query.from === undefined ? undefined : readBorder('from', query.from, refuseDate)
  const toMs = to ?? nowMs + 1
  const fromMs = from ?? toMs - dayMs
  if (fromMs > toMs) {
    throw refuseParameter('from', 'must not be later than "to" (or than now, when "to" is absent)')
  }
  return { fromMs, toMs, order: query.order ?? ('asc' as const), limit: query.limit }
}

function refuseDate(): never {
  throw new Error('a date came as far as the range without having been placed')
}
