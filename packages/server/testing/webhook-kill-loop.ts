import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fetchToken } from './fetch-token.ts'
import { type KillLoopServer, killLoopSensorIds } from './programs/kill-loop-server.ts'
import { readFirstJsonLine } from './read-first-json-line.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'
import {
  type ReceivedReading,
  type ReceiverAnswer,
  startWebhookReceiver,
  type WebhookReceiver,
} from './webhook-receiver.ts'

/** The counts of one receiver. */
export interface ReceiverCount {
  /** Requests that came. */
  readonly requests: number
  /** Requests that were answered 2xx. */
  readonly taken: number
  /** Of these, requests with something that had been taken before. */
  readonly repeated: number
}

/** The counts of a loop. */
export interface WebhookKillReport {
  readonly kills: number
  /** Readings that the server acknowledged; each receiver has taken all of them. */
  readonly acknowledged: number
  readonly receivers: Readonly<Record<string, ReceiverCount>>
}

const readingsPerBatch = 50
const longestRunMs = 700
const firstTimeS = Date.UTC(2026, 0, 1) / 1000
/** The time in which every receiver must have everything, once all are well. */
const patienceMs = 60_000

const good: ReceiverAnswer = { status: 204 }

/** Answers that are not 2xx, and come by chance, among good ones; the kind is the name of the receiver. */
const faults: Readonly<Record<string, () => ReceiverAnswer | Promise<ReceiverAnswer>>> = {
  good: () => good,
  'answers 500': () => ({ status: 500 }),
  'answers 410': () => ({ status: 410 }),
  hangs: () => 'hang',
  'answers garbage': () => 'garbage',
  'closes before its answer': () => 'hang up',
  'closes half-way': () => 'half an answer',
  'is slow': async () => {
    await delay(Math.random() * 100)
    return good
  },
}

/** A receiver that misbehaves, and what it has taken. */
class CountingReceiver {
  readonly #taken = new Map<string, number>()
  #isWell = false
  #lastPlace: readonly number[] = []
  #counts = { requests: 0, taken: 0, repeated: 0 }
  receiver!: WebhookReceiver

  static async start(fault: () => ReceiverAnswer | Promise<ReceiverAnswer>): Promise<CountingReceiver> {
    const counting = new CountingReceiver()
    counting.receiver = await startWebhookReceiver(async ({ readings }) => {
      counting.#counts.requests += 1
      const isBad = !counting.#isWell && Math.random() < 0.4
      const answer = isBad ? await fault() : good
      if (typeof answer === 'object' && answer.status < 300) counting.#take(readings)
      counting.receiver.requests.length = 0 // what was taken is counted; bodies are not kept
      return answer
    })
    return counting
  }

  get counts(): ReceiverCount {
    return this.#counts
  }

  /** It answers well from now on. */
  mend(): void {
    this.#isWell = true
  }

