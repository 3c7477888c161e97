import process from 'node:process'
import { defaultFetch as globalFetch } from '../default-fetch.ts'
import { createProxyFetch } from './proxy-fetch.ts'

const ownFetch = globalThis.fetch
let proxyFetch: typeof fetch | undefined

/**
 * The `fetch` of a client on Node that was given none: the global one, or through the proxy that the
 * environment names, see {@link createProxyFetch}. A global `fetch` that somebody has replaced is used as it
 * is.
 */
export const defaultFetch: typeof fetch = (...request) => {
  if (globalThis.fetch !== ownFetch) return globalFetch(...request)
  // biome-ignore lint/style/noProcessEnv: whoever gives no fetch has no other place to name a proxy
  proxyFetch ??= createProxyFetch(process.env)
  return proxyFetch(...request)
}
