import { Worker } from 'node:worker_threads'
import { nameFullStorage } from './storage-full-error.ts'

/** The paths of a copy. */
export interface DatabaseCopy {
  readonly from: string
  /** It must not exist. */
  readonly to: string
}

/** The end of a thread that copies. */
export type CopyOutcome = { readonly isDone: true } | { readonly code: string; readonly message: string }

/**
 * Copies a database that is in use as it is at one moment, in a separate thread and on a connection that only
 * reads: writers go on. The copy is packed: nothing that was deleted is in it.
 * @throws StorageFullError when there is no room for it; the error of SQLite.
 */
export async function copyDatabase(copy: DatabaseCopy): Promise<void> {
  const outcome = await new Promise<CopyOutcome>((resolve, reject) => {
    const url = new URL('./copy-database-thread.ts', import.meta.url)
    const worker = new Worker(url, { workerData: copy, execArgv: [], env: {} })
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread ended before the database was copied')))
  })
  if ('isDone' in outcome) return
  throw nameFullStorage(Object.assign(new Error(outcome.message), { code: outcome.code }))
}
