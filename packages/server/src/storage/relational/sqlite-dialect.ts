import Sqlite from 'better-sqlite3'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { nameFullStorage } from '../storage-full-error.ts'

/**
 * SQLite in one file: write-ahead log, foreign keys enforced, and every commit on disk before it returns
 * (`synchronous = FULL`; the default of WAL mode may lose the last commits in a power cut). A statement for which the disk
 * has no space throws StorageFullError.
 * @throws StorageFullError when the file cannot be made for that reason.
 */
export function createSqliteDialect(path: string): Dialect {
  try {
    const database = new Sqlite(path)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('busy_timeout = 5000')
    return new DurableDialect(database)
  } catch (error) {
    throw nameFullStorage(error)
  }
}

class DurableDialect extends SqliteDialect {
  readonly #database: Sqlite.Database

  constructor(database: Sqlite.Database) {
    super({ database })
    this.#database = database
  }

  override createDriver(): Driver {
    return new DurableDriver(this.#database)
  }
}

class DurableDriver extends SqliteDriver {
  readonly #database: Sqlite.Database
  #connection: DatabaseConnection | undefined

  constructor(database: Sqlite.Database) {
    super({ database })
    this.#database = database
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new NamingConnection(await super.acquireConnection())
    return this.#connection
  }

  /** SQLite itself rolls back a transaction that found the disk full; a second time would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** Says by the type of an error that the disk is full. */
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
