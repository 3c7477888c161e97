import type { AnswerCache } from './answer-cache.ts'
import type { ClientHooks, RequestEvent } from './client-hooks.ts'
import { createApiProblem, type ProblemLike } from './errors/api-problem.ts'
import { TimeoutError } from './errors/network-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import {
  computeRetryDelayMs,
  findRetryAfterS,
  isTransient,
  type RetryPolicy,
  readRetryAfterS,
} from './retry-policy.ts'
import { type NamedWork, runWithTimeLimit, waitMs } from './time-limit.ts'
import type { TokenSource } from './tokens/token-source.ts'

/** The way to the API: its address, and what every request is sent with. */
export interface Connection {
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly tokens: TokenSource
  readonly hooks: ClientHooks | undefined
  /** Where answers with a tag are kept; undefined to keep none. */
  readonly cache: AnswerCache | undefined
  /** The headers of every request with this access token; see {@link createHeaderCache}. */
  readonly findHeaders: (accessToken: string | undefined) => Headers
}

/**
 * Makes a function that builds headers once for each access token: every `fetch` checks a plain object letter
 * by letter, and a token has about 800 of them. A `Headers` is copied as it is, which makes up for what time
 * limits cost (the bench row `client`).
 */
export function createHeaderCache(): Connection['findHeaders'] {
  let ofToken: string | undefined
  let headers = buildHeaders(undefined)
  return (accessToken) => {
    if (accessToken !== ofToken) {
      headers = buildHeaders(accessToken)
      ofToken = accessToken
    }
    return headers
  }
}

function buildHeaders(accessToken: string | undefined): Headers {
  const headers = new Headers({ accept: 'application/json, application/problem+json' })
  if (accessToken !== undefined) headers.set('authorization', `Bearer ${accessToken}`)
  return headers
}

/** A body in another format than JSON, ready to send. */
export class TextBody {
  readonly mediaType: string
  /** UTF-8 when bytes. */
  readonly text: string | Uint8Array<ArrayBuffer>

  constructor(mediaType: string, text: string | Uint8Array<ArrayBuffer>) {
    this.mediaType = mediaType
    this.text = text
  }
}

/** One call of the API, ready to send. */
export interface ApiRequest {
  readonly operation: string
  readonly method: string
  /** The path with its parameters in braces. */
  readonly route: string
  /** Path and query, percent-encoded, e.g. `/sensors/AQ2-FE753C0D7ADF?project=latest`. */
  readonly target: string
  readonly needsToken: boolean
  /**
   * Whether doing it twice is the same as doing it once. Then it may be sent again when nobody knows whether
   * it was done.
   */
  readonly isRepeatable: boolean
  /** Headers of this call alone, in small letters: `accept` where the answer has no usual media type. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, or as it is when it is a {@link TextBody}. */
  readonly body?: unknown
}

/** How long a call may take, what ends it early, and when it is sent again. */
export interface CallLimits {
  /** Of all tries together, milliseconds. */
  readonly timeoutMs: number
  /** Of one try, milliseconds. */
  readonly attemptTimeoutMs: number
  /** Aborting any of these ends the call with that signal's reason. */
  readonly signals: readonly AbortSignal[]
  readonly retry: RetryPolicy
}

/**
 * Sends one call and reads its answer: JSON, CSV as text, or `undefined` for one without a body (204). A 401
 * is answered by one retry with another access token, never more: the caller sees a second 401. Failures that
 * may pass are tried again as `limits.retry` says, where the call is repeatable.
 *
 * @throws ApiProblem, UnexpectedAnswerError, NetworkError, TimeoutError or a TokenError.
 */
export function sendRequest(
  connection: Connection,
  request: ApiRequest,
  limits: CallLimits,
): Promise<unknown> {
  const { cache } = connection
  if (!cache || request.method !== 'GET') return new Call(connection, request, limits).run(readAnswer)
  const kept = cache.find(request.target)
  const asked = kept ? { ...request, headers: { 'if-none-match': kept.tag } } : request
  return new Call(connection, asked, limits).run((call, response) =>
    cache.read(request.target, kept, response, (answer) => readAnswer(call, answer)),
  )
}

