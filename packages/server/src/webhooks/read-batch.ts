import type { ChangeChoice, ChangeReader, Changes } from '../readings/changes/changes.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import { toLoggedReading } from '../readings/index.ts'
import type { LoggedReading, LogPlace } from '../storage/time-series/statements/reading-log.ts'
import type { AheadPage } from './read-ahead.ts'

/** The bounds of one delivery. */
export interface BatchBounds {
  readonly maxReadings: number
  /** Of the texts of the readings. */
  readonly maxBytes: number
}

/** A reading and the text that is delivered. */
export interface BatchReading {
  readonly seriesId: number
  /** Unix milliseconds. */
  readonly timeMs: number
  /** A JSON object. */
  readonly text: string
}

/** The readings of a delivery. */
export interface FoundBatch {
  readonly readings: readonly BatchReading[]
  /** The place behind them, at which the next batch begins. */
  readonly to: LogPlace
  /** True when there may be more by now. */
  readonly hasMore: boolean
  /** The time up to which nothing is missing when there is no more, Unix milliseconds. */
  readonly readAtMs: number
}

/** Cuts the next batch out of what was read. */
export function cutBatch(series: SeriesDirectory, page: AheadPage, bounds: BatchBounds): FoundBatch {
  const batch = new BatchBuilder(series, bounds)
  const { readAtMs } = page
  for (const reading of page.readings) {
    if (!batch.add(reading)) return { ...batch.content, hasMore: true, readAtMs }
  }
  return { ...batch.content, to: page.next, hasMore: page.hasMore, readAtMs }
}

/** The batch to read again. */
export interface AgainQuery extends BatchBounds {
  readonly after: LogPlace
  readonly until: LogPlace
  readonly choice: ChangeChoice
  readonly reader: ChangeReader
}

/**
 * Reads a batch again between its borders. Where more lies between them than before, since sensors came into
 * the locations, it ends earlier.
 * @throws the errors of {@link Changes.readPage}.
 */
export async function readAgain(
  { changes, series }: { readonly changes: Pick<Changes, 'readPage'>; readonly series: SeriesDirectory },
  query: AgainQuery,
): Promise<Omit<FoundBatch, 'readAtMs'>> {
  const { until, choice, reader, maxReadings } = query
  const batch = new BatchBuilder(series, query)
  let place = query.after
  while (true) {
    const limit = maxReadings + 1 - batch.content.readings.length
    const page = await changes.readPage({ ...choice, after: place, limit }, reader)
    for (const reading of page.readings) {
      if (comparePlaces(reading, until) > 0) return { ...batch.content, to: until, hasMore: true }
      if (!batch.add(reading)) return { ...batch.content, hasMore: true }
    }
    place = page.next
    if (!page.hasMore || comparePlaces(place, until) >= 0)
      return { ...batch.content, to: until, hasMore: true }
  }
}

/** Gathers readings up to the bounds of a delivery. */
class BatchBuilder {
  readonly #series: SeriesDirectory
  readonly #bounds: BatchBounds
  readonly #readings: BatchReading[] = []
  #bytes = 0
  #to: LogPlace = { sequence: 0, seriesId: 0, timeMs: -1 }

  constructor(series: SeriesDirectory, bounds: BatchBounds) {
    this.#series = series
    this.#bounds = bounds
  }

  /** What was added, and the place behind it. */
  get content(): Pick<FoundBatch, 'readings' | 'to'> {
    return { readings: this.#readings, to: this.#to }
  }

  /** @returns false when there is no more room; it was not added then. */
  add(reading: LoggedReading): boolean {
    const { maxReadings, maxBytes } = this.#bounds
    if (this.#readings.length === maxReadings) return false
    const text = JSON.stringify(toLoggedReading(reading, this.#series))
    const bytes = this.#bytes + Buffer.byteLength(text) + 1
    if (bytes > maxBytes && this.#readings.length > 0) return false
    const { sequence, seriesId, timeMs } = reading
    this.#bytes = bytes
    this.#to = { sequence, seriesId, timeMs }
    this.#readings.push({ seriesId, timeMs, text })
    return true
  }
}

/** Compares places by their order in the log: negative when `a` comes first. */
export function comparePlaces(a: LogPlace, b: LogPlace): number {
  return a.sequence - b.sequence || a.seriesId - b.seriesId || a.timeMs - b.timeMs
}
