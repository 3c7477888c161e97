import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { webhookBounds } from '@openlightfi/contract'
import { takeTurn } from '../event-loop-turns.ts'
import type { Holder } from '../holder.ts'
import type { ChangeReader } from '../readings/changes/changes.ts'
import { SerialQueue } from '../serial-queue.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'
import { computeBackOffMs, readRetryAfterMs } from './back-off.ts'
import { BacklogWatch } from './backlog-watch.ts'
import { buildReadingsMessage } from './build-message.ts'
import { chooseReadings, LocationGoneError } from './choose-readings.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { DurableProgress } from './durable-progress.ts'
import { findBacklog, findEarliestStoringMs } from './find-backlog.ts'
import { NextBatches } from './next-batches.ts'
import { Poster, type PostOutcome } from './post-request.ts'
import { type BatchReading, comparePlaces, type FoundBatch } from './read-batch.ts'
import { signMessage } from './sign-message.ts'
import type { Attempt, Batch, Pause, Progress, Webhook } from './webhook.ts'
import { toPauseColumns } from './webhook-rows.ts'

const bounds = { maxReadings: webhookBounds.maxReadings, maxBytes: 131_072 }
/** The shortest time between two counts of what waits, while deliveries succeed. */
const countEveryMs = 10_000
/**
 * The longest wait for readings, milliseconds. Then the loop looks at what is in memory, so that its place
 * stays near the end of the log and no later look asks the engine; and it learns that a location is gone.
 */
const lookEveryMs = 15_000
/**
 * The time for which readings gather after a delivery at the end of the log, milliseconds. Posts that come
 * one by one are delivered together, so that deliveries and their writes are few however often is posted.
 */
const gatherMs = 400
/** Pauses after a trouble of our own stores, milliseconds; the last one is repeated. */
const troublePausesMs = [1_000, 5_000, 30_000]
const gone = 410

/** How a step ended. */
type Step =
  | { readonly next: 'go on' | 'gather' | 'wait for readings' | 'end' }
  | { readonly retryInMs: number }

/**
 * Delivers the readings of one webhook, one request at a time, in the order of the log. What it has done is
 * durable at each step, so that it goes on from there whenever the process ends.
 */
