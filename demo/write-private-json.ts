import { writeFileDurably } from '@openlightfi/process'

/** Writes a value as readable JSON into a file that only its owner may read. */
export function writePrivateJson(path: string, value: unknown): Promise<void> {
  return writeFileDurably(path, `${JSON.stringify(value, null, 2)}\n`)
}
