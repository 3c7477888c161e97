import { PlacesTakenError } from './places.ts'
import { ProblemError } from './problem-error.ts'
import { StoreBusyError, StoreUnreachableError } from './storage/time-series/drivers/time-series-driver.ts'
import { JournalFailedError } from './storage/time-series/journal/journal-writer.ts'
import { toStorageFullProblem } from './storage-full-problem.ts'

/**
 * Builds the problem for a store that cannot do its work for now: its disk is full, its server is away, it
 * has too much to do, or too many wait for it. Any other error stays as it is.
 */
export function toStoreProblem(error: unknown): unknown {
  if (error instanceof StoreUnreachableError) {
    const detail =
      'The server that keeps the readings does not answer at present. Readings that were posted may be stored or not: post them again, which is safe.'
    // A server that restarts is back within seconds.
    return new ProblemError('readings_unavailable', detail, { headers: { 'retry-after': '5' }, cause: error })
  }
  if (error instanceof JournalFailedError) {
    const detail =
      'The disk did not confirm what was written, so no readings are taken until the server is started again. Those of this post may be stored or not: post them again then, which is safe.'
    return new ProblemError('readings_unavailable', detail, {
      headers: { 'retry-after': '60' },
      cause: error,
    })
  }
  if (error instanceof StoreBusyError) {
    const detail = 'The store has too much to do at present; try again shortly.'
    return new ProblemError('overloaded', detail, { headers: { 'retry-after': '1' }, cause: error })
  }
  if (error instanceof PlacesTakenError) return fromPlaces(error)
  return toStorageFullProblem(error)
}

/** Builds the problem of a reached bound. It says whether the bound is the caller's or the server's. */
function fromPlaces(error: PlacesTakenError): ProblemError {
  return new ProblemError(error.isCallers ? 'too_many_requests' : 'overloaded', error.message, {
    headers: { 'retry-after': String(error.retryAfterS) },
    cause: error,
  })
}
