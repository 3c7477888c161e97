import type { HttpProxy } from '@openlightfi/client/node'
import { askProxyForAll, createTunnelConnector } from '@openlightfi/client/proxy'
import { type Dispatcher, Pool } from 'undici'
import type { ShimConfig } from '../config/config-schema.ts'
import type { TokenKeeper } from '../credentials/token-keeper.ts'
import { type AllowList, createAllowList, formatRules } from './allow-list.ts'
import { type CallerCheck, createCallerCheck } from './check-caller.ts'

/** The settings by which requests are judged and sent. Each configuration makes new ones. */
export interface ProxySettings {
  readonly keeper: TokenKeeper
  /** Connections to the configured origin, and to no other; through an outgoing proxy where there is one. */
  readonly pool: Dispatcher
  /** The beginning of every path at the server; empty for most. */
  readonly basePath: string
  readonly limits: ShimConfig['limits']
  readonly allow: AllowList
  /** The rules of the allow-list, for people. */
  readonly rules: string
  readonly checkCaller: CallerCheck
}

/**
 * Makes the settings of a configuration. The caller closes the pool.
 *
 * @param outgoing the proxy on the way to the server, if any.
 */
export function createProxySettings(
  config: ShimConfig,
  keeper: TokenKeeper,
  outgoing: HttpProxy | undefined,
): ProxySettings {
  const { server, limits } = config
  const { origin, pathname } = new URL(server)
  return {
    keeper,
    pool: createPool(origin, limits, outgoing),
    basePath: pathname.replace(/^(.*[^/]|)\/+$/s, '$1'),
    limits,
    allow: createAllowList(config.allow),
    rules: formatRules(config.allow),
    checkCaller: createCallerCheck(config),
  }
}

function createPool(
  origin: string,
  limits: ShimConfig['limits'],
  outgoing: HttpProxy | undefined,
): Dispatcher {
  const { connectTimeoutMs: timeout } = limits
  const options: Pool.Options = {
    connections: limits.maxRequests,
    pipelining: 1,
    allowH2: false, // HTTP/2 of one connection would let one slow caller hold up the others
    connect: { timeout },
    headersTimeout: limits.answerTimeoutMs,
    bodyTimeout: limits.silenceTimeoutMs,
  }
  if (!outgoing) return new Pool(origin, options)
  return origin.startsWith('https:')
    ? new Pool(origin, { ...options, connect: createTunnelConnector(outgoing, timeout) })
    : askProxyForAll(new Pool(outgoing.origin, options), outgoing, origin)
}
