import { formatPrefix, type NamedSeries, type RowLayout } from '../storage/time-series/row-layout.ts'
import type { SeriesDatum } from '../storage/time-series/series-data.ts'

/** A datum as a row of a layout, as the engine writes it but for what stands between rows. */
export function formatDatum(
  { timeMs, value }: SeriesDatum,
  names: Omit<NamedSeries, 'seriesId'>,
  { encoding, timeNotation, named }: RowLayout,
): string {
  const rfc3339 = () => new Date(timeMs).toISOString()
  if (encoding === 'csv') {
    const time = timeNotation === 'unix' ? String(timeMs / 1000) : rfc3339()
    return `${named ? formatPrefix(encoding, names) : ''}${time},${value}\r\n`
  }
  const time = timeNotation === 'unix' ? String(timeMs / 1000) : `"${rfc3339()}"`
  const start = named ? formatPrefix(encoding, names) : '{"time":'
  return `${start}${time},"value":${value}}${encoding === 'json' ? '' : '\n'}`
}
