import { drainPending, Session } from 'chdb'
import { SessionPool } from './session-pool.ts'
import type { ResultFormat, StatementParameters, TimeSeriesDriver } from './time-series-driver.ts'

/**
 * Queries at once. chDB runs each on a thread of libuv's pool of four: two for reads and one for ingest leave one
 * for password hashing and files.
 */
const readSessions = 2
const maxWaitingReads = 512

/**
 * ClickHouse in this process, its data below `path`. One process at a time may open a path, and a session runs one
 * statement at a time, so reads have a pool and writes a session of their own.
 */
export class ChdbDriver implements TimeSeriesDriver {
  readonly #sessions: readonly Session[]
  readonly #writes: SessionPool<Session>
  readonly #reads: SessionPool<Session>

  constructor(path: string) {
    this.#sessions = Array.from({ length: readSessions + 1 }, () => new Session(path))
    this.#writes = new SessionPool(this.#sessions.slice(0, 1), Number.POSITIVE_INFINITY)
    this.#reads = new SessionPool(this.#sessions.slice(1), maxWaitingReads)
  }

  async execute(statement: string, parameters: StatementParameters = {}): Promise<void> {
    await this.#writes.run((session) => session.queryBindAsync(statement, parameters))
  }

  query(statement: string, parameters: StatementParameters, format: ResultFormat): Promise<Uint8Array> {
    return this.#reads.run(async (session) => {
      const result = await session.queryBindAsync(statement, parameters, { format })
      return result.bytes()
    })
  }

  async insertCsv(table: string, columns: readonly string[], csv: Buffer): Promise<void> {
    await this.#writes.run((session) => session.insert({ table, columns, values: csv, format: 'CSV' }))
  }

  /** A connection closed under a running statement aborts the process, so everything is drained first. */
  async close(): Promise<void> {
    await Promise.all([this.#writes.drain(), this.#reads.drain()])
    for (const session of this.#sessions) session.close()
    await drainPending()
  }
}
