import {
  ApiProblem,
  type Client,
  type EventStreamTimes,
  isTransient,
  type StreamEvent,
  TimeoutError,
  watchEvents,
} from '@openlightfi/client'
import type { ConnectionState } from './connection-state.ts'

/** What following a server needs. */
export interface FollowOptions {
  readonly client: Client
  /** With everything below it; everything in sight when absent. */
  readonly locationId: string | undefined
  /** Reads anew what is shown; rejects where the server cannot be reached. */
  readonly refresh: () => Promise<void>
  readonly onEvent: (event: StreamEvent) => void
  readonly onState: (state: ConnectionState) => void
  /** Told of what does not pass by itself, such as a login that has ended. */
  readonly onFailure: (error: unknown) => void
  /** The clock of the server, Unix milliseconds. */
  readonly nowMs: () => number
  /** When the server was heard last, Unix milliseconds by its clock. */
  readonly lastHeardMs: () => number
  /** Told of each sign of life of the server: answers, events, and what keeps a stream without news alive. */
  readonly onHeard: () => void
  /** Aborting it ends everything. */
  readonly signal: AbortSignal
  /** How long things take; {@link defaultPace} where it does not say. */
  readonly pace?: Partial<FollowPace>
}

/** How long the parts of following a server take, milliseconds. */
export interface FollowPace extends Required<EventStreamTimes> {
  /** Between two looks while there is no stream. */
  readonly pollMs: number
  /** Until a server that could not be reached is asked again: the first times, and then on. */
  readonly retriesMs: readonly number[]
  /** Until a stream is tried again that was refused for good: places and grants may change. */
  readonly refusedMs: number
}

/** The pace of the dashboard. */
export const defaultPace: FollowPace = {
  beginTimeoutMs: 5_000,
  silenceTimeoutMs: 45_000,
  pollMs: 20_000,
  retriesMs: [3_000, 5_000, 8_000, 15_000],
  refusedMs: 60_000,
}

/**
 * So many streams in a row that did not last as long as a silence may, though the server answers, are kept
 * back as well.
 */
const maxRestarts = 3

/** The longest advice of a server, when to ask again, that is followed, milliseconds. */
const longestAdviceMs = 600_000

/**
 * Follows what happens by a stream of events. While there is none, what is shown is read anew again and
 * again, and the stream is tried on; as soon as a server that was away answers, at once. Ends with the
 * signal.
 */
export async function followServer(options: FollowOptions): Promise<void> {
  const { client, locationId, onEvent, onState, onFailure, nowMs, lastHeardMs, onHeard, signal } = options
  const { pollMs, retriesMs, refusedMs, ...times } = { ...defaultPace, ...options.pace }
  let restarts = 0
  let begunMs: number | undefined
  while (!signal.aborted) {
    const stream = new AbortController()
    const streamSignal = AbortSignal.any([stream.signal, signal])
    let polls: AbortController | undefined
    const recover = () => {
      polls?.abort()
      polls = undefined
      begunMs = performance.now()
      onState({ kind: 'live' })
    }
    const poll = async (pollSignal: AbortSignal, wasKeptBack: boolean) => {
      for (let failures = 0; !pollSignal.aborted; ) {
        const failure: unknown = await options.refresh().then(
          () => undefined,
          (error) => error ?? new Error('The refresh failed.'),
        )
        const isReached = failure === undefined || isAnswer(failure)
        const advisedMs = readAdviceMs(failure)
        if (pollSignal.aborted) return
        if (isReached) {
          onHeard()
          if ((failures > 0 || !wasKeptBack) && restarts < maxRestarts) {
            // The server was away and is back: the stream need not wait for its own next try.
            restarts += 1
            stream.abort()
            return
          }
          onState({ kind: 'polling' })
          await wait(spread(Math.max(pollMs, advisedMs)), pollSignal)
        } else {
          const retryMs = retriesMs[Math.min(failures, retriesMs.length - 1)] ?? pollMs
          const pauseMs = spread(Math.max(retryMs, advisedMs))
          failures += 1
          onState({ kind: 'stopped', sinceMs: lastHeardMs(), retryAtMs: nowMs() + pauseMs })
          await wait(pauseMs, pollSignal)
        }
      }
    }
    const beginPolling = (wasKeptBack: boolean) => {
      if (polls) return
      // A stream that begins and breaks at once is no better than none.
      const lastedMs = begunMs === undefined ? 0 : performance.now() - begunMs
      if (lastedMs >= times.silenceTimeoutMs) restarts = 0
      begunMs = undefined
      polls = new AbortController()
      void poll(AbortSignal.any([polls.signal, streamSignal]), wasKeptBack)
    }
    const choice = { ...(locationId !== undefined && { location_id: locationId }), latest: true, every_s: 5 }
    let pauseMs = 0
    try {
      const events = watchEvents(client, choice, {
        ...times,
        signal: streamSignal,
        onHeard,
        onTrouble: (error) => beginPolling(isKeptBack(error)),
      })
      for await (const event of events) {
        if (event.type === 'snapshot') recover()
        onEvent(event)
      }
    } catch (error) {
      if (!streamSignal.aborted) {
        onFailure(error)
        pauseMs = spread(refusedMs)
        onState({ kind: 'stopped', sinceMs: lastHeardMs(), retryAtMs: nowMs() + pauseMs })
      }
    } finally {
      stream.abort()
    }
    if (pauseMs > 0) await wait(pauseMs, signal)
  }
}

/** Whether the server answers, but no stream: another try at once would fail in the same way. */
function isKeptBack(error: Error): boolean {
  return error instanceof TimeoutError || !isTransient(error) || error instanceof ApiProblem
}

/** Whether an error is an answer of the server, which is there then. */
function isAnswer(error: unknown): boolean {
  return error instanceof ApiProblem && error.status < 500
}

/** How long the server says that it wants to be left alone, milliseconds; 0 where it does not say. */
function readAdviceMs(failure: unknown): number {
  const adviceS = failure instanceof ApiProblem ? (failure.retryAfterS ?? 0) : 0
  return Math.min(adviceS * 1000, longestAdviceMs)
}

/** Makes a pause up to a quarter longer, so that pages that lost a server together do not return together. */
function spread(ms: number): number {
  return Math.round(ms * (1 + Math.random() / 4))
}

/** Waits, or until a signal is aborted. */
async function wait(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
