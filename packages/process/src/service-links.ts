import { isIP } from 'node:net'

/** Environment variables. */
type Variables = Readonly<Record<string, string | undefined>>

const url = /^(?:tcp|udp|sctp):\/\/(\[[^\]]+\]|[^:/]+):\d{1,5}$/
const port = /^\d{1,5}$/

/**
 * Finds the variables that Kubernetes (and Docker's old links) set in every container for a service: one
 * named `lightfi` makes `LIGHTFI_PORT=tcp://10.0.0.1:80`, `LIGHTFI_SERVICE_HOST`, `LIGHTFI_SERVICE_PORT`,
 * `LIGHTFI_SERVICE_PORT_HTTP`, `LIGHTFI_PORT_80_TCP` and `LIGHTFI_PORT_80_TCP_ADDR`, `_PORT`, `_PROTO`.
 * Nobody has set them on purpose, so they are no settings. Names alone do not make one: the values must be
 * what such a variable holds.
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
  return [isUrlOfPort, isServicePlace, isPartOfPort].some((isSuch) => isSuch(name, variables))
}

/** `LIGHTFI_PORT`, `LIGHTFI_PORT_80_TCP`. */
function isUrlOfPort(name: string, { [name]: value = '' }: Variables): boolean {
  const [, address] = url.exec(value) ?? []
  return address !== undefined && isAddress(address) && /_PORT(_\d+_(TCP|UDP|SCTP))?$/.test(name)
}

/** `LIGHTFI_SERVICE_HOST`, `LIGHTFI_SERVICE_PORT`, `LIGHTFI_SERVICE_PORT_HTTP`. */
function isServicePlace(name: string, variables: Variables): boolean {
  const [, before, part] = /^(.*_SERVICE_)(HOST$|PORT(?=_|$))/.exec(name) ?? []
  if (before === undefined) return false
  const { [`${before}HOST`]: host = '', [`${before}PORT`]: firstPort = '', [name]: value = '' } = variables
  return isAddress(host) && port.test(firstPort) && (part === 'HOST' || port.test(value))
}

/** `LIGHTFI_PORT_80_TCP_ADDR`, `_PORT`, `_PROTO`. */
function isPartOfPort(name: string, variables: Variables): boolean {
  const [, ofPort, part] = /^(.*_PORT_\d+_(?:TCP|UDP|SCTP))_(ADDR|PORT|PROTO)$/.exec(name) ?? []
  if (ofPort === undefined || !url.test(variables[ofPort] ?? '')) return false
  const { [name]: value = '' } = variables
  if (part === 'ADDR') return isAddress(value)
  return part === 'PORT' ? port.test(value) : /^(tcp|udp|sctp)$/.test(value)
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
