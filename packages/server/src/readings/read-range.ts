import { parseRangeBorderMs, textPatterns } from '@openlightfi/contract'
import { ProblemError } from '../problem-error.ts'
import type { TimeRange } from '../storage/time-series/read-rows.ts'

/** A range of time as it stands in the query string. */
export interface RangeQuery {
  readonly from?: string
  readonly to?: string
  readonly limit?: number
  readonly order?: 'asc' | 'desc'
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * The asked range; without borders the 24 hours up to and including `nowMs`.
 * @throws ProblemError `invalid_parameter` for what is no time, or a range that ends before it begins.
 */
export function readRange(query: RangeQuery, nowMs: number): TimeRange {
  const to = readTime('to', query.to)
  const from = readTime('from', query.from)
  const toMs = to ?? nowMs + 1
  const fromMs = from ?? toMs - dayMs
  if (fromMs > toMs) {
    throw invalidParameter('from', 'must not be later than "to" (or than now, when "to" is absent)')
  }
  return { fromMs, toMs, order: query.order ?? ('asc' as const), limit: query.limit }
}

function readTime(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const timeMs = parseRangeBorderMs(text)
  if (timeMs === undefined) {
    throw invalidParameter(name, `${textPatterns.timestamp.meaning}; got ${JSON.stringify(text)}`)
  }
  return timeMs
}

function invalidParameter(name: string, detail: string): ProblemError {
  return new ProblemError('invalid_parameter', `${name} ${detail}.`, { errors: [{ pointer: name, detail }] })
}
