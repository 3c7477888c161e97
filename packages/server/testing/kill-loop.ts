import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Health } from '@openlightfi/contract'
import { ChangeFollower } from './change-follower.ts'
import { fetchToken } from './fetch-token.ts'
import { type KillLoopServer, killLoopSensorIds } from './programs/kill-loop-server.ts'
import { readFirstJsonLine } from './read-first-json-line.ts'
import { StreamFollower } from './stream-follower.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/** The counts of a kill loop. */
export interface KillLoopReport {
  readonly kills: number
  readonly acknowledgedBatches: number
  readonly acknowledgedReadings: number
  /** The batches whose request was cut off by a kill, and that were posted again after the restart. */
  readonly repeatedBatches: number
  readonly openStreams: number
  /** The readings that the streams told, each once; those of repeated batches are other entries. */
  readonly toldReadings: number
}

interface Reading {
  readonly sensor_id: string
  readonly var_name: 'CO2ppm' | 'temperatureC'
  readonly time: number
  readonly value: number
}

const concurrentGateways = 4
const openStreams = 20
const readingsPerBatch = 50
const longestRunMs = 700
const firstTimeS = Date.UTC(2026, 0, 1) / 1000

/** The signals that end the server, in turn: a kill, and the deaths of a process by its own mistake. */
const deaths = ['SIGKILL', 'SIGABRT', 'SIGSEGV', 'SIGBUS'] as const

/**
 * The time for a dying process to go. It takes tenths of a second; one that is there after this time would be
 * for minutes.
 */
const deathPatienceMs = 60_000

/**
 * Posts readings with several gateways at once, ends the server by a signal that it cannot catch in the
 * middle, starts it again, and checks that every acknowledged reading is there once, with its value, and that
 * no loss is reported; again and again. Each gateway repeats the batch that the kill cut off, like a real
 * one, and finds it stored once too. A follower reads the changes meanwhile, and streams of events are open
 * that go on after each restart; all are told each reading.
 */
export async function runKillLoop(kills: number): Promise<KillLoopReport> {
  const dataDir = join(createTemporaryDirectory(), 'data')
  const ledger = new Ledger()
  const follower = new ChangeFollower()
  const streams = Array.from({ length: openStreams }, () => new StreamFollower())
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startKillLoopServer(dataDir)
    await ledger.repeatCutOff(server)
    await ledger.check(server)
    await follower.check(server, ledger.acknowledged)
    await Promise.all(streams.map((stream) => stream.check(server, ledger.acknowledged)))
    const followers = [follower, ...streams]
    await postUntilKilled(server, ledger, followers, deaths[kill % deaths.length] ?? 'SIGKILL')
  }
  const last = await startKillLoopServer(dataDir)
  try {
    await ledger.repeatCutOff(last)
    await ledger.check(last)
    await follower.check(last, ledger.acknowledged)
    await Promise.all(streams.map((stream) => stream.check(last, ledger.acknowledged)))
  } finally {
    await killServer(last)
  }
  const toldReadings = streams.reduce((sum, { told }) => sum + told, 0)
  return { kills, ...ledger.report, openStreams, toldReadings }
}

/** A server that is killed. */
export interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly authorization: string
}

/** Starts a server in a process of its own, and makes sure that it reports no loss. */
export async function startKillLoopServer(dataDir: string): Promise<Running> {
  const program = new URL('./programs/kill-loop-server.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ready = await Promise.race([readFirstJsonLine<KillLoopServer>(child), once(child, 'exit')])
  assert.ok(!Array.isArray(ready), `the server ended with ${child.exitCode} instead of starting again`)
  const { readings, database } = (await (await fetch(`${ready.url}/health`)).json()) as Health
  assert.deepEqual(
    [readings, database],
    ['ok', 'ok'],
    'a kill loses nothing, so nothing may be said to be lost',
  )
  return { child, url: ready.url, authorization: `Bearer ${await fetchToken(ready.url, ready)}` }
}

/** Posts until a kill at a random moment, so that over many rounds it hits every stage of a commit. */
async function postUntilKilled(
  server: Running,
  ledger: Ledger,
  followers: readonly { follow(server: Running): Promise<void> }[],
  death: NodeJS.Signals,
): Promise<void> {
  const gateways = Array.from({ length: concurrentGateways }, (_, gateway) =>
    ledger.postForever(server, gateway),
  )
  const following = followers.map((follower) => follower.follow(server))
  const exited = once(server.child, 'exit')
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longestRunMs))
  server.child.kill(death)
  const late = setTimeout(() => server.child.kill('SIGKILL'), deathPatienceMs)
  await Promise.all([...gateways, ...following])
  assert.deepEqual(await exited, [null, death])
  clearTimeout(late)
}

