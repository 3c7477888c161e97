/**
 * Runs a server on the data directory given as argument, with one organisation, its sensors and a service
 * client; a second argument names a file of MQTT brokers.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../../src/index.ts'
import { writeFileDurably } from '../../src/storage/write-file-durably.ts'

/** The facts with which the parent calls this server. */
export interface KillLoopServer {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: string
}

/** The sensors that exist, in the order of their creation. */
export const killLoopSensorIds = ['AQ2-000000000001', 'AQ2-000000000002', 'MS1-000000000003'] as const

if (import.meta.main) {
  const [dataDir, mqttFile] = process.argv.slice(2)
  if (!dataDir) throw new Error('usage: kill-loop-server.ts DATA_DIR [MQTT_FILE]')
  // The engine takes in the readings of the journal so often that kills hit it too.
  const takeRules = { rows: 400, afterMs: 30 }
  const config = { dataDir, port: 0, logLevel: 'error', ...(mqttFile && { mqttFile }) } as const
  const server = await startServer(config, undefined, undefined, { takeRules })
  console.log(JSON.stringify({ url: server.publicUrl, ...(await readCredentials(server, dataDir)) }))
}

/** Sets the estate up at the first start, and reads the credentials of its client at later ones. */
export async function readCredentials(
  server: RunningServer,
  dataDir: string,
): Promise<Omit<KillLoopServer, 'url'>> {
  const path = join(dataDir, 'kill-loop.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as KillLoopServer
  const { estate, clients } = server
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'UTC',
  })
  for (const sensorId of killLoopSensorIds)
    await estate.createSensor({ sensorId, locationId: 'org', name: sensorId })
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId: 'org',
    name: 'Gateway',
    kind: 'service',
    scopes: ['readings:read', 'readings:write'],
  })
  writeFileDurably(path, JSON.stringify({ clientId, clientSecret }), 0o600)
  return { clientId, clientSecret }
}
