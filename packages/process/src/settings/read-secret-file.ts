import { readFile } from 'node:fs/promises'
import { decodeText, TextEncodingError } from '../decode-text.ts'

/** A file that a setting names cannot be used. The message says which and why, and quotes none of it. */
export class CredentialFileError extends Error {
  override readonly name = 'CredentialFileError'
}

/**
 * The secret in a file: all of it but a byte order mark and one line break at its end.
 *
 * @param kind `word`: made by a program, so white space in it is a mistake. `password`: chosen by people, may
 * hold anything.
 * @throws CredentialFileError when the file cannot be read, is empty, or holds no word.
 */
export async function readSecretFile(path: string, kind: 'word' | 'password' = 'word'): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new CredentialFileError(`${path} cannot be read: ${error.code ?? error.message}`)
  })
  const secret = decodeSecret(path, bytes).replace(/\r?\n$/, '')
  if (secret === '')
    throw new CredentialFileError(`${path} is empty; it must hold one secret and nothing else`)
  if (kind === 'word' && /\s/.test(secret)) {
    throw new CredentialFileError(`${path} has white space in it; it must hold one secret and nothing else`)
  }
  return secret
}

function decodeSecret(path: string, bytes: Uint8Array): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    if (error instanceof TextEncodingError) throw new CredentialFileError(`${path} ${error.message}`)
    throw error
  }
}
