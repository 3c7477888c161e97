import Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { nameFullStorage } from '../storage-full-error.ts'
import { CommitCount, type OnCommit } from './commit-count.ts'
import { writingKinds } from './writing-kinds.ts'

/**
 * Creates SQLite in one file: write-ahead log, foreign keys enforced, and every commit on disk before it
 * returns (`synchronous = FULL`; the default of WAL mode may lose the last commits in a power cut). A
 * statement for which the disk has no space throws StorageFullError.
 * @param onCommit is told about each transaction that changed something, when it is on disk.
 * @throws StorageFullError when the file cannot be made for that reason.
 */
export function createSqliteDialect(path: string, onCommit: OnCommit = () => {}): Dialect {
  try {
    const database = new Sqlite(path)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('busy_timeout = 5000')
    return new DurableDialect(database, onCommit)
  } catch (error) {
    throw nameFullStorage(error)
  }
}

class DurableDialect extends SqliteDialect {
  readonly #database: Sqlite.Database
  readonly #onCommit: OnCommit

  constructor(database: Sqlite.Database, onCommit: OnCommit) {
    super({ database })
    this.#database = database
    this.#onCommit = onCommit
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }

  override createDriver(): Driver {
    return new DurableDriver(this.#database, this.#onCommit)
  }
}

/**
 * Has all migrations of a start in one transaction, which SQLite can: a process that is killed between two
 * statements of one would leave a schema that no start can bring up to date.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class DurableDriver extends SqliteDriver {
  readonly #database: Sqlite.Database
  readonly #commits: CommitCount
  readonly #onCommit: OnCommit
  #connection: DatabaseConnection | undefined

  constructor(database: Sqlite.Database, onCommit: OnCommit) {
    super({ database })
    this.#database = database
    this.#commits = new CommitCount(database)
    this.#onCommit = onCommit
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new NamingConnection(
      new CountingConnection(await super.acquireConnection(), this.#database, this.#commits, this.#onCommit),
    )
    return this.#connection
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await super.beginTransaction(connection)
    this.#commits.noteBegin()
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const commits = nameFailure(() => this.#commits.raise())
    await super.commitTransaction(connection)
    if (commits !== undefined) this.#onCommit(commits)
  }

  /**
   * Rolls back a transaction that is still open. SQLite itself rolls back one that found the disk full; a
   * second time would hide why.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Tells by the type of an error that the disk is full. */
class NamingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.#connection.executeQuery<Row>(query)
    } catch (error) {
      throw nameFullStorage(error)
    }
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize)
  }
}

/** Runs a statement that writes, and is in no transaction, in a new one together with the count. */
class CountingConnection implements DatabaseConnection {
  readonly #connection: DatabaseConnection
  readonly #database: Sqlite.Database
  readonly #run: (query: CompiledQuery) => readonly [QueryResult<unknown>, commits: number | undefined]
  readonly #onCommit: OnCommit

  constructor(
    connection: DatabaseConnection,
    database: Sqlite.Database,
    commits: CommitCount,
    onCommit: OnCommit,
  ) {
    this.#connection = connection
    this.#database = database
    this.#onCommit = onCommit
    this.#run = database.transaction((query: CompiledQuery) => {
      commits.noteBegin()
      return [runStatement(database, query), commits.raise()] as const
    })
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#database.inTransaction || !writingKinds.includes(query.query.kind)) {
      return this.#connection.executeQuery<Row>(query)
    }
    const [result, commits] = this.#run(query)
    if (commits !== undefined) this.#onCommit(commits)
    return result as QueryResult<Row>
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#connection.streamQuery<Row>(query, chunkSize)
  }
}

/**
 * Runs a statement like Kysely itself, but at once: nothing else comes between a statement and its commit.
 */
function runStatement(database: Sqlite.Database, { sql, parameters }: CompiledQuery): QueryResult<unknown> {
  const statement = database.prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters) }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] }
}

function nameFailure<Result>(act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw nameFullStorage(error)
  }
}
