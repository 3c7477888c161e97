import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import { queryRows } from './query-rows.ts'

/** Up to where the summaries of quarters reflect the readings. */
export interface RollupProgress {
  /** Quarters that end at or before this time are summarised, Unix milliseconds. */
  readonly untilMs: number
  /** Readings of those quarters with a higher sequence are not in the summaries. */
  readonly sequence: number
  /** What the summaries were computed by; under other rules they mean nothing. */
  readonly rules: string
}

/** Reads the newest progress; `undefined` when there is none yet. */
export async function readRollupProgress(driver: TimeSeriesDriver): Promise<RollupProgress | undefined> {
  const [row] = await queryRows<[number, number, string]>(
    driver,
    `SELECT until_ms, sequence, rules FROM lightfi.rollup_progress ORDER BY saved DESC LIMIT 1
     SETTINGS output_format_json_quote_64bit_integers = 0`,
    {},
  )
  if (!row) return undefined
  const [untilMs, sequence, rules] = row
  return { untilMs, sequence, rules }
}

/** Makes a progress the newest one; durable when the promise resolves. One writer at a time. */
export async function saveRollupProgress(
  driver: TimeSeriesDriver,
  { untilMs, sequence, rules }: RollupProgress,
): Promise<void> {
  await driver.execute(
    `INSERT INTO lightfi.rollup_progress
     SELECT 0, {untilMs:Int64}, {sequence:UInt64}, {rules:String}, max(saved) + 1 FROM lightfi.rollup_progress`,
    { untilMs, sequence, rules },
  )
}

/** A series on a UTC day. */
export interface SeriesDay {
  readonly seriesId: number
  /** Days since 1970-01-01. */
  readonly day: number
}

/** Readings that the summaries do not know. */
export interface LateReadings {
  /** Where they lie, in no defined order. */
  readonly days: readonly SeriesDay[]
  /** The highest sequence among them, or the progress's own. */
  readonly sequence: number
}

/** Finds the readings in summarised time with a higher sequence: the readings table itself is the log of what is late. */
export async function readLateReadings(
  driver: TimeSeriesDriver,
  { untilMs, sequence }: RollupProgress,
): Promise<LateReadings> {
  const rows = await queryRows<[number, number, number]>(
    driver,
    `SELECT series, intDiv(toUnixTimestamp64Milli(time), 86400000) AS day, max(sequence)
     FROM lightfi.readings
     WHERE sequence > {sequence:UInt64} AND time < fromUnixTimestamp64Milli({untilMs:Int64})
     GROUP BY series, day
     SETTINGS max_execution_time = 300, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    { untilMs, sequence },
  )
  const days: SeriesDay[] = []
  let highest = sequence
  for (const [seriesId, day, newest] of rows) {
    days.push({ seriesId, day })
    highest = Math.max(highest, newest)
  }
  return { days, sequence: highest }
}

/** What all readings lie between. */
export interface ReadingExtent {
  /** The time of the earliest, Unix milliseconds. */
  readonly firstMs: number
  /** The highest sequence. */
  readonly sequence: number
}

/** The extent of everything that is stored; `undefined` in an empty store. */
export async function readReadingExtent(driver: TimeSeriesDriver): Promise<ReadingExtent | undefined> {
  const [row] = await queryRows<[number, number, number]>(
    driver,
    `SELECT count(), toUnixTimestamp64Milli(min(time)), max(sequence) FROM lightfi.readings
     SETTINGS max_execution_time = 300, max_threads = 2, output_format_json_quote_64bit_integers = 0`,
    {},
  )
  const [count = 0, firstMs = 0, sequence = 0] = row ?? []
  return count === 0 ? undefined : { firstMs, sequence }
}
