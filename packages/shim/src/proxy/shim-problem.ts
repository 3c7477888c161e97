/**
 * Every answer of the shim itself: status and meaning. All other answers are the server's, passed on
 * untouched.
 */
export const shimProblems = {
  request_malformed: { status: 400, title: 'The request cannot be passed on safely' },
  caller_unknown: { status: 401, title: 'A key of this shim is needed' },
  caller_refused: { status: 403, title: 'Not from this place' },
  not_allowed: { status: 403, title: 'Not allowed by this shim' },
  request_too_slow: { status: 408, title: 'The request took too long to arrive' },
  body_too_large: { status: 413, title: 'The body is too large' },
  caller_too_busy: { status: 429, title: 'Too many requests with this key are under way' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  internal_error: { status: 500, title: 'The shim made a mistake' },
  login_required: { status: 502, title: 'The shim needs a new login' },
  token_refused: { status: 502, title: 'The server refuses a fresh token' },
  server_unreachable: { status: 502, title: 'The server cannot be reached' },
  server_answer_broken: { status: 502, title: 'The server answered something that is not HTTP' },
  server_answer_unsafe: { status: 502, title: 'The answer of the server would show the token of the shim' },
  token_unavailable: { status: 503, title: 'No token can be had now' },
  too_many_requests_under_way: { status: 503, title: 'Too many requests are under way' },
  token_renewed: { status: 503, title: 'The token was renewed; send the request again' },
  stopping: { status: 503, title: 'The shim is stopping' },
  server_too_slow: { status: 504, title: 'The server did not answer in time' },
} as const

/** One of {@link shimProblems}. */
export type ShimProblemCode = keyof typeof shimProblems

/** A request that ends with an answer of the shim's own. */
export class ShimProblem extends Error {
  override readonly name = 'ShimProblem'
  readonly code: ShimProblemCode
  /** Advice for `Retry-After`, seconds. */
  readonly retryAfterS: number | undefined

  /** @param detail what was wrong and what would be right, without secrets. */
  constructor(code: ShimProblemCode, detail: string, retryAfterS?: number) {
    super(detail)
    this.code = code
    this.retryAfterS = retryAfterS
  }

  get status(): number {
    return shimProblems[this.code].status
  }
}

/** The answer to a problem (RFC 9457). */
export function renderProblem({ code, message, status, retryAfterS }: ShimProblem) {
  const { title } = shimProblems[code]
  const body = JSON.stringify({
    type: `urn:lightfi:shim:problem:${code}`,
    title,
    status,
    code,
    detail: message,
  })
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    ...(retryAfterS !== undefined && { 'retry-after': String(retryAfterS) }),
    ...(status === 401 && { 'www-authenticate': 'Bearer realm="lightfi-shim"' }),
  }
  return { status, headers, body }
}

/** The problems as the Markdown table of the manual page. */
export function tabulateProblems(): string {
  const rows = Object.entries(shimProblems).map(
    ([code, { status, title }]) => `| ${status} | \`${code}\` | ${title} |`,
  )
  return ['| status | code | meaning |', '| --- | --- | --- |', ...rows].join('\n')
}
