import { ShimProblem } from './shim-problem.ts'

/**
 * A path with one reading only: the characters of RFC 3986 section 3.3 without `;` and `%`, and without dots.
 * All paths of the API are such.
 */
const plainPath = /^[A-Za-z0-9_~!$&'()*+,=:@/-]*$/

/** The characters of a segment once it is decoded. */
const plainSegment = /^[A-Za-z0-9._~!$&'()*+,=:@-]*$/

/**
 * Reads the path of a request target for the allow-list, and refuses every target that the shim, the server
 * and a proxy between them could read differently. No segment may be empty or of dots alone, and decoded it
 * is of {@link plainSegment}: no slash, backslash, `;` (servers that know parameters of segments read `..;`
 * as `..`), `%` (encoded twice), `?`, `#`, spaces, control or other characters, which one side may decode,
 * cut off or fold into a dot or a slash.
 *
 * @param target in origin form: it begins with a slash.
 * @returns the segments of the path, decoded; the last is empty when the path ends with a slash.
 * @throws ShimProblem `request_malformed`.
 */
export function readTarget(target: string): readonly string[] {
  if (!/^[\x21-\x7e]*$/.test(target) || target.includes('#')) {
    throw refuse('The target must be percent-encoded and have no fragment')
  }
  const end = target.indexOf('?')
  const path = end < 0 ? target : target.slice(0, end)
  if (path.includes('//'))
    throw refuse('The path must not hold "//"; give a base URL without a slash at its end')
  const segments = path.slice(1).split('/')
  return plainPath.test(path) ? segments : segments.map(decodeSegment)
}

function decodeSegment(segment: string): string {
  let decoded: string
  try {
    decoded = decodeURIComponent(segment)
  } catch {
    throw refuse('The path has a "%" that does not begin a UTF-8 percent-encoding')
  }
  if (!plainSegment.test(decoded)) {
    throw refuse(
      'A segment of the path, decoded, may hold letters, digits and any of "._~!$&\'()*+,=:@-"; no "/", "\\", ";" or "%"',
    )
  }
  if (decoded !== '' && /^\.*$/.test(decoded)) throw refuse('The path must not hold a segment of dots alone')
  return decoded
}

function refuse(reason: string): ShimProblem {
  return new ShimProblem('request_malformed', `${reason}.`)
}
