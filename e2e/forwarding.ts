import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { type MosquittoBroker, startMosquitto } from '../packages/process/testing/mosquitto-broker.ts'
import type { ForwarderConfig } from '../packages/shim/src/forward/forwarder-config.ts'
import type { ForwardedReading } from '../packages/shim/src/forward/sink.ts'
import {
  type PostgresServer,
  postgresPassword,
  startPostgres,
} from '../packages/shim/testing/postgres-server.ts'
import { startWebhookReceiver } from '../packages/shim/testing/webhook-receiver.ts'
import { sensorId, serveBuilding } from './serve-building.ts'

export type Scene = Awaited<ReturnType<typeof setForwardingScene>>

/** Starts a server with a building, and one destination of each kind. */
export async function setForwardingScene() {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-forwarding-'))
  const building = await serveBuilding()
  const broker = await startMosquitto()
  const database = await startPostgres()
  const receiver = await startWebhookReceiver()
  const passwordFile = join(directory, 'password')
  await writeFile(passwordFile, postgresPassword)
  const subscriber = await broker.subscribe('lightfi/#')
  const grant = createClientCredentialsGrant({
    oauthUrl: building.oauthUrl,
    ...building.reader,
    scope: 'readings:read',
  })
  const csvDirectory = join(directory, 'csv')
  const stateDirectory = join(directory, 'state')
  const common = { start: 'now', batchSize: 100, maxRetryDelayS: 1 } as const
  const forwarders: readonly ForwarderConfig[] = [
    {
      ...common,
      type: 'mqtt',
      name: 'broker',
      url: broker.url,
      topic: 'lightfi/{sensor_id}/{var_name}',
      retain: false,
    },
    {
      ...common,
      type: 'postgres',
      name: 'table',
      url: database.url,
      passwordFile,
      table: 'lightfi_readings',
    },
    { ...common, type: 'csv', name: 'files', directory: csvDirectory, timeZone: 'Europe/London' },
    { ...common, type: 'webhook', name: 'hook', url: receiver.url, timeoutMs: 5000 },
  ]
  return {
    building,
    broker,
    database,
    receiver,
    forwarders,
    directory,
    csvDirectory,
    reader: createClient({ baseUrl: building.publicUrl, tokens: createTokenSource({ grant }) }),
    stateDirectory,
    /** Whether every forwarder has found where it begins. */
    hasBegun: async () => {
      const cursors = (await listFiles(join(stateDirectory, 'forwarders'))).filter((name) =>
        /cursor\.json$/.test(name),
      )
      const [table] = await database.query<{ name: string | null }>(
        "SELECT to_regclass('lightfi_readings_cursor')::text AS name",
      )
      if (cursors.length < 3 || table?.name == null) return false
      const rows = await database.query<{ cursor: string | null }>(
        'SELECT cursor FROM lightfi_readings_cursor',
      )
      return rows.some(({ cursor }) => cursor !== null)
    },
    /** The readings that each destination got, in order. */
    listDelivered: () => listDelivered(database, csvDirectory, subscriber.messages, receiver.requests),
    /** The messages that the broker got. */
    listMessages: () => subscriber.messages.map(({ payload }) => JSON.parse(payload) as ForwardedReading),
    close: async () => {
      await broker.remove()
      await database.remove()
      await receiver.stop()
      await building.close()
      await rm(directory, { recursive: true })
    },
  }
}

/** The readings of each destination; those of files by day. */
export interface Delivered {
  readonly broker: readonly ForwardedReading[]
  readonly table: readonly ForwardedReading[]
  readonly files: readonly ForwardedReading[]
  readonly hook: readonly ForwardedReading[]
}

async function listDelivered(
  database: PostgresServer,
  csvDirectory: string,
  messages: Awaited<ReturnType<MosquittoBroker['subscribe']>>['messages'],
  requests: Awaited<ReturnType<typeof startWebhookReceiver>>['requests'],
): Promise<Delivered> {
  return {
    broker: messages.map(({ payload }) => JSON.parse(payload) as ForwardedReading),
    table: await database.query<ForwardedReading & Record<string, unknown>>(
      `SELECT reading_id AS id, sensor_id, var_name, extract(epoch FROM time)::double precision AS time, value
       FROM lightfi_readings ORDER BY time`,
    ),
    files: await readCsvFiles(csvDirectory),
    hook: requests.flatMap(({ body }) => {
      const { data } = JSON.parse(body) as { data: { readings?: ForwardedReading[] } }
      return data.readings ?? [] // a test has none
    }),
  }
}

/** Names of files; none where there is no such directory yet. */
async function listFiles(directory: string): Promise<string[]> {
  return existsSync(directory) ? readdir(directory) : []
}

async function readCsvFiles(directory: string): Promise<ForwardedReading[]> {
  const names = (await listFiles(directory)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')))
  return texts.flatMap((text) =>
    text
      .split('\r\n')
      .slice(1, -1)
      .map((row) => {
        const [id = '', sensor_id = '', var_name, time = '', value] = row.split(',')
        return {
          id,
          sensor_id,
          var_name: var_name as ForwardedReading['var_name'],
          time: Date.parse(time) / 1000,
          value: Number(value),
        }
      }),
  )
}

/** The value that counts of each time, from readings in the order of delivery. */
export function keepLastValues(readings: readonly ForwardedReading[]): Map<number, number> {
  const last = new Map(readings.map(({ time, value }) => [time, value]))
  return new Map([...last].sort(([a], [b]) => a - b))
}

/** The value that counts of each time, according to the server. */
export async function readStoredValues({ reader }: Scene, from: number): Promise<Map<number, number>> {
  const history = await reader.readSensorHistory(sensorId, 'CO2ppm', { from })
  return new Map(history.data.map(({ time, value }) => [time, value]))
}
