import { deliverReadings, type ReadingsApi, type Receipt } from './deliver-readings.ts'
import type { Reading } from './reading.ts'

/** Where the uploads of a simulation go. */
export interface ReadingSink {
  /**
   * Delivers a batch; the next one comes when this is done.
   * @returns the answer of the API, where there is one.
   */
  deliver(readings: readonly Reading[]): Promise<Receipt | undefined>
}

/** The forms of readings as text; `POST /readings` takes both. */
export const lineFormats = ['ndjson', 'csv'] as const

/** One of {@link lineFormats}. */
export type LineFormat = (typeof lineFormats)[number]

/**
 * Posts to the API until it has taken a batch: no connection, 429 and 5xx are outlived, `Retry-After` is
 * kept.
 *
 * @param signal ends an attempt and the waits between; the batch is then not delivered.
 * @param onFailure is told of each failure that may pass.
 */
export function createApiSink(
  api: ReadingsApi,
  signal: AbortSignal,
  onFailure?: (error: unknown, waitMs: number) => void,
): ReadingSink {
  return { deliver: (readings) => deliverReadings(api, readings, signal, onFailure) }
}

/** Writes lines, the header of CSV first. @param write is waited for, so that a slow reader slows all. */
export function createLineSink(format: LineFormat, write: (text: string) => Promise<void>): ReadingSink {
  let hasHeader = format !== 'csv'
  return {
    async deliver(readings) {
      const lines = readings.map(format === 'csv' ? formatCsvLine : formatJsonLine)
      await write(`${hasHeader ? '' : 'sensor_id,var_name,time,value\n'}${lines.join('')}`)
      hasHeader = true
      return undefined
    },
  }
}

function formatJsonLine({ sensorId, varName, timeS, value }: Reading): string {
  return `${JSON.stringify({ sensor_id: sensorId, var_name: varName, time: timeS, value })}\n`
}

function formatCsvLine({ sensorId, varName, timeS, value }: Reading): string {
  return `${sensorId},${varName},${timeS},${value}\n`
}
