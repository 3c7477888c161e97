import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ShimLog } from '../shim-log.ts'
import { answerProblem } from './answer-problem.ts'
import type { Caller, ListenerKind } from './check-caller.ts'
import { Exchange } from './exchange.ts'
import { passRequestHeaders } from './pass-headers.ts'
import type { ProxyMetrics } from './proxy-metrics.ts'
import type { ProxySettings } from './proxy-settings.ts'
import { hasBody, type RequestBody, readBody } from './read-body.ts'
import { readTarget } from './read-target.ts'
import { RequestSlots } from './request-slots.ts'
import { ShimProblem } from './shim-problem.ts'
import { toTokenProblem } from './to-problem.ts'

/** A request that passed all checks, on its way to the server. */
interface Passage {
  readonly settings: ProxySettings
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly caller: Caller
  /** Gives the slot back, where one was taken. */
  release: (() => void) | undefined
  exchange: Exchange | undefined
  isOver: boolean
}

/** Judges requests and passes the good ones on. Its settings can be replaced while it runs. */
export class ApiProxy {
  #settings: ProxySettings
  readonly #metrics: ProxyMetrics
  readonly #log: ShimLog
  readonly #slots = new RequestSlots()
  #isStopping = false

  constructor(settings: ProxySettings, metrics: ProxyMetrics, log: ShimLog) {
    this.#settings = settings
    this.#metrics = metrics
    this.#log = log
  }

  /** Replaces the settings for new requests. Requests under way end by the old ones. */
  replaceSettings(settings: ProxySettings): void {
    this.#settings = settings
  }

  /** From now on each answer ends its connection. */
  prepareToStop(): void {
    this.#isStopping = true
  }

  /** Whether a request of this connection is with the server, or waits for a token to go there. */
  readonly isBusy = (socket: Socket): boolean => this.#slots.isBusy(socket)

  /** Answers one request, which {@link findAmbiguity} has found to have one reading. */
  readonly handle = (request: IncomingMessage, response: ServerResponse, kind: ListenerKind): void => {
    const settings = this.#settings
    const endOfRequest = this.#metrics.beginRequest()
    if (this.#isStopping) response.shouldKeepAlive = false
    let passage: Passage | undefined
    response.once('close', () => {
      endOfRequest(response.headersSent ? response.statusCode : 0)
      if (!passage) return
      passage.isOver = true
      passage.release?.()
      if (!response.writableFinished) passage.exchange?.abandon()
    })
    try {
      const caller = this.#judge(settings, request, kind)
      passage = {
        settings,
        request,
        response,
        caller,
        release: undefined,
        exchange: undefined,
        isOver: false,
      }
      if (hasBody(request)) void this.#passWithBody(passage)
      else this.#pass(passage, { kind: 'none' })
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

  #judge(settings: ProxySettings, request: IncomingMessage, kind: ListenerKind): Caller {
    const caller = settings.checkCaller(request.headers, kind)
    const { method = '', url = '' } = request
    const segments = readTarget(url)
    if (settings.allow(method, segments) === undefined) {
      const what = `${method} ${url.replace(/\?.*/s, '')}`
      throw new ShimProblem('not_allowed', `No rule of "allow" has ${what}. Allowed are ${settings.rules}.`)
    }
    this.#log.debug('passed on', { caller: caller.name, method, path: segments.join('/') })
    return caller
  }

  /** Most of the body is there before the request takes a slot, or a token. */
  async #passWithBody(passage: Passage): Promise<void> {
    const { request, response, settings } = passage
    try {
      const body = await readBody(request, settings.limits)
      if (!passage.isOver) this.#pass(passage, body)
    } catch (error) {
      if (request.destroyed && !request.complete) return // the caller hung up
      answerProblem(request, response, this.#toProblem(error))
    }
  }

  /** @throws ShimProblem when no slot is free. */
  #pass(passage: Passage, body: RequestBody): void {
    const { settings, request, caller } = passage
    passage.release = this.#slots.take(caller, request.socket, settings.limits)
    const token = settings.keeper.peekAccessToken()
    if (token === undefined) void this.#passWithNewToken(passage, body)
    else this.#send(passage, body, token)
  }

  async #passWithNewToken(passage: Passage, body: RequestBody): Promise<void> {
    const { settings, request, response } = passage
    const { keeper } = settings
    try {
      const token = await keeper.getAccessToken().catch((error: unknown) => {
        throw toTokenProblem(error, Math.max(1, Math.ceil(keeper.waitMs / 1000)))
      })
      this.#send(passage, body, token)
    } catch (error) {
      answerProblem(request, response, this.#toProblem(error))
    }
  }

  #send(passage: Passage, body: RequestBody, token: string): void {
    if (passage.isOver) return
    const { settings, request, response } = passage
    const headers = passRequestHeaders(request.rawHeaders)
    passage.exchange = new Exchange(settings, { request, response, headers, body }, (problem) =>
      answerProblem(request, response, problem),
    )
    passage.exchange.send(token)
  }
}
