import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDirectory } from '@openlightfi/client/node'
import { formatDecimal } from '@openlightfi/contract/numbers'
import { syncDirectory } from '@openlightfi/process'
import type { CursorFile } from './cursor-file.ts'
import type { CsvForwarderConfig } from './forwarder-config.ts'
import { HopelessError } from './hopeless-error.ts'
import { createDayFinder } from './local-day.ts'
import { requireWritable } from './require-writable.ts'
import type { ForwardedReading, Sink } from './sink.ts'

const header = 'id,sensor_id,var_name,time,value\r\n'

/**
 * Appends readings to a file for each local day of their time, `2026-01-31.csv`: late ones to that of their
 * own day. The rows are durable before the cursor is; after a crash in between they come again, with the same
 * ids. Half a row that a crash left is cut off before the next one is appended.
 */
export class CsvSink implements Sink {
  readonly #config: CsvForwarderConfig
  readonly #cursor: CursorFile
  readonly #findDay: (time: number) => string

  constructor(config: CsvForwarderConfig, cursor: CursorFile) {
    this.#config = config
    this.#cursor = cursor
    this.#findDay = createDayFinder(config.timeZone)
  }

  async open(): Promise<string | undefined> {
    await makeDirectory(this.#config.directory).catch((error) => {
      throw nameDirectoryFailure(error, this.#config.directory)
    })
    return this.#cursor.read()
  }

  /**
   * Makes nothing. Checks that the directory, or the nearest one above it, can be written to.
   */
  async probe(): Promise<string | undefined> {
    const { directory } = this.#config
    await requireWritable(directory).catch((error) => {
      throw nameDirectoryFailure(error, directory)
    })
    return this.#cursor.read()
  }

  async deliver(readings: readonly ForwardedReading[], cursor: string | undefined): Promise<void> {
    const rowsOfDays = new Map<string, string>()
    for (const reading of readings) {
      const day = this.#findDay(reading.time)
      rowsOfDays.set(day, (rowsOfDays.get(day) ?? '') + formatRow(reading))
    }
    for (const [day, rows] of rowsOfDays) {
      await appendDurably(join(this.#config.directory, `${day}.csv`), rows)
    }
    if (rowsOfDays.size > 0) await syncDirectory(this.#config.directory)
    if (cursor !== undefined) await this.#cursor.write(cursor)
  }

  async close(): Promise<void> {}
}

/**
 * A place that is a file, or that this user may not write to, does not change by itself. One that is not
 * mounted yet may appear.
 */
const hopelessCodes: readonly unknown[] = ['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST']

function nameDirectoryFailure(error: NodeJS.ErrnoException, directory: string): Error {
  if (!hopelessCodes.includes(error.code)) return error
  return new HopelessError(
    `${directory} cannot be used for files (${error.code}). Make it writable, or set another directory.`,
    { cause: error },
  )
}

/**
 * No field needs quotes or a guard against formulas: ids, names of variables, times and numbers are no free
 * text.
 */
function formatRow({ id, sensor_id, var_name, time, value }: ForwardedReading): string {
  return `${id},${sensor_id},${var_name},${new Date(Math.round(time * 1000)).toISOString()},${formatDecimal(value)}\r\n`
}

async function appendDurably(path: string, rows: string): Promise<void> {
  const file = await open(path, 'a+', 0o644)
  try {
    const end = await findEndOfRows(file)
    if (end < (await file.stat()).size) await file.truncate(end)
    await file.appendFile(end === 0 ? header + rows : rows)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The end of the last whole row. A row is shorter than a block, unless another program wrote the file. */
async function findEndOfRows(file: Awaited<ReturnType<typeof open>>): Promise<number> {
  const { size } = await file.stat()
  const start = Math.max(0, size - 64 * 1024)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start)
  const end = buffer.subarray(0, bytesRead).lastIndexOf('\r\n')
  if (end < 0 && start > 0) throw new Error('the file does not end with rows of a forwarder')
  return end < 0 ? 0 : start + end + 2
}
