import Sqlite from 'better-sqlite3'

/**
 * A lock of the operating system on a file of its own (SQLite's), so that a killed process leaves none
 * behind.
 */
export class FileLock {
  readonly #database: Sqlite.Database

  private constructor(database: Sqlite.Database) {
    this.#database = database
  }

  /**
   * Takes the lock, and makes its file where there is none.
   * @returns undefined when somebody else holds it.
   * @throws SqliteError when the file cannot be used.
   */
  static take(path: string): FileLock | undefined {
    const database = new Sqlite(path, { timeout: 0 })
    try {
      database.pragma('journal_mode = MEMORY')
      database.pragma('locking_mode = EXCLUSIVE')
      database.exec('BEGIN EXCLUSIVE')
      return new FileLock(database)
    } catch (error) {
      database.close()
      if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined
      throw error
    }
  }

  /** Lets go of the lock; its file stays. */
  release(): void {
    this.#database.close()
  }
}
