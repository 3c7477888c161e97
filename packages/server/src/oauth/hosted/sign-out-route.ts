import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuthorizationServer, LoginSession } from '../authorization-server.ts'
import { hashSecret, matchesHash } from '../hash.ts'
import type { OauthClients } from '../oauth-clients.ts'
import { canonicaliseRedirectUri } from '../redirect-uri.ts'
import { readField } from './form-body.ts'
import { renderErrorPage } from './pages/error-page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import { renderConfirmSignOutPage } from './pages/sign-out-page.ts'
import { renderSignedOutPage } from './pages/signed-out-page.ts'
import { sendPage } from './send-page.ts'

/**
 * The client that sends the browser here, and the address that it wants afterwards; both empty when no client
 * does.
 */
interface SignOutRequest {
  readonly clientId: string
  readonly logoutUri: string
}

/** The parts with which the routes work. */
export interface SignOutParts {
  readonly server: AuthorizationServer
  readonly clients: Pick<OauthClients, 'findClient'>
  readonly findView: FindView
}

/**
 * Registers `/logout?client_id&logout_uri`, as clients of Cognito use it. It ends the browser's session and
 * sends the browser to one of the client's sign-out URLs, or to a page of the service where none is named.
 * Refresh tokens live on. Any site can send a browser here, so the person is asked first; without a session
 * there is nothing to ask.
 */
export function registerSignOutRoute(app: FastifyInstance, parts: SignOutParts): void {
  const { server, findView } = parts
  const choose = (request: FastifyRequest) => findView(request.headers['accept-language'])

  app.get('/logout', async (request: FastifyRequest<{ Querystring: Record<string, unknown> }>, reply) => {
    const view = choose(request)
    const { client_id: clientId, logout_uri: logoutUri } = request.query
    const wanted = { clientId: readText(clientId), logoutUri: readText(logoutUri) }
    const target = findTarget(parts, wanted, logoutUri !== undefined)
    if (target === undefined) return refuse(reply, view)
    const session = await server.findSession(request.raw, reply.raw)
    if (!session) return leave(reply, view, target)
    const page = { csrfToken: session.csrfToken, ...wanted }
    return sendPage(reply, 200, renderConfirmSignOutPage(view, page))
  })

  app.post('/logout', async (request, reply) => {
    const view = choose(request)
    const wanted = {
      clientId: readField(request.body, 'client_id'),
      logoutUri: readField(request.body, 'logout_uri'),
    }
    const target = findTarget(parts, wanted, wanted.logoutUri !== '')
    if (target === undefined) return refuse(reply, view)
    const session = await server.findSession(request.raw, reply.raw)
    if (session && !isOwnForm(request.body, session)) {
      return sendPage(reply, 403, renderErrorPage(view, 'formExpired'))
    }
    await server.endSession(request.raw, reply.raw)
    return leave(reply, view, target)
  })
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/**
 * Finds the address to go to afterwards: '' for a page of the service, undefined when the wanted address is
 * not allowed.
 */
function findTarget({ clients }: SignOutParts, wanted: SignOutRequest, isAsked: boolean): string | undefined {
  if (!isAsked) return ''
  const target = canonicaliseRedirectUri(wanted.logoutUri)
  return clients.findClient(wanted.clientId)?.signOutUrls.includes(target) ? target : undefined
}

function isOwnForm(body: unknown, { csrfToken }: LoginSession): boolean {
  return matchesHash(readField(body, 'csrf'), hashSecret(csrfToken))
}

function refuse(reply: FastifyReply, view: PageView): FastifyReply {
  return sendPage(reply, 400, renderErrorPage(view, 'logoutRefused'))
}

function leave(reply: FastifyReply, view: PageView, target: string): FastifyReply {
  if (target === '') return sendPage(reply, 200, renderSignedOutPage(view))
  return reply.header('cache-control', 'no-store').redirect(target, 303)
}
