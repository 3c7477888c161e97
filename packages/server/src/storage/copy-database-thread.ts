/** Copies a database in a thread; see `copy-database.ts`. */
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { CopyOutcome, DatabaseCopy } from './copy-database.ts'

/** Requests go first. On systems other than Linux the call would slow the whole process down. */
const niceness = 10

if (process.platform === 'linux') setPriority(0, niceness)
parentPort?.postMessage(copy(workerData as DatabaseCopy))

function copy({ from, to }: DatabaseCopy): CopyOutcome {
  let database: Sqlite.Database | undefined
  try {
    database = new Sqlite(from, { readonly: true, timeout: 5_000 })
    database.prepare('VACUUM INTO ?').run(to)
    return { isDone: true }
  } catch (error) {
    if (!(error instanceof Error)) return { code: '', message: String(error) }
    return { code: 'code' in error ? String(error.code) : '', message: error.message }
  } finally {
    database?.close()
  }
}
