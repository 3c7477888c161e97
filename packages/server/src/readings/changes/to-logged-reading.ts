import type { LoggedReading, VarName } from '@openlightfi/contract'
import type { LoggedReading as LogRow } from '../../storage/time-series/statements/reading-log.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import { writeReadingId } from './change-cursor.ts'

/** Puts a row of the log into the shape of the API. */
export function toLoggedReading(row: LogRow, series: SeriesDirectory): LoggedReading {
  const { sensorId, varName } = series.get(row.seriesId) ?? {}
  if (sensorId === undefined) throw new Error(`series ${row.seriesId} is stored but not known`)
  const names = { sensor_id: sensorId, var_name: varName as VarName }
  return { id: writeReadingId(row), ...names, time: row.timeMs / 1000, value: row.value }
}
