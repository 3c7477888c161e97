import type Sqlite from 'better-sqlite3'

/**
 * Called after each transaction that changed something, once it is on disk, with the number of such
 * transactions so far. Must not throw.
 */
export type OnCommit = (commits: number) => void

/**
 * Counts in the database itself the transactions that change something. A database that has lost its last
 * ones, as it does without its write-ahead log, is in order by itself: only the count tells.
 */
export class CommitCount {
  readonly #database: Sqlite.Database
  readonly #changes: Sqlite.Statement<[], number>
  #raise: Sqlite.Statement<[], number> | undefined
  #changesAtBegin = 0

  constructor(database: Sqlite.Database) {
    this.#database = database
    this.#changes = database.prepare<[], number>('SELECT total_changes()').pluck()
  }

  /** Notes that a transaction has begun. */
  noteBegin(): void {
    this.#changesAtBegin = this.#changes.get() ?? 0
  }

  /**
   * Raises the count. Call it in a transaction before its commit.
   * @returns the new count; undefined when the transaction changed nothing, or the migrations have not come
   *   to the count yet.
   */
  raise(): number | undefined {
    if (this.#changes.get() === this.#changesAtBegin) return undefined
    if (!this.#raise && !hasCount(this.#database)) return undefined
    this.#raise ??= this.#database
      .prepare<[], number>(
        `INSERT INTO commit_count (only, commits) VALUES (1, 1)
         ON CONFLICT (only) DO UPDATE SET commits = commits + 1 RETURNING commits`,
      )
      .pluck()
    return this.#raise.get()
  }
}

/** The notes of a database about its last changes. */
export interface LastCommits {
  /** The number of transactions that have changed something; 0 in a database that did not count yet. */
  readonly commits: number
  /** The time of the newest entry of the audit log, Unix milliseconds; undefined when there is none. */
  readonly newestActMs: number | undefined
}

/** Reads the notes, also before the migrations have come to their tables. */
export function readLastCommits(database: Sqlite.Database): LastCommits {
  const read = (statement: string) => database.prepare<[], number>(statement).pluck().get()
  return {
    commits: hasCount(database) ? (read('SELECT commits FROM commit_count') ?? 0) : 0,
    newestActMs: hasTable(database, 'audit_log')
      ? read('SELECT at_ms FROM audit_log ORDER BY sequence DESC LIMIT 1')
      : undefined,
  }
}

function hasCount(database: Sqlite.Database): boolean {
  return hasTable(database, 'commit_count')
}

function hasTable(database: Sqlite.Database, name: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined
}
