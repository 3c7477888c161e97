import { ProblemError } from '../../problem-error.ts'
import type { ExpiryBorders } from '../../retention/index.ts'
import { type LogPlace, placeBefore } from '../../storage/time-series/statements/reading-log.ts'
import { type CursorParts, writeChangeCursor } from './change-cursor.ts'

/** The parts that tell how far back the log is whole. */
export interface KeptLogParts {
  readonly borders: ExpiryBorders
  /** Tells when commits were stored. */
  readonly arrivals: { findSequenceBy(timeMs: number): Promise<number> }
}

/** Knows from which place on the log has every reading, also since readings have expired. */
export class KeptLog {
  readonly #parts: KeptLogParts

  constructor(parts: KeptLogParts) {
    this.#parts = parts
  }

  /**
   * Requires that no wanted reading behind a place has been deleted. What was stored by the time before which
   * a series has expired may be; what came later and was older, nobody would be given any more either.
   * @throws ProblemError `cursor_expired` with a cursor to go on from.
   */
  async require(
    place: LogPlace,
    isWanted: (seriesId: number) => boolean,
    cursors: CursorParts,
  ): Promise<void> {
    const { borders, arrivals } = this.#parts
    let latestMs = 0
    for (const seriesId of borders.listExpired()) {
      const expiredMs = borders.expiredMs(seriesId)
      if (expiredMs > latestMs && isWanted(seriesId)) latestMs = expiredMs
    }
    if (latestMs === 0) return
    const sequence = await arrivals.findSequenceBy(latestMs)
    if (place.sequence > sequence) return
    const nextCursor = writeChangeCursor(cursors, placeBefore(sequence + 1))
    const detail = `Readings that were stored before ${new Date(latestMs).toISOString()} have expired; go on from next_cursor.`
    throw new ProblemError('cursor_expired', detail, { nextCursor })
  }
}
