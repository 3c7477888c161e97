import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the authority behaves from now on; tests change it between calls. */
export interface AuthorityBehaviour {
  /**
   * A refresh answers a new refresh token and ends the old one; using an old one again ends the whole login.
   */
  rotates: boolean
  /** How long a refresh token that was replaced still works, milliseconds. */
  rotationGraceMs: number
  /** How many answers to token requests that were carried out get lost. */
  lostAnswers: number
  /** Whether answers carry `expires_in`. */
  saysExpiresIn: boolean
  accessTokenLifetimeS: number
  /** The failure that every token request meets; `undefined` for a working server. */
  failure: 'network' | 'busy' | 'invalid_client' | 'html' | 'hangs' | undefined
}

/**
 * A small authorization server and API in one, speaking real requests and answers: refresh and
 * client-credentials grants, rotation with reuse detection, and `GET /locations` behind a Bearer token.
 */
export function createTokenAuthority(now: () => number, behaviour: Partial<AuthorityBehaviour> = {}) {
  const settings: AuthorityBehaviour = {
    rotates: false,
    rotationGraceMs: 0,
    lostAnswers: 0,
    saysExpiresIn: true,
    accessTokenLifetimeS: 3600,
    failure: undefined,
    ...behaviour,
  }
  const refreshTokens = new Set<string>(['refresh-0'])
  const spentRefreshTokens = new Map<string, number>() // when each was replaced
  const accessTokens = new Map<string, number>()
  const seen = {
    tokenRequests: [] as URLSearchParams[],
    apiTokens: [] as (string | null)[],
    reused: false,
    concurrent: 0,
    mostConcurrent: 0,
  }
  let serial = 0

  function issueAccessToken(): string {
    serial += 1
    const expS = Math.floor(now() / 1000) + settings.accessTokenLifetimeS
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const token = `${encode({ alg: 'none' })}.${encode({ exp: expS, jti: `é-${serial}` })}.c2ln`
    accessTokens.set(token, expS * 1000)
    return token
  }

  function grantRefresh(spent: string): object | undefined {
    const spentAtMs = spentRefreshTokens.get(spent)
    const isInGrace = spentAtMs !== undefined && now() - spentAtMs < settings.rotationGraceMs
    if (spentAtMs !== undefined && !isInGrace) {
      seen.reused = true
      refreshTokens.clear()
    }
    if (!refreshTokens.has(spent) && !isInGrace) return undefined
    if (!settings.rotates) return {}
    refreshTokens.delete(spent)
    spentRefreshTokens.set(spent, spentAtMs ?? now())
    const next = `refresh-${serial + 1}`
    refreshTokens.add(next)
    return { refresh_token: next }
  }

  async function answerTokenRequest(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text())
    seen.tokenRequests.push(form)
    if (settings.failure === 'network') throw new TypeError('fetch failed')
    if (settings.failure === 'hangs') {
      return new Promise((_, reject) =>
        request.signal.addEventListener('abort', () => reject(request.signal.reason)),
      )
    }
    if (settings.failure === 'busy') return answerJson(503, { error: 'temporarily_unavailable' })
    if (settings.failure === 'html') return new Response('<h1>Hello secret-in-body</h1>')
    if (settings.failure === 'invalid_client') return answerJson(401, { error: 'invalid_client' })
    const isRefresh = form.get('grant_type') === 'refresh_token'
    const refreshed = isRefresh ? grantRefresh(form.get('refresh_token') ?? '') : {}
    if (!refreshed) return answerJson(400, { error: 'invalid_grant', error_description: 'over' })
    const accessToken = issueAccessToken()
    if (settings.lostAnswers > 0) {
      settings.lostAnswers -= 1
      throw new TypeError('the answer was lost')
    }
    return answerJson(200, {
      access_token: accessToken,
      token_type: 'Bearer',
      ...(settings.saysExpiresIn && { expires_in: settings.accessTokenLifetimeS }),
      ...refreshed,
    })
  }

  function answerApiRequest(request: Request): Response {
    const authorization = request.headers.get('authorization')
    seen.apiTokens.push(authorization)
    const expiresAtMs = accessTokens.get(authorization?.replace('Bearer ', '') ?? '') ?? 0
    if (expiresAtMs > now()) return answerJson(200, { data: [] })
    return answerProblem(401, 'invalid_token', 'The access token is over.')
  }

  async function handle(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== '/oauth2/token') return answerApiRequest(request)
    seen.concurrent += 1
    seen.mostConcurrent = Math.max(seen.mostConcurrent, seen.concurrent)
    try {
      return await answerTokenRequest(request)
    } finally {
      seen.concurrent -= 1
    }
  }

  return {
    settings,
    seen,
    /** Ends every access token given so far, as a revocation does. */
    endAccessTokens: () => accessTokens.clear(),
    /** Ends every refresh token. */
    endRefreshTokens: () => refreshTokens.clear(),
    /** The refresh tokens that would be accepted now. */
    refreshTokens,
    fetch: ((input, init) => handle(new Request(input, init))) as typeof fetch,
  }
}

/** A JSON answer. */
export function answerJson(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

/** An RFC 9457 answer. */
export function answerProblem(
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  const problem = { type: `about:${code}`, title: code, status, code, detail, request_id: 'req-1' }
  return answerJson(status, problem, { 'content-type': 'application/problem+json', ...headers })
}

/** Serves a fetch-like handler over real HTTP on a free loopback port. */
export async function serveOverHttp(handle: typeof fetch): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    relay(handle, incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function relay(handle: typeof fetch, incoming: IncomingMessage, outgoing: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null
  const headers = new Headers(incoming.headers as Record<string, string>)
  const response = await handle(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers,
    body,
  })
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
