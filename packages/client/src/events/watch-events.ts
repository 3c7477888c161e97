import type { EventQuery } from '../api-queries.ts'
import type { Client } from '../client.ts'
import { type Clock, monotonicClock } from '../clock.ts'
import { NetworkError, TimeoutError } from '../errors/network-error.ts'
import { findRetryAfterS, isTransient } from '../retry-policy.ts'
import { computeReconnectMs, defaultRetryMs } from './compute-reconnect-ms.ts'
import { type EventStreamTimes, readEventStreamTimes } from './event-stream-times.ts'
import { readEventStream, signOfLife } from './read-event-stream.ts'
import { readStreamEvent, type StreamEvent } from './stream-event.ts'

/** So many connections in a row that began and were cut before they had lasted are trouble. */
const cutsToTell = 3

/** How to watch events. */
export interface WatchEventsOptions extends EventStreamTimes {
  /** Aborting it ends the watch with the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * Called when no stream could be had, or one could not be read on, in a way that may pass: an event was
   * damaged, or nothing came for too long. A connection that is cut is told of from the third in a row on.
   * `delayMs` is until the next try.
   */
  readonly onTrouble?: (error: Error, delayMs: number) => void
  /** Told when the first connection after a failure succeeded. */
  readonly onRecovery?: () => void
  /**
   * Told each time that anything came, also what is no event: the comments by which a server without news
   * keeps a stream alive, and parts of long events. Before the events that came with it.
   */
  readonly onHeard?: () => void
  /** The clock for waiting. Default: the monotonic one. */
  readonly clock?: Clock
}

/**
 * Watches everything that a stream of events tells, for a screen that shows a building: readings, with
 * `latest` only the newest of each series; sensors that fall silent; changes of locations, sensors,
 * floorplans and grants. A connection that ends is followed by the next one, from the same cursor and with
 * another token if need be; each begins with `snapshot`. There is no other way for these events, so a proxy
 * that keeps answers back is trouble that does not end. Ends with the signal, or when the loop is left.
 *
 * @throws what does not pass by itself: LoginRequiredError, an ApiProblem such as `not_found`.
 *
 * @example
 * const choice = { location_id: 'loc_demo_building', latest: true, every_s: 5 }
 * for await (const event of watchEvents(client, choice)) {
 *   if (event.type === 'readings') show(event.readings)
 *   if (event.type === 'snapshot') await loadLocations()
 * }
 */
export async function* watchEvents(
  client: Pick<Client, 'streamEvents'>,
  query: EventQuery = {},
  { signal, onTrouble, onRecovery, onHeard, clock = monotonicClock, ...options }: WatchEventsOptions = {},
): AsyncGenerator<StreamEvent> {
  const { beginTimeoutMs, silenceTimeoutMs } = readEventStreamTimes(options)
  let cursor = query.cursor
  let retryMs = defaultRetryMs
  let isInTrouble = false
  for (let cuts = 0; ; ) {
    const openedMs = clock.now()
    let hasBegun = false
    let isRenewal = false
    let failure: Error | undefined
    try {
      const response = await client.streamEvents(
        { ...query, ...(cursor !== undefined && { cursor }) },
        { ...(signal && { signal }), timeoutMs: beginTimeoutMs, retry: false },
      )
      const arriving = readEventStream(response, {
        firstEventTimeoutMs: beginTimeoutMs,
        silenceTimeoutMs,
        signal,
        onHeard,
        onRetry: (ms) => {
          retryMs = ms
        },
      })
      for await (const arrived of arriving) {
        if (clock.now() - openedMs >= silenceTimeoutMs) cuts = 0
        const event = arrived === signOfLife ? undefined : readStreamEvent(arrived)
        if (event?.type === 'snapshot') {
          hasBegun = true
          if (isInTrouble) onRecovery?.()
          isInTrouble = false
        }
        if (event?.type === 'readings') cursor = event.cursor ?? cursor
        isRenewal = event?.type === 'end' && event.code === 'invalid_token'
        if (event) yield event
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (!isTransient(error)) throw error
      failure = error
    }
    cuts += 1
    const pauseMs = computeReconnectMs({
      retryMs,
      retryAfterS: findRetryAfterS(failure),
      cuts,
      random: Math.random(),
    })
    if (failure && (!hasBegun || cuts >= cutsToTell || !isBareCut(failure))) {
      isInTrouble = true
      onTrouble?.(failure, pauseMs)
    }
    // The next request brings another token.
    if (!isRenewal || cuts > 1) await clock.wait(pauseMs, signal)
  }
}

/** Whether a connection was cut on its way, rather than left by us for what came on it, or did not come. */
function isBareCut(failure: Error): boolean {
  return failure instanceof NetworkError && !(failure instanceof TimeoutError)
}
