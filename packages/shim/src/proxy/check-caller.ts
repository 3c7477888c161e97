import type { IncomingHttpHeaders } from 'node:http'
import type { ShimConfig } from '../config/config-schema.ts'
import { createKeyCheck } from './api-keys.ts'
import { createHostCheck, type HostCheck } from './own-host.ts'
import { ShimProblem } from './shim-problem.ts'

/** The listener on which a request came in. */
export type ListenerKind = 'tcp' | 'socket'

/** The caller. */
export interface Caller {
  /** The name of the key for the log, if there is a key. */
  readonly name: string
  /** Whether a key was shown. Callers without a key cannot be told apart. */
  readonly hasKey: boolean
}

/** Finds out who calls. @throws ShimProblem `caller_unknown` or `caller_refused`. */
export type CallerCheck = (headers: IncomingHttpHeaders, kind: ListenerKind) => Caller

/**
 * Makes the check of callers. Without keys, on the loopback, every program of this machine may call; but a
 * web page may not make a browser do so: a `Host` that is not the listener's own (DNS rebinding) and requests
 * of other origins are refused.
 *
 * With keys `Host` is free: no browser adds a key by itself, so a page whose name was bent here is a caller
 * without one, and such a listener is reached by whatever name a network, a container or a proxy in front
 * gives it. On a UNIX socket `Host` is free too: the file mode has decided already, no browser opens one, and
 * clients put there what they like. In both cases `Host` decides nothing; the server gets its own name in its
 * place.
 */
export function createCallerCheck({ listen: { tcp }, apiKeys }: ShimConfig): CallerCheck {
  const findKey = createKeyCheck(apiKeys)
  const isOwnHost = createHostCheck(tcp?.host ?? '127.0.0.1')
  const isOpen = tcp?.callers !== 'apiKeys'
  return (headers, kind) => {
    if (kind === 'socket') return socketCaller
    if (isOpen) return refuseBrowsers(headers, isOwnHost)
    const key = readKey(headers)
    const name = key === undefined ? undefined : findKey(key)
    if (name !== undefined) return { name, hasKey: true }
    const detail = key === undefined ? 'Send a key of this shim' : 'The key is not one of this shim: send one'
    throw new ShimProblem(
      'caller_unknown',
      `${detail} as "Authorization: Bearer <key>" or "X-Api-Key: <key>".`,
    )
  }
}

const socketCaller: Caller = { name: 'socket', hasKey: false }
const localCaller: Caller = { name: 'local', hasKey: false }

function readKey({ authorization, 'x-api-key': plain }: IncomingHttpHeaders): string | undefined {
  if (typeof plain === 'string') return plain
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
}

function refuseBrowsers(
  { host = '', origin, 'sec-fetch-site': site }: IncomingHttpHeaders,
  isOwnHost: HostCheck,
): Caller {
  if (!isOwnHost(host)) {
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
  return localCaller
}
