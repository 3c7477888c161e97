import { readFileSync, statSync } from 'node:fs'

/**
 * Reads a file, but nothing that may never end, such as a pipe.
 * @throws Error when it is no regular file or has more bytes; the error of the system.
 */
export function readRegularFile(path: string, maxBytes: number): Buffer {
  const found = statSync(path)
  if (!found.isFile()) throw new Error(`${path} is no regular file`)
  if (found.size > maxBytes) throw new Error(`${path} has more than ${maxBytes} bytes`)
  return readFileSync(path)
}