/**
 * Sends one call and resolves to its answer with the body unread, to be taken as it comes. The time limits
 * end with the headers of the answer; the caller's signals work until the body is read.
 *
 * @throws as {@link sendRequest}.
 */
export function openAnswer(
  connection: Connection,
  request: ApiRequest,
  limits: CallLimits,
): Promise<Response> {
  const read = async (call: NamedWork, response: Response) =>
    response.ok ? response : throwProblem(call, response)
  return new Call(connection, request, limits).run(read, true)
}

type ReadAnswer<Result> = (call: NamedWork, response: Response) => Promise<Result>

/** One call on its way: its tries and their count. */
class Call {
  readonly #connection: Connection
  readonly #request: ApiRequest
  readonly #limits: CallLimits
  #attempt = 0

  constructor(connection: Connection, request: ApiRequest, limits: CallLimits) {
    this.#connection = connection
    this.#request = request
    this.#limits = limits
  }

  async run<Result>(read: ReadAnswer<Result>, signalsOutlive = false): Promise<Result> {
    const { timeoutMs, attemptTimeoutMs, signals, retry } = this.#limits
    const endsAtMs = performance.now() + timeoutMs
    const mayRepeat = this.#request.isRepeatable && retry.retries > 0
    for (let retries = 0; ; ) {
      const leftMs = retries === 0 ? timeoutMs : endsAtMs - performance.now()
      const tryMs = mayRepeat ? Math.min(attemptTimeoutMs, leftMs) : leftMs
      try {
        const limit = { timeoutMs: tryMs, signals, signalsOutlive }
        return await runWithTimeLimit(limit, this, (signal) => this.#send(signal, read))
      } catch (error) {
        if (!mayRepeat || retries >= retry.retries || !isTransient(error)) throw error
        // Nothing was sent. The token source has made all its tries.
        if (this.#attempt === 0 && !(error instanceof TimeoutError)) throw error
        retries += 1
        const delayMs = computeRetryDelayMs(retry, retries, findRetryAfterS(error), Math.random())
        if (performance.now() + delayMs >= endsAtMs) throw error
        this.#connection.hooks?.requestRetried?.({ ...this.#buildEvent(), error, delayMs })
        await waitMs(delayMs, signals)
      }
    }
  }

  /** Names the call in messages: method and URL without the query. */
  get subject(): string {
    return `${this.#request.method} ${this.#connection.baseUrl}${this.#request.target.replace(/\?.*/, '')}`
  }

  async #send<Result>(signal: AbortSignal, read: ReadAnswer<Result>): Promise<Result> {
    const { tokens, hooks } = this.#connection
    const transmit = hooks ? this.#transmitObserved : this.#transmit
    if (!this.#request.needsToken) return transmit.call(this, signal, undefined, read) as Promise<Result>
    const accessToken = await tokens.getAccessToken({ signal })
    const answer = await transmit.call(this, signal, accessToken, read, true)
    if (answer !== unauthorized) return answer as Result
    tokens.rejectAccessToken(accessToken)
    return transmit.call(this, signal, await tokens.getAccessToken({ signal }), read) as Promise<Result>
  }

  /** @param mayRenew whether a 401 is to be told from other answers instead of thrown. */
  async #transmit<Result>(
    signal: AbortSignal,
    accessToken: string | undefined,
    read: ReadAnswer<Result>,
    mayRenew = false,
  ): Promise<Result | typeof unauthorized> {
    this.#attempt += 1
    const response = await this.#fetch(signal, accessToken)
    if (response.status !== 401 || !mayRenew) return read(this, response)
    // Read, not cancelled: the connection stays usable, and a cloned body cannot hang.
    await response.arrayBuffer()
    return unauthorized
  }

  /** As #transmit, and tells the hooks. */
  async #transmitObserved<Result>(
    signal: AbortSignal,
    accessToken: string | undefined,
    read: ReadAnswer<Result>,
    mayRenew = false,
  ): Promise<Result | typeof unauthorized> {
    const { hooks } = this.#connection
    const startedMs = performance.now()
    let status: number | undefined
    let serverTimeMs: number | undefined
    let failure: unknown
    hooks?.requestStarted?.({ ...this.#buildEvent(), attempt: this.#attempt + 1 })
    try {
      return await this.#transmit(
        signal,
        accessToken,
        (call, response) => {
          status = response.status
          serverTimeMs = readServerTimeMs(response)
          return read(call, response)
        },
        mayRenew,
      ).then((answer) => {
        if (answer === unauthorized) status = 401
        return answer
      })
    } catch (error) {
      failure = error
      throw error
    } finally {
      const durationMs = performance.now() - startedMs
      hooks?.requestEnded?.({
        ...this.#buildEvent(),
        status,
        error: failure,
        durationMs,
        serverTimeMs,
      })
    }
  }

  #buildEvent(): RequestEvent {
    const { operation, method, route } = this.#request
    return { operation, method, route, attempt: this.#attempt }
  }

  #fetch(signal: AbortSignal, accessToken: string | undefined): Promise<Response> {
    const { method, target, body, headers: own } = this.#request
    const { baseUrl, fetch, findHeaders } = this.#connection
    const shared = findHeaders(accessToken)
    const headers = own || body !== undefined ? new Headers(shared) : shared
    for (const [name, value] of Object.entries(own ?? {})) headers.set(name, value)
    const init = { method, headers, signal, redirect: 'error' } as const
    if (body === undefined) return fetch(baseUrl + target, init)
    const [mediaType, content] =
      body instanceof TextBody ? [body.mediaType, body.text] : ['application/json', JSON.stringify(body)]
    headers.set('content-type', mediaType)
    return fetch(baseUrl + target, { ...init, body: content })
  }
}

