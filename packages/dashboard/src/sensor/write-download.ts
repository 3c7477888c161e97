import type { Schemas } from '@openlightfi/client'
import { type FileFormat, writeTimedFormat } from '../data/file-format.ts'

/** A part of the history of a sensor. */
export interface HistoryPart {
  readonly sensorId: string
  readonly varName: string
  /** Local dates of the sensor's place, `2026-01-14`; `from` belongs to it, `to` does not. */
  readonly from: string
  readonly to: string
}

/** Writes what a one-time address is made for. */
export function writeDownload(part: HistoryPart, format: FileFormat): Schemas['DownloadInput'] {
  const { sensorId, varName, from, to } = part
  const { query: written, extension } = writeTimedFormat(format)
  const query = new URLSearchParams({ from, to, ...written })
  return {
    path: `/sensors/${encodeURIComponent(sensorId)}/${encodeURIComponent(varName)}/history?${query}`,
    file_name: `${sensorId}-${varName}-${from}-${to}.${extension}`,
  }
}
