import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { ReadingScope, Statement } from '../statement.ts'
import { findRuns } from './find-runs.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'
import type { PoolContinuity, PoolGaps, PoolMember, Run, RunQuery, SeriesRun } from './run.ts'

/**
 * Reads the runs of some series taken together, by time: every datum in the range is in exactly one. Only
 * runs leave the engine.
 */
export function readRuns(query: RunQuery): Statement<Run[]> {
  const members = query.seriesIds.map((seriesId) => ({ seriesId, poolId: 0 }))
  const statement = `SELECT min(first), max(last), sum(size)
    FROM (
      SELECT first, last, size, sum(opens) OVER (ORDER BY slot ROWS UNBOUNDED PRECEDING) AS run
      FROM (${slots})
    )
    GROUP BY run ORDER BY run`
  return {
    needs: scopeOf(query, members),
    run: async (driver) => {
      const rows = await queryPools<[number, number, number]>(driver, statement, members, query)
      return rows.map(([fromMs, toMs, count]) => ({ fromMs, toMs, count }))
    },
    evaluate: (columnsOf) => {
      const runs = findRuns(columnsOf, members, query.maxGapMs)
      return runs && { result: [...(runs.get(0) ?? [])] }
    },
  }
}

/** Reads the runs of each series alone, in no defined order. */
export function readSeriesRuns(query: RunQuery): Statement<SeriesRun[]> {
  const members = query.seriesIds.map((seriesId) => ({ seriesId, poolId: seriesId }))
  const statement = `SELECT pool, min(first), max(last), sum(size)
    FROM (
      SELECT pool, first, last, size,
        sum(opens) OVER (PARTITION BY pool ORDER BY slot ROWS UNBOUNDED PRECEDING) AS run
      FROM (${slots})
    )
    GROUP BY pool, run`
  return {
    needs: scopeOf(query, members),
    run: async (driver) => {
      const rows = await queryPools<[number, number, number, number]>(driver, statement, members, query)
      return rows.map(([seriesId, fromMs, toMs, count]) => ({ seriesId, fromMs, toMs, count }))
    },
    evaluate: (columnsOf) => {
      const runs = findRuns(columnsOf, members, query.maxGapMs)
      if (!runs) return undefined
      const listRuns = ([seriesId, some]: [number, readonly Run[]]) =>
        some.map((run) => ({ seriesId, ...run }))
      return { result: [...runs].flatMap(listRuns) }
    },
  }
}

/** Reads the same of many pools at once, without their single runs; a pool without data is left out. */
export function readContinuity(
  members: readonly PoolMember[],
  query: Omit<RunQuery, 'seriesIds'>,
): Statement<PoolContinuity[]> {
  const statement = `SELECT pool, min(first), max(last), countIf(opens) + 1 FROM (${slots}) GROUP BY pool`
  return {
    needs: scopeOf(query, members),
    run: async (driver) => {
      const rows = await queryPools<[number, number, number, number]>(driver, statement, members, query)
      return rows.map(([poolId, firstMs, lastMs, runs]) => ({ poolId, firstMs, lastMs, runs }))
    },
    evaluate: (columnsOf) => {
      const pools = findRuns(columnsOf, members, query.maxGapMs)
      return pools && { result: [...pools].map(summariseRuns) }
    },
  }
}

/**
 * Reads the gaps of many pools at once: times between two data longer than allowed, that ended at a time or
 * later. A pool without any is left out.
 */
export function readGaps(
  members: readonly PoolMember[],
  { endedFromMs, ...query }: Omit<RunQuery, 'seriesIds'> & { readonly endedFromMs: number },
): Statement<PoolGaps[]> {
  const statement = `SELECT pool, count(), max(gap), argMax(first - gap, (gap, -first))
    FROM (${slots}) WHERE opens AND first >= {endedFromMs:Int64} GROUP BY pool`
  return {
    needs: scopeOf(query, members),
    run: async (driver) => {
      const own = { endedFromMs }
      const rows = await queryPools<[number, number, number, number]>(driver, statement, members, query, own)
      return rows.map(([poolId, gaps, longestMs, longestFromMs]) => ({
        poolId,
        gaps,
        longestMs,
        longestFromMs,
      }))
    },
    evaluate: (columnsOf) => {
      const pools = findRuns(columnsOf, members, query.maxGapMs)
      return pools && { result: [...pools].flatMap((pool) => summariseGaps(pool, endedFromMs)) }
    },
  }
}

function summariseGaps([poolId, runs]: [number, readonly Run[]], endedFromMs: number): PoolGaps[] {
  let [gaps, longestMs, longestFromMs] = [0, 0, 0]
  for (const [at, { fromMs }] of runs.entries()) {
    const before = runs[at - 1]
    if (!before || fromMs < endedFromMs) continue
    gaps += 1
    if (fromMs - before.toMs <= longestMs) continue
    longestMs = fromMs - before.toMs
    longestFromMs = before.toMs
  }
  return gaps === 0 ? [] : [{ poolId, gaps, longestMs, longestFromMs }]
}

function summariseRuns([poolId, runs]: [number, readonly Run[]]): PoolContinuity {
  return { poolId, firstMs: runs[0]?.fromMs ?? 0, lastMs: runs.at(-1)?.toMs ?? 0, runs: runs.length }
}

function scopeOf(
  { fromMs, toMs }: Omit<RunQuery, 'seriesIds'>,
  members: readonly PoolMember[],
): ReadingScope {
  return { seriesIds: members.map(({ seriesId }) => seriesId), fromMs, toMs }
}

/**
 * Puts the data of each pool in slots as long as the longest gap allowed. Data of one slot are never further
 * apart, so a run ends between slots only, and no row needs to be sorted.
 */
const slots = `
  SELECT pool, slot, first, last, size,
    first - lagInFrame(last, 1, first)
      OVER (PARTITION BY pool ORDER BY slot ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS gap,
    gap > {maxGapMs:Int64} AS opens
  FROM (
    SELECT transform(series, {series:Array(UInt32)}, {pools:Array(UInt32)}, 0::UInt32) AS pool,
      intDiv(toUnixTimestamp64Milli(time), {maxGapMs:Int64}) AS slot,
      toUnixTimestamp64Milli(min(time)) AS first, toUnixTimestamp64Milli(max(time)) AS last, count() AS size
    FROM ${readingsInScope}
    GROUP BY pool, slot
  )`

async function queryPools<Row extends readonly unknown[]>(
  driver: TimeSeriesDriver,
  statement: string,
  members: readonly PoolMember[],
  { fromMs, toMs, maxGapMs }: Omit<RunQuery, 'seriesIds'>,
  more: Readonly<Record<string, number>> = {},
): Promise<Row[]> {
  if (members.length === 0 || fromMs >= toMs) return []
  return queryRows<Row>(
    driver,
    `${statement}
     SETTINGS ${readSettings}`,
    {
      ...bindScope({ seriesIds: members.map(({ seriesId }) => seriesId), fromMs, toMs }),
      pools: members.map(({ poolId }) => poolId),
      maxGapMs,
      ...more,
    },
  )
}
