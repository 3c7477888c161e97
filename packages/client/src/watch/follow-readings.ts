import type { Schemas } from '../api-queries.ts'
import type { Clock } from '../clock.ts'
import { ApiProblem } from '../errors/api-problem.ts'
import { LightfiError } from '../errors/lightfi-error.ts'
import { NetworkError, TimeoutError } from '../errors/network-error.ts'
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.ts'
import { defaultRetryMs } from '../events/compute-reconnect-ms.ts'
import type { EventStreamTimes } from '../events/event-stream-times.ts'
import {
  readEventData,
  readEventId,
  readEventStream,
  signOfLife,
  type WireEvent,
} from '../events/read-event-stream.ts'
import { findRetryAfterS, isTransient } from '../retry-policy.ts'
import type { ReadingBatch, ReadingChoice, WatchClient, WatchOptions } from '../watch-readings.ts'
import {
  advanceWatchState,
  beginWatch,
  type WatchAction,
  type WatchEvent,
  type WatchState,
} from './watch-state.ts'

/** What following needs of the options. */
export type FollowOptions = Pick<
  WatchOptions,
  'signal' | 'onTrouble' | 'onLook' | 'onRecovery' | 'onWayChange'
> &
  Required<EventStreamTimes> & { readonly clock: Clock }

/** An event of the watch, and the readings that came with it. */
interface Outcome {
  readonly event: WatchEvent
  readonly readings?: readonly Schemas['LoggedReading'][]
}

/** An answer without readings that comes sooner than this, milliseconds, was not waited for. */
const earlyMs = 1_000

/** No two connections begin within so many milliseconds, whatever the server says. */
const leastBetweenOpeningsMs = 1_000

/**
 * Follows what is stored behind a cursor: by a stream of events where there is one, and else by the long
 * poll, as the table in SPEC.md says.
 *
 * @throws what does not pass by itself, as the long poll tells it; the reason of the signal.
 */
export async function* followReadings(
  client: WatchClient,
  query: ReadingChoice,
  after: string,
  options: FollowOptions,
): AsyncGenerator<ReadingBatch> {
  const follower = new ReadingFollower(client, query, after, options)
  try {
    let step = beginWatch(client.streamEvents !== undefined)
    for (;;) {
      const { event, readings = [] } = await follower.act(step.action)
      if (readings.length > 0) yield { readings, cursor: follower.cursor }
      const next = advanceWatchState(step.state, event)
      follower.tell(step.state, next.state, event)
      step = next
    }
  } finally {
    await follower.close()
  }
}

/** Does what the state of a watch asks for. */
class ReadingFollower {
  readonly #client: WatchClient
  readonly #query: ReadingChoice
  readonly #options: FollowOptions
  readonly #callOptions: { readonly signal?: AbortSignal }
  /** Right behind the readings that were given. */
  cursor: string
  #stream: AsyncGenerator<WireEvent | typeof signOfLife> | undefined
  /** Whether the last request for a stream had an answer. */
  #isAnswered = false
  #openedMs = Number.NEGATIVE_INFINITY
  #retryMs = defaultRetryMs
  #isInTrouble = false
  /** The reason to ask, until an answer has shown that readings come that way. */
  #untold: { readonly reason: Error | undefined } | undefined

  constructor(client: WatchClient, query: ReadingChoice, after: string, options: FollowOptions) {
    this.#client = client
    this.#query = query
    this.#options = options
    this.#callOptions = options.signal ? { signal: options.signal } : {}
    this.cursor = after
  }

  /** @throws what ends the watch. */
  async act(action: WatchAction): Promise<Outcome> {
    switch (action.kind) {
      case 'poll':
        await this.close()
        return this.#poll(action.waitS)
      case 'open':
        await this.close()
        return this.#runStream(() => this.#open())
      case 'read':
        return this.#runStream(() => this.#read())
      case 'rest':
        await this.close()
        return this.#rest(action.pauseMs, action.trouble)
      case 'throw':
        throw action.error
      case 'none':
        throw new Error('The watch has nothing to do: its table of states has a hole.')
    }
  }

  /** Ends the stream, if one is open. */
  async close(): Promise<void> {
    const stream = this.#stream
    this.#stream = undefined
    await stream?.return(undefined)
  }

