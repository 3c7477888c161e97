import { ShimProblem } from './shim-problem.ts'

/**
 * Reads the path of a request target for the allow-list, and refuses every target that the shim and the server could read
 * differently: only origin form is taken (RFC 9112 section 3.2.1), without dot segments, empty segments, backslashes, or
 * encoded slashes, however they are spelt.
 *
 * @returns the segments of the path, decoded; the last is empty when the path ends with a slash.
 * @throws ShimProblem `request_malformed`.
 */
export function readTarget(target: string): readonly string[] {
  if (!target.startsWith('/')) {
    throw refuse('The target must be a path. Absolute addresses, "*" and CONNECT are not taken')
  }
  if (!/^[\x21-\x7e]*$/.test(target) || target.includes('#')) {
    throw refuse('The target must be percent-encoded and have no fragment')
  }
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  if (path.includes('\\') || path.includes('//')) throw refuse('The path must not hold "\\" or "//"')
  if (!path.includes('%') && !path.includes('/.')) return path.slice(1).split('/')
  return path.slice(1).split('/').map(decodeSegment)
}

function decodeSegment(segment: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(segment)
  } catch {
    throw refuse('The path has a "%" that does not begin a UTF-8 percent-encoding')
  }
  // Encoded twice, too: a server behind another proxy may decode once more.
  if (/%(2e|2f|5c|00|25)/i.test(decoded) || hasForbiddenCharacter(decoded)) {
    throw refuse('The path must not hold encoded slashes, backslashes or control characters')
  }
  if (decoded === '.' || decoded === '..') throw refuse('The path must not hold "." or ".." as a segment')
  return decoded
}

function hasForbiddenCharacter(text: string): boolean {
  for (const character of text) {
    if (character < ' ' || character === '/' || character === '\\' || character === '\x7f') return true
  }
  return false
}

function refuse(reason: string): ShimProblem {
  return new ShimProblem('request_malformed', `${reason}.`)
}
