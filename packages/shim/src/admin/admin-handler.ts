import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import { answerProblem } from '../proxy/answer-problem.ts'
import type { HostCheck } from '../proxy/own-host.ts'
import { hasBody } from '../proxy/read-body.ts'
import { ShimProblem } from '../proxy/shim-problem.ts'
import type { ShimLog } from '../shim-log.ts'

/** How the shim is. */
export interface ShimHealth {
  readonly ok: boolean
  readonly [detail: string]: unknown
}

/** The parts of the listener for the people who run the shim. */
export interface AdminSources {
  /**
   * Whether a request is for this listener, and not for the name of a web page that leads here (DNS
   * rebinding).
   */
  readonly isOwnHost: HostCheck
  readonly readHealth: () => ShimHealth
  readonly metrics: Registry
  readonly log: ShimLog
}

/**
 * Makes the handler of `/health` (200 when all is well, else 503) and `/metrics` (Prometheus). They have a
 * listener of their own, so that no path of the API is taken and callers of the API need not see them.
 */
export function createAdminHandler(
  sources: AdminSources,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => void answer(sources, request, response)
}

async function answer(
  sources: AdminSources,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (hasBody(request)) response.shouldKeepAlive = false // nobody reads it
  if (!sources.isOwnHost(request.headers.host ?? '')) return refuseHost(request, response)
  const path = (request.url ?? '').replace(/\?.*/s, '')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'Use GET.\n')
  if (path === '/health') {
    const health = sources.readHealth()
    return send(response, health.ok ? 200 : 503, 'application/json', `${JSON.stringify(health, null, 2)}\n`)
  }
  if (path !== '/metrics') return send(response, 404, 'text/plain', 'There are /health and /metrics.\n')
  try {
    send(response, 200, sources.metrics.contentType, await sources.metrics.metrics())
  } catch (error) {
    sources.log.error('the metrics could not be read', { error })
    send(response, 500, 'text/plain', 'The log says more.\n')
  }
}

function refuseHost(request: IncomingMessage, response: ServerResponse): void {
  const detail =
    'The host of this request is not the address of this listener. Use that, localhost or 127.0.0.1, or name it in admin.hostNames.'
  answerProblem(request, response, new ShimProblem('caller_refused', detail))
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