export class DeliveryLoop {
  /** The changes of its settings and place: each builds on the write of the one before. */
  readonly turns = new SerialQueue()
  readonly #parts: DeliveryParts
  readonly #poster: Poster
  readonly #batches: NextBatches
  /** Takes note of readings while the webhook is paused. */
  readonly #watch: BacklogWatch
  #webhook: Webhook
  readonly #progress: DurableProgress
  #running: Promise<void> | undefined
  /** Ends waiting. */
  #ending = new AbortController()
  /** Breaks off what is under way. */
  #breaking = new AbortController()
  #lastNumber: number
  #retryAtMs: number | undefined
  #lagReadings = 0
  #countedAtMs = Number.NEGATIVE_INFINITY
  /** @param lastNumber the number of the newest attempt; 0 before the first. */
  constructor(parts: DeliveryParts, webhook: Webhook, progress: Progress, lastNumber: number) {
    this.#parts = parts
    this.#lastNumber = lastNumber
    this.#webhook = webhook
    this.#progress = new DurableProgress(parts.writes, webhook.webhookId, progress)
    this.#batches = new NextBatches(parts, bounds)
    this.#watch = new BacklogWatch({
      changes: parts.changes,
      choose: () => this.#choose(),
      isBehind: () => this.#lagReadings > 0,
      count: () => this.#countOwnLag(),
    })
    this.#poster = new Poster(parts.network, parts.rules?.timeoutMs)
  }

  get webhook(): Webhook {
    return this.#webhook
  }

  get progress(): Progress {
    return this.#progress.now
  }

  /** When the delivery that failed is tried again, Unix milliseconds; undefined when none waits. */
  get retryAtMs(): number | undefined {
    return this.#retryAtMs
  }

  /** The number of readings that wait, as it was counted last. */
  get lagReadings(): number {
    return this.#lagReadings
  }

  /** How long ago the oldest waiting reading was stored, seconds, at the most; 0 when none waits. */
  get lagS(): number {
    if (this.#lagReadings === 0) return 0
    return Math.max(0, (this.#parts.clock() - this.progress.behindSinceMs) / 1000)
  }

  /** Takes over what was changed; the loop must be stopped. @param lagReadings what waits by then. */
  replace(webhook: Webhook, progress = this.progress, lagReadings = this.#lagReadings): void {
    this.#webhook = webhook
    this.#progress.replace(progress)
    this.#lagReadings = lagReadings
  }

  /** Takes the number of the next attempt. */
  takeNumber(): number {
    this.#lastNumber += 1
    return this.#lastNumber
  }

  /** Begins, unless it runs; while the webhook is paused, only takes note that readings wait. */
  start(): void {
    if (this.#running) return
    this.#ending = new AbortController()
    this.#breaking = new AbortController()
    if (this.#webhook.pause) {
      this.#watch.start(this.progress.position, this.#ending.signal)
      return
    }
    this.#batches.forget()
    this.#running = this.#run().finally(() => {
      this.#running = undefined
    })
  }

  /** Breaks off whatever it does; resolves when it does nothing any more. */
  async stop(): Promise<void> {
    this.#ending.abort()
    this.#breaking.abort()
    await this.#finish()
    this.#retryAtMs = undefined
  }

  /** Ends for good: a request under way has so many milliseconds. */
  async close(patienceMs: number): Promise<void> {
    this.#ending.abort()
    const timer = setTimeout(() => this.#breaking.abort(), patienceMs)
    await this.#finish()
    clearTimeout(timer)
    this.#poster.close()
    await this.#tryTo('store the place of', () => this.#progress.flush())
  }

  async #finish(): Promise<void> {
    await Promise.all([this.#running, this.#watch.stop()])
  }

  /** Counts what waits. @throws the errors of `Changes.measureBehind`. */
  async countLag(reader: ChangeReader): Promise<void> {
    const { readings } = await findBacklog(this.#parts, this.#webhook, this.progress.position, reader)
    this.#lagReadings = readings
    this.#countedAtMs = performance.now()
  }

  async #run(): Promise<void> {
    let troubles = 0
    while (!this.#ending.signal.aborted) {
      try {
        await takeTurn() // one commit wakes many
        const step = await this.#step()
        troubles = 0
        if ('retryInMs' in step) await this.#waitToRetry(step.retryInMs)
        else if (step.next === 'gather') await this.#pause(this.#parts.rules?.gatherMs ?? gatherMs)
        else if (step.next === 'wait for readings') await this.#waitForReadings()
        else if (step.next === 'end') return this.#watch.start(this.progress.position, this.#ending.signal)
      } catch (error) {
        if (this.#breaking.signal.aborted || this.#ending.signal.aborted) return
        const pauseMs = troublePausesMs[Math.min(troubles, troublePausesMs.length - 1)] ?? 0
        troubles += 1
        const { webhookId } = this.#webhook
        this.#parts.logger.error({ err: error, webhook: webhookId }, 'a webhook waits for the stores')
        await this.#pause(pauseMs)
      }
    }
  }

  async #step(): Promise<Step> {
    const release = await this.#parts.places.take({ holder: this.#holder, signal: this.#ending.signal })
    try {
      return await this.#deliver()
    } catch (error) {
      if (!(error instanceof LocationGoneError)) throw error
      return await this.#pauseFor({
        reason: 'location_deleted',
        detail: `The location ${error.locationId} is gone. Name others in its filter, then resume it.`,
      })
    } finally {
      release()
    }
  }

  /** Takes the next batch, or the one under way, and tries to deliver it. */
  async #deliver(): Promise<Step> {
    const found = await this.#batches.take(this.progress, () => this.#choose(), this.#reader)
    if (found.readings.length === 0) return this.#pass(found)
    this.#lagReadings = Math.max(this.#lagReadings, found.readings.length)
    const batch = await this.#border(found)
    // Sensors may have moved since the readings were asked for.
    const { isWanted } = this.#choose()
    const readings = found.readings.filter(({ seriesId }) => isWanted(seriesId))
    if (readings.length === 0) return this.#pass(found)
    const message = buildReadingsMessage(batch, readings)
    const atMs = this.#parts.clock()
    const outcome = await this.#poster.post({
      url: this.#webhook.url,
      headers: signMessage(message, this.#webhook, atMs),
      body: message.body,
      holder: this.#holder,
      signal: this.#breaking.signal,
    })
    const attempt = this.#buildAttempt(outcome, { batch, messageId: message.messageId, atMs, readings })
    this.#parts.watcher.noteAttempt(this.#webhook.organisationId, outcome.error)
    if (outcome.error === undefined) return this.#confirm(attempt, found, readings)
    if (outcome.status === gone) return this.#giveUp(attempt)
    return this.#fail(attempt, outcome)
  }

  /** Makes sure that the borders of a batch are durable. */
  async #border({ to }: FoundBatch): Promise<Batch> {
    const { batch } = this.progress
    if (batch && comparePlaces(batch.to, to) === 0) return batch
    const next = this.#buildBatch(to)
    await this.#progress.store({ ...this.progress, batch: next })
    return next
  }

  #buildBatch(to: LogPlace): Batch {
    return { key: randomBytes(12).toString('base64url'), to, atMs: this.#parts.clock() }
  }

  /** Moves on over a part of the log without wanted readings. */
  async #pass({ to, hasMore, readAtMs }: FoundBatch): Promise<Step> {
    const progress: Progress = {
      ...this.progress,
      position: to,
      batch: undefined,
      ...(!hasMore && { behindSinceMs: readAtMs }),
    }
    if (this.progress.batch) await this.#progress.store(progress)
    else this.#progress.move(progress)
    if (hasMore) return { next: 'go on' }
    this.#lagReadings = 0
    return { next: 'wait for readings' }
  }

  async #confirm(attempt: Attempt, found: FoundBatch, readings: readonly BatchReading[]): Promise<Step> {
    const { behindSinceMs } = this.progress
    // What was read ahead gets its borders in the same transaction.
    const next = this.#batches.cutNext(found.to)
    await this.#progress.record(attempt, {
      position: found.to,
      batch: next && this.#buildBatch(next.to),
      failures: 0,
      behindSinceMs: found.hasMore ? advance(behindSinceMs, readings) : found.readAtMs,
    })
    this.#batches.keep(next)
    if (!found.hasMore) this.#lagReadings = 0
    else if (performance.now() - this.#countedAtMs > countEveryMs) await this.#countOwnLag()
    return { next: found.hasMore ? 'go on' : 'gather' }
  }

  async #fail(attempt: Attempt, { retryAfter }: PostOutcome): Promise<Step> {
    const { clock, rules } = this.#parts
    const backOffMs = rules?.backOffMs ?? computeBackOffMs
    const failures = this.progress.failures + 1
    this.#batches.forget()
    await this.#progress.record(attempt, { ...this.progress, failures })
    await this.#countOwnLag()
    return { retryInMs: backOffMs(failures, readRetryAfterMs(retryAfter, clock())) }
  }

  async #giveUp(attempt: Attempt): Promise<Step> {
    await this.#progress.record(attempt, { ...this.progress, failures: this.progress.failures + 1 })
    return this.#pauseFor({
      reason: 'gone',
      detail: 'The receiver answered 410: it is gone for good. Correct the URL if need be, and resume it.',
    })
  }

  async #pauseFor(why: Omit<Pause, 'sinceMs'>): Promise<Step> {
    const { writes, clock, logger } = this.#parts
    const pause: Pause = { ...why, sinceMs: clock() }
    const { webhookId } = this.#webhook
    await writes.write(({ webhooks }) => webhooks.update(webhookId, toPauseColumns(pause)))
    this.#webhook = { ...this.#webhook, pause }
    logger.info({ webhook: webhookId, reason: pause.reason }, 'a webhook was paused')
    return { next: 'end' }
  }

  async #countOwnLag(): Promise<void> {
    await this.#tryTo('count what waits for', () => this.countLag(this.#reader))
  }

  /** Does something without which deliveries go on all the same. */
  async #tryTo(what: string, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch (error) {
      if (error === this.#breaking.signal.reason) return
      const { webhookId } = this.#webhook
      this.#parts.logger.error({ err: error, webhook: webhookId }, `could not ${what} a webhook`)
    }
  }

  async #waitForReadings(): Promise<void> {
    const { changes } = this.#parts
    if (changes.isClosed) {
      this.#ending.abort()
      return
    }
    try {
      const { signal } = this.#ending
      await changes.waitFor(this.progress.position, this.#choose(), { timeoutMs: lookEveryMs, signal })
    } catch (error) {
      if (!(error instanceof LocationGoneError)) throw error // the next step pauses
    }
  }

  async #waitToRetry(ms: number): Promise<void> {
    this.#retryAtMs = this.#parts.clock() + ms
    await this.#pause(ms)
    this.#retryAtMs = undefined
  }

  /** Waits, unless all is to end. */
  async #pause(ms: number): Promise<void> {
    const { signal } = this.#ending
    await delay(ms, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  #choose() {
    return chooseReadings(this.#parts.estate, this.#parts.series, this.#webhook)
  }

  #buildAttempt(
    { status, error, durationMs }: PostOutcome,
    sent: {
      readonly batch: Batch
      readonly messageId: string
      readonly atMs: number
      readonly readings: readonly BatchReading[]
    },
  ): Attempt {
    return {
      number: this.takeNumber(),
      atMs: sent.atMs,
      kind: 'delivery',
      messageId: sent.messageId,
      status,
      error,
      durationMs,
      readings: sent.readings.length,
      from: this.progress.position,
      to: sent.batch.to,
    }
  }

  get #reader(): ChangeReader {
    return { holder: this.#holder, signal: this.#breaking.signal }
  }

  /** All webhooks of an organisation share the turns of one caller at the engine. */
  get #holder(): Holder {
    return { grantId: 'webhooks', organisationId: this.#webhook.organisationId }
  }
}

/**
 * Finds a time before which nothing was stored that waits behind a batch: what is behind it was stored no
 * earlier than any of its readings.
 */
function advance(sinceMs: number, readings: readonly BatchReading[]): number {
  const newestMs = readings.reduce((newest, { timeMs }) => Math.max(newest, timeMs), 0)
  return Math.max(sinceMs, findEarliestStoringMs(newestMs))
}
