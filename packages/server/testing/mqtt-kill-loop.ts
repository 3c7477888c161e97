import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { MqttClient } from 'mqtt'
import { type MosquittoBroker, startMosquitto } from '../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../process/testing/wait-until.ts'
import { fetchToken } from './fetch-token.ts'
import { writeMqttFile } from './mqtt-server.ts'
import { type KillLoopServer, killLoopSensorIds } from './programs/kill-loop-server.ts'
import { readFirstJsonLine } from './read-first-json-line.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/** The counts of a loop. */
export interface MqttKillReport {
  readonly serverKills: number
  readonly brokerRestarts: number
  /** Messages that the publisher got an acknowledgement for, and those that it may have had to repeat. */
  readonly acknowledgedMessages: number
  readonly acknowledgedReadings: number
  /** Readings of messages whose acknowledgement was lost with the broker; stored or not. */
  readonly openReadings: number
  readonly storedReadings: number
}

interface Reading {
  readonly sensor_id: string
  readonly var_name: 'CO2ppm'
  readonly time: number
  readonly value: number
}

const publishers = 4
const longestRunMs = 900
const firstTimeS = Date.UTC(2026, 0, 1) / 1000
/** Each message of a publisher has one reading more than the one before, up to this many. */
const maxReadings = 20

/**
 * Publishes readings with QoS 1 through a real broker all the time, kills the server in the middle again and
 * again, and restarts the broker after some of the kills. Checks at the end that each reading of a message
 * that the broker acknowledged to its publisher is stored, once, with its value, and nothing that nobody
 * published.
 *
 * @param kills of the server.
 * @param connections of the server to the broker. With more than one the broker is not restarted: Mosquitto
 *   forgets shared subscriptions then.
 */
export async function runMqttKillLoop(kills: number, connections: number): Promise<MqttKillReport> {
  const broker = await startMosquitto({ isPersistent: true })
  const mqttFile = writeMqttFile({
    url: broker.url,
    topics: [{ topic: 'readings/#', format: 'readings' }],
    ...(connections > 1 && { connections, sharedGroup: 'lightfi' }),
  })
  const dataDir = join(createTemporaryDirectory(), 'data')
  const ledger = new Ledger()
  let server = await startServer(dataDir, mqttFile)
  let brokerRestarts = 0
  try {
    await waitForSession(broker, server)
    for (let kill = 0; kill < kills; kill += 1) {
      const publishing = await ledger.startPublishing(broker)
      await delay(Math.random() * longestRunMs)
      await killServer(server)
      if (connections === 1 && kill % 3 === 2) {
        await broker.stop('SIGTERM')
        await broker.start()
        brokerRestarts += 1
      }
      await publishing.end()
      server = await startServer(dataDir, mqttFile)
    }
    const running = server
    await waitUntil(async () => ledger.isComplete(await readStored(running)), {
      timeoutMs: 120_000,
      what: 'everything that was acknowledged to be stored',
    })
    const storedReadings = ledger.check(await readStored(server))
    return { serverKills: kills, brokerRestarts, ...ledger.report, storedReadings }
  } finally {
    await killServer(server)
    await broker.remove()
  }
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly authorization: string
}

