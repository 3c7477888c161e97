import { readPemFile, readSecretFile } from '@openlightfi/process/settings'
import type { Client, ClientConfig } from 'pg'
import type { PostgresForwarderConfig } from './forwarder-config.ts'
import { namePostgresFailure, prepareTables, quoteTable } from './postgres-table.ts'
import { type ForwardedReading, RefusedError, type Sink } from './sink.ts'

const connectTimeoutMs = 10_000
const statementTimeoutMs = 60_000

/**
 * Puts readings into a table, the last one for each (sensor, variable, time). Rows and cursor share a
 * transaction, so each reading is put in exactly once, whenever the process or the server dies: the cursor in
 * the database is the only one.
 */
export class PostgresSink implements Sink {
  readonly #config: PostgresForwarderConfig
  #client: Client | undefined
  #cursor: string | undefined

  constructor(config: PostgresForwarderConfig) {
    this.#config = config
  }

  async open(): Promise<string | undefined> {
    try {
      const client = await this.#connect()
      await this.#inTransaction(client, () => this.#prepare(client))
      this.#cursor = await this.#readCursor(client, '')
      return this.#cursor
    } catch (error) {
      throw namePostgresFailure(error, this.#config.table)
    }
  }

  /** Does everything that `open` does, and takes it back. */
  async probe(): Promise<string | undefined> {
    try {
      const client = await this.#connect()
      await client.query('BEGIN')
      await this.#prepare(client)
      const cursor = await this.#readCursor(client, 'FOR UPDATE')
      await client.query('ROLLBACK')
      return cursor
    } catch (error) {
      throw namePostgresFailure(error, this.#config.table)
    } finally {
      await this.close()
    }
  }

  async #connect(): Promise<Client> {
    const { default: pg } = await import('pg') // loaded by those who use it
    const client = new pg.Client(await readOptions(this.#config))
    this.#client = client
    // A lost connection fails the next statement, which is where it is dealt with.
    client.on('error', () => undefined)
    await client.connect()
    return client
  }

  async #prepare(client: Client): Promise<void> {
    const { table, name } = this.#config
    await prepareTables(client, table, name)
    await this.#insert(client, []) // a table that was there has to have the key, and to take rows
  }

  async deliver(
    readings: readonly ForwardedReading[],
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const client = this.#client
    if (!client) throw new Error('the sink is not open')
    const next = cursor ?? this.#cursor
    const cut = () => void client.end() // fails the statement that is under way
    signal.throwIfAborted()
    signal.addEventListener('abort', cut, { once: true })
    try {
      await this.#inTransaction(client, async () => {
        const before = await this.#readCursor(client, 'FOR UPDATE')
        if (before !== this.#cursor) {
          throw new Error(
            `another process forwards as ${JSON.stringify(this.#config.name)}; give it a name of its own`,
          )
        }
        await this.#insert(client, readings)
        await client.query(
          `UPDATE ${quoteTable(`${this.#config.table}_cursor`)} SET cursor = $2 WHERE forwarder = $1`,
          [this.#config.name, next],
        )
      })
    } catch (error) {
      throw isRefusal(error) ? new RefusedError(error.message, { cause: error }) : error
    } finally {
      signal.removeEventListener('abort', cut)
    }
    this.#cursor = next
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }

  async #readCursor(client: Client, lock: '' | 'FOR UPDATE'): Promise<string | undefined> {
    const { rows } = await client.query<{ cursor: string | null }>(
      `SELECT cursor FROM ${quoteTable(`${this.#config.table}_cursor`)} WHERE forwarder = $1 ${lock}`,
      [this.#config.name],
    )
    return rows[0]?.cursor ?? undefined
  }

  /** A statement may touch a row once. So only the last of several readings for a time goes in. */
  async #insert(client: Client, readings: readonly ForwardedReading[]): Promise<void> {
    const last = new Map(readings.map((one) => [`${one.sensor_id} ${one.var_name} ${one.time}`, one]))
    const rows = [...last.values()]
    await client.query(
      `INSERT INTO ${quoteTable(this.#config.table)} (sensor_id, var_name, time, value, reading_id)
       SELECT sensor_id, var_name, to_timestamp(time_ms / 1000.0), value, reading_id
       FROM unnest($1::text[], $2::text[], $3::bigint[], $4::double precision[], $5::text[])
         AS rows (sensor_id, var_name, time_ms, value, reading_id)
       ON CONFLICT (sensor_id, var_name, time)
         DO UPDATE SET value = excluded.value, reading_id = excluded.reading_id`,
      [
        rows.map(({ sensor_id }) => sensor_id),
        rows.map(({ var_name }) => var_name),
        rows.map(({ time }) => Math.round(time * 1000)),
        rows.map(({ value }) => value),
        rows.map(({ id }) => id),
      ],
    )
  }

  async #inTransaction(client: Client, act: () => Promise<void>): Promise<void> {
    await client.query('BEGIN')
    try {
      await act()
      await client.query('COMMIT')
    } catch (error) {
      // A lost connection cannot roll back, and need not.
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    }
  }
}

async function readOptions({
  url,
  passwordFile,
  caFile,
  name,
}: PostgresForwarderConfig): Promise<ClientConfig> {
  const address = new URL(url)
  // for pg the URL counts before every option, and an absent password in it is an empty one
  if (passwordFile !== undefined) address.password = await readSecretFile(passwordFile, 'password')
  return {
    connectionString: address.href,
    application_name: `lightfi ${name}`,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: statementTimeoutMs,
    statement_timeout: statementTimeoutMs,
    keepAlive: true,
    ...(caFile !== undefined && { ssl: { ca: await readPemFile(caFile) } }),
  }
}

/**
 * SQLSTATE classes 22 (data exception) and 23 (integrity constraint): the database refuses these rows.
 */
function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
}
