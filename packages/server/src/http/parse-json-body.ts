import { decodeText, TextEncodingError } from '@openlightfi/process'
import { takeTurn } from '../event-loop-turns.ts'
import { ProblemError } from '../problem-error.ts'
import { findHalfCharacter } from './find-half-character.ts'
import { findJsonExcess } from './find-json-excess.ts'

/** A body of this length or more waits for a turn to be looked at, and for one to be parsed: milliseconds. */
const longText = 64 * 1024

/**
 * Decodes the text of a JSON body, without a byte order mark. @throws ProblemError `malformed_json` for bytes
 * that are not UTF-8.
 */
export function decodeJsonBody(bytes: Uint8Array): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    if (!(error instanceof TextEncodingError)) throw error
    throw new ProblemError('malformed_json', `The body ${error.message}.`, { cause: error })
  }
}

/** Parses a JSON text. @throws ProblemError `malformed_json` that says where the parser stopped. */
export async function parseJsonBody(text: string): Promise<unknown> {
  const isLong = text.length > longText
  if (isLong) await takeTurn()
  const excess = findJsonExcess(text)
  if (excess) {
    throw new ProblemError('malformed_json', `The body ${excess.detail}, from character ${excess.at} on.`)
  }
  const halfAt = findHalfCharacter(text)
  if (halfAt !== undefined) {
    throw new ProblemError(
      'malformed_json',
      `The body has the escape of half a character, without the other half, at character ${halfAt}.`,
    )
  }
  if (isLong) await takeTurn()
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ProblemError('malformed_json', `The body is not JSON: ${reason}.`, { cause: error })
  }
}
