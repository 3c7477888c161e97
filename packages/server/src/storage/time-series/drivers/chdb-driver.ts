import { resolve } from 'node:path'
import { drainPending, Session } from 'chdb'
import { chooseEngineBytes, listMemoryArguments, readProcessMemory } from './engine-memory.ts'
import { ExportDirectory } from './export-directory.ts'
import { inlineParameters, quote } from './inline-parameters.ts'
import { InsertFile } from './insert-file.ts'
import { nameEngineError } from './name-engine-error.ts'
import { boundFiles } from './read-bounds.ts'
import { ReadTurns } from './read-turns.ts'
import { restoreFatalSignals } from './restore-fatal-signals.ts'
import { SessionPool } from './session-pool.ts'
import { StatementStopper } from './statement-stopper.ts'
import {
  type BinaryRows,
  damageCodes,
  type FileQuery,
  type Reader,
  type ResultFile,
  type ResultFormat,
  type StatementParameters,
  StoreDamagedError,
  type TimeSeriesDriver,
} from './time-series-driver.ts'

/**
 * The queries at once. chDB runs each on a thread of libuv's pool, which `main.ts` makes large enough for all
 * sessions.
 */
const readSessions = 3

/** All rows of an insert make one part, which is there as a whole or not at all. */
const insertSettings = 'max_execution_time = 300, max_threads = 1, max_insert_threads = 1'

/** The longest statement. Parameters are part of the text: a year of hours has some 400 kB of them. */
const maxStatementBytes = 16 * 1024 ** 2

/** The files at once: one, since each may take hundreds of megabytes of memory while it is written. */
const exportSessions = 1

/** Backups may be written anywhere: no statement of a caller reaches the engine. */
const anyBackupPath = '--backups.allowed_path=/'

/** Writes wait for one another however many there are: they are bounded where they come from. */
const oneWrite = {
  what: 'writes are waiting',
  held: { perCaller: 1, perOrganisation: 1, inAll: 1 },
  retryAfterS: 1,
}

/**
 * Runs ClickHouse in this process, its data below `path`. One process at a time may open a path, and a
 * session runs one statement at a time, so reads have a pool, and writes and exports have one session each.
 * One more stops statements that nobody wants.
 */
export class ChdbDriver implements TimeSeriesDriver {
  readonly hasWholeFiles = true
  readonly #sessions: readonly Session[]
  readonly #writes: SessionPool<Session>
  readonly #reads: ReadTurns<Session>
  readonly #exports: SessionPool<Session>
  readonly #exportDirectory: ExportDirectory
  readonly #insertFile: InsertFile
  readonly #stopper: StatementStopper
  readonly #soiled = new WeakSet<Session>()

  /**
   * @param path the directory of its data.
   * @param memoryBytes the most memory of the engine; by default what the machine or the container allows
   *   for.
   */
  constructor(path: string, memoryBytes = chooseEngineBytes(readProcessMemory())) {
    const open = (count: number) => Array.from({ length: count }, () => openSession(path, memoryBytes))
    const [writes, exports, reads] = [open(1), open(exportSessions), open(readSessions)]
    const stopping = openSession(path, memoryBytes)
    this.#sessions = [...writes, ...exports, ...reads, stopping]
    this.#writes = new SessionPool(writes, oneWrite)
    this.#exports = new SessionPool(exports, boundFiles(exportSessions))
    this.#reads = new ReadTurns(reads)
    this.#exportDirectory = new ExportDirectory(resolve(path, 'exports'))
    this.#insertFile = new InsertFile(resolve(path, 'insert.rows'))
    this.#stopper = new StatementStopper((statement) => stopping.queryAsync(statement))
  }

  async execute(statement: string, parameters: StatementParameters = {}): Promise<void> {
    const text = inlineParameters(statement, parameters)
    await this.#writes.run({}, (session) => this.#use(session, () => session.queryAsync(text)))
  }

