/**
 * The error of a store that could not write, since its disk or quota is full; nothing of the statement was
 * stored. What needs no writing goes on.
 */
export class StorageFullError extends Error {
  override readonly name = 'StorageFullError'

  /** @param cause the error of the system or the engine; it may name paths. */
  constructor(cause: unknown) {
    super('there is no space left where the data is kept', { cause })
  }
}

/**
 * The codes of a full disk: those of the system (ENOSPC, EDQUOT), and SQLite's own, among them those for the
 * shared memory of its log, a file as well.
 */
const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']

/** @returns a StorageFullError for such an error of the system or of SQLite; any other error as it is. */
export function nameFullStorage(error: unknown): unknown {
  const isFull = error instanceof Error && 'code' in error && fullCodes.includes(error.code)
  return isFull ? new StorageFullError(error) : error
}
