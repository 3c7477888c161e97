import { once } from 'node:events'
import { request as askPlainly } from 'node:http'
import { request as askByTls } from 'node:https'
import type { Socket } from 'node:net'
import { buildConnector, type Dispatcher } from 'undici'
import type { HttpProxy } from './find-proxy.ts'

/**
 * The way through a proxy is closed: it cannot be reached, or refuses. Carried as the cause of a failed
 * `fetch`; names no secret.
 */
export class ProxyFailure extends Error {
  override readonly name = 'ProxyFailure'
  readonly code = 'ERR_PROXY'
}

/** Names a proxy for people: where it is, and who says so. */
export function nameProxy({ origin, variable }: HttpProxy): string {
  return `the proxy ${origin} (${variable})`
}

/** What a refusal of a proxy means. @param target what it was asked for, e.g. `sensors.example:443`. */
function explainProxyRefusal(proxy: HttpProxy, status: number, target: string): string {
  const subject = nameProxy(proxy)
  if (status === 407 || status === 401)
    // the second is what tinyproxy says to a wrong password
    return proxy.authorization === undefined
      ? `${subject} wants a user and a password (HTTP ${status}): put them, percent-encoded, into the address in ${proxy.variable}`
      : `${subject} refuses the user and the password in ${proxy.variable} (HTTP ${status})`
  if (status >= 500) return `${subject} cannot reach ${target} (HTTP ${status})`
  return `${subject} refuses to connect to ${target} (HTTP ${status}): it must allow that, or NO_PROXY name the host`
}

/**
 * Makes undici connect through a proxy by `CONNECT` (RFC 9110 section 9.3.6), with TLS from end to end inside
 * where the address is https.
 *
 * @param timeoutMs time for the tunnel, and again for TLS in it, milliseconds.
 */
export function createTunnelConnector(proxy: HttpProxy, timeoutMs = 10_000): buildConnector.connector {
  const connectTls = buildConnector({ timeout: timeoutMs, allowH2: false })
  return (options, callback) => {
    const port = options.port || (options.protocol === 'https:' ? '443' : '80')
    openTunnel(proxy, `${options.hostname}:${port}`, timeoutMs).then(
      (socket) => {
        if (options.protocol === 'https:') connectTls({ ...options, httpSocket: socket }, callback)
        else callback(null, socket)
      },
      (error: Error) => callback(error, null),
    )
  }
}

/**
 * Opens a tunnel through a proxy.
 *
 * @param target host and port, e.g. `sensors.example:443`.
 * @throws ProxyFailure when the proxy cannot be reached or refuses.
 */
export async function openTunnel(proxy: HttpProxy, target: string, timeoutMs: number): Promise<Socket> {
  const { origin, authorization } = proxy
  const ask = origin.startsWith('https:') ? askByTls : askPlainly
  const request = ask(origin, {
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
  }).end()
  // A proxy that answers as if this were any other request has refused, too.
  const answered = Promise.race([once(request, 'connect'), once(request, 'response')])
  const [response, socket] = await answered.catch((error: unknown) => {
    const isLate = error instanceof Error && error.name === 'AbortError'
    const reason = isLate ? `no answer within ${timeoutMs / 1000} s` : formatReason(error)
    throw new ProxyFailure(`${nameProxy(proxy)} cannot be reached: ${reason}`, { cause: error })
  })
  if (response.statusCode === 200 && socket) return socket
  request.destroy()
  socket?.destroy()
  throw new ProxyFailure(explainProxyRefusal(proxy, response.statusCode, target))
}

function formatReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message
  return error instanceof Error ? error.message : String(error)
}

/**
 * Makes a dispatcher whose connections are to a proxy ask it for `http:` addresses, each request with the
 * whole address (RFC 9112 section 3.2.2).
 *
 * @param target origin of requests that name none, e.g. `http://sensors.example`.
 */
export function askProxyForAll(dispatcher: Dispatcher, proxy: HttpProxy, target?: string): Dispatcher {
  const { origin, authorization } = proxy
  return dispatcher.compose((dispatch) => (options, handler) => {
    const asked = new URL(options.origin ?? target ?? origin)
    const headers = ['host', asked.host, ...listHeaders(options.headers)]
    if (authorization !== undefined) headers.push('proxy-authorization', authorization)
    const path = asked.origin + options.path
    return dispatch({ ...options, origin, path, headers }, failWithoutLogin(handler, proxy, asked.host))
  })
}

/** A 407 is the proxy's word, never the server's: whoever asked the server has no answer. */
function failWithoutLogin(
  handler: Dispatcher.DispatchHandler,
  proxy: HttpProxy,
  target: string,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...all) => handler.onRequestStart?.(...all),
    onRequestUpgrade: (...all) => handler.onRequestUpgrade?.(...all),
    onResponseStart: (controller, status, ...rest) => {
      if (status !== 407) return handler.onResponseStart?.(controller, status, ...rest)
      controller.abort(new ProxyFailure(explainProxyRefusal(proxy, status, target)))
    },
    onResponseData: (...all) => handler.onResponseData?.(...all),
    onResponseEnd: (...all) => handler.onResponseEnd?.(...all),
    onResponseError: (...all) => handler.onResponseError?.(...all),
  }
}

/** Names and values in turn, without `host`. */
function listHeaders(headers: Dispatcher.DispatchOptions['headers']): string[] {
  if (!headers) return []
  const listed: string[] = []
  const add = (name: string, value: unknown) => {
    if (name.toLowerCase() !== 'host') listed.push(name, String(value))
  }
  if (Array.isArray(headers))
    for (let index = 0; index < headers.length; index += 2) add(headers[index] ?? '', headers[index + 1])
  else for (const [name, value] of Object.entries(headers)) if (value !== undefined) add(name, value)
  return listed
}
