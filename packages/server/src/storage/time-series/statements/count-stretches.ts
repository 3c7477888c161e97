import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import { bindScope, readingsInScope, readSettings } from './readings-source.ts'

/**
 * Counts the readings of some series in touching stretches of time, one count for each.
 * @param bordersMs where a stretch begins, from low to high, and where the last one ends.
 */
export function countStretches(
  seriesIds: readonly number[],
  bordersMs: readonly number[],
): Statement<number[]> {
  const [openings, fromMs = 0, toMs = 0] = [bordersMs.slice(0, -1), bordersMs[0], bordersMs.at(-1)]
  const scope = { seriesIds, fromMs, toMs }
  const statement = `
    SELECT roundDown(toUnixTimestamp64Milli(time), {openings:Array(Int64)}) AS opening, count()
    FROM ${readingsInScope}
    GROUP BY opening
    SETTINGS ${readSettings}`
  return {
    needs: scope,
    run: async (driver) => {
      if (seriesIds.length === 0 || fromMs >= toMs) return openings.map(() => 0)
      const parameters = { ...bindScope(scope), openings }
      const counts = new Map(await queryRows<[number, number]>(driver, statement, parameters))
      return openings.map((opening) => counts.get(opening) ?? 0)
    },
  }
}
