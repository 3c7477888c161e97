import { type LookupAddress, lookup, promises } from 'node:dns'
import { isIP } from 'node:net'
import { promisify } from 'node:util'
import type { Holder } from '../holder.ts'
import { Places } from '../places.ts'
import { HostsFile } from './hosts-file.ts'

/** The addresses of a name. */
export type ResolveHost = (
  host: string,
  holder: Holder,
  signal: AbortSignal,
) => Promise<readonly LookupAddress[]>

/** Looks a name up in every way that the system knows, on a thread. */
export type LookUp = (
  host: string,
  options: { readonly all: true; readonly verbatim: true },
) => Promise<LookupAddress[]>

/**
 * Creates a function that finds the addresses of a name: in `/etc/hosts`; in DNS, without a thread, so that a
 * name server which does not answer holds up nobody else; and where both know none, in whatever else the
 * system asks. That takes a thread, one in all, until the system gives up.
 * @returns a function that rejects with the error of the system, or with the reason of the signal.
 */
export function createResolveHost(
  hosts: HostsFile = new HostsFile(),
  lookUp: LookUp = promisify(lookup),
): ResolveHost {
  const resolver = new promises.Resolver({ timeout: 3_000, tries: 2 })
  const places = new Places({
    what: 'names are being looked up',
    held: { perCaller: 1, perOrganisation: 1, inAll: 1 },
    waiting: { perCaller: 200, perOrganisation: 200, inAll: 10_000 },
    retryAfterS: 5,
  })
  return async (host, holder, signal) => {
    const family = isIP(host)
    if (family !== 0) return [{ address: host, family }]
    const known = await hosts.find(host)
    if (known.length > 0) return known
    const found = await askDns(resolver, host)
    if (found.length > 0) return found
    return places.run({ holder, signal }, () => lookUp(host, { all: true, verbatim: true }))
  }
}

/** Asks DNS. @returns none where DNS knows none. @throws the error of a name server that does not answer. */
async function askDns(resolver: promises.Resolver, host: string): Promise<LookupAddress[]> {
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = answers.flatMap((answer, index) =>
    answer.status === 'fulfilled'
      ? answer.value.map((address) => ({ address, family: index === 0 ? 4 : 6 }))
      : [],
  )
  if (found.length > 0) return found
  for (const answer of answers) {
    if (answer.status === 'rejected' && readCode(answer.reason) === 'ETIMEOUT') throw answer.reason
  }
  return []
}

function readCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
