import { readFile } from 'node:fs/promises'
import { decodeText, TextEncodingError } from '../decode-text.ts'
import { CredentialFileError } from './read-secret-file.ts'

/**
 * The certificates or the key in a file; OpenSSL would not see them behind a byte order mark.
 *
 * @throws CredentialFileError when the file cannot be read, or is no text.
 */
export async function readPemFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CredentialFileError(`${path} cannot be read: ${error.code ?? error.message}`)
  })
  try {
    return decodeText(bytes)
  } catch (error) {
    if (error instanceof TextEncodingError) throw new CredentialFileError(`${path} ${error.message}`)
    throw error
  }
}
