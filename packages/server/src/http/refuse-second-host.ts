import type { IncomingMessage } from 'node:http'
import { ProblemError } from '../problem-error.ts'

/**
 * Refuses a request with more than one `Host` (RFC 9112 section 3.2): Node keeps the first, a proxy in front
 * may go by another, and the two would understand different requests.
 * @throws ProblemError `malformed_request`.
 */
export function refuseSecondHost({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): void {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  if (hosts > 1) throw new ProblemError('malformed_request', 'Send one Host header, not several.')
}
