import { ProblemError } from './problem-error.ts'
import { StoreUnreachableError } from './storage/time-series/drivers/time-series-driver.ts'
import { toStorageFullProblem } from './storage-full-problem.ts'

/** A server that restarts is back within seconds. */
const retryAfterS = 5

/** The problem for a store that cannot do its work for now, its disk being full or its server away; any other error as it is. */
export function toStoreProblem(error: unknown): unknown {
  if (!(error instanceof StoreUnreachableError)) return toStorageFullProblem(error)
  return new ProblemError(
    'readings_unavailable',
    'The server that keeps the readings does not answer at present. Readings that were posted may be stored or not: post them again, which is safe.',
    { headers: { 'retry-after': String(retryAfterS) }, cause: error },
  )
}
