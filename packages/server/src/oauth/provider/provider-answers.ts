import { isBrowser } from '../../http/is-browser.ts'
import { renderNotFoundPage } from '../hosted/pages/error-page.ts'
import type { FindView } from '../hosted/pages/page-view.ts'
import type { OauthClients } from '../oauth-clients.ts'
import { deviceIntervalS } from './device-pace.ts'
import { echoOfflineAccess } from './offline-access.ts'
import { type PageContext, showHostedPage } from './show-hosted-page.ts'

/**
 * The time to wait when the list of revoked tokens is full, in seconds. Revoked tokens expire by themselves
 * meanwhile.
 */
const fullRetryS = 600

/** The part of the library's request context from which an answer is made. */
interface AnswerContext {
  status: number
  body: unknown
  set(headers: Readonly<Record<string, string>>): void
  readonly oidc?: {
    readonly route: string
    readonly params?: Record<string, unknown> | undefined
    readonly client?: { readonly clientId: string } | undefined
  }
}

/** The part of the library's request context that names the caller. */
interface EndpointContext extends PageContext {
  status: number
  readonly method: string
  get(header: string): string
}

/** The part of the library's request context that holds the target of a request. */
interface ResumeContext {
  readonly path: string
  query: Readonly<Record<string, string | string[] | undefined>>
}

/**
 * Drops the query of a browser that comes back from the login page. The request is known from the cookie.
 * When it is over, the library would take client and address from the query, unchecked, and fails where the
 * address is missing.
 */
export function ignoreResumeQuery(ctx: ResumeContext, next: () => Promise<void>): Promise<void> {
  if (/^\/(?:authorize|device)\/[^/]/.test(ctx.path)) ctx.query = {}
  return next()
}

/**
 * Answers that no endpoint is at a path below the issuer: in OAuth2's own words, and to a person with a page.
 */
export function answerUnknownEndpoint(findView: FindView) {
  return async (ctx: EndpointContext, next: () => Promise<void>): Promise<void> => {
    await next()
    if (ctx.status !== 404 || ctx.body) return
    ctx.status = 404
    if (isBrowser(ctx.method, ctx.get('accept'))) {
      showHostedPage(ctx, renderNotFoundPage(findView(ctx.get('accept-language'))))
      return
    }
    ctx.body = { error: 'invalid_request', error_description: 'no endpoint takes this path and method' }
  }
}

/**
 * Adjusts answers of the token endpoint to the habits of its clients: an unchanged refresh token is only
 * repeated to clients that want it, and a client that names `offline_access` finds it in the answer.
 */
export async function adjustTokenAnswer(
  clients: OauthClients,
  ctx: AnswerContext,
  next: () => Promise<void>,
): Promise<void> {
  await next()
  const route = ctx.oidc?.route
  if (route === 'revocation' && ctx.status === 200) {
    // RFC 7009 section 2.2 leaves the body open; some libraries read every answer as JSON.
    ctx.body = {}
    return
  }
  if (typeof ctx.body !== 'object' || ctx.body === null) return
  const answer = ctx.body as Record<string, unknown>
  if (route === 'revocation' && answer.error === 'temporarily_unavailable') {
    // RFC 7009 section 2.2.1: the client must assume that the token still exists.
    ctx.status = 503
    ctx.set({ 'retry-after': String(fullRetryS) })
    return
  }
  if (route !== 'token' && route !== 'device_authorization') return
  if (answer.device_code !== undefined) answer.interval = deviceIntervalS
  if (ctx.oidc?.params) echoOfflineAccess(ctx.oidc.params, answer)
  const presented = ctx.oidc?.params?.refresh_token
  if (clients.findClient(ctx.oidc?.client?.clientId ?? '')?.echoRefreshToken) return
  if (presented !== undefined && answer.refresh_token === presented) delete answer.refresh_token
}
