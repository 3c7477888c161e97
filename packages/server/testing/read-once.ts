import type { Readable } from 'node:stream'
import type { ResultFile } from '../src/storage/time-series/drivers/time-series-driver.ts'

/** Reads all bytes of a file, once: the file is given up when the stream ends or is destroyed. */
export function readOnce(file: ResultFile): Readable {
  const stream = file.openStream()
  stream.once('close', () => void file.close())
  return stream
}