  /** Lists readings that were acknowledged and not taken with their value. */
  findMissing(acknowledged: ReadonlyMap<string, number>): string[] {
    return [...acknowledged].flatMap(([key, value]) => (this.#values.get(key) === value ? [] : [key]))
  }

  readonly #values = new Map<string, number>()

  #take(readings: readonly ReceivedReading[]): void {
    this.#counts.taken += 1
    let isRepeated = false
    for (const { id, sensor_id, var_name, time, value } of readings) {
      if (this.#taken.has(id)) isRepeated = true
      else {
        // What is taken for the first time comes in the order of the log, which its id tells.
        const place = id.split('-').map((part) => Number.parseInt(part, 36))
        assert.ok(comparePlaces(place, this.#lastPlace) > 0, `${id} came late`)
        this.#lastPlace = place
      }
      this.#taken.set(id, value)
      this.#values.set(`${sensor_id} ${var_name} ${time}`, value)
    }
    if (isRepeated) this.#counts.repeated += 1
  }
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * Posts readings while webhooks deliver them to receivers that misbehave in every way, kills the server in
 * the middle and starts it again, again and again. At the end every receiver has taken every acknowledged
 * reading, in the order of the log; what it has taken twice is one request for each kill at the most.
 */
export async function runWebhookKillLoop(kills: number): Promise<WebhookKillReport> {
  const dataDir = join(createTemporaryDirectory(), 'data')
  const receivers = new Map<string, CountingReceiver>()
  for (const [name, fault] of Object.entries(faults)) receivers.set(name, await CountingReceiver.start(fault))
  const urls = [...receivers.values()].map(({ receiver }) => receiver.url)
  const ledger = new Ledger()
  let running: Running | undefined
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      running = await start(dataDir, urls)
      await ledger.repeatCutOff(running)
      const posting = ledger.postForever(running)
      await delay(Math.random() * longestRunMs)
      await end(running)
      await posting
    }
    for (const receiver of receivers.values()) receiver.mend()
    running = await start(dataDir, urls)
    await ledger.repeatCutOff(running)
    for (const [name, receiver] of receivers) await waitForAll(name, receiver, ledger.acknowledged)
  } finally {
    if (running) await end(running)
    for (const { receiver } of receivers.values()) await receiver.stop()
  }
  const counts = [...receivers].map(([name, { counts }]) => [name, counts] as const)
  for (const [name, { repeated }] of counts)
    assert.ok(repeated <= kills, `"${name}" took ${repeated} requests again after ${kills} kills`)
  return { kills, acknowledged: ledger.acknowledged.size, receivers: Object.fromEntries(counts) }
}

async function waitForAll(
  name: string,
  receiver: CountingReceiver,
  acknowledged: ReadonlyMap<string, number>,
): Promise<void> {
  const untilMs = performance.now() + patienceMs
  for (;;) {
    const missing = receiver.findMissing(acknowledged)
    if (missing.length === 0) return
    assert.ok(performance.now() < untilMs, `"${name}" misses ${missing.length}, such as ${missing[0]}`)
    await delay(20)
  }
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
  readonly authorization: string
}

async function start(dataDir: string, urls: readonly string[]): Promise<Running> {
  const program = new URL('./programs/webhook-server.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, dataDir, ...urls], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ready = await Promise.race([readFirstJsonLine<KillLoopServer>(child), once(child, 'exit')])
  assert.ok(!Array.isArray(ready), `the server ended with ${child.exitCode} instead of starting again`)
  const token = await fetchToken(ready.url, ready, 'readings:write')
  return { child, url: ready.url, authorization: `Bearer ${token}` }
}

async function end({ child }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

interface Reading {
  readonly sensor_id: string
  readonly var_name: string
  readonly time: number
  readonly value: number
}

/** Keeps the acknowledged readings, and the batch that was cut off. */
class Ledger {
  readonly acknowledged = new Map<string, number>()
  #cutOff: Reading[] | undefined
  #next = 0

  async postForever(server: Running): Promise<void> {
    for (;;) {
      const batch = Array.from({ length: readingsPerBatch }, () => this.#createReading())
      if (await this.#post(server, batch)) continue
      this.#cutOff = batch
      return
    }
  }

  async repeatCutOff(server: Running): Promise<void> {
    if (this.#cutOff) assert.ok(await this.#post(server, this.#cutOff), 'a repeated batch was not taken')
    this.#cutOff = undefined
  }

  #createReading(): Reading {
    this.#next += 1
    return {
      sensor_id: killLoopSensorIds[this.#next % killLoopSensorIds.length] ?? killLoopSensorIds[0],
      var_name: this.#next % 2 === 0 ? 'CO2ppm' : 'temperatureC',
      time: firstTimeS + this.#next,
      value: 20 + (this.#next % 100) / 10,
    }
  }

  /** @returns false when the connection ended first. */
  async #post({ url, authorization }: Running, readings: readonly Reading[]): Promise<boolean> {
    const headers = { authorization, 'content-type': 'application/json' }
    try {
      const answer = await fetch(`${url}/readings`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ readings }),
      })
      assert.deepEqual(await answer.json(), { accepted: readings.length, throttled: 0, rejected: [] })
    } catch (error) {
      if (error instanceof TypeError) return false // the connection was cut
      throw error
    }
    for (const { sensor_id, var_name, time, value } of readings)
      this.acknowledged.set(`${sensor_id} ${var_name} ${time}`, value)
    return true
  }
}
