import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VarName } from '@openlightfi/client'
import { parse } from 'csv-parse/sync'

/** One row of the data set: one minute of one office. */
export interface OfficeRow {
  /** Unix seconds. */
  readonly timeS: number
  readonly values: Readonly<Partial<Record<VarName, number>>>
}

/** The three files of the data set. Their times do not overlap. */
const files = ['datatest.txt', 'datatraining.txt', 'datatest2.txt']

/** The office is in Mons, Belgium; the files give its wall clock time. */
const timeZone = 'Europe/Brussels'

/**
 * Columns that are measurements, and what they are here. HumidityRatio is computed from two others, so it is
 * left out.
 */
const variableOfColumn = {
  Temperature: 'temperatureC',
  Humidity: 'relativeHumidity',
  Light: 'illuminanceArb',
  CO2: 'CO2ppm',
  Occupancy: 'occSignatures',
} as const satisfies Record<string, VarName>

/**
 * Reads the "Occupancy Detection" data set (L. M. Candanedo, V. Feldheim, Energy and Buildings 112 (2016)
 * 28-39; UCI Machine Learning Repository, CC BY 4.0) in time order.
 *
 * @throws Error where a row has no proper time or number, or a time comes twice.
 */
export async function readOfficeRows(folder: string): Promise<OfficeRow[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const rows = texts.flatMap((text) => parseOfficeRows(text)).sort((a, b) => a.timeS - b.timeS)
  rows.forEach((row, index) => {
    if (row.timeS === rows[index - 1]?.timeS) throw new Error(`Two rows have the time ${row.timeS}`)
  })
  return rows
}

/** Reads one file of the data set, in its own order. */
export function parseOfficeRows(text: string): OfficeRow[] {
  const records: Record<string, string>[] = parse(text, {
    // the header does not name the first column, which counts the rows
    columns: (header: string[]) => ['row', ...header],
    skip_empty_lines: true,
  })
  return records.map((record) => ({ timeS: readLocalTime(record.date ?? ''), values: readValues(record) }))
}

/**
 * Seconds are kept as they are: some rows are a second off the minute. A time that the clock shows twice is
 * refused.
 */
function readLocalTime(text: string): number {
  const local = Temporal.PlainDateTime.from(text.replace(' ', 'T'))
  return local.toZonedDateTime(timeZone, { disambiguation: 'reject' }).epochMilliseconds / 1000
}

function readValues(record: Record<string, string>): OfficeRow['values'] {
  return Object.fromEntries(
    Object.entries(variableOfColumn).map(([column, varName]) => {
      const text = record[column]?.trim() ?? ''
      const value = Number(text)
      if (text === '' || !Number.isFinite(value)) {
        throw new Error(`Row ${record.row}: ${column} is not a number: "${text}"`)
      }
      return [varName, value]
    }),
  )
}
