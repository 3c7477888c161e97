import { Worker } from 'node:worker_threads'

/** The result of a check: `damage` in SQLite's words, or the reason why it could not be made. */
export type DatabaseCheck = { readonly damage?: string } | { readonly failure: string }

/**
 * Reads a database through, in a separate thread and on a connection that only reads; it takes seconds for
 * each gigabyte. The server's own SQLite does it, since two of them in one process undo each other's locks.
 * @param path of the database file.
 * @param ending aborted when the result is not wanted any more: the thread cannot be stopped in the middle.
 */
export function checkDatabase(path: string, ending?: AbortSignal): Promise<DatabaseCheck> {
  return new Promise((resolve) => {
    ending?.addEventListener('abort', () => resolve({ failure: 'it was not waited for' }), { once: true })
    try {
      const url = new URL('./check-database-thread.ts', import.meta.url)
      const worker = new Worker(url, { workerData: path, execArgv: [], env: {} })
      worker.on('message', resolve)
      worker.on('error', (error) => resolve({ failure: String(error) }))
      worker.on('exit', () => resolve({ failure: 'the thread ended before it was done' }))
    } catch (error) {
      resolve({ failure: error instanceof Error ? error.message : String(error) })
    }
  })
}
