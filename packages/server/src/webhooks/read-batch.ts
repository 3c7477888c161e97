import type { ChangeChoice, ChangeReader, Changes } from '../readings/changes/changes.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import { toLoggedReading } from '../readings/index.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'

/** The bounds of one delivery. */
export interface BatchBounds {
  readonly maxReadings: number
  /** Of the texts of the readings. */
  readonly maxBytes: number
}

/** Where a batch is read from. */
export interface BatchSource {
  readonly changes: Changes
  readonly series: SeriesDirectory
}

/** A part of the log. */
export interface BatchQuery extends BatchBounds {
  readonly after: LogPlace
  /** The border of a batch that was tried before; undefined for a new one. */
  readonly until?: LogPlace | undefined
  readonly choice: ChangeChoice
  readonly reader: ChangeReader
}

/** A reading and the text that is delivered. */
export interface BatchReading {
  readonly seriesId: number
  /** Unix milliseconds. */
  readonly timeMs: number
  /** A JSON object. */
  readonly text: string
}

/** The readings that were found. */
export interface FoundBatch {
  readonly readings: readonly BatchReading[]
  /** The place behind them, at which the next batch begins. */
  readonly to: LogPlace
  /** True when there may be more by now. */
  readonly hasMore: boolean
}

/**
 * Reads the readings of one delivery. With a border it reads no further; where more lies before the border
 * than before, since sensors came into the locations, it ends earlier.
 * @throws the errors of {@link Changes.readPage}.
 */
export async function readBatch({ changes, series }: BatchSource, query: BatchQuery): Promise<FoundBatch> {
  const { until, choice, reader, maxReadings, maxBytes } = query
  const readings: BatchReading[] = []
  let place = query.after
  let bytes = 0
  while (true) {
    const page = await changes.readPage(
      { ...choice, after: place, limit: maxReadings - readings.length },
      reader,
    )
    for (const reading of page.readings) {
      if (until && comparePlaces(reading, until) > 0) return { readings, to: until, hasMore: true }
      const text = JSON.stringify(toLoggedReading(reading, series))
      bytes += Buffer.byteLength(text) + 1
      if (bytes > maxBytes && readings.length > 0) return { readings, to: place, hasMore: true }
      const { sequence, seriesId, timeMs } = reading
      place = { sequence, seriesId, timeMs }
      readings.push({ seriesId, timeMs, text })
    }
    place = page.next
    if (readings.length === maxReadings) return { readings, to: place, hasMore: true }
    if (!until) return { readings, to: place, hasMore: page.hasMore }
    if (!page.hasMore || comparePlaces(place, until) >= 0) return { readings, to: until, hasMore: true }
  }
}

/** Compares places by their order in the log: negative when `a` comes first. */
export function comparePlaces(a: LogPlace, b: LogPlace): number {
  return a.sequence - b.sequence || a.seriesId - b.seriesId || a.timeMs - b.timeMs
}
