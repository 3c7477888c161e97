import { resolve } from 'node:path'
import { drainPending, Session } from 'chdb'
import { chooseEngineBytes, listMemoryArguments, readProcessMemory } from './engine-memory.ts'
import { ExportDirectory } from './export-directory.ts'
import { inlineParameters, quote } from './inline-parameters.ts'
import { nameEngineError } from './name-engine-error.ts'
import { SessionPool } from './session-pool.ts'
import {
  damageCodes,
  type FileQuery,
  type ResultFile,
  type ResultFormat,
  type StatementParameters,
  StoreDamagedError,
  type TimeSeriesDriver,
} from './time-series-driver.ts'

/** Queries at once. chDB runs each on a thread of libuv's pool, which `main.ts` makes large enough for all sessions. */
const readSessions = 2
const maxWaitingReads = 512

/** Parameters are part of the text: a year of hours has some 400 kB of them. */
const maxStatementBytes = 16 * 1024 ** 2

/** One file at a time, since each may take hundreds of megabytes of memory while it is written. */
const maxWaitingExports = 8

/**
 * ClickHouse in this process, its data below `path`. One process at a time may open a path, and a session runs one
 * statement at a time, so reads have a pool, and writes and exports a session each of their own.
 */
export class ChdbDriver implements TimeSeriesDriver {
  readonly #sessions: readonly Session[]
  readonly #writes: SessionPool<Session>
  readonly #reads: SessionPool<Session>
  readonly #exports: SessionPool<Session>
  readonly #exportDirectory: ExportDirectory
  readonly #soiled = new WeakSet<Session>()

  /**
   * @param path of its data.
   * @param memoryBytes what the engine may take; by default what the machine or the container allows for.
   */
  constructor(path: string, memoryBytes = chooseEngineBytes(readProcessMemory())) {
    this.#sessions = Array.from({ length: readSessions + 2 }, () => openSession(path, memoryBytes))
    this.#writes = new SessionPool(this.#sessions.slice(0, 1), Number.POSITIVE_INFINITY)
    this.#exports = new SessionPool(this.#sessions.slice(1, 2), maxWaitingExports)
    this.#reads = new SessionPool(this.#sessions.slice(2), maxWaitingReads)
    this.#exportDirectory = new ExportDirectory(resolve(path, 'exports'))
  }

  async execute(statement: string, parameters: StatementParameters = {}): Promise<void> {
    await this.#use(this.#writes, (session) => session.queryAsync(inlineParameters(statement, parameters)))
  }

  query(statement: string, parameters: StatementParameters, format: ResultFormat): Promise<Uint8Array> {
    return this.#use(this.#reads, async (session) => {
      const result = await session.queryAsync(inlineParameters(statement, parameters), { format })
      return result.bytes()
    })
  }

  /** The engine's own streams write a file per block, so it writes to the disk, where the file is whole. */
  queryFile({ statement, parameters, format, maxBytes, signal }: FileQuery): Promise<ResultFile> {
    return this.#use(this.#exports, async (session) => {
      signal?.throwIfAborted()
      const file = await this.#exportDirectory.create(maxBytes, (path) =>
        session.queryAsync(
          `INSERT INTO FUNCTION file(${quote(path)}, '${format}') SETTINGS engine_file_truncate_on_insert = 1 ${inlineParameters(statement, parameters)}`,
        ),
      )
      if (signal?.aborted) file.stream.destroy()
      signal?.throwIfAborted()
      return file
    })
  }

  async insertCsv(table: string, columns: readonly string[], csv: Buffer): Promise<void> {
    await this.#use(this.#writes, (session) => session.insert({ table, columns, values: csv, format: 'CSV' }))
  }

  /**
   * What a statement wrote before it failed stays in its session and would stand ahead of the next result (chDB 26.7), so
   * after a failure a statement without a result takes it away.
   */
  #use<Result>(pool: SessionPool<Session>, task: (session: Session) => Promise<Result>): Promise<Result> {
    return pool.run(async (session) => {
      if (this.#soiled.has(session)) await session.queryAsync('SELECT 1 FORMAT Null')
      this.#soiled.add(session)
      const result = await task(session).catch(throwNamed)
      this.#soiled.delete(session)
      return result
    })
  }

  /** A connection closed under a running statement aborts the process, so everything is drained first. */
  async close(): Promise<void> {
    await Promise.all([this.#writes.drain(), this.#reads.drain(), this.#exports.drain()])
    for (const session of this.#sessions) session.close()
    await drainPending()
  }
}

function throwNamed(error: unknown): never {
  if (!(error instanceof Error && 'clickhouseCode' in error)) throw error
  const code = typeof error.clickhouseCode === 'number' ? error.clickhouseCode : undefined
  const named = nameEngineError(code, error.message, error)
  if (!named && code !== undefined && damageCodes.has(code))
    throw new StoreDamagedError('files of the store are damaged', { cause: error })
  throw named ?? error
}

function openSession(path: string, memoryBytes: number): Session {
  const session = new Session(path, { connectionArgs: listMemoryArguments(memoryBytes) })
  session.query(`SET max_query_size = ${maxStatementBytes}`)
  return session
}
