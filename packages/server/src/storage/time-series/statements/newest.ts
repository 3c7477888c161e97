import { queryRows } from '../drivers/query-rows.ts'
import type { NewestReading } from '../reading.ts'
import { allReadings, type Statement } from '../statement.ts'
import { longSettings } from './readings-source.ts'

/**
 * Reads the newest reading of every series, by time; the order of series is not defined.
 * @param withoutParts names of parts that cannot be read; their readings are left out.
 */
export function readNewest(withoutParts: readonly string[] = []): Statement<NewestReading[]> {
  const readable = withoutParts.length === 0 ? 'true' : '_part NOT IN {parts:Array(String)}'
  const statement = `
    SELECT series, toUnixTimestamp64Milli(time), argMax(value, sequence), max(sequence)
    FROM lightfi.readings
    WHERE (series, time) IN (SELECT series, max(time) FROM lightfi.readings WHERE ${readable} GROUP BY series)
      AND ${readable}
    GROUP BY series, time
    SETTINGS ${longSettings}`
  return {
    needs: allReadings,
    run: async (driver) => {
      const parameters = withoutParts.length === 0 ? {} : { parts: withoutParts }
      const rows = await queryRows<[number, number, number, number]>(driver, statement, parameters)
      return rows.map(([seriesId, timeMs, value, sequence]) => ({ seriesId, timeMs, value, sequence }))
    },
  }
}

/** Reads the time of the newest reading, Unix milliseconds; `undefined` in an empty store. */
export function readNewestTime(): Statement<number | undefined> {
  const statement = `SELECT count(), toUnixTimestamp64Milli(max(time)) FROM lightfi.readings
    SETTINGS ${longSettings}`
  return {
    needs: allReadings,
    run: async (driver) => {
      const [row] = await queryRows<[number, number]>(driver, statement, {})
      return row && row[0] > 0 ? row[1] : undefined
    },
  }
}
