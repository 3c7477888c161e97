import { BlockList, isIP } from 'node:net'
import { LightfiError } from '../errors/lightfi-error.ts'

/** A variable that should name a proxy does not. It must be mended: trying again does not help. */
export class ProxySettingError extends LightfiError {
  override readonly name = 'ProxySettingError'
}

/** A forward proxy, as the environment names it. */
export interface HttpProxy {
  /** Without user and password, e.g. `http://proxy.example:3128`; may be shown. */
  readonly origin: string
  /** The variable that names it, e.g. `HTTPS_PROXY`. */
  readonly variable: string
  /** `Proxy-Authorization`; a secret. */
  readonly authorization: string | undefined
}

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>

/**
 * Finds the proxy for an address, as curl does: `https_proxy` or `http_proxy` by the scheme of the address,
 * else `all_proxy`, unless the host is in `no_proxy`; each in lower or upper case, lower counting more.
 * `no_proxy` holds hosts (with all below them), addresses, networks such as `10.0.0.0/8`, each with a port or
 * without, or `*`. This machine itself (`localhost`, 127.0.0.0/8, `::1`) is never asked for at a proxy, for
 * which those would be itself.
 *
 * @param url `http:` or `https:`.
 * @returns undefined where the way is direct.
 * @throws ProxySettingError for a variable that counts and names no HTTP proxy.
 */
export function findProxy(url: URL, variables: Variables): HttpProxy | undefined {
  const scheme = url.protocol.slice(0, -1)
  const variable = [`${scheme}_proxy`, 'all_proxy']
    .flatMap((name) => [name, name.toUpperCase()])
    .find((name) => variables[name])
  const address = variable === undefined ? undefined : variables[variable]
  if (variable === undefined || !address) return undefined
  if (isThisMachine(url.hostname) || isExcepted(url, variables.no_proxy || variables.NO_PROXY || ''))
    return undefined
  return readProxy(variable, address)
}

/** @param address not shown in any error: a password may be in it. */
function readProxy(variable: string, address: string): HttpProxy {
  const text = address.includes('://') ? address : `http://${address}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  const right = 'Give http://host:port, with user:password@ before the host where it wants them'
  if (url?.protocol.startsWith('socks'))
    throw new ProxySettingError(
      `${variable} names a SOCKS proxy, and only HTTP proxies can be used. ${right}.`,
    )
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
    throw new ProxySettingError(`${variable} names no HTTP proxy. ${right}.`)
  return { origin: url.origin, variable, authorization: authorize(variable, url) }
}

function authorize(variable: string, { username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    return `Basic ${Buffer.from(pair).toString('base64')}`
  } catch {
    throw new ProxySettingError(`${variable}: user and password must be percent-encoded.`)
  }
}

function isThisMachine(hostname: string): boolean {
  return /^(.+\.)?localhost\.?$|^127\.\d+\.\d+\.\d+$/.test(hostname) || hostname === '[::1]'
}

function isExcepted(url: URL, exceptions: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || isNamedBy(entry, host, port))
}

function isNamedBy(entry: string, host: string, port: string): boolean {
  const { name, ofPort } = splitPort(entry)
  if (ofPort !== undefined && ofPort !== port) return false
  const family = isIP(host)
  if (family !== 0) return isInNetwork(host, family, name)
  const bare = name.replace(/^\*?\./, '')
  return host === bare || host.endsWith(`.${bare}`)
}

/** `host:port`, `[address]:port`, or either without a port; a bare IPv6 address has none. */
function splitPort(entry: string): { readonly name: string; readonly ofPort: string | undefined } {
  const [, bracketed, ofBracketed] = /^\[([^\]]+)\](?::(\d+))?$/.exec(entry) ?? []
  if (bracketed !== undefined) return { name: bracketed, ofPort: ofBracketed }
  const [, name, ofPort] = /^([^:]+):(\d+)$/.exec(entry) ?? []
  return name === undefined ? { name: entry, ofPort: undefined } : { name, ofPort }
}

/** @param name an address, or a network as `10.0.0.0/8`. */
function isInNetwork(address: string, family: number, name: string): boolean {
  const [network = '', prefix] = name.split('/')
  if (isIP(network) !== family) return false
  const kind = family === 6 ? 'ipv6' : 'ipv4'
  const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix)
  if (!Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) return false
  const list = new BlockList()
  list.addSubnet(network, bits, kind)
  return list.check(address, kind)
}
