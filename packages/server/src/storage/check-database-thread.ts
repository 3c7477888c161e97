/** Reads a database through in a thread; see `check-database.ts`. */
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import type { DatabaseCheck } from './check-database.ts'

/** Requests go first. On systems other than Linux the call would slow the whole process down. */
const niceness = 10

if (process.platform === 'linux') setPriority(0, niceness)
parentPort?.postMessage(check(String(workerData)))

function check(path: string): DatabaseCheck {
  let database: Sqlite.Database | undefined
  try {
    database = new Sqlite(path, { readonly: true })
    const result = String(database.pragma('quick_check(1)', { simple: true }))
    return result === 'ok' ? {} : { damage: result }
  } catch (error) {
    if (!(error instanceof Error)) return { failure: String(error) }
    const isDamage = 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))
    return isDamage ? { damage: error.message } : { failure: error.message }
  } finally {
    database?.close()
  }
}
