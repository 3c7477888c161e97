import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Dispatcher } from 'undici'
import { findHeaderWith, passAnswerHeaders } from './pass-headers.ts'
import type { ProxySettings } from './proxy-settings.ts'
import type { RequestBody } from './read-body.ts'
import { ShimProblem } from './shim-problem.ts'
import { isLostConnection, toServerProblem, toTokenProblem } from './to-problem.ts'

/** A request that has been judged good. */
export interface JudgedRequest {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** As {@link passRequestHeaders} gives them. */
  readonly headers: readonly string[]
  readonly body: RequestBody
}

/**
 * The largest answer that is joined to its headers, bytes: beyond, copying costs more than a second write.
 */
const largestJoined = 8_192

/**
 * One request on its way to the server and its answer on its way back. The answer is passed on as it comes,
 * at the pace of the slower side. A 401 renews the token and sends the request once more, where its body can
 * be sent again; so does a connection that was lost before the answer began, for GET and HEAD.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #settings: ProxySettings
  readonly #judged: JudgedRequest
  readonly #fail: (problem: ShimProblem) => void
  #controller: Dispatcher.DispatchController | undefined
  #token = ''
  #refusals = 0
  #losses = 0
  #isDiscarding = false
  #isGivenUp = false
  #wholeLength = -1

  /** @param fail answers the caller with a problem. */
  constructor(settings: ProxySettings, judged: JudgedRequest, fail: (problem: ShimProblem) => void) {
    this.#settings = settings
    this.#judged = judged
    this.#fail = fail
  }

  /** Sends the request with this access token. */
  send(token: string): void {
    const { request, headers, body } = this.#judged
    const { pool, basePath } = this.#settings
    this.#token = token
    this.#isDiscarding = false
    const sent = [...headers, 'authorization', `Bearer ${token}`]
    if (body.kind === 'streamed' && body.length !== undefined) sent.push('content-length', body.length)
    pool.dispatch(
      {
        method: (request.method ?? 'GET') as Dispatcher.HttpMethod,
        path: basePath + (request.url ?? '/'),
        headers: sent,
        ...(body.kind === 'kept' && { body: body.bytes }),
        ...(body.kind === 'streamed' && { body: body.stream as AsyncIterable<Uint8Array> as never }),
      },
      this,
    )
  }

  /** The caller hung up. Nobody wants the answer of the server any more. */
  abandon(): void {
    this.#isGivenUp = true
    this.#controller?.abort(new Error('the caller hung up'))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#isGivenUp) controller.abort(new Error('the caller hung up'))
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200) return // of the connection to the server alone
    if (status === 401) {
      this.#isDiscarding = true
      return
    }
    const { request, response, body } = this.#judged
    const { 'content-length': length, 'transfer-encoding': coding } = headers
    this.#wholeLength = length === undefined || coding !== undefined ? -1 : Number(length)
    const passed = passAnswerHeaders(headers)
    const telling = findHeaderWith(passed, this.#token)
    if (telling !== undefined) {
      this.#refuseAnswer(controller, telling)
      return
    }
    // The part of a body for which the server did not wait is not read.
    if (body.kind === 'streamed' && !request.complete) response.shouldKeepAlive = false
    response.writeHead(status, passed)
  }

  /** The token is the shim's alone: an answer that would show it ends here. */
  #refuseAnswer(controller: Dispatcher.DispatchController, header: string): void {
    const detail = `The answer of the server holds the token of the shim, in the header ${header}.`
    this.#fail(new ShimProblem('server_answer_unsafe', detail))
    this.#isGivenUp = true
    controller.abort(new Error('the answer holds the token'))
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isDiscarding) return
    const { response } = this.#judged
    // A small answer is written as text of one byte a character: Node then joins it to the headers and writes
    // once.
    if (chunk.length === this.#wholeLength && chunk.length <= largestJoined) {
      response.end(chunk.toString('latin1'), 'latin1')
    } else if (!response.write(chunk)) {
      controller.pause()
      response.once('drain', () => controller.resume())
    }
  }

  onResponseEnd(): void {
    if (this.#isDiscarding) void this.#renewAndRepeat()
    else if (!this.#judged.response.writableEnded) this.#judged.response.end()
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#isGivenUp) return
    const { request, response, body } = this.#judged
    if (response.headersSent) {
      response.destroy() // a cut answer must not look whole
      return
    }
    const isSafe = (request.method === 'GET' || request.method === 'HEAD') && body.kind !== 'streamed'
    if (isSafe && this.#losses === 0 && isLostConnection(error)) {
      this.#losses += 1
      this.send(this.#token)
      return
    }
    this.#fail(toServerProblem(error))
  }

  async #renewAndRepeat(): Promise<void> {
    const { keeper, limits } = this.#settings
    this.#refusals += 1
    keeper.rejectAccessToken(this.#token)
    if (this.#refusals > 1) {
      const detail = 'The server answered 401 to a token that it has just given. Its log says why.'
      return this.#fail(new ShimProblem('token_refused', detail))
    }
    try {
      const token = await keeper.getAccessToken()
      if (this.#isGivenUp) return
      if (this.#judged.body.kind !== 'streamed') return this.send(token)
      const detail = `The token was renewed meanwhile, and a body of this size cannot be sent again from here.`
      this.#fail(new ShimProblem('token_renewed', detail, 0))
    } catch (error) {
      this.#fail(toTokenProblem(error, Math.ceil(limits.tokenWaitMs / 1000)))
    }
  }
}
