import { isIP, isIPv6 } from 'node:net'
import { isLoopbackHost } from '../config/find-contradictions.ts'

/** Tells whether the value of a `Host` header names the listener that got it. */
export type HostCheck = (host: string) => boolean

/**
 * Makes the check that keeps out web pages whose own name leads to this machine (DNS rebinding): a browser
 * then sends that name as `Host`. The check takes the names of the loopback, the address of the listener and
 * the given names. A listener on all addresses takes every IP address, since a page cannot bend one. The port
 * may be anything, since ports are often forwarded.
 *
 * @param listensOn address or name, as configured.
 * @param names more names, upper and lower case alike.
 */
export function createHostCheck(listensOn: string, names: readonly string[] = []): HostCheck {
  const known = new Set([listensOn, ...names].map(normalizeName))
  const isEverywhere = known.has('0.0.0.0') || known.has('::')
  return (host) => {
    const name = readName(host)
    if (name === undefined) return false
    return isLoopbackHost(name) || known.has(name) || (isEverywhere && isIP(name) !== 0)
  }
}

const hostPattern = /^(?:([A-Za-z0-9._-]{1,253})|\[([0-9A-Fa-f:.]{2,45})\])(?::\d{0,5})?$/

/**
 * The name in a `Host` header (RFC 9112 section 3.2), without port and brackets; `undefined` when it is none.
 */
function readName(host: string): string | undefined {
  const [, name, bracketed = ''] = hostPattern.exec(host) ?? []
  if (name !== undefined) return name.toLowerCase()
  return isIPv6(bracketed) ? normalizeName(bracketed) : undefined
}

/** Lower case, and IPv6 in its one short form. */
function normalizeName(name: string): string {
  return isIPv6(name) ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name.toLowerCase()
}
