import { toCursor } from '../http/paginate.ts'
import { ProblemError } from '../problem-error.ts'
import type { LoggedReading, LogPlace } from '../storage/time-series/reading-log.ts'

/** The engine keeps series as 32 bits; sequences of 15 digits and times of 13 are whole numbers to it and to JavaScript. */
const largestSeriesId = 0xffff_ffff

/** A place in the log of one installation, as text that callers keep. */
export function writeChangeCursor(installation: string, { sequence, seriesId, timeMs }: LogPlace): string {
  return toCursor(`${installation} ${sequence} ${seriesId} ${timeMs}`)
}

/**
 * The place that a cursor stands for.
 * @throws ProblemError `invalid_parameter` for what is no cursor; `unknown_cursor` for one of another installation.
 */
export function readChangeCursor(installation: string, cursor: string): LogPlace {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, origin, ...numbers] = /^(\S+) (\d{1,15}) (\d{1,10}) (-1|\d{1,13})$/.exec(text) ?? []
  const [sequence, seriesId, timeMs] = numbers.map(Number)
  if (
    sequence === undefined ||
    seriesId === undefined ||
    timeMs === undefined ||
    seriesId > largestSeriesId
  ) {
    const detail = 'must be the next_cursor of an answer, or now'
    throw new ProblemError('invalid_parameter', `after ${detail}.`, {
      errors: [{ pointer: 'after', detail }],
    })
  }
  if (origin !== installation) throw refuseChangeCursor('Another installation gave this cursor.')
  return { sequence, seriesId, timeMs }
}

/** The problem of a cursor that this log cannot go on from. */
export function refuseChangeCursor(detail: string): ProblemError {
  return new ProblemError('unknown_cursor', detail)
}

/** Names what was stored in one commit for one time of one series: the same for ever. */
export function writeReadingId({ sequence, seriesId, timeMs }: LoggedReading): string {
  return [sequence, seriesId, timeMs].map((part) => part.toString(36)).join('-')
}