  query(
    statement: string,
    parameters: StatementParameters,
    format: ResultFormat,
    reader?: Reader,
  ): Promise<Uint8Array> {
    return this.#reads.run(reader, async (session) => {
      const text = inlineParameters(statement, parameters)
      const run = (marked: string) => this.#use(session, () => session.queryAsync(marked, { format }))
      return (await this.#stopper.run(text, reader?.signal, run)).bytes()
    })
  }

  /**
   * Runs a query into a file. The engine's own streams write a file per block, so it writes to the disk,
   * where the file is whole.
   */
  queryFile({ statement, parameters, format, maxBytes, reader }: FileQuery): Promise<ResultFile> {
    const signal = reader?.signal
    return this.#exports.run(reader ?? {}, async (session) => {
      const run = (marked: string) => this.#use(session, () => session.queryAsync(marked))
      const file = await this.#exportDirectory.create(maxBytes, (path) => {
        const settings = 'SETTINGS engine_file_truncate_on_insert = 1'
        const text = `INSERT INTO FUNCTION file(${quote(path)}, '${format}') ${settings} ${inlineParameters(statement, parameters)}`
        return this.#stopper.run(text, signal, run)
      })
      if (signal?.aborted) await file.close()
      signal?.throwIfAborted()
      return file
    })
  }

  /** Inserts rows out of a file, since the binding takes rows as text alone. */
  async insertRows({ table, columns, pieces }: BinaryRows): Promise<void> {
    const names = Object.keys(columns).join(', ')
    const structure = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
    const write = `INSERT INTO ${table} (${names}) SELECT ${names}`
    await this.#writes.run({}, (session) =>
      this.#insertFile.use(pieces, (path) => {
        const from = `file(${quote(path)}, 'RowBinary', ${quote(structure.join(', '))})`
        const statement = `${write} FROM ${from} SETTINGS ${insertSettings}`
        return this.#use(session, () => session.queryAsync(statement), throwNamedInsert)
      }),
    )
  }

  /**
   * Uses a session for a task. Output of a statement that failed stays in its session and would stand ahead
   * of the next result (chDB 26.7), so after a failure a statement without a result takes it away.
   */
  async #use<Result>(session: Session, task: () => Promise<Result>, rethrow = throwNamed): Promise<Result> {
    if (this.#soiled.has(session)) await session.queryAsync('SELECT 1 FORMAT Null')
    this.#soiled.add(session)
    const result = await task().catch(rethrow)
    this.#soiled.delete(session)
    return result
  }

  /**
   * Closes the engine. A connection closed under a running statement aborts the process, so everything is
   * drained first.
   */
  async close(): Promise<void> {
    await Promise.all([this.#writes.drain(), this.#reads.drain(), this.#exports.drain()])
    await this.#stopper.drain()
    for (const session of this.#sessions) session.close()
    await drainPending()
  }
}

function throwNamed(error: unknown): never {
  const { code, named } = nameError(error)
  if (!named && code !== undefined && damageCodes.has(code))
    throw new StoreDamagedError('files of the store are damaged', { cause: error })
  throw named ?? error
}

/** Throws the error of an insert. Rows that cannot be read are a mistake of the server and no damage. */
function throwNamedInsert(error: unknown): never {
  throw nameError(error).named ?? error
}

function nameError(error: unknown): { code?: number | undefined; named?: Error | undefined } {
  if (!(error instanceof Error && 'clickhouseCode' in error)) return {}
  const code = typeof error.clickhouseCode === 'number' ? error.clickhouseCode : undefined
  return { code, named: nameEngineError(code, error.message, error) }
}

function openSession(path: string, memoryBytes: number): Session {
  try {
    const session = new Session(path, {
      connectionArgs: [...listMemoryArguments(memoryBytes), anyBackupPath],
    })
    session.query(`SET max_query_size = ${maxStatementBytes}`)
    return session
  } finally {
    restoreFatalSignals()
  }
}