async function startServer(dataDir: string, mqttFile: string): Promise<Running> {
  const program = new URL('./programs/kill-loop-server.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, dataDir, mqttFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = await readFirstJsonLine<KillLoopServer>(child, '{"url"')
  const token = await fetchToken(ready.url, ready, 'readings:read')
  return { child, url: ready.url, authorization: `Bearer ${token}` }
}

async function killServer({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** Waits until the broker has a session of the server: without one it keeps nothing. */
async function waitForSession(broker: MosquittoBroker, { url, authorization }: Running): Promise<void> {
  const client = await broker.connect()
  const [sensorId] = killLoopSensorIds
  const probe = { sensor_id: sensorId, var_name: 'temperatureC', time: firstTimeS, value: 20 }
  await waitUntil(async () => {
    await client.publishAsync('readings/a', JSON.stringify(probe), { qos: 1 })
    const path = `${url}/sensors/${sensorId}/temperatureC/history?from=0`
    const answer = await fetch(path, { headers: { authorization } })
    return ((await answer.json()) as { data: unknown[] }).data.length === 1
  })
  await client.endAsync()
}

/** Reads all values by sensor and time; a time that comes twice is an error. */
async function readStored({ url, authorization }: Running): Promise<Map<string, number>> {
  const stored = new Map<string, number>()
  for (const sensorId of killLoopSensorIds) {
    const path = `${url}/sensors/${sensorId}/CO2ppm/history?from=${firstTimeS}`
    const response = await fetch(path, { headers: { authorization } })
    assert.equal(response.status, 200)
    const { data } = (await response.json()) as { data: { time: number; value: number }[] }
    for (const { time, value } of data) {
      assert.ok(!stored.has(`${sensorId} ${time}`), 'a time came twice')
      stored.set(`${sensorId} ${time}`, value)
    }
  }
  return stored
}

/** Publishes, and keeps what was acknowledged and what may have been. */
class Ledger {
  readonly #acknowledged = new Map<string, number>()
  /** The readings of every message that was ever handed to the broker. */
  readonly #published = new Map<string, number>()
  #messages = 0
  #position = 0

  get report() {
    return {
      acknowledgedMessages: this.#messages,
      acknowledgedReadings: this.#acknowledged.size,
      openReadings: this.#published.size - this.#acknowledged.size,
    }
  }

  /** Publishes with several clients until `end` is called. */
  async startPublishing(broker: MosquittoBroker): Promise<{ end(): Promise<void> }> {
    const ending = new AbortController()
    const clients = await Promise.all(Array.from({ length: publishers }, () => broker.connect()))
    const loops = clients.map((client) => this.#publishUntil(client, ending.signal))
    return {
      end: async () => {
        ending.abort()
        await Promise.all(clients.map((client) => client.endAsync(true)))
        await Promise.all(loops)
      },
    }
  }

  /** Whether everything that was acknowledged is stored. */
  isComplete(stored: ReadonlyMap<string, number>): boolean {
    for (const key of this.#acknowledged.keys()) if (!stored.has(key)) return false
    return true
  }

  /** Checks each value, and that nothing is there that nobody published. @returns how many are stored. */
  check(stored: ReadonlyMap<string, number>): number {
    for (const [key, value] of this.#acknowledged) assert.equal(stored.get(key), value, key)
    for (const [key, value] of stored)
      assert.equal(this.#published.get(key), value, `${key} was not published`)
    return stored.size
  }

  async #publishUntil(client: MqttClient, ending: AbortSignal): Promise<void> {
    const gone = new Promise<false>((resolve) => client.once('close', () => resolve(false)))
    while (!ending.aborted) {
      const readings = this.#createReadings()
      for (const reading of readings) this.#published.set(keyOf(reading), reading.value)
      const payload = JSON.stringify(readings.length === 1 ? readings[0] : { readings })
      const sent = client.publishAsync('readings/a', payload, { qos: 1 }).then(
        () => true,
        () => false,
      )
      if (!(await Promise.race([sent, gone]))) return
      for (const reading of readings) this.#acknowledged.set(keyOf(reading), reading.value)
      this.#messages += 1
    }
  }

  #createReadings(): Reading[] {
    const count = 1 + (this.#messages % maxReadings)
    return Array.from({ length: count }, (): Reading => {
      this.#position += 1
      const position = this.#position
      return {
        sensor_id: killLoopSensorIds[position % killLoopSensorIds.length] ?? killLoopSensorIds[0],
        var_name: 'CO2ppm',
        time: firstTimeS + position / 100,
        value: 400 + (position % 1000) / 10,
      }
    })
  }
}

function keyOf({ sensor_id: sensorId, time }: Reading): string {
  return `${sensorId} ${time}`
}
