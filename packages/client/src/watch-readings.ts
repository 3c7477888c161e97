import type { ReadingChangesQuery, Schemas } from './api-queries.ts'
import type { Client } from './client.ts'
import { type Clock, monotonicClock } from './clock.ts'
import { findRetryAfterS, isTransient } from './retry-policy.ts'

/** A reading that was stored. Its `id` is the same whenever it is delivered. */
export type StoredReading = Schemas['LoggedReading']

/** Readings that belong together, and where the next ones begin. */
export interface ReadingBatch {
  /** In the order in which they were stored; never empty. */
  readonly readings: readonly StoredReading[]
  /** Start the next watch with it, as `after`, to go on exactly behind these readings. */
  readonly cursor: string
}

/** The readings to watch. */
export interface WatchQuery extends Pick<ReadingChangesQuery, 'sensor_id' | 'location_id' | 'var_name'> {
  /**
   * A cursor that a watch gave. The watch begins right behind it. Default: readings that are stored from now
   * on.
   */
  readonly after?: string
}

/** How to watch. */
export interface WatchOptions {
  /**
   * From the beginning of one look to the beginning of the next, milliseconds, 0..86,400,000. Default 10,000.
   * With 0 the server is asked all the time and answers when there is something, which is sooner and costs a
   * connection.
   */
  readonly intervalMs?: number
  /** Aborting it ends the watch with the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * Called when a look failed in a way that may pass. The watch goes on by itself. `delayMs` is until the
   * next look.
   */
  readonly onTrouble?: (error: Error, delayMs: number) => void
  /**
   * Called after each look that succeeded, the first one too: with the number of readings it found, and the
   * milliseconds until the next one, 0 for at once. After the first call no stored reading is missed.
   */
  readonly onLook?: (look: { readonly found: number; readonly nextInMs: number }) => void
  /** Told when the first look after a failure succeeded. */
  readonly onRecovery?: () => void
  /** The clock for waiting. Default: the monotonic one. */
  readonly clock?: Clock
}

/** The longest time for which the server may hold an answer back, seconds. */
const longPollS = 30

/** Shortest wait after a failure, milliseconds, and the longest `Retry-After` that is followed: an hour. */
const leastPauseMs = 1_000
const longestPauseMs = 3_600_000

/**
 * Watches what is stored, from now on or from a cursor: each reading once, in the order in which it was
 * stored, also late and corrected ones. Looks begin at whole intervals, however long each takes; a look that
 * is due while another runs is left out. An outage costs nothing but time: the cursor knows what came
 * meanwhile. Ends with the signal, or when the loop is left.
 *
 * @throws what does not pass by itself: LoginRequiredError, an ApiProblem such as `not_found`.
 *
 * @example
 * for await (const { sensor_id, time, value } of watchReadings(client, { var_name: ['CO2ppm'] })) {
 *   console.log(sensor_id, new Date(time * 1000), value)
 * }
 */
export async function* watchReadings(
  client: Pick<Client, 'readReadingChanges'>,
  query: WatchQuery = {},
  options: WatchOptions = {},
): AsyncGenerator<StoredReading> {
  for await (const { readings } of watchReadingBatches(client, query, options)) yield* readings
}

/** The same in batches, each with the cursor to keep once it has been dealt with. */
export async function* watchReadingBatches(
  client: Pick<Client, 'readReadingChanges'>,
  { after = 'now', ...query }: WatchQuery = {},
  { intervalMs = 10_000, signal, onTrouble, onLook, onRecovery, clock = monotonicClock }: WatchOptions = {},
): AsyncGenerator<ReadingBatch> {
  if (!Number.isInteger(intervalMs) || intervalMs < 0 || intervalMs > 86_400_000) {
    throw new RangeError(`intervalMs must be a whole number from 0 to 86,400,000, not ${intervalMs}.`)
  }
  const callOptions = signal ? { signal } : {}
  const startMs = clock.now()
  let cursor = after
  let isInTrouble = false
  for (;;) {
    let pauseMs = 0
    try {
      const wait = intervalMs === 0 && cursor !== 'now' ? { wait: longPollS } : {}
      const { data, next_cursor, has_more } = await client.readReadingChanges(
        { ...query, ...wait, after: cursor },
        callOptions,
      )
      if (isInTrouble) onRecovery?.()
      isInTrouble = false
      cursor = next_cursor
      const nextInMs = has_more ? 0 : Math.ceil(untilNextLook(clock.now() - startMs, intervalMs))
      onLook?.({ found: data.length, nextInMs })
      if (data.length > 0) yield { readings: data, cursor }
      if (has_more) continue
    } catch (error) {
      signal?.throwIfAborted()
      if (!isTransient(error)) throw error
      isInTrouble = true
      pauseMs = Math.min(Math.max(leastPauseMs, (findRetryAfterS(error) ?? 0) * 1000), longestPauseMs)
      onTrouble?.(error, Math.max(pauseMs, untilNextLook(clock.now() - startMs, intervalMs)))
    }
    const delayMs = Math.max(pauseMs, untilNextLook(clock.now() - startMs, intervalMs))
    if (delayMs > 0) await clock.wait(delayMs, signal)
  }
}

/** Milliseconds to the next whole interval. */
function untilNextLook(elapsedMs: number, intervalMs: number): number {
  return intervalMs === 0 ? 0 : intervalMs - (elapsedMs % intervalMs)
}
