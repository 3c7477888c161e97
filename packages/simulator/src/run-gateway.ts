import { setTimeout as wait } from 'node:timers/promises'
import { backOffMs, isPassing, postReadings, type ReadingsApi, type Receipt } from './deliver-readings.ts'
import type { Reading, ReadingSource } from './reading.ts'

/** How a gateway works. */
export interface GatewayOptions {
  readonly api: ReadingsApi
  readonly source: ReadingSource
  /** Readings from this time on are sent (Unix seconds). What lies before now is sent at once. */
  readonly fromS: number
  /** Seconds between two posts, > 0. Default 10. */
  readonly periodS?: number
  /** Readings kept while the API cannot be reached; beyond that the oldest are lost. Default 100,000. */
  readonly maxQueued?: number
  /** Ends the gateway: what is queued then is not sent. */
  readonly signal: AbortSignal
  readonly events?: GatewayEvents
}

/** Events of the work of a gateway. */
export interface GatewayEvents {
  /** Every reading before `untilS` (Unix seconds) is durable or was rejected. */
  onDelivered?(untilS: number, receipt: Receipt): void
  /** A post failed and will be tried again in `waitMs` milliseconds. */
  onFailure?(error: unknown, waitMs: number): void
  /** The queue was full: so many of its oldest readings were lost. */
  onDropped?(count: number): void
}

/** Readings in one post. */
const batchSize = 5000

/**
 * Sends what a source measures as time goes by, as a gateway in a building does: every period it posts what
 * fell due, on a fixed beat that does not drift; while the API cannot be reached it queues, and backs off.
 *
 * @returns when `signal` is aborted.
 * @throws what the SDK threw, where trying again cannot help, e.g. refused credentials.
 */
export async function runGateway(options: GatewayOptions): Promise<void> {
  const { signal, periodS = 10 } = options
  const gateway = new Gateway(options)
  const periodMs = periodS * 1000
  const startMs = Date.now()
  while (!signal.aborted) {
    gateway.collect(Date.now() / 1000)
    await gateway.send()
    const beats = Math.floor((Date.now() - startMs) / periodMs) + 1
    await waitUntil(Math.min(startMs + beats * periodMs, gateway.retryAtMs), signal)
  }
}

class Gateway {
  /** When to try again after a failure; infinite while all is well. */
  retryAtMs = Number.POSITIVE_INFINITY
  readonly #options: GatewayOptions
  #queue: Reading[] = []
  #collectedUntilS: number
  #failures = 0

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#collectedUntilS = options.fromS
  }

  /** Takes over what was measured up to now. */
  collect(nowS: number): void {
    const { source, events, maxQueued = 100_000 } = this.#options
    if (nowS <= this.#collectedUntilS) return // the clock was set back: time that was sent is not sent again
    for (const reading of source.readings(this.#collectedUntilS, nowS)) this.#queue.push(reading)
    this.#collectedUntilS = nowS
    const excess = this.#queue.length - maxQueued
    if (excess <= 0) return
    this.#queue.splice(0, excess)
    events?.onDropped?.(excess)
  }

  /** Posts the queue batch by batch, unless it is waiting after a failure. */
  async send(): Promise<void> {
    const { api, events, signal } = this.#options
    if (this.#failures > 0 && Date.now() < this.retryAtMs) return
    while (this.#queue.length > 0 && !signal.aborted) {
      const batch = this.#queue.slice(0, batchSize)
      try {
        const receipt = await postReadings(api, batch, signal)
        this.#queue.splice(0, batch.length)
        this.#failures = 0
        this.retryAtMs = Number.POSITIVE_INFINITY
        events?.onDelivered?.(this.#queue[0]?.timeS ?? this.#collectedUntilS, receipt)
      } catch (error) {
        if (signal.aborted) return
        this.#backOff(error)
        return
      }
    }
  }

  #backOff(error: unknown): void {
    if (!isPassing(error)) throw error
    const waitMs = backOffMs(this.#failures, error)
    this.#failures += 1
    this.retryAtMs = Date.now() + waitMs
    this.#options.events?.onFailure?.(error, waitMs)
  }
}

async function waitUntil(timeMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(Math.max(0, timeMs - Date.now()), undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
