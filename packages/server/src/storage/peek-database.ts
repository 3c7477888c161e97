import { statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { type LastCommits, readLastCommits } from './relational/commit-count.ts'

/**
 * Reads to which installation a database belongs, before it is used; nothing is written.
 * @param path of the database file.
 * @returns undefined when there is no database, or one of an earlier release that does not say.
 * @throws SqliteError when it cannot be read.
 */
export function readNotedInstallation(path: string): string | undefined {
  if (isEmpty(path)) return undefined
  return peek(path, (database) => {
    const hasNotes = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'store_notes'").get()
    if (!hasNotes) return undefined
    const row = database.prepare("SELECT content FROM store_notes WHERE name = 'installation'").get()
    const { content } = (row ?? {}) as { content?: string }
    return content === undefined ? undefined : String(JSON.parse(content))
  })
}

/**
 * Reads the notes of a database about its last changes; nothing is written. @param path of the database file.
 */
export function peekLastCommits(path: string): LastCommits {
  return isEmpty(path) ? { commits: 0, newestActMs: undefined } : peek(path, readLastCommits)
}

/** Tells whether there is no database, or one that was only just created. */
function isEmpty(path: string): boolean {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 }
  return size === 0
}

function peek<Result>(path: string, read: (database: Sqlite.Database) => Result): Result {
  const database = new Sqlite(path, { readonly: true })
  try {
    return read(database)
  } finally {
    database.close()
  }
}
