import { readFile } from 'node:fs/promises'
import { decodeText, TextEncodingError } from '@openlightfi/process'

/**
 * The certificates or the key in a file; OpenSSL would not see them behind a byte order mark.
 *
 * @throws Error naming the file.
 */
export async function readPemFile(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path))
  } catch (error) {
    if (error instanceof TextEncodingError) throw new Error(`${path} ${error.message}`, { cause: error })
    throw error
  }
}
