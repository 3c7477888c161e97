import { ProblemError } from './problem-error.ts'
import { StorageFullError } from './storage/storage-full-error.ts'

/** An operator takes minutes to make room. */
const retryAfterS = 60

/** What a caller is told of a full disk, and for how many seconds to wait. */
export const storageFullAnswer = {
  detail:
    'The disk of the server is full, so nothing can be stored; what is stored can be read. Try again once its operator has made room.',
  retryAfterS,
} as const

/** The problem `storage_full` for a StorageFullError; any other error as it is. */
export function toStorageFullProblem(error: unknown): unknown {
  if (!(error instanceof StorageFullError)) return error
  return new ProblemError('storage_full', storageFullAnswer.detail, {
    headers: { 'retry-after': String(retryAfterS) },
    cause: error,
  })
}
