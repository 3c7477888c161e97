import { ProblemError } from './problem-error.ts'
import { StorageFullError } from './storage/storage-full-error.ts'

/** The time to wait in seconds, since an operator takes minutes to make room. */
const retryAfterS = 60

/** The answer to a caller about a full disk, with the seconds to wait. */
export const storageFullAnswer = {
  detail:
    'The disk of the server is full, so nothing can be stored; what is stored can be read. Try again once its operator has made room.',
  retryAfterS,
} as const

/** Builds the problem `storage_full` for a StorageFullError; any other error stays as it is. */
export function toStorageFullProblem(error: unknown): unknown {
  if (!(error instanceof StorageFullError)) return error
  return new ProblemError('storage_full', storageFullAnswer.detail, {
    headers: { 'retry-after': String(retryAfterS) },
    cause: error,
  })
}
