import Sqlite from 'better-sqlite3'
import { type Dialect, SqliteDialect } from 'kysely'

/**
 * SQLite in one file: write-ahead log, foreign keys enforced, and every commit on disk before it returns
 * (`synchronous = FULL`; the default of WAL mode may lose the last commits in a power cut).
 */
export function createSqliteDialect(path: string): Dialect {
  const database = new Sqlite(path)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 5000')
  return new SqliteDialect({ database })
}
