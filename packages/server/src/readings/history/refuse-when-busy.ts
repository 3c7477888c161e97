import { ProblemError } from '../../problem-error.ts'
import { StoreBusyError } from '../../storage/time-series/drivers/time-series-driver.ts'

/**
 * Passes a result of the store on.
 * @throws ProblemError `overloaded` when the store is busy.
 */
export async function refuseWhenBusy<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof StoreBusyError)) throw error
    throw new ProblemError('overloaded', 'Too many histories are being read; try again shortly.', {
      headers: { 'retry-after': '1' },
      cause: error,
    })
  }
}