  async #poll(waitS: number): Promise<Outcome> {
    const { clock } = this.#options
    const askedMs = clock.now()
    try {
      const wait = waitS === 0 ? {} : { wait: waitS }
      const page = await this.#client.readReadingChanges(
        { ...this.#query, ...wait, after: this.cursor },
        this.#callOptions,
      )
      this.#noteSuccess()
      this.cursor = page.next_cursor
      this.#options.onLook?.({ found: page.data.length, nextInMs: 0 })
      const nowMs = clock.now()
      const isEarly = waitS > 0 && page.data.length === 0 && nowMs - askedMs < earlyMs
      return { event: { kind: 'page', hasMore: page.has_more, isEarly, nowMs }, readings: page.data }
    } catch (error) {
      this.#options.signal?.throwIfAborted()
      if (!isTransient(error)) return { event: { kind: 'poll_refused', error } }
      return { event: { kind: 'poll_failed', error, retryAfterS: findRetryAfterS(error) } }
    }
  }

  async #open(): Promise<Outcome> {
    const { clock, signal, beginTimeoutMs, silenceTimeoutMs } = this.#options
    const tooSoonMs = this.#openedMs + leastBetweenOpeningsMs - clock.now()
    if (tooSoonMs > 0) await clock.wait(tooSoonMs, signal)
    this.#openedMs = clock.now()
    this.#isAnswered = false
    const response = await this.#client.streamEvents?.(
      { ...this.#query, cursor: this.cursor },
      { ...this.#callOptions, timeoutMs: beginTimeoutMs, retry: false },
    )
    if (!response) throw new TypeError('The client has no streamEvents.')
    this.#isAnswered = true
    this.#stream = readEventStream(response, {
      firstEventTimeoutMs: beginTimeoutMs,
      silenceTimeoutMs,
      signal,
      onRetry: (retryMs) => {
        this.#retryMs = retryMs
      },
    })
    return this.#read()
  }

  async #read(): Promise<Outcome> {
    const arrived = await this.#stream?.next()
    if (!arrived || arrived.done) return { event: this.#buildCut() }
    const hasLasted = this.#options.clock.now() - this.#openedMs >= this.#options.silenceTimeoutMs
    const news: Outcome = { event: { kind: 'news', hasLasted } }
    if (arrived.value === signOfLife) return news
    const event = arrived.value
    switch (event.name) {
      case 'snapshot':
        return { event: { kind: 'snapshot' } }
      case 'readings': {
        const readings = readEventData<Schemas['ReadingsEvent']>(event)
        this.cursor = readEventId(event)
        return { ...news, readings }
      }
      case 'end':
        return { event: this.#readEnd(readEventData(event)) }
      default:
        return news
    }
  }

  #readEnd({ code, title, detail }: Schemas['EndEvent']): WatchEvent {
    if (code === 'invalid_token') return { kind: 'renewal', retryMs: this.#retryMs, random: Math.random() }
    if (endsThatPass.has(code)) return this.#buildCut()
    return this.#buildRefusal(new LightfiError(`The server ended the stream: ${title}: ${detail}`))
  }

  async #runStream(work: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work()
    } catch (error) {
      this.#options.signal?.throwIfAborted()
      return { event: this.#classify(error) }
    }
  }

  /** The long poll, which comes next, tells what is no trouble of streams alone. */
  #classify(error: unknown): WatchEvent {
    if (error instanceof TimeoutError) {
      return { kind: 'silence', error, nowMs: this.#options.clock.now(), random: Math.random() }
    }
    if (error instanceof NetworkError && !this.#isAnswered) {
      return { kind: 'unreachable', error, nowMs: this.#options.clock.now(), random: Math.random() }
    }
    if (isTransient(error) && !isFull(error)) return this.#buildCut(error)
    return this.#buildRefusal(error instanceof Error ? error : new LightfiError(String(error)))
  }

  #buildCut(error?: Error): WatchEvent {
    return {
      kind: 'cut',
      error,
      isDamage: error instanceof UnexpectedAnswerError && error.isBroken,
      retryMs: this.#retryMs,
      retryAfterS: findRetryAfterS(error),
      nowMs: this.#options.clock.now(),
      random: Math.random(),
    }
  }

  #buildRefusal(error: Error): WatchEvent {
    return {
      kind: 'refusal',
      error,
      retryAfterS: findRetryAfterS(error),
      nowMs: this.#options.clock.now(),
      random: Math.random(),
    }
  }

  async #rest(pauseMs: number, trouble: Error | undefined): Promise<Outcome> {
    const { clock, signal, onTrouble } = this.#options
    if (trouble) {
      this.#isInTrouble = true
      onTrouble?.(trouble, pauseMs)
    }
    await clock.wait(pauseMs, signal)
    return { event: { kind: 'rested' } }
  }

  #noteSuccess(): void {
    if (this.#isInTrouble) this.#options.onRecovery?.()
    this.#isInTrouble = false
  }

  /** Tells that trouble is over, and by which way readings come from now on, where that changed. */
  tell(before: WatchState, now: WatchState, event: WatchEvent): void {
    const { onWayChange, clock } = this.#options
    if (event.kind === 'snapshot') this.#noteSuccess()
    if (before.kind === 'opening' && now.kind === 'streaming') onWayChange?.({ way: 'stream' })
    if (now.kind !== 'polling') this.#untold = undefined
    else if (before.kind !== 'polling') {
      const reason = 'error' in event && event.error instanceof Error ? event.error : undefined
      this.#untold = { reason }
    }
    if (event.kind !== 'page' || now.kind !== 'polling' || !this.#untold) return
    const streamAgainInMs = now.streamAtMs - clock.now()
    if (streamAgainInMs <= 0) return // the stream is tried at once
    onWayChange?.({ way: 'poll', ...this.#untold, streamAgainInMs })
    this.#untold = undefined
  }
}

/** Reasons of the server to end a stream that the next one may not meet. */
const endsThatPass: ReadonlySet<string> = new Set([
  'shutting_down',
  'too_slow',
  'internal_error',
  'readings_unavailable',
])

/** Whether an answer says that there are as many streams as may be, or that somebody asks too often. */
function isFull(error: Error): boolean {
  if (error instanceof ApiProblem) return error.status === 429 || error.code === 'overloaded'
  return error instanceof UnexpectedAnswerError && error.status === 429
}
