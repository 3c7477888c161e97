import { isEscaped } from './is-escaped.ts'

const escapeLength = '\\ud83d'.length

/**
 * Finds the escape of half a character in a JSON text, `"\ud83d"` without the other half behind it, which no
 * UTF-8 can hold, so that it would be something else once it is stored or read.
 *
 * @returns the index of its backslash; `undefined` when there is none.
 */
export function findHalfCharacter(text: string): number | undefined {
  const halves = /\\u[dD][89a-fA-F][\da-fA-F]{2}/g
  let firstAt: number | undefined
  while (halves.test(text)) {
    const at = halves.lastIndex - escapeLength
    if (isEscaped(text, at)) continue
    const isSecond = !/[89abAB]/.test(text.charAt(at + 3))
    if (firstAt !== undefined && !(isSecond && at === firstAt + escapeLength)) return firstAt
    if (firstAt === undefined && isSecond) return at
    firstAt = isSecond ? undefined : at
  }
  return firstAt
}
