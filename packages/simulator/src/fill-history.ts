import { deliverReadings, type ReadingsApi } from './deliver-readings.ts'
import type { Reading, ReadingSource } from './reading.ts'

/** The history to fill, and how. */
export interface HistoryOptions {
  readonly api: ReadingsApi
  readonly source: ReadingSource
  /** First time, included, Unix seconds. */
  readonly fromS: number
  /** Last time, excluded, Unix seconds. */
  readonly toS: number
  /**
   * Readings in one post, at most the 50,000 that the API takes. Default 8,000, so that they are below a
   * megabyte, which is what proxies take.
   */
  readonly batchSize?: number
  readonly signal: AbortSignal
  /**
   * Every reading before `untilS` (Unix seconds) is durable; `posted` readings were sent since the last call.
   */
  onProgress?(untilS: number, posted: number): void
  /** The API refused readings, told by one text each. Without this a refusal ends the work. */
  onRejected?(details: readonly string[]): void
}

/** The API refused readings of a history; a mistake in the source or a sensor that does not exist. */
export class HistoryRejectedError extends Error {
  override readonly name = 'HistoryRejectedError'
}

/**
 * Posts the readings of a time range in time order, one batch after the other, and survives failures that
 * pass. To resume after an interruption, start again from the last time `onProgress` told.
 *
 * @throws HistoryRejectedError where the API refuses a reading and nobody is to be told; what the SDK threw
 * where trying again cannot help; the reason of `signal` once aborted.
 */
export async function fillHistory(options: HistoryOptions): Promise<void> {
  const { source, fromS, toS, batchSize = 8_000, signal, onProgress } = options
  let pending: Promise<void> = Promise.resolve()
  for (const batch of takeBatches(source.readings(fromS, toS), batchSize)) {
    // the next batch was made while the last one travelled; only one is ever under way
    await pending
    const untilS = batch.next?.timeS ?? toS
    pending = deliverBatch(options, batch.readings).then(() => onProgress?.(untilS, batch.readings.length))
    pending.catch(() => {}) // it is awaited above or below; this only keeps Node from calling it unhandled
  }
  await pending
  signal.throwIfAborted()
}

async function deliverBatch(
  { api, signal, onRejected }: HistoryOptions,
  readings: readonly Reading[],
): Promise<void> {
  const { rejected } = await deliverReadings(api, readings, signal)
  const [first] = rejected
  if (!first) return
  if (onRejected) {
    onRejected(rejected.map(({ detail }) => detail))
    return
  }
  const reading = JSON.stringify(readings[first.index])
  throw new HistoryRejectedError(
    `The API rejected ${rejected.length} of ${readings.length} readings, first ${reading}: ${first.detail}`,
  )
}

interface Batch {
  readonly readings: readonly Reading[]
  /** The first reading after the batch: everything before its time is in this batch or an earlier one. */
  readonly next: Reading | undefined
}

function* takeBatches(readings: Iterable<Reading>, size: number): Generator<Batch> {
  let batch: Reading[] = []
  for (const reading of readings) {
    if (batch.length >= size) {
      yield { readings: batch, next: reading }
      batch = []
    }
    batch.push(reading)
  }
  if (batch.length > 0) yield { readings: batch, next: undefined }
}
