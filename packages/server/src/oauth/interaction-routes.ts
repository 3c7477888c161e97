import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts } from '../accounts/accounts.ts'
import type { RecordAudit } from '../audit/index.ts'
import {
  type AuthorizationServer,
  InteractionNotFound,
  type LoginInteraction,
} from './authorization-server.ts'
import { LoginAudit } from './login-audit.ts'
import { renderErrorPage } from './pages/error-page.ts'
import { type LoginPage, renderLoginPage } from './pages/login-page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import { sendPage } from './send-page.ts'

type InteractionRequest = FastifyRequest<{ Params: { uid: string } }>

/** What the hosted login works with. */
export interface InteractionParts {
  readonly server: AuthorizationServer
  readonly accounts: Accounts
  readonly recordAudit: RecordAudit
  readonly findView: FindView
}

/**
 * The hosted login. Only the browser that began an authorization request has the cookie of its page (path-bound, Lax), so
 * no other site can post here.
 */
export function registerInteractionRoutes(
  app: FastifyInstance,
  { server, accounts, recordAudit, findView }: InteractionParts,
): void {
  const audit = new LoginAudit(recordAudit)
  const choose = (request: FastifyRequest) => findView(request.headers['accept-language'])
  app.get('/oauth2/interaction/:uid', async (request: InteractionRequest, reply) => {
    const login = await findLogin(server, request, reply)
    return sendPage(reply, 200, showLogin(choose(request), login, login.loginHint ?? ''))
  })

  app.post('/oauth2/interaction/:uid', async (request: InteractionRequest, reply) => {
    const login = await findLogin(server, request, reply)
    const username = readField(request.body, 'username')
    const password = readField(request.body, 'password')
    if (username.trim() === '' || password === '') {
      return sendPage(reply, 400, showLogin(choose(request), login, username, 'missing'))
    }
    const user = await accounts.verifyPassword(username, password)
    const origin = { clientId: login.clientId, remoteAddress: request.ip }
    if (!user) {
      await audit.recordFailure(accounts.findByUsername(username), origin)
      request.log.info({ event: 'login.refused' }, 'login refused')
      return sendPage(reply, 401, showLogin(choose(request), login, username, 'wrong'))
    }
    await audit.recordSuccess(user, origin)
    request.log.info({ event: 'login.accepted', userId: user.userId }, 'login accepted')
    return reply.redirect(await server.finishLogin(request.raw, reply.raw, user.userId), 303)
  })

  app.post('/oauth2/interaction/:uid/cancel', async (request: InteractionRequest, reply) => {
    await findLogin(server, request, reply)
    return reply.redirect(await server.cancelLogin(request.raw, reply.raw), 303)
  })
}

async function findLogin(
  server: AuthorizationServer,
  request: InteractionRequest,
  reply: FastifyReply,
): Promise<LoginInteraction> {
  const login = await server.findLogin(request.raw, reply.raw)
  if (login.uid !== request.params.uid) throw new InteractionNotFound()
  return login
}

function showLogin(
  view: PageView,
  login: LoginInteraction,
  username: string,
  problem?: LoginPage['problem'],
): string {
  const action = `/oauth2/interaction/${login.uid}`
  const { clientName } = login
  return renderLoginPage(view, {
    action,
    cancelAction: `${action}/cancel`,
    clientName,
    username,
    ...(problem === undefined ? {} : { problem }),
  })
}

/** Answers what went wrong on a hosted page with a page; the cause goes to the log alone. */
export function answerPageError(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
  view: PageView,
): FastifyReply {
  if (error instanceof InteractionNotFound) return sendPage(reply, 400, renderErrorPage(view, 'expired'))
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status < 500) return sendPage(reply, status, renderErrorPage(view, 'refused'))
  request.log.error({ err: error }, 'hosted page failed')
  return sendPage(reply, 500, renderErrorPage(view, 'failed'))
}

/** One field of a posted form; empty when it is absent or repeated. */
export function readField(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return ''
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : ''
}
