import { readFile } from 'node:fs/promises'

/** The secret in a file, without the line break at its end. @throws Error when there is none. */
export async function readSecretFile(path: string): Promise<string> {
  const secret = (await readFile(path, 'utf8')).replace(/\r?\n$/, '')
  if (secret === '') throw new Error(`${path} is empty`)
  return secret
}
