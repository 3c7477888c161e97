import { buffer } from 'node:stream/consumers'
import { tableFromIPC } from 'apache-arrow'
import { parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { FileFormat, ResultFile } from '../src/storage/time-series/drivers/time-series-driver.ts'
import { readOnce } from './read-once.ts'

/** A row of a file of columns; without names where the file has none. */
export interface FileRow {
  readonly sensor_id?: string
  readonly var_name?: string
  readonly timeMs: number
  readonly value: number
}

/** Reads a file with the library that people use for it. */
export async function readColumns(format: FileFormat, file: Uint8Array): Promise<FileRow[]> {
  const rows = format === 'Parquet' ? await readParquet(file) : readArrow(file)
  return rows.map(({ time, ...row }) => ({ ...row, timeMs: Number(time) }))
}

/** Reads the same from a result, which is read once. */
export async function readColumnsOf(format: FileFormat, file: ResultFile): Promise<FileRow[]> {
  return readColumns(format, await buffer(readOnce(file)))
}

type Row = { time: number | Date; value: number }

async function readParquet(file: Uint8Array): Promise<Row[]> {
  const rows = await parquetReadObjects({ file: Uint8Array.from(file).buffer, compressors })
  return rows as Row[]
}

function readArrow(file: Uint8Array): Row[] {
  return tableFromIPC(file)
    .toArray()
    .map((row) => row.toJSON() as Row)
}
