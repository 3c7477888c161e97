import { queryRows } from '../drivers/query-rows.ts'
import type { Statement } from '../statement.ts'
import { quarterMs } from './quarters.ts'
import { longSettings } from './readings-source.ts'

/** The readings of a series to delete. */
export interface SeriesDeletion {
  readonly seriesId: number
  /** Those before this time, Unix milliseconds. */
  readonly beforeMs: number
}

/** The readings to delete. */
export interface Deletion {
  /** At least one. */
  readonly series: readonly SeriesDeletion[]
  /**
   * Only readings of lower sequences. The highest that is stored says that none is lost, and what a start has
   * to take in, so that its readings stay.
   */
  readonly belowSequence: number
}

/**
 * Tells the engine to delete readings, and the summaries of the quarters before; it does so in the
 * background, also over restarts. What was told twice does no harm.
 */
export function deleteReadings(deletion: Deletion): Statement<void> {
  const { seriesIds, latestMs, beforeOf } = listBorders(deletion)
  return {
    needs: { seriesIds, toMs: latestMs },
    run: async (driver) => {
      // Each number of an insert stays in some part, be it an empty one, or the readings would look lost. A
      // server looks after its own files.
      if (driver.hasWholeFiles) {
        await driver.execute('ALTER TABLE lightfi.readings MODIFY SETTING remove_empty_parts = 0')
      }
      await driver.execute(
        `ALTER TABLE lightfi.readings DELETE WHERE ${formatCondition(deletion)} SETTINGS mutations_sync = 0`,
      )
      await driver.execute(
        `ALTER TABLE lightfi.quarters DELETE
         WHERE series IN (${seriesIds.join()}) AND (quarter + 1) * ${quarterMs}::Int64 <= ${beforeOf}
         SETTINGS mutations_sync = 0`,
      )
    },
  }
}

/** Counts the readings that are still to be deleted, each version of them. */
export function countUndeleted(deletion: Deletion): Statement<number> {
  const { seriesIds, latestMs } = listBorders(deletion)
  return {
    needs: { seriesIds, toMs: latestMs },
    run: async (driver) => {
      const statement = `SELECT count() FROM lightfi.readings WHERE ${formatCondition(deletion)} SETTINGS ${longSettings}`
      const [row] = await queryRows<[number]>(driver, statement, {})
      return row?.[0] ?? 0
    },
  }
}

/** Changes of a table are stored as text, and only numbers are in it, so that parameters are not needed. */
function formatCondition(deletion: Deletion): string {
  const { seriesIds, latestMs, beforeOf } = listBorders(deletion)
  return `series IN (${seriesIds.join()})
    AND time < fromUnixTimestamp64Milli(${latestMs}::Int64)
    AND toUnixTimestamp64Milli(time) < ${beforeOf}
    AND sequence < ${deletion.belowSequence}`
}

function listBorders({ series }: Deletion) {
  const seriesIds = series.map(({ seriesId }) => seriesId)
  const latestMs = series.reduce((latest, { beforeMs }) => Math.max(latest, beforeMs), 0)
  const isOne = series.every(({ beforeMs }) => beforeMs === latestMs)
  const beforeOf = isOne
    ? `${latestMs}::Int64`
    : `transform(series, [${seriesIds.map((id) => `${id}::UInt32`).join()}], [${series.map(({ beforeMs }) => `${beforeMs}::Int64`).join()}], 0::Int64)`
  return { seriesIds, latestMs, beforeOf }
}