/** Kills a server. */
export async function killServer({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Keeps the acknowledged readings, and those that were cut off. */
export class Ledger {
  readonly #acknowledged = new Map<string, Reading>()
  readonly #cutOff: Reading[][] = []
  readonly #nextBatch = Array.from({ length: concurrentGateways }, () => 0)
  #acknowledgedBatches = 0
  #repeatedBatches = 0

  /** The acknowledged readings by sensor, variable and time. */
  get acknowledged(): ReadonlyMap<string, { readonly value: number }> {
    return this.#acknowledged
  }

  get report(): Omit<KillLoopReport, 'kills' | 'openStreams' | 'toldReadings'> {
    return {
      acknowledgedBatches: this.#acknowledgedBatches,
      acknowledgedReadings: this.#acknowledged.size,
      repeatedBatches: this.#repeatedBatches,
    }
  }

  /** Posts one batch after another until the server is gone. */
  async postForever(server: Running, gateway: number): Promise<void> {
    for (;;) {
      const batch = this.#createBatch(gateway)
      if (!(await this.#post(server, batch))) {
        this.#cutOff.push(batch)
        return
      }
    }
  }

  async repeatCutOff(server: Running): Promise<void> {
    for (const batch of this.#cutOff.splice(0)) {
      assert.ok(await this.#post(server, batch), 'a repeated batch was not taken')
      this.#repeatedBatches += 1
    }
  }

  /** Checks that every acknowledged reading is there once, and nothing else. */
  async check(server: Running): Promise<void> {
    const stored = await readStored(server)
    for (const [key, value] of stored) assert.equal(value, this.#acknowledged.get(key)?.value, key)
    assert.equal(stored.size, this.#acknowledged.size, 'an acknowledged reading is missing')
  }

  /** Creates a batch. Gateways share series but no times. */
  #createBatch(gateway: number): Reading[] {
    const batch = this.#nextBatch[gateway] ?? 0
    this.#nextBatch[gateway] = batch + 1
    return Array.from({ length: readingsPerBatch }, (_, index) => {
      const position = batch * readingsPerBatch + index
      return {
        sensor_id: killLoopSensorIds[position % killLoopSensorIds.length] ?? killLoopSensorIds[0],
        var_name: position % 2 === 0 ? 'CO2ppm' : 'temperatureC',
        time: firstTimeS + position + gateway / 10,
        value: 20 + (position % 100) / 10 + gateway,
      }
    })
  }

  /** @returns true when the batch was acknowledged; `false` when the connection ended first. */
  async #post({ url, authorization }: Running, readings: Reading[]): Promise<boolean> {
    const response = await this.#send(url, authorization, JSON.stringify({ readings }))
    if (!response) return false
    assert.deepEqual(response, { accepted: readings.length, throttled: 0, rejected: [] })
    for (const reading of readings) {
      this.#acknowledged.set(`${reading.sensor_id} ${reading.var_name} ${reading.time}`, reading)
    }
    this.#acknowledgedBatches += 1
    return true
  }

  async #send(url: string, authorization: string, body: string): Promise<unknown> {
    const headers = { authorization, 'content-type': 'application/json' }
    try {
      const response = await fetch(`${url}/readings`, { method: 'POST', headers, body })
      return await response.json()
    } catch (error) {
      if (error instanceof TypeError) return undefined // the connection was cut
      throw error
    }
  }
}

/** Reads all values by sensor, variable and time; each time comes once. */
export async function readStored({ url, authorization }: Running): Promise<Map<string, number>> {
  const stored = new Map<string, number>()
  for (const sensorId of killLoopSensorIds) {
    for (const varName of ['CO2ppm', 'temperatureC']) {
      const path = `${url}/sensors/${sensorId}/${varName}/history?from=${firstTimeS}`
      const response = await fetch(path, { headers: { authorization } })
      assert.equal(response.status, 200)
      const { data } = (await response.json()) as { data: { time: number; value: number }[] }
      for (const { time, value } of data) {
        const key = `${sensorId} ${varName} ${time}`
        assert.ok(!stored.has(key), `${key} came twice`)
        stored.set(key, value)
      }
    }
  }
  return stored
}
