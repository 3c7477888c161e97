import type { Schemas } from '@openlightfi/client'

/** Representations of a history that people download, the one for spreadsheets first. */
export const downloadFormats = ['xlsx', 'csv', 'parquet', 'arrow'] as const

/** See {@link downloadFormats}. */
export type DownloadFormat = (typeof downloadFormats)[number]

/** A part of the history of a sensor. */
export interface HistoryPart {
  readonly sensorId: string
  readonly varName: string
  /** Local dates of the sensor's place, `2026-01-14`; `from` belongs to it, `to` does not. */
  readonly from: string
  readonly to: string
}

/** Writes what a one-time address is made for. */
export function writeDownload(part: HistoryPart, format: DownloadFormat): Schemas['DownloadInput'] {
  const { sensorId, varName, from, to } = part
  const query = new URLSearchParams({ from, to, format, ...(format === 'csv' && { time_format: 'rfc3339' }) })
  return {
    path: `/sensors/${encodeURIComponent(sensorId)}/${encodeURIComponent(varName)}/history?${query}`,
    file_name: `${sensorId}-${varName}-${from}-${to}.${format}`,
  }
}
