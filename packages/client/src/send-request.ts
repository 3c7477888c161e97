import { createApiProblem, type ProblemLike } from './errors/api-problem.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import { runWithTimeLimit, type TimeLimit } from './time-limit.ts'
import type { TokenSource } from './tokens/token-source.ts'

/** Where requests go and how they are sent. */
export interface Connection {
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly tokens: TokenSource
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
  readonly method: string
  /** Path and query, percent-encoded, e.g. `/sensors/AQ2-FE753C0D7ADF?project=latest`. */
  readonly target: string
  readonly needsToken: boolean
  /** Sent as JSON, or as it is when it is a {@link TextBody}. */
  readonly body?: unknown
}

/**
 * Sends one call and reads its answer: JSON, CSV as text, or `undefined` for one without a body (204). A 401 is answered by
 * one retry with another access token, never more: a second 401 is the caller's to see.
 *
 * @throws ApiProblem, UnexpectedAnswerError, NetworkError, TimeoutError or a TokenError.
 */
export function sendRequest(connection: Connection, request: ApiRequest, limit: TimeLimit): Promise<unknown> {
  const subject = `${request.method} ${connection.baseUrl}${request.target.replace(/\?.*/, '')}`
  return runWithTimeLimit(subject, limit, async (signal) => {
    const response = await sendWithToken(connection, request, signal)
    if (!response.ok) return throwProblem(subject, response)
    if (response.status === 204) return undefined
    return isCsv(response) ? await response.text() : await readJson(subject, response)
  })
}

/**
 * Sends one call and resolves to its answer with the body unread, to be taken as it comes. The time limit ends with the
 * headers of the answer; the caller's signals work until the body is read.
 *
 * @throws as {@link sendRequest}.
 */
export function openAnswer(connection: Connection, request: ApiRequest, limit: TimeLimit): Promise<Response> {
  const subject = `${request.method} ${connection.baseUrl}${request.target.replace(/\?.*/, '')}`
  return runWithTimeLimit(subject, limit, async (signal) => {
    const waiting = new AbortController()
    const stopWaiting = () => waiting.abort(signal.reason)
    signal.addEventListener('abort', stopWaiting, { once: true })
    const fromCaller = limit.signals.filter((candidate) => candidate !== undefined)
    try {
      const whole = AbortSignal.any([waiting.signal, ...fromCaller])
      const response = await sendWithToken(connection, request, whole)
      return response.ok ? response : await throwProblem(subject, response)
    } finally {
      signal.removeEventListener('abort', stopWaiting)
    }
  })
}

async function sendWithToken(
  connection: Connection,
  request: ApiRequest,
  signal: AbortSignal,
): Promise<Response> {
  if (!request.needsToken) return sendOnce(connection, request, signal)
  const accessToken = await connection.tokens.getAccessToken({ signal })
  const response = await sendOnce(connection, request, signal, accessToken)
  if (response.status !== 401) return response
  await response.arrayBuffer() // read, not cancelled: the connection stays usable, and a cloned body cannot hang
  connection.tokens.rejectAccessToken(accessToken)
  return sendOnce(connection, request, signal, await connection.tokens.getAccessToken({ signal }))
}

function sendOnce(
  { baseUrl, fetch }: Connection,
  request: ApiRequest,
  signal: AbortSignal,
  accessToken?: string,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  if (accessToken !== undefined) headers.authorization = `Bearer ${accessToken}`
  const init: RequestInit = { method: request.method, headers, signal, redirect: 'error' }
  if (request.body instanceof TextBody) {
    headers['content-type'] = request.body.mediaType
    init.body = request.body.text
  } else if (request.body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(request.body)
  }
  return fetch(baseUrl + request.target, init)
}

function isCsv({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('text/csv') ?? false
}

async function readJson(subject: string, response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UnexpectedAnswerError(
      `${subject}: the answer (HTTP ${response.status}) is not JSON. Is this the API's address?`,
      response.status,
    )
  }
}

async function throwProblem(subject: string, response: Response): Promise<never> {
  const isProblemDocument = response.headers.get('content-type')?.startsWith('application/problem+json')
  const problem = isProblemDocument ? await readJson(subject, response) : undefined
  if (isProblemLike(problem)) throw createApiProblem(problem, readRetryAfterS(response.headers))
  await response.arrayBuffer()
  throw new UnexpectedAnswerError(
    `${subject}: HTTP ${response.status} without a problem document. Is a proxy in between, or the address wrong?`,
    response.status,
  )
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

/** `Retry-After` as seconds; its other form, an HTTP date, is not used by this API. */
function readRetryAfterS(headers: Headers): number | undefined {
  const text = headers.get('retry-after')
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
