import type { IncomingHttpHeaders } from 'node:http'
import type { ShimConfig } from '../config/config-schema.ts'
import { isLoopbackHost } from '../config/find-contradictions.ts'
import { createKeyCheck } from './api-keys.ts'
import { ShimProblem } from './shim-problem.ts'

/** Where a request came in. */
export type ListenerKind = 'tcp' | 'socket'

/** Finds out who calls, by a name for the log. @throws ShimProblem `caller_unknown` or `caller_refused`. */
export type CallerCheck = (headers: IncomingHttpHeaders, kind: ListenerKind) => string

/**
 * Makes the check of callers. On a UNIX socket the file mode has decided already. Without keys, on the loopback, every
 * program of this machine may call; but a web page may not make a browser do so: a `Host` that is no name of this
 * machine (DNS rebinding) and requests of other origins are refused.
 */
export function createCallerCheck({ listen: { tcp }, apiKeys }: ShimConfig): CallerCheck {
  const findKey = createKeyCheck(apiKeys)
  const isOpen = tcp?.callers !== 'apiKeys'
  return (headers, kind) => {
    if (kind === 'socket') return 'socket'
    if (isOpen) return refuseBrowsers(headers)
    const key = readKey(headers)
    const name = key === undefined ? undefined : findKey(key)
    if (name !== undefined) return name
    const detail = key === undefined ? 'Send a key of this shim' : 'The key is not one of this shim: send one'
    throw new ShimProblem(
      'caller_unknown',
      `${detail} as "Authorization: Bearer <key>" or "X-Api-Key: <key>".`,
    )
  }
}

function readKey({ authorization, 'x-api-key': plain }: IncomingHttpHeaders): string | undefined {
  if (typeof plain === 'string') return plain
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
}

function refuseBrowsers({ host, origin, 'sec-fetch-site': site }: IncomingHttpHeaders): string {
  const name = (host ?? '').replace(/:\d+$/, '').replace(/[[\]]/g, '').toLowerCase()
  if (!isLoopbackHost(name)) {
    throw new ShimProblem(
      'caller_refused',
      'Without keys only this machine may call: use localhost or 127.0.0.1 as the host, or set listen.tcp.callers to apiKeys.',
    )
  }
  if (origin !== undefined || site === 'cross-site' || site === 'same-site') {
    throw new ShimProblem(
      'caller_refused',
      'Web pages may not call this shim. Set listen.tcp.callers to apiKeys.',
    )
  }
  return 'local'
}
