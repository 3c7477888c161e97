import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ShimLog } from '../shim-log.ts'
import type { ListenerKind } from './check-caller.ts'
import { Exchange } from './exchange.ts'
import { passRequestHeaders } from './pass-headers.ts'
import type { ProxyMetrics } from './proxy-metrics.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { hasBody, readBody } from './read-body.ts'
import { readTarget } from './read-target.ts'
import { renderProblem, ShimProblem } from './shim-problem.ts'
import { describeTokenFailure } from './to-problem.ts'

/** Judges requests and passes the good ones on. Its settings can be replaced while it runs. */
export class ApiProxy {
  #settings: ProxySettings
  readonly #metrics: ProxyMetrics
  readonly #log: ShimLog
  #isStopping = false

  constructor(settings: ProxySettings, metrics: ProxyMetrics, log: ShimLog) {
    this.#settings = settings
    this.#metrics = metrics
    this.#log = log
  }

  /** Requests from now on go by these settings; those under way end by the old ones. */
  replaceSettings(settings: ProxySettings): void {
    this.#settings = settings
  }

  /** From now on each answer ends its connection. */
  prepareToStop(): void {
    this.#isStopping = true
  }

  /** Answers one request. */
  readonly handle = (request: IncomingMessage, response: ServerResponse, kind: ListenerKind): void => {
    const settings = this.#settings
    const endOfRequest = this.#metrics.beginRequest()
    if (this.#isStopping) response.shouldKeepAlive = false
    let exchange: Exchange | undefined
    let isOver = false
    response.once('close', () => {
      isOver = true
      endOfRequest(response.headersSent ? response.statusCode : 0)
      if (!response.writableFinished) exchange?.abandon()
    })
    try {
      const headers = this.#judge(settings, request, kind)
      const begin = (token: string, body: Awaited<ReturnType<typeof readBody>>) => {
        if (isOver) return
        exchange = new Exchange(settings, { request, response, headers, body }, (problem) =>
          answerProblem(request, response, problem),
        )
        exchange.send(token)
      }
      const atHand = settings.keeper.peekAccessToken()
      if (atHand !== undefined && !hasBody(request)) begin(atHand, { kind: 'none' })
      else void this.#prepare(settings, request, response, begin)
    } catch (error) {
      answerProblem(request, response, this.#toProblem(error))
    }
  }

  /** A mistake of our own must neither end the process nor reach the caller. */
  #toProblem(error: unknown): ShimProblem {
    if (error instanceof ShimProblem) return error
    this.#log.error('a request failed by a mistake of the shim', { error })
    return new ShimProblem('internal_error', 'The log of the shim says more.')
  }

  #judge(settings: ProxySettings, request: IncomingMessage, kind: ListenerKind): string[] {
    const caller = settings.checkCaller(request.headers, kind)
    const { limits, allow, rules } = settings
    if (this.#metrics.requestsUnderWay > limits.maxRequests) {
      const detail = `${limits.maxRequests} requests are under way (limits.maxRequests).`
      throw new ShimProblem('too_many_requests_under_way', detail, 1)
    }
    const { method = '', url = '' } = request
    const segments = readTarget(url)
    if (allow(method, segments) === undefined) {
      const what = `${method} ${url.replace(/\?.*/s, '')}`
      throw new ShimProblem('not_allowed', `No rule of "allow" has ${what}. Allowed are ${rules}.`)
    }
    this.#log.debug('passed on', { caller, method, path: segments.join('/') })
    return passRequestHeaders(request.rawHeaders)
  }

  /** The slower way: a token that must be waited for, or a body. */
  async #prepare(
    { keeper, limits }: ProxySettings,
    request: IncomingMessage,
    response: ServerResponse,
    begin: (token: string, body: Awaited<ReturnType<typeof readBody>>) => void,
  ): Promise<void> {
    try {
      const token = await keeper.getAccessToken()
      begin(token, await readBody(request, limits.maxBodyBytes))
    } catch (error) {
      if (request.destroyed && !request.complete) return // the caller hung up
      const waitS = Math.ceil(keeper.waitMs / 1000)
      answerProblem(request, response, describeTokenFailure(error, Math.max(1, waitS)))
    }
  }
}

function answerProblem(request: IncomingMessage, response: ServerResponse, problem: ShimProblem): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const { status, headers, body } = renderProblem(problem)
  // What is left of a body is not waited for.
  if (hasBody(request) && !request.complete) response.shouldKeepAlive = false
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
}
