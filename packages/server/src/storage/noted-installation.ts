import { statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/**
 * Reads whose database it is, before anything is done with it; nothing is written.
 * @param path of the database file.
 * @returns undefined when there is no database, or one of an earlier release that does not say.
 * @throws SqliteError when it cannot be read.
 */
export function readNotedInstallation(path: string): string | undefined {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 }
  if (size === 0) return undefined
  const database = new Sqlite(path, { readonly: true })
  try {
    const hasNotes = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'store_notes'").get()
    if (!hasNotes) return undefined
    const row = database.prepare("SELECT content FROM store_notes WHERE name = 'installation'").get()
    const { content } = (row ?? {}) as { content?: string }
    return content === undefined ? undefined : String(JSON.parse(content))
  } finally {
    database.close()
  }
}
