import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from '@openlightfi/client'
import { formatError, type ShimLog } from '../shim-log.ts'
import { chooseReadings } from './choose-readings.ts'
import type { ForwarderAlarm } from './forwarder-alarm.ts'
import type { ForwarderConfig } from './forwarder-config.ts'
import { type ForwarderHealth, ForwarderState } from './forwarder-state.ts'
import { findHopeless } from './hopeless-error.ts'
import type { RefusedReadings } from './refused-readings.ts'
import { type ForwardedReading, RefusedError, RetryLaterError, type Sink } from './sink.ts'

/** The parts of a forwarder. */
export interface ForwarderParts {
  readonly config: ForwarderConfig
  readonly client: Pick<Client, 'readReadingChanges'>
  readonly sink: Sink
  /** Keeps what the destination will not take. */
  readonly refused: RefusedReadings
  readonly log: ShimLog
  readonly now: () => number
  /** Told of everything that happens, for metrics. */
  readonly observe: ForwarderObserver
  /** Told of what people should know. */
  readonly alarm: ForwarderAlarm
}

type Page = Awaited<ReturnType<Client['readReadingChanges']>>

/** The counters of a forwarder. */
export interface ForwarderObserver {
  delivered(count: number): void
  refused(): void
  failed(): void
}

/** Longest wait of the API for readings, seconds. */
const waitS = 30
/** The longest time for a delivery under way when the forwarder is to stop. */
const stopPatienceMs = 5000
/** The pause between two writes of a cursor that moved without readings, milliseconds. */
const keepEveryMs = 60_000
/**
 * A stopped forwarder tries again after this long, milliseconds: somebody may have mended the fault without a
 * word.
 */
const retryHopelessEveryMs = 3_600_000
/** After so many refused readings in a row, the fault is not in the readings. */
const maxRefusedInARow = 100

/**
 * Follows what is stored and delivers it to one sink, batch after batch. After a failure it goes on from the
 * cursor of the sink, after a growing pause, for ever. It skips only single readings that the destination
 * refuses, and keeps them in a file. A fault that no time mends stops it: it says so, and waits for
 * {@link Forwarder.wake}. A slow sink slows only its own forwarder, which asks for the next batch when it has
 * delivered the last.
 */
export class Forwarder {
  readonly #parts: ForwarderParts
  readonly #state: ForwarderState
  readonly #stopping = new AbortController()
  readonly #cutting = new AbortController()
  readonly #running: Promise<void>
  #waking = new AbortController()
  #failures = 0
  #refusedInARow = 0
  /** When the cursor was kept last. */
  #keptMs = 0

  /** Starts at once. */
  constructor(parts: ForwarderParts) {
    this.#parts = parts
    this.#state = new ForwarderState(parts.config, parts.now)
    this.#running = this.#run()
  }

  /** How it is; without secrets. */
  readHealth(): ForwarderHealth {
    return this.#state.readHealth()
  }

  /** Tells that something changed, such as the login: the forwarder tries at once. */
  wake(): void {
    this.#failures = 0
    this.#waking.abort()
    this.#waking = new AbortController()
  }

  /**
   * Ends after the delivery under way. After some seconds the delivery is cut off; it comes again at the next
   * start.
   */
  async close(): Promise<void> {
    this.#stopping.abort()
    const cut = setTimeout(() => this.#cutting.abort(), stopPatienceMs)
    await this.#running
    clearTimeout(cut)
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const waking = this.#waking.signal // A change during a try may have come too late for that try.
      const failure = await this.#followUntilFailure()
      await this.#closeSink()
      if (!signal.aborted) await this.#pauseAfter(failure, waking)
    }
  }

