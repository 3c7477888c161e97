import type { NamedSeries, RowLayout } from '../src/storage/time-series/statements/row-layout.ts'

/** The layout of a plain history. */
export const plainJson = { encoding: 'json', timeNotation: 'unix', named: false } as const

/** Builds a sensor that carries its series id. */
export function nameSeries(seriesId: number): NamedSeries {
  return { seriesId, sensorId: `AQ2-${String(seriesId).padStart(12, '0')}`, varName: 'CO2ppm' }
}

/** Splits a text into its named rows, as `series value`. */
export function splitRows(text: string, encoding: RowLayout['encoding']): string[] {
  if (encoding === 'csv') {
    return text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','))
      .map(([sensorId = '', , , value]) => `${Number(sensorId.slice(4))} ${Number(value)}`)
  }
  const json = encoding === 'json' ? `[${text}]` : `[${text.trimEnd().replaceAll('\n', ',')}]`
  return (JSON.parse(json) as { sensor_id: string; value: number }[]).map(
    ({ sensor_id, value }) => `${Number(sensor_id.slice(4))} ${value}`,
  )
}
