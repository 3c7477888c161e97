import { refuseParameters } from '../../http/refuse-parameter.ts'
import { ProblemError } from '../../problem-error.ts'
import {
  FileTooLargeError,
  NoDiskSpaceError,
  StoreBusyError,
} from '../../storage/time-series/drivers/time-series-driver.ts'

const wayOut = 'csv and ndjson have no such bound'

/**
 * Passes a file of the store on.
 * @throws ProblemError `overloaded` when the store is busy; `storage_full` when its disk has no room for it;
 *   `invalid_parameter` when it is too large.
 */
export async function refuseFile<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    throw toProblem(error)
  }
}

function toProblem(error: unknown): unknown {
  if (error instanceof FileTooLargeError) {
    const detail = `must be shorter for a file, which may have ${error.limitBytes} bytes; ${wayOut}`
    return refuseParameters([{ pointer: 'from', detail }], `The range from "from" to "to" ${detail}.`)
  }
  if (error instanceof NoDiskSpaceError) {
    const detail = `The server has no room for this file at present; try later or ask for a shorter range. ${wayOut}.`
    return new ProblemError('storage_full', detail, { headers: { 'retry-after': '60' }, cause: error })
  }
  if (error instanceof StoreBusyError) {
    const detail = 'Too many files are being written; try again shortly.'
    return new ProblemError('overloaded', detail, { headers: { 'retry-after': '5' }, cause: error })
  }
  return error
}
