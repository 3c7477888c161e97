import { findProxy, type HttpProxy, type Variables } from './find-proxy.ts'

/** The names of all variables that can name a proxy. */
const names = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [name, name.toUpperCase()])

/**
 * Makes a `fetch` that goes through the proxies which environment variables name, by the rules of
 * {@link findProxy}. The variables are read once; a proxy is looked up once for each origin. Where none is
 * named this is the global `fetch`, and nothing more is loaded.
 *
 * @returns a `fetch` that fails with a TypeError, as all do, whose cause tells what the proxy did: it cannot
 * be reached, refuses, or wants a password.
 * @throws ProxySettingError for a variable that names no HTTP proxy.
 *
 * @example
 * const fetch = createProxyFetch({ HTTPS_PROXY: 'http://proxy.example:3128' })
 * const client = createClient({ baseUrl, tokens, fetch })
 */
export function createProxyFetch(variables: Variables): typeof fetch {
  const given = { ...variables }
  if (!names.some((name) => given[name])) return (...request) => globalThis.fetch(...request)
  const proxies = new Map<string, HttpProxy | undefined>()
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!proxies.has(url.origin)) proxies.set(url.origin, findProxy(url, given))
    const proxy = proxies.get(url.origin)
    if (!proxy) return globalThis.fetch(input, init)
    const { fetchThroughProxy } = await import('./fetch-through-proxy.ts')
    return fetchThroughProxy(proxy, input, init)
  }
}
