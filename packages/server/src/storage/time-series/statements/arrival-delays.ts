import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import { readSettings } from './readings-source.ts'

/** Commits of which it is known alike when they were stored. */
export interface ArrivedCommits {
  /** The first number; the last is the one before the next commits. */
  readonly fromSequence: number
  /** They were not stored before this time, and by that one, Unix milliseconds. */
  readonly fromMs: number
  readonly toMs: number
}

/** The commits to look at, and what counts as late. */
export interface DelayQuery {
  readonly seriesIds: readonly number[]
  /** From low to high. */
  readonly commits: readonly ArrivedCommits[]
  readonly throughSequence: number
  /** A reading that came later than this is late, and later than that imported, milliseconds. */
  readonly lateMs: number
  readonly importedMs: number
}

/** How late the readings of a series were stored, milliseconds; negative: before their own time. */
export interface SeriesDelays {
  readonly seriesId: number
  readonly readings: number
  readonly late: number
  readonly imported: number
  /** The least and the most that the delay of a reading was at least; of the most, imported ones left out. */
  readonly leastMs: number
  readonly mostMs: number
  /** How long before its own time a reading was stored at least. */
  readonly aheadMs: number
}

/**
 * Reads how late the readings of some series were stored, by the numbers of their commits. A version that was
 * replaced may count.
 */
export function readArrivalDelays(query: DelayQuery): Statement<SeriesDelays[]> {
  const { seriesIds, commits, throughSequence, lateMs, importedMs } = query
  const fromSequence = commits[0]?.fromSequence ?? throughSequence + 1
  const parameters = {
    series: seriesIds,
    sequence: fromSequence,
    through: throughSequence,
    borders: commits.map((commit) => commit.fromSequence),
    froms: commits.map(({ fromMs }) => fromMs),
    tos: commits.map(({ toMs }) => toMs),
    lateMs,
    importedMs,
  }
  return {
    needs: { seriesIds, fromSequence, throughSequence },
    run: async (driver) => {
      if (seriesIds.length === 0 || fromSequence > throughSequence) return []
      const rows = await queryRows<[number, number, number, number, number, number, number]>(
        driver,
        statement,
        parameters,
      )
      return rows.map(([seriesId, readings, late, imported, leastMs, mostMs, aheadMs]) => ({
        seriesId,
        readings,
        late,
        imported,
        leastMs,
        mostMs,
        aheadMs,
      }))
    },
  }
}

const statement = `
  SELECT series, count(),
    countIf(delay > {lateMs:Int64} AND delay <= {importedMs:Int64}), countIf(delay > {importedMs:Int64}),
    min(delay), maxIf(delay, delay <= {importedMs:Int64}), max(ahead)
  FROM (
    SELECT series, toUnixTimestamp64Milli(time) AS t, roundDown(sequence, {borders:Array(UInt64)}) AS border,
      transform(border, {borders:Array(UInt64)}, {froms:Array(Int64)}, 0::Int64) - t AS delay,
      t - transform(border, {borders:Array(UInt64)}, {tos:Array(Int64)}, 0::Int64) AS ahead
    FROM lightfi.readings
    WHERE sequence >= {sequence:UInt64} AND sequence <= {through:UInt64} AND series IN {series:Array(UInt32)}
  )
  GROUP BY series
  SETTINGS ${readSettings}`
