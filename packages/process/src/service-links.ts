import { isIP } from 'node:net'

/** Environment variables. */
type Variables = Readonly<Record<string, string | undefined>>

const url = /^(?:tcp|udp|sctp):\/\/(\[[^\]]+\]|[^:/]+):\d{1,5}$/
const port = /^\d{1,5}$/

/**
 * Finds the variables that Kubernetes (and Docker's old links) set in every container for a service: one named `lightfi` makes
 * `LIGHTFI_PORT=tcp://10.0.0.1:80`, `LIGHTFI_SERVICE_HOST`, `LIGHTFI_SERVICE_PORT`, `LIGHTFI_SERVICE_PORT_HTTP`, `LIGHTFI_PORT_80_TCP` and
 * `LIGHTFI_PORT_80_TCP_ADDR`, `_PORT`, `_PROTO`. Nobody has set them on purpose, so they are no settings. Names alone do not make one: the
 * values must be what such a variable holds.
 *
 * @param prefix what our own variables begin with, e.g. `LIGHTFI_`.
 * @returns names, sorted.
 */
export function findServiceLinks(variables: Variables, prefix: string): string[] {
  return Object.keys(variables)
    .filter((name) => name.startsWith(prefix) && isLink(name, variables))
    .sort()
}

function isLink(name: string, variables: Variables): boolean {
  const value = variables[name] ?? ''
  const [, address] = url.exec(value) ?? []
  if (address !== undefined && isAddress(address) && /_PORT(_\d+_(TCP|UDP|SCTP))?$/.test(name)) return true
  const [, ofService, part] = /^(.+)_SERVICE_(HOST|PORT(?:_\w+)?)$/.exec(name) ?? []
  if (ofService !== undefined) {
    const { [`${ofService}_SERVICE_HOST`]: host = '', [`${ofService}_SERVICE_PORT`]: firstPort = '' } =
      variables
    return isAddress(host) && port.test(firstPort) && (part === 'HOST' || port.test(value))
  }
  const [, link, kind] = /^(.+_PORT_\d+_(?:TCP|UDP|SCTP))_(ADDR|PORT|PROTO)$/.exec(name) ?? []
  if (link === undefined || !url.test(variables[link] ?? '')) return false
  if (kind === 'ADDR') return isAddress(value)
  return kind === 'PORT' ? port.test(value) : /^(tcp|udp|sctp)$/.test(value)
}

function isAddress(text: string): boolean {
  return isIP(text.replace(/^\[|\]$/g, '')) !== 0
}

/** The variables without those that {@link findServiceLinks} finds. */
export function withoutServiceLinks<Given extends Variables>(
  variables: Given,
  prefix: string,
): Record<string, string | undefined> {
  const links = new Set(findServiceLinks(variables, prefix))
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !links.has(name)))
}
