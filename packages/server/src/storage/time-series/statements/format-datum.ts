import { formatDecimal, formatUnixSeconds } from '@openlightfi/contract/numbers'
import type { SeriesDatum } from '../reading.ts'
import { formatPrefix, type NamedSeries, type RowLayout } from './row-layout.ts'

/** Formats a datum as a row of a layout, like the engine but without the text between rows. */
export function formatDatum(
  { timeMs, value }: SeriesDatum,
  names: Omit<NamedSeries, 'seriesId'>,
  { encoding, timeNotation, named }: RowLayout,
): string {
  const prefix = named ? formatPrefix(encoding, names) : undefined
  if (encoding === 'json')
    return `${prefix ?? '{"time":'}${timeMs / 1000},"value":${String(value).replace('e+', 'e')}}`
  const rfc3339 = () => new Date(timeMs).toISOString()
  if (encoding === 'csv') {
    const time = timeNotation === 'unix' ? formatUnixSeconds(timeMs) : rfc3339()
    return `${prefix ?? ''}${time},${formatDecimal(value)}\r\n`
  }
  const time = timeNotation === 'unix' ? formatUnixSeconds(timeMs) : `"${rfc3339()}"`
  return `${prefix ?? '{"time":'}${time},"value":${formatDecimal(value)}}\n`
}
