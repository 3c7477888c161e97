import type { ReadingChangesQuery, Schemas } from './api-queries.ts'
import type { Client } from './client.ts'
import { type Clock, monotonicClock } from './clock.ts'
import { type EventStreamTimes, readEventStreamTimes } from './events/event-stream-times.ts'
import { followReadings } from './watch/follow-readings.ts'
import { lookAtIntervals } from './watch/look-at-intervals.ts'

/** A reading that was stored. Its `id` is the same whenever it is delivered. */
export type StoredReading = Schemas['LoggedReading']

/** Readings that belong together, and where the next ones begin. */
export interface ReadingBatch {
  /** In the order in which they were stored; never empty. */
  readonly readings: readonly StoredReading[]
  /** Start the next watch with it, as `after`, to go on exactly behind these readings. */
  readonly cursor: string
}

/** Which readings to watch: together what fits all of them; without any, all that the caller sees. */
export type ReadingChoice = Pick<ReadingChangesQuery, 'sensor_id' | 'location_id' | 'var_name'>

/** The readings to watch. */
export interface WatchQuery extends ReadingChoice {
  /**
   * A cursor that a watch gave. The watch begins right behind it. Default: readings that are stored from now
   * on.
   */
  readonly after?: string
}

/** The way by which readings come. */
export type WatchWay =
  | { readonly way: 'stream' }
  | {
      readonly way: 'poll'
      /** Why there is no stream; `undefined` where it ended again and again without a word. */
      readonly reason: Error | undefined
      /** When a stream is tried again, milliseconds from now. */
      readonly streamAgainInMs: number
    }

/** The methods that a watch calls. Without `streamEvents` it asks the log alone. */
export type WatchClient = Pick<Client, 'readReadingChanges'> & Partial<Pick<Client, 'streamEvents'>>

/** How to watch. */
export interface WatchOptions extends EventStreamTimes {
  /**
   * From the beginning of one look to the beginning of the next, milliseconds, 1..86,400,000. Default: no
   * looks, but a stream of events that tells each reading as it is stored; 0 is the same.
   */
  readonly intervalMs?: number
  /** Aborting it ends the watch with the signal's reason. */
  readonly signal?: AbortSignal
  /**
   * Called when a look or a connection failed in a way that may pass. The watch goes on by itself. `delayMs`
   * is until the next try.
   */
  readonly onTrouble?: (error: Error, delayMs: number) => void
  /**
   * Called after each look that succeeded, the first one too: with the number of readings it found, and the
   * milliseconds until the next one, 0 for at once. After the first call no stored reading is missed. A
   * stream begins with a look, and others follow only while there is none.
   */
  readonly onLook?: (look: { readonly found: number; readonly nextInMs: number }) => void
  /** Told when the first look or connection after a failure succeeded. */
  readonly onRecovery?: () => void
  /** Told when readings come by a stream, and when they come by asking instead. Never with an interval. */
  readonly onWayChange?: (way: WatchWay) => void
  /** The clock for waiting. Default: the monotonic one. */
  readonly clock?: Clock
}

/**
 * Watches what is stored, from now on or from a cursor: each reading once, in the order in which it was
 * stored, also late and corrected ones. They come as they are stored, by a stream of events; where that does
 * not work (an older server, a proxy that keeps answers back), by asking the server again and again to wait
 * for some. With `intervalMs` looks begin at whole intervals, however long each takes; a look that is due
 * while another runs is left out. An outage costs nothing but time: the cursor knows what came meanwhile.
 * Ends with the signal, or when the loop is left.
 *
 * @throws what does not pass by itself: LoginRequiredError, an ApiProblem such as `not_found`.
 *
 * @example
 * for await (const { sensor_id, time, value } of watchReadings(client, { var_name: ['CO2ppm'] })) {
 *   console.log(sensor_id, new Date(time * 1000), value)
 * }
 */
export async function* watchReadings(
  client: WatchClient,
  query: WatchQuery = {},
  options: WatchOptions = {},
): AsyncGenerator<StoredReading> {
  for await (const { readings } of watchReadingBatches(client, query, options)) yield* readings
}

/** The same in batches, each with the cursor to keep once it has been dealt with. */
export async function* watchReadingBatches(
  client: WatchClient,
  { after = 'now', ...query }: WatchQuery = {},
  { intervalMs = 0, clock = monotonicClock, ...options }: WatchOptions = {},
): AsyncGenerator<ReadingBatch> {
  if (!Number.isInteger(intervalMs) || intervalMs < 0 || intervalMs > 86_400_000) {
    throw new RangeError(`intervalMs must be a whole number from 0 to 86,400,000, not ${intervalMs}.`)
  }
  const times = readEventStreamTimes(options)
  yield* intervalMs === 0
    ? followReadings(client, query, after, { ...options, ...times, clock })
    : lookAtIntervals(client, query, after, { ...options, intervalMs, clock })
}
