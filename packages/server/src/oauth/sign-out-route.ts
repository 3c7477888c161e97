import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AuthorizationServer } from './authorization-server.ts'
import type { OauthClients } from './oauth-clients.ts'
import { renderErrorPage } from './pages/error-page.ts'
import type { FindView } from './pages/page-view.ts'
import { renderSignedOutPage } from './pages/signed-out-page.ts'
import { canonicaliseRedirectUri } from './redirect-uri.ts'
import { sendPage } from './send-page.ts'

type SignOutRequest = FastifyRequest<{ Querystring: Readonly<Record<string, string | string[] | undefined>> }>

/**
 * `/logout?client_id&logout_uri`, as clients of Cognito use it: ends the browser's session and sends it to one of the
 * client's sign-out URLs, or to a page of ours where none is named. Refresh tokens live on.
 */
export function registerSignOutRoute(
  app: FastifyInstance,
  server: AuthorizationServer,
  clients: OauthClients,
  findView: FindView,
): void {
  app.get('/logout', async (request: SignOutRequest, reply) => {
    const view = findView(request.headers['accept-language'])
    const { client_id: clientId, logout_uri: logoutUri } = request.query
    if (logoutUri === undefined) {
      await server.endSession(request.raw, reply.raw)
      return sendPage(reply, 200, renderSignedOutPage(view))
    }
    const client = typeof clientId === 'string' ? clients.findClient(clientId) : undefined
    const target = typeof logoutUri === 'string' ? canonicaliseRedirectUri(logoutUri) : ''
    if (!client?.signOutUrls.includes(target))
      return sendPage(reply, 400, renderErrorPage(view, 'logoutRefused'))
    await server.endSession(request.raw, reply.raw)
    return reply.header('cache-control', 'no-store').redirect(target, 302)
  })
}
