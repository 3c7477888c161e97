import { refuseParameter } from '../../http/refuse-parameter.ts'
import { ProblemError } from '../../problem-error.ts'
import { SealError, type Sealer } from '../../storage/sealer.ts'
import type { LoggedReading, LogPlace } from '../../storage/time-series/statements/reading-log.ts'

/** The parts with which cursors are made and read. */
export interface CursorParts {
  /**
   * The name of the installation. It stands in every cursor, so that one of another installation is told
   * apart.
   */
  readonly installation: string
  /**
   * Seals places. A place may be that of a reading that the caller must not see: its series, its time, and
   * how much all store.
   */
  readonly sealer: Sealer
}

/**
 * The largest series id. The engine keeps series as 32 bits; sequences of 15 digits and times of 13 are whole
 * numbers to it and to JavaScript.
 */
const largestSeriesId = 0xffff_ffff

/** The text of a sealer, with a dash for its dot: cursors have no dots. */
const sealedText = /^(s\d)-([\w-]+)$/

/** Writes a place in the log of one installation, as text that callers keep and cannot read. */
export function writeChangeCursor({ installation, sealer }: CursorParts, place: LogPlace): string {
  const { sequence, seriesId, timeMs } = place
  return sealer.seal(`${installation} ${sequence} ${seriesId} ${timeMs}`).replace('.', '-')
}

/**
 * Reads the place that a cursor stands for.
 * @param parameter the name under which the caller gave it.
 * @throws ProblemError `invalid_parameter` for text that is no cursor; `unknown_cursor` for a cursor of
 *   another installation.
 */
export function readChangeCursor(
  { installation, sealer }: CursorParts,
  cursor: string,
  parameter = 'after',
): LogPlace {
  // Cursors of earlier releases are plain base64url; forwarders keep them for years.
  const text = sealedText.test(cursor)
    ? openCursor(sealer, cursor.replace(sealedText, '$1.$2'))
    : Buffer.from(cursor, 'base64url').toString()
  const [, origin, ...numbers] = /^(\S+) (\d{1,15}) (\d{1,10}) (-1|\d{1,13})$/.exec(text) ?? []
  const [sequence, seriesId, timeMs] = numbers.map(Number)
  if (
    sequence === undefined ||
    seriesId === undefined ||
    timeMs === undefined ||
    seriesId > largestSeriesId
  ) {
    throw refuseParameter(parameter, 'must be the next_cursor of an answer, or now')
  }
  if (origin !== installation) throw refuseChangeCursor('Another installation gave this cursor.')
  return { sequence, seriesId, timeMs }
}

function openCursor(sealer: Sealer, sealed: string): string {
  try {
    return sealer.open(sealed)
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw refuseChangeCursor('Another installation gave this cursor, or this one with another master.key.')
  }
}

/** Builds the problem of a cursor that this log cannot go on from. */
export function refuseChangeCursor(detail: string): ProblemError {
  return new ProblemError('unknown_cursor', detail)
}

/**
 * Writes the name of the reading that was stored in one commit for one time of one series: the same for ever.
 */
export function writeReadingId({ sequence, seriesId, timeMs }: LoggedReading): string {
  return [sequence, seriesId, timeMs].map((part) => part.toString(36)).join('-')
}
