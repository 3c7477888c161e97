import { ClickhouseHttp } from './clickhouse-http.ts'
import { ClickhouseServerError } from './clickhouse-server-error.ts'
import { boundFiles } from './read-bounds.ts'
import { ReadTurns } from './read-turns.ts'
import type { PulseTimes } from './server-pulse.ts'
import { SessionPool } from './session-pool.ts'
import {
  type BinaryRows,
  type FileQuery,
  lateInsertMs,
  type Reader,
  type ResultFile,
  type ResultFormat,
  type StatementParameters,
  type TimeSeriesDriver,
} from './time-series-driver.ts'

/** The queries at once, of this process; the server has further limits. */
const readConnections = 8

/** A slow reader holds a connection as long as it reads. */
const exportConnections = 4

/**
 * The time of the server for an insert, and the longer time for which its answer is awaited: later the insert
 * cannot be stored any more.
 */
const insertTimeS = lateInsertMs / 1000
const insertPatienceMs = 90_000

/**
 * The oldest release of the server, e.g. 26.7: older ones end a result that failed as if it were complete.
 */
const oldestVersion = [25, 11] as const

/**
 * Uses a ClickHouse server over HTTP. Reads, exports and writes have separate connections, so that none waits
 * for the others; one statement writes at a time.
 *
 * Nothing is sent twice. An insert without an answer may be stored or not, and its readings are reported as
 * not stored; posting them again is safe, since a reading replaces the one of the same series and time.
 */
export class ClickhouseDriver implements TimeSeriesDriver {
  readonly hasWholeFiles = false
  readonly #http: ClickhouseHttp
  readonly #writes = new SessionPool(listConnections(1), oneWrite)
  readonly #reads = new ReadTurns(listConnections(readConnections))
  readonly #exports = new SessionPool(listConnections(exportConnections), boundFiles(exportConnections))

  private constructor(http: ClickhouseHttp) {
    this.#http = http
  }

  /**
   * Connects to a server, and finds out whether it can be used.
   * @param url `http(s)://user:password@host:port`.
   * @param times when the server counts as silent; by default fifteen seconds after the first wait for it.
   * @throws ClickhouseServerError when it is not there, refuses the user, or is too old.
   */
  static async connect(url: string, times?: PulseTimes): Promise<ClickhouseDriver> {
    const http = new ClickhouseHttp(url, times)
    const driver = new ClickhouseDriver(http)
    const version = await driver.#readVersion()
    const [major = 0, minor = 0] = version.split('.').map(Number)
    const [oldestMajor, oldestMinor] = oldestVersion
    if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
      throw new ClickhouseServerError(
        `${http.origin} runs ClickHouse ${version}; ${oldestVersion.join('.')} or newer is needed.`,
      )
    }
    return driver
  }

  async execute(statement: string, parameters: StatementParameters = {}): Promise<void> {
    await this.#writes.run({}, () => this.#http.ask({ statement, parameters }))
  }

  query(
    statement: string,
    parameters: StatementParameters,
    format: ResultFormat,
    reader?: Reader,
  ): Promise<Uint8Array> {
    const request = { statement: `${statement} FORMAT ${format}`, parameters }
    return this.#reads.run(reader, () => this.#http.ask(request, { signal: reader?.signal }))
  }

  /**
   * Runs a query into a file. The server writes one file however long it is, so it is passed on as it comes.
   */
  queryFile({ statement, parameters, format, reader }: FileQuery): Promise<ResultFile> {
    const started = Promise.withResolvers<ResultFile>()
    const finished = this.#exports.run(reader ?? {}, async () => {
      const request = { statement: `${statement} FORMAT ${format}`, parameters }
      const stream = await this.#http.stream(request, reader?.signal)
      const closed = new Promise((resolve) => stream.once('close', resolve))
      const close = async () => {
        stream.destroy()
      }
      started.resolve({ byteLength: undefined, openStream: () => stream, close })
      await closed // the connection is in use until then
    })
    finished.catch(started.reject)
    return started.promise
  }

  async insertRows({ table, columns, pieces }: BinaryRows): Promise<void> {
    const settings = `SETTINGS max_execution_time = ${insertTimeS}`
    const statement = `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) ${settings} FORMAT RowBinary`
    await this.#writes.run({}, () =>
      this.#http.ask({ statement, rows: Buffer.concat(pieces) }, { patienceMs: insertPatienceMs }),
    )
  }

  async close(): Promise<void> {
    await Promise.all([this.#writes.drain(), this.#reads.drain(), this.#exports.drain()])
    this.#http.close()
  }

  async #readVersion(): Promise<string> {
    try {
      const version = await this.query('SELECT version()', {}, 'CustomSeparated')
      return Buffer.from(version).toString().trim()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      throw new ClickhouseServerError(
        `The ClickHouse server at ${this.#http.origin} cannot be used: ${error.message}`,
        {
          cause: error,
        },
      )
    }
  }
}

/** Writes wait for one another however many there are: they are bounded where they come from. */
const oneWrite = {
  what: 'writes are waiting',
  held: { perCaller: 1, perOrganisation: 1, inAll: 1 },
  retryAfterS: 1,
}

/** Lists the places for connections. The sockets are `fetch`'s; the pools only bound how many are in use. */
function listConnections(size: number): readonly number[] {
  return [...Array(size).keys()]
}
