import { queryRows } from '../drivers/query-rows.ts'
import { allReadings, type Statement } from '../statement.ts'
import { longSettings } from './readings-source.ts'

/** The place up to which the summaries of quarters reflect the readings. */
export interface RollupProgress {
  /** Quarters that end at or before this time are summarised, Unix milliseconds. */
  readonly untilMs: number
  /** Readings of those quarters with a higher sequence are not in the summaries. */
  readonly sequence: number
  /** The rules by which the summaries were computed; under other rules they mean nothing. */
  readonly rules: string
}

/** Reads the newest progress; `undefined` when there is none yet. */
export function readRollupProgress(): Statement<RollupProgress | undefined> {
  const statement = `SELECT until_ms, sequence, rules FROM lightfi.rollup_progress ORDER BY saved DESC LIMIT 1
    SETTINGS ${longSettings}`
  return {
    needs: undefined,
    run: async (driver) => {
      const [row] = await queryRows<[number, number, string]>(driver, statement, {})
      if (!row) return undefined
      const [untilMs, sequence, rules] = row
      return { untilMs, sequence, rules }
    },
  }
}

/** Makes a progress the newest one; durable when the promise resolves. One writer at a time. */
export function saveRollupProgress({ untilMs, sequence, rules }: RollupProgress): Statement<void> {
  const statement = `INSERT INTO lightfi.rollup_progress
    SELECT 0, {untilMs:Int64}, {sequence:UInt64}, {rules:String}, max(saved) + 1 FROM lightfi.rollup_progress`
  return { needs: undefined, run: (driver) => driver.execute(statement, { untilMs, sequence, rules }) }
}

/** A series on a UTC day. */
export interface SeriesDay {
  readonly seriesId: number
  /** Days since 1970-01-01. */
  readonly day: number
}

/** The readings that the summaries do not know. */
export interface LateReadings {
  /** The days of these readings, in no defined order. */
  readonly days: readonly SeriesDay[]
  /** The highest sequence among them, or the progress's own. */
  readonly sequence: number
}

/**
 * Finds the readings in summarised time with a higher sequence: the readings table itself is the log of what
 * is late.
 */
export function readLateReadings({ untilMs, sequence }: RollupProgress): Statement<LateReadings> {
  const statement = `
    SELECT series, intDiv(toUnixTimestamp64Milli(time), 86400000) AS day, max(sequence)
    FROM lightfi.readings
    WHERE sequence > {sequence:UInt64} AND time < fromUnixTimestamp64Milli({untilMs:Int64})
    GROUP BY series, day
    SETTINGS ${longSettings}`
  return {
    needs: { toMs: untilMs, fromSequence: sequence + 1 },
    run: async (driver) => {
      const rows = await queryRows<[number, number, number]>(driver, statement, { untilMs, sequence })
      const days: SeriesDay[] = []
      let highest = sequence
      for (const [seriesId, day, newest] of rows) {
        days.push({ seriesId, day })
        highest = Math.max(highest, newest)
      }
      return { days, sequence: highest }
    },
  }
}

/** The span of all readings. */
export interface ReadingExtent {
  /** The time of the earliest, Unix milliseconds. */
  readonly firstMs: number
  /** The highest sequence. */
  readonly sequence: number
}

/** Reads the extent of everything that is stored; `undefined` in an empty store. */
export function readReadingExtent(): Statement<ReadingExtent | undefined> {
  const statement = `SELECT count(), toUnixTimestamp64Milli(min(time)), max(sequence) FROM lightfi.readings
    SETTINGS ${longSettings}`
  return {
    needs: allReadings,
    run: async (driver) => {
      const [row] = await queryRows<[number, number, number]>(driver, statement, {})
      const [count = 0, firstMs = 0, sequence = 0] = row ?? []
      return count === 0 ? undefined : { firstMs, sequence }
    },
  }
}
