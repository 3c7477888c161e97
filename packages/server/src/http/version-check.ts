import type { IncomingHttpHeaders } from 'node:http'
import { ProblemError } from '../problem-error.ts'
import { matchesWeakly } from './entity-tag.ts'
import { refuseParameter } from './refuse-parameter.ts'

/**
 * Lets a change go on only where the thing is as the caller read it; call it in the turn of the write.
 * @param version the version now, of letters, digits, dashes and underscores; undefined where there is none.
 * @throws ProblemError `changed_meanwhile`; `invalid_parameter` where the header names no version at all.
 */
export type RequireVersion = (version: string | undefined) => void

/** Creates the check that the headers of a request ask for (RFC 9110 sections 13.1.1 and 13.1.2). */
export function createVersionCheck({
  'if-match': ifMatch,
  'if-none-match': ifNoneMatch,
}: IncomingHttpHeaders): RequireVersion {
  return (version) => {
    const isThere = version !== undefined
    if (ifMatch !== undefined && !(isThere && matchesWeakly(ifMatch, version))) throw refuse(ifMatch, version)
    if (ifNoneMatch !== undefined && isThere && matchesWeakly(ifNoneMatch, version))
      throw refuse(undefined, version)
  }
}

/** What names a version: one in double quotes, weak or not, or `*`. */
const named = /"[^"]*"|\*/

/** @param ifMatch the header by which the version is not right; undefined where it was not to be there. */
function refuse(ifMatch: string | undefined, version: string | undefined): ProblemError {
  if (ifMatch !== undefined && !named.test(ifMatch))
    return refuseParameter('If-Match', 'must be a version in double quotes, as in an ETag, or *')
  const now = version === undefined ? 'It is not there' : `It is at version "${version}" now`
  return new ProblemError('changed_meanwhile', `${now}; read it again before you change it.`)
}
