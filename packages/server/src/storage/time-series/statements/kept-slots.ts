import { queryRows } from '../drivers/query-rows.ts'
import type { TimeSegment } from '../reading.ts'
import { listOddChanges } from '../slots.ts'
import type { Statement } from '../statement.ts'
import { quarterMs } from './quarters.ts'
import { groupingMemory, longSettings, readingsInScope } from './readings-source.ts'

/**
 * The way in which a series is active: motion while events follow one another closely, a status while it was
 * reported as 1, values never.
 */
export type Activity = 'none' | 'motion' | 'status'

/** Series of which the figures of slots are kept, before their readings expire. */
export interface KeptRange extends TimeSegment {
  readonly seriesIds: readonly number[]
  /** A datum at `t` covers `[t, t + reachMs)`; 0 for events, which cover nothing. */
  readonly reachMs: number
  readonly activity: Activity
  /** Events less than this apart make the time between them active. */
  readonly useGapMs: number
}

/**
 * Keeps the figures of some series for all slots in `[fromMs, toMs)`, borders of slots both: count, extremes,
 * sum, the last value, and the covered and active stretches. The same slots are replaced. The figures are
 * durable when the promise resolves; a slot that nothing covers has no row.
 *
 * @param sequence of the newest reading that the figures are certain to know.
 */
export function keepSlots(range: KeptRange, sequence: number): Statement<void> {
  const { seriesIds, fromMs, toMs, reachMs, activity, useGapMs } = range
  const scope = { fromMs: Math.max(0, fromMs - Math.max(reachMs, useGapMs)), toMs: toMs + useGapMs }
  const statement = `
    INSERT INTO lightfi.kept
    SELECT series, toUInt32(intDiv(slot, 1000)), readings, low, high, total, newest,
      arraySum(covered_to) - arraySum(covered_from), covered_from, covered_to, active_from, active_to,
      {version:UInt64}
    FROM (${formatSlots('{reachMs:Int64}', activity)})
    WHERE slot >= {openingMs:Int64} AND slot < {closingMs:Int64}
    SETTINGS ${longSettings}, ${groupingMemory}`
  const parameters = {
    series: JSON.stringify(seriesIds),
    ...scope,
    openingMs: fromMs,
    closingMs: toMs,
    reachMs,
    useGapMs,
    odd: listOddChanges(scope.fromMs, scope.toMs),
    version: sequence,
  }
  return {
    needs: { seriesIds, ...scope },
    run: (driver) => driver.execute(statement, parameters),
  }
}

/** The milliseconds from a datum on for which its series is active. */
const activeMs: Readonly<Record<Activity, string>> = {
  none: '0',
  motion: 'if(next - t < {useGapMs:Int64}, next - t, 0)',
  status: 'if(value = 1, least(next - t, {reachMs:Int64}), 0)',
}

/**
 * Formats the query for the figures of slots out of the readings of `series` in `[fromMs, toMs)`; other
 * parameters are `odd`, the odd changes there, and those of the reach and the activity.
 * @param reach an expression for the reach of a row.
 */
export function formatSlots(reach: string, activity: Activity): string {
  return `
    SELECT series, slot, readings, low, high, total, newest,
      ${formatBegins('covered')} AS covered_from, ${formatEnds('covered')} AS covered_to,
      ${formatBegins('active')} AS active_from, ${formatEnds('active')} AS active_to
    FROM (
      SELECT series, slot,
        countIf(t >= slot) AS readings,
        minIf(value, t >= slot) AS low,
        maxIf(value, t >= slot) AS high,
        sumKahanIf(value, t >= slot) AS total,
        argMaxIf(value, t, t >= slot) AS newest,
        ${formatPieces('covered')} AS covered,
        ${formatPieces('active')} AS active
      FROM (
        SELECT series, value, t, covered_end, active_end, arrayJoin(starts) AS slot,
          arrayMin(arrayConcat(
            [slot - positiveModulo(slot, ${quarterMs}) + ${quarterMs}],
            arrayFilter(change -> change > slot, {odd:Array(Int64)})
          )) AS ending
        FROM (
          SELECT series, value, t, t + ${reach} AS covered_end, t + ${activeMs[activity]} AS active_end,
            arrayConcat(
              [arrayMax(arrayConcat(
                [t - positiveModulo(t, ${quarterMs})],
                arrayFilter(change -> change <= t, {odd:Array(Int64)})
              ))],
              arrayFilter(
                start -> start > t AND start < greatest(covered_end, active_end),
                arrayConcat(
                  arrayMap(quarter -> quarter * ${quarterMs}::Int64, range(
                    toUInt32(intDiv(t, ${quarterMs}) + 1),
                    toUInt32(intDiv(greatest(covered_end, active_end, t + 1) - 1, ${quarterMs}) + 1)
                  )),
                  {odd:Array(Int64)}
                )
              )
            ) AS starts
          FROM (${activity === 'none' ? formatRows('0') : formatRows(nextTime)})
        )
      )
      GROUP BY series, slot
    )`
}

const nextTime = `leadInFrame(t, 1, 9000000000000000)
  OVER (PARTITION BY series ORDER BY t ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)`

const formatRows = (next: string): string => `
  SELECT series, value, t, ${next} AS next
  FROM (SELECT series, value, toUnixTimestamp64Milli(time) AS t FROM ${readingsInScope})`

/** The pieces of stretches in a slot, rising, in milliseconds from its start. */
const formatPieces = (name: string): string => `arraySort(groupArrayIf(
  (toUInt32(greatest(t, slot) - slot), toUInt32(least(${name}_end, ending) - slot)),
  ${name}_end > greatest(t, slot)
))`

/** A stretch begins where the piece before ends earlier; pieces that touch are one stretch. */
const formatBegins = (name: string): string => `arrayMap(piece -> piece.1, arrayFilter(
  (piece, at) -> at = 1 OR ${name}[at - 1].2 < piece.1, ${name}, arrayEnumerate(${name})
))`

const formatEnds = (name: string): string => `arrayMap(piece -> piece.2, arrayFilter(
  (piece, at) -> at = length(${name}) OR ${name}[at + 1].1 > piece.2, ${name}, arrayEnumerate(${name})
))`

/** Compares the kept figures of a stretch with its readings. */
export interface KeptCounts {
  /** The number of readings that are stored. */
  readonly stored: number
  /** The number of readings that the figures are of. */
  readonly kept: number
}

/** Counts the readings of some series in `[fromMs, toMs)`, borders of slots both, in both tables. */
export function countKept({
  seriesIds,
  fromMs,
  toMs,
}: Pick<KeptRange, 'seriesIds' | 'fromMs' | 'toMs'>): Statement<KeptCounts> {
  const statement = `
    SELECT (SELECT count() FROM ${readingsInScope}),
      (SELECT sum(readings) FROM lightfi.kept FINAL
       PREWHERE series IN {series:Array(UInt32)}
         AND start >= intDiv({fromMs:Int64}, 1000) AND start < intDiv({toMs:Int64}, 1000))
    SETTINGS ${longSettings}`
  return {
    needs: { seriesIds, fromMs, toMs },
    run: async (driver) => {
      const parameters = { series: JSON.stringify(seriesIds), fromMs, toMs }
      const [row] = await queryRows<[number, number]>(driver, statement, parameters)
      return { stored: row?.[0] ?? 0, kept: row?.[1] ?? 0 }
    },
  }
}
