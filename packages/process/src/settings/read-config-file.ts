import { readFile } from 'node:fs/promises'
import { decodeText, TextEncodingError } from '../decode-text.ts'
import { ConfigFileError } from './config-mistake.ts'
import type { ParsedConfig } from './parse-config-text.ts'

/**
 * Reads and parses a configuration file: YAML 1.2, of which JSON is a part. The parser is loaded when it is
 * needed, which takes a while.
 *
 * @throws ConfigFileError when it cannot be read or parsed.
 */
export async function readConfigFile(path: string): Promise<ParsedConfig> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw refuseFile(path, `cannot be read: ${error.message}`)
  })
  const { parseConfigText } = await import('./parse-config-text.ts')
  try {
    return parseConfigText(decodeText(bytes), path)
  } catch (error) {
    if (error instanceof TextEncodingError) throw refuseFile(path, error.message)
    throw error
  }
}

function refuseFile(path: string, message: string): ConfigFileError {
  return new ConfigFileError([{ path: [], place: path, message }])
}
