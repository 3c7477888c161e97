import { once } from 'node:events'
import type { IPublishPacket, ISubscriptionMap, MqttClient } from 'mqtt'
import { toStoreProblem } from '../to-store-problem.ts'
import type { ArrivalTimes } from './arrival-times.ts'
import type { BrokerCounts } from './broker-counts.ts'
import type { BrokerLog } from './broker-log.ts'
import { buildConnectOptions } from './connect-options.ts'
import { isForeseen, isHopeless } from './is-hopeless.ts'
import type { BrokerMessage } from './message-intake.ts'
import type { BrokerConfig } from './mqtt-config.ts'
import { BrokerRefusalError, nameBrokerFailure } from './name-broker-failure.ts'
import { chooseRetryDelayMs, pause } from './retry-delay.ts'

/** The pauses between tries while the broker is away. */
const firstPauseMs = 1_000
const longestPauseMs = 60_000

/** The pauses between tries while the store takes nothing. */
const firstStorePauseMs = 500
const longestStorePauseMs = 15_000

/** The time for which the broker is waited for when it is taken leave of. */
const goodbyeMs = 2_000

/** The parts of a connection. */
export interface BrokerConnectionParts {
  readonly broker: BrokerConfig
  /** The same after a restart, so that the broker knows its session. */
  readonly clientId: string
  readonly subscriptions: ISubscriptionMap
  readonly counts: BrokerCounts
  readonly log: BrokerLog
  readonly arrivals: Pick<ArrivalTimes, 'open'>
  /** Says why nothing can be received now, if so. */
  findObstacle(): string | undefined
  /** Takes in a message; it is acknowledged when this resolves, and tried again when this rejects. */
  take(message: BrokerMessage, signal: AbortSignal): Promise<void>
  /** Keeps a message that is not tried again as refused; it is acknowledged when this resolves. */
  giveUp(message: BrokerMessage, error: unknown): Promise<void>
}

/**
 * Keeps one connection to a broker, and works on its messages one after the other. Each is acknowledged when
 * it is taken in. While the store takes nothing, the message waits unacknowledged; when the connection breaks
 * meanwhile, the broker sends it again.
 */
export class BrokerConnection {
  readonly #parts: BrokerConnectionParts
  readonly #ending = new AbortController()
  #running: Promise<void> | undefined
  /** The end of the work on the present message. */
  #working: Promise<void> = Promise.resolve()
  #hasConnected = false

  constructor(parts: BrokerConnectionParts) {
    this.#parts = parts
  }

  /** Begins to connect; what goes wrong is told in the log. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** Takes no further message, finishes and acknowledges the present one, and disconnects. */
  async close(): Promise<void> {
    this.#ending.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { log } = this.#parts
    const ending = this.#ending.signal
    for (let failures = 0; !ending.aborted; ) {
      const since = performance.now()
      try {
        await this.#serve()
      } catch (error) {
        log.tellFailure(nameBrokerFailure(error))
      }
      failures = performance.now() - since > longestPauseMs ? 1 : failures + 1
      await pause(chooseRetryDelayMs(failures, firstPauseMs, longestPauseMs), ending)
    }
  }

  /** Connects and serves until the connection ends. @throws the reason, unless all is to end. */
  async #serve(): Promise<void> {
    const { broker, clientId, subscriptions, counts } = this.#parts
    const ending = this.#ending.signal
    const obstacle = this.#parts.findObstacle()
    if (obstacle !== undefined) throw new Error(obstacle)
    const { default: mqtt } = await import('mqtt') // loaded only where it is used, since that takes long
    const options = await buildConnectOptions(broker, clientId)
    if (ending.aborted) return
    const client = mqtt.connect(broker.url, options)
    const gone = new AbortController()
    const stop = AbortSignal.any([gone.signal, ending])
    const ended: Promise<unknown> = once(ending, 'abort', { signal: gone.signal }).catch(() => undefined)
    const failed = watchFailure(client)
    client.handleMessage = (packet, acknowledge) => {
      // Without an acknowledgement the broker sends it again.
      if (stop.aborted) return
      this.#working = this.#work(packet, gone.signal, stop).then((isDone) =>
        isDone ? acknowledge() : undefined,
      )
    }
    try {
      const connected = new Promise<boolean>((resolve) => {
        client.once('connect', ({ sessionPresent }) => resolve(sessionPresent))
      })
      const isResumed = await Promise.race([connected, failed, ended])
      if (ending.aborted) return
      await Promise.race([client.subscribeAsync(subscriptions), failed, ended])
      if (ending.aborted) return
      this.#noteConnected(isResumed === true)
      try {
        await Promise.race([failed, ended])
      } finally {
        counts.connected -= 1
      }
    } finally {
      // At the end the present message is still acknowledged; on a connection that is gone it cannot be.
      if (!ending.aborted) gone.abort()
      await this.#working
      gone.abort()
      await disconnect(client)
    }
  }

  #noteConnected(isResumed: boolean): void {
    const { broker, counts, log } = this.#parts
    counts.connected += 1
    if (this.#hasConnected) counts.reconnects += 1
    this.#hasConnected = true
    if (counts.connected === broker.connections) log.tellConnected(isResumed)
  }

  /**
   * Works on a message until it is taken in, or given up. @returns false when the connection ended before, or
   * all is to end while the store takes nothing.
   */
  async #work(packet: IPublishPacket, gone: AbortSignal, stop: AbortSignal): Promise<boolean> {
    const { take, log, arrivals } = this.#parts
    const { topic, payload, retain: isRetained } = packet
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
    const message = { topic, payload: bytes, isRetained, arrival: arrivals.open() }
    for (let failures = 1, unforeseen = 0; ; failures += 1) {
      try {
        await take(message, gone)
        log.tellStoreTakes()
        return true
      } catch (error) {
        if (gone.aborted) return false
        log.tellStoreRefuses(toStoreProblem(error))
        unforeseen = isForeseen(error) ? 0 : unforeseen + 1
        if (isHopeless(error, unforeseen) && (await this.#giveUp(message, error))) return true
        await pause(chooseRetryDelayMs(failures, firstStorePauseMs, longestStorePauseMs), stop)
        if (stop.aborted) return false
      }
    }
  }

  /** Has a message kept as refused. @returns false when that is not possible at present, which is told. */
  async #giveUp(message: BrokerMessage, error: unknown): Promise<boolean> {
    const { giveUp, log } = this.#parts
    try {
      await giveUp(message, error)
      log.tellGivenUp(message.topic, error)
      return true
    } catch (failure) {
      log.tellStoreRefuses(toStoreProblem(failure))
      return false
    }
  }
}

/** Rejects with the reason when a connection fails or ends. */
function watchFailure(client: MqttClient): Promise<never> {
  const failed = new Promise<never>((_resolve, reject) => {
    client.on('error', reject)
    client.on('disconnect', ({ reasonCode = 0 }) => reject(new BrokerRefusalError(reasonCode)))
    client.on('close', () => reject(new Error('the broker closed the connection')))
  })
  failed.catch(() => undefined) // seen by whoever waits for it
  return failed
}

async function disconnect(client: MqttClient): Promise<void> {
  if (client.connected) await settleWithin(client.endAsync(), goodbyeMs)
  client.end(true)
  client.stream.destroy()
}

/** Waits for the end of something, for some time at the most. */
async function settleWithin(work: Promise<unknown>, ms: number): Promise<void> {
  const enough = new AbortController()
  await Promise.race([work.catch(() => undefined), pause(ms, enough.signal)])
  enough.abort()
}
