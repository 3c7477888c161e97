import { type LogPlace, placeBefore } from '../../storage/time-series/statements/reading-log.ts'
import { type CursorParts, readChangeCursor, refuseChangeCursor } from './change-cursor.ts'
import type { Changes } from './changes.ts'

/**
 * Finds the place in the log at which a caller wants to begin.
 * @param cursor of an earlier answer, `now` for the end; the beginning of the log when absent.
 * @param parameter the name under which the caller gave it.
 * @throws ProblemError `invalid_parameter` for text that is no cursor; `unknown_cursor` for a cursor of
 *   another installation, or of a later time than that of a backup.
 */
export function findLogPlace(
  changes: Changes,
  cursors: CursorParts,
  cursor: string | undefined,
  parameter?: string,
): LogPlace {
  if (cursor === undefined) return placeBefore(0)
  if (cursor === 'now') return changes.end
  const place = readChangeCursor(cursors, cursor, parameter)
  if (!changes.hasReached(place)) {
    throw refuseChangeCursor('Less is stored than when this cursor was given; was an older backup put back?')
  }
  return place
}