  async #followUntilFailure(): Promise<unknown> {
    try {
      return await this.#follow()
    } catch (error) {
      return error
    }
  }

  async #closeSink(): Promise<void> {
    try {
      await this.#parts.sink.close()
    } catch (error) {
      this.#parts.log.warn('a connection did not end as it should', {
        forwarder: this.#parts.config.name,
        error,
      })
    }
  }

  /** Delivers until something fails or the forwarder is to stop. */
  async #follow(): Promise<void> {
    const { sink, config } = this.#parts
    const { signal } = this.#stopping
    const kept = await sink.open(signal)
    let cursor = kept ?? (await this.#findStart())
    let wait = 0 // the first answer says how things are
    while (!signal.aborted) {
      const page = await this.#parts.client.readReadingChanges(
        {
          ...(cursor !== undefined && { after: cursor }),
          limit: config.batchSize,
          wait,
          ...chooseReadings(config),
        },
        { signal },
      )
      if (wait === 0) this.#tellStart(kept === undefined ? config.start : 'where it was', page)
      await this.#passOn(page)
      cursor = page.next_cursor
      wait = waitS
      this.#failures = 0
      this.#parts.alarm.followed()
      this.#state.follows(!page.has_more)
    }
  }

  /** Says at once what is followed. Without new readings the log would be silent for long. */
  #tellStart(begins: string, { data, has_more: hasMore }: Page): void {
    const { log, config } = this.#parts
    log.info('a forwarder follows what is stored', {
      forwarder: config.name,
      type: config.type,
      state: hasMore ? 'behind' : 'following',
      begins,
      ...chooseReadings(config),
      waiting: data.length,
      next: hasMore ? 'at once' : `as soon as something is stored; asked for every ${waitS} s at the latest`,
    })
  }

  /**
   * A cursor that moves without readings is written once in a while, so that a restart has little to read
   * again.
   */
  async #passOn({ data, next_cursor: cursor }: Page): Promise<void> {
    const { sink, now } = this.#parts
    if (data.length > 0) await this.#deliver(data, cursor)
    else if (now() - this.#keptMs < keepEveryMs) return
    else await sink.deliver([], cursor, this.#cutting.signal)
    this.#keptMs = now()
  }

  /**
   * The place where a new forwarder begins. It is kept before anything is delivered, so that a crash does not
   * move it.
   */
  async #findStart(): Promise<string | undefined> {
    const { config, client, sink } = this.#parts
    if (config.start === 'beginning') return undefined
    const { signal } = this.#stopping
    const { next_cursor } = await client.readReadingChanges(
      { after: 'now', ...chooseReadings(config) },
      { signal },
    )
    await sink.deliver([], next_cursor, this.#cutting.signal)
    return next_cursor
  }

  /** Delivers readings. When they are refused, it delivers halves, until the bad ones are found. */
  async #deliver(readings: readonly ForwardedReading[], cursor: string | undefined): Promise<void> {
    const { sink, observe } = this.#parts
    try {
      await sink.deliver(readings, cursor, this.#cutting.signal)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      const [first, ...others] = readings
      if (!first) throw error
      if (others.length === 0) return this.#setAside(first, cursor, error)
      const middle = Math.ceil(readings.length / 2)
      await this.#deliver(readings.slice(0, middle), undefined)
      return this.#deliver(readings.slice(middle), cursor)
    }
    this.#refusedInARow = 0
    this.#state.delivered(readings.length)
    observe.delivered(readings.length)
  }

  async #setAside(
    reading: ForwardedReading,
    cursor: string | undefined,
    reason: RefusedError,
  ): Promise<void> {
    const { sink, refused, observe, log, config } = this.#parts
    this.#refusedInARow += 1
    if (this.#refusedInARow > maxRefusedInARow) {
      throw new Error(`more than ${maxRefusedInARow} readings in a row were refused: ${reason.message}`)
    }
    await refused.keep(reading, reason.message)
    log.error('a reading was refused and set aside', {
      forwarder: config.name,
      id: reading.id,
      reason: reason.message,
    })
    this.#state.refused()
    observe.refused()
    this.#parts.alarm.refused(reason.message)
    if (cursor !== undefined) await sink.deliver([], cursor, this.#cutting.signal)
  }

  async #pauseAfter(error: unknown, waking: AbortSignal): Promise<void> {
    const hopeless = findHopeless(error)
    const pauseMs = hopeless ? this.#stop(hopeless.message) : this.#fail(error)
    // Stopping and waking end the pause, and the loop sees why.
    const signal = AbortSignal.any([this.#stopping.signal, waking])
    await delay(pauseMs, undefined, { signal }).catch(() => undefined)
  }

  /** @returns for how long, milliseconds, unless it is woken. */
  #stop(reason: string): number {
    const { config, log, observe, now, alarm } = this.#parts
    this.#state.stops(reason, now() + retryHopelessEveryMs)
    observe.failed()
    alarm.stopped(reason)
    log.error('a forwarder stopped: a person is needed', { forwarder: config.name, reason })
    return retryHopelessEveryMs
  }

  /** @returns after how many milliseconds to try again. */
  #fail(error: unknown): number {
    const { config, log, observe, now, alarm } = this.#parts
    this.#failures += 1
    const longestMs = Math.min(config.maxRetryDelayS * 1000, 1000 * 2 ** Math.min(this.#failures - 1, 20))
    const jitteredMs = longestMs * (0.5 + Math.random() / 2)
    const pauseMs = error instanceof RetryLaterError ? Math.max(error.afterMs, jitteredMs) : jitteredMs
    const reason = formatError(error)
    this.#state.fails(reason, now() + pauseMs)
    observe.failed()
    alarm.failed(reason)
    log.warn('a forwarder failed and will try again', {
      forwarder: config.name,
      reason,
      pauseMs: Math.round(pauseMs),
    })
    return pauseMs
  }
}
