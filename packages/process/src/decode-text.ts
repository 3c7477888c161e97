// packages/process/src and packages/client/src/node have this file each, since the SDK stands alone; a test
// in tools/ holds them to be the same.

/**
 * Bytes are not UTF-8 text. The message is the end of a sentence about their source, and quotes none of them.
 */
export class TextEncodingError extends Error {
  override readonly name = 'TextEncodingError'
}

/**
 * Reads UTF-8 bytes as text. A byte order mark, which editors and shells of Windows write, is left out.
 *
 * @throws TextEncodingError for UTF-16, which they write too, and for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) throw new TextEncodingError('is UTF-16 text; save it as UTF-8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new TextEncodingError('is not UTF-8 text', { cause })
  }
}

/** UTF-16 shows by its byte order mark, or by its first letter: half of an ASCII letter is zero. */
export function isUtf16([first, second]: Uint8Array): boolean {
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  return hasMark || (second !== undefined && (first === 0) !== (second === 0))
}
