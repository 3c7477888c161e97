import { createProxyFetch, findProxy, type HttpProxy, type Variables } from '@openlightfi/client/node'

/**
 * How a shim reaches others over HTTP: directly, or through the outgoing proxies that the environment names.
 */
export interface WayOut {
  readonly fetch: typeof fetch
  /**
   * The proxy for an address; undefined for the direct way.
   *
   * @throws ProxySettingError for a variable that names no HTTP proxy.
   */
  readonly findProxy: (url: string) => HttpProxy | undefined
}

/**
 * Reads the way out from environment variables: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, in
 * either case.
 */
export function createWayOut(variables: Variables): WayOut {
  return {
    fetch: createProxyFetch(variables),
    findProxy: (url) => findProxy(new URL(url), variables),
  }
}
