import { Agent, type Dispatcher, type RequestInit as UndiciInit, fetch as undiciFetch } from 'undici'
import type { HttpProxy } from './find-proxy.ts'
import { askProxyForAll, createTunnelConnector, nameProxy, ProxyFailure } from './proxy-dispatcher.ts'

/** Connections through a proxy, kept open between requests. */
interface Route {
  readonly plain: Dispatcher
  readonly tunnels: Dispatcher
}

const routes = new Map<string, Route>()

/**
 * Sends one request through a proxy: by a tunnel to https addresses, else by asking the proxy for the
 * address.
 *
 * @throws TypeError, as `fetch` does, with a ProxyFailure as its cause where the proxy is to blame.
 */
export async function fetchThroughProxy(
  proxy: HttpProxy,
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<Response> {
  const request = input instanceof Request ? new Request(input, init) : undefined
  const url = new URL(request?.url ?? String(input))
  const { plain, tunnels } = findRoute(proxy)
  const dispatcher = url.protocol === 'https:' ? tunnels : plain
  const sent = request ? { ...(await readRequest(request)), redirect: request.redirect } : init
  try {
    // Types of the same standard, once of the DOM and once of undici
    return (await undiciFetch(url, { ...sent, dispatcher } as UndiciInit)) as unknown as Response
  } catch (error) {
    throw blame(proxy, error, dispatcher === plain)
  }
}

async function readRequest({ method, headers, body, signal }: Request): Promise<RequestInit> {
  return {
    method,
    headers: [...headers],
    signal,
    ...(body && { body: await new Response(body).arrayBuffer() }),
  }
}

/** @param isAtProxy whether every connection is one to the proxy itself. */
function blame(proxy: HttpProxy, error: unknown, isAtProxy: boolean): unknown {
  const cause = error instanceof TypeError ? error.cause : undefined
  if (!isAtProxy || !(cause instanceof Error) || !('code' in cause)) return error
  if (
    !/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(
      String(cause.code),
    )
  )
    return error
  const reason = `${nameProxy(proxy)} cannot be reached: ${cause.message}`
  return new TypeError('fetch failed', { cause: new ProxyFailure(reason, { cause }) })
}

function findRoute(proxy: HttpProxy): Route {
  const key = JSON.stringify(proxy)
  const known = routes.get(key)
  if (known) return known
  const route = {
    plain: askProxyForAll(new Agent({ allowH2: false }), proxy),
    tunnels: new Agent({ connect: createTunnelConnector(proxy), allowH2: false }),
  }
  routes.set(key, route)
  return route
}