/** Reads the clock of the server off an answer. */
function readServerTimeMs({ headers }: Response): number | undefined {
  const timeMs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(timeMs) ? undefined : timeMs
}

const unauthorized = Symbol('401')

async function readAnswer(call: NamedWork, response: Response): Promise<unknown> {
  if (!response.ok) return throwProblem(call, response)
  if (response.status === 204) return undefined
  const mediaType = response.headers.get('content-type') ?? ''
  return mediaType.startsWith('text/csv') ? response.text() : readJson(call, response, mediaType)
}

async function readJson(call: NamedWork, response: Response, mediaType: string): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const isBroken = /^application\/(problem\+)?json\b/.test(mediaType)
    const advice = isBroken ? 'It was damaged on its way.' : "Is this the API's address?"
    throw new UnexpectedAnswerError(
      `${call.subject}: the answer (HTTP ${response.status}) is not JSON. ${advice}`,
      response.status,
      { isBroken },
    )
  }
}

async function throwProblem(call: NamedWork, response: Response): Promise<never> {
  const { status, headers } = response
  const retryAfterS = readRetryAfterS(headers)
  const mediaType = headers.get('content-type') ?? ''
  const isProblemDocument = mediaType.startsWith('application/problem+json')
  const problem = isProblemDocument ? await readJson(call, response, mediaType) : undefined
  if (isProblemLike(problem)) throw createApiProblem(problem, retryAfterS)
  if (!response.bodyUsed) await response.arrayBuffer()
  throw new UnexpectedAnswerError(
    `${call.subject}: HTTP ${status} without a problem document. ${explainForeignStatus(status)}`,
    status,
    { retryAfterS },
  )
}

/** The meaning of a status that does not come from the API itself. */
function explainForeignStatus(status: number): string {
  if (status === 413)
    return 'The request is too large for a proxy in between: send less at once, or have its limit raised (nginx: client_max_body_size).'
  if (status === 502 || status === 503 || status === 504)
    return 'A proxy in between is there, but the server behind it does not answer.'
  return 'Is a proxy in between, or the address wrong?'
}

function isProblemLike(candidate: unknown): candidate is ProblemLike {
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    'code' in candidate &&
    typeof candidate.code === 'string' &&
    'status' in candidate &&
    typeof candidate.status === 'number'
  )
}
