import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Accounts, PasswordsBusy, type User } from '../../accounts/accounts.ts'
import type { GuessGuard, PasswordAttempt } from '../../accounts/guess-guard.ts'
import type { RecordAudit } from '../../audit/index.ts'
import type { Clock } from '../../clock.ts'
import {
  type AuthorizationServer,
  InteractionNotFound,
  type LoginInteraction,
} from '../authorization-server.ts'
import { isBuiltIn } from '../built-in-clients.ts'
import type { ServedUsers } from '../served-users.ts'
import type { UserLogins } from '../user-logins.ts'
import { showConsent } from './consent-routes.ts'
import { readField } from './form-body.ts'
import type { KnownDevices } from './known-devices.ts'
import { LoginAudit, recordLogin } from './login-audit.ts'
import { type LoginProblem, renderLoginPage } from './pages/login-page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import { renderSecondStepPage, type SecondStepPage } from './pages/second-step-page.ts'
import { sendPage, sendWait } from './send-page.ts'

export { readField } from './form-body.ts'

type InteractionRequest = FastifyRequest<{ Params: { uid: string }; Querystring: { with?: unknown } }>

/** The parts with which the hosted login works. */
export interface InteractionParts {
  readonly server: AuthorizationServer
  readonly accounts: Accounts
  readonly servedUsers: ServedUsers
  readonly logins: UserLogins
  readonly guard: GuessGuard
  readonly devices: KnownDevices
  readonly recordAudit: RecordAudit
  readonly clock: Clock
  readonly findView: FindView
}

/** The code must follow the password within ten minutes. */
const secondStepMs = 600_000

/**
 * Registers the hosted login. Only the browser that began an authorization request has the cookie of its page
 * (path-bound, Lax), so no other site can post here.
 */
export function registerInteractionRoutes(app: FastifyInstance, parts: InteractionParts): void {
  const { server, findView } = parts
  const steps = new LoginSteps(parts)
  const choose = (request: FastifyRequest) => findView(request.headers['accept-language'])
  const path = '/oauth2/interaction/:uid'

  app.get(path, async (request: InteractionRequest, reply) => {
    const login = await findLogin(server, request, reply)
    const view = choose(request)
    const isLogin = login.asksFor === 'login'
    return sendPage(
      reply,
      200,
      isLogin ? showLogin(view, login, login.loginHint ?? '') : showConsent(view, login),
    )
  })

  app.post(path, async (request: InteractionRequest, reply) => {
    const login = await findLogin(server, request, reply)
    return steps.takePassword(request, reply, login, choose(request))
  })

  app.get(`${path}/code`, async (request: InteractionRequest, reply) => {
    const login = await findLogin(server, request, reply)
    const user = steps.findPasswordOwner(login)
    if (!user) return reply.redirect(`/oauth2/interaction/${login.uid}`, 303)
    const withRecoveryCode = request.query.with === 'recovery'
    return sendPage(reply, 200, showSecondStep(choose(request), login, user, withRecoveryCode))
  })

  app.post(`${path}/code`, async (request: InteractionRequest, reply) => {
    const login = await findLogin(server, request, reply)
    const user = steps.findPasswordOwner(login)
    if (!user) return reply.redirect(`/oauth2/interaction/${login.uid}`, 303)
    return steps.takeCode(request, reply, login, user, choose(request))
  })

  app.post(`${path}/cancel`, async (request: InteractionRequest, reply) => {
    await findLogin(server, request, reply)
    return reply.redirect(await server.cancelLogin(request.raw, reply.raw), 303)
  })
}

/** The two steps of a login, each throttled and recorded. */
class LoginSteps {
  readonly #parts: InteractionParts
  readonly #audit: LoginAudit

  constructor(parts: InteractionParts) {
    this.#parts = parts
    this.#audit = new LoginAudit(parts.recordAudit, parts.clock)
  }

  /** Finds the user whose password was given on this page, as long as the code may still follow. */
  findPasswordOwner({ clientId, passwordOf }: LoginInteraction): User | undefined {
    if (!passwordOf || this.#parts.clock() >= passwordOf.atMs + secondStepMs) return undefined
    const { userId, atMs } = passwordOf
    return this.#parts.logins.isEnded(userId, atMs)
      ? undefined
      : this.#parts.servedUsers.find(clientId, userId)
  }

  async takePassword(
    request: FastifyRequest,
    reply: FastifyReply,
    login: LoginInteraction,
    view: PageView,
  ): Promise<FastifyReply> {
    const { accounts, servedUsers, guard, devices, server } = this.#parts
    const username = readField(request.body, 'username')
    const password = readField(request.body, 'password')
    if (username.trim() === '' || password === '') {
      return sendPage(reply, 400, showLogin(view, login, username, 'missing'))
    }
    const named = accounts.findByUsername(username)
    const knownDeviceId = devices.find(request, named?.userId)
    const attempt = guard.beginPassword(username, named, { remoteAddress: request.ip, knownDeviceId })
    const origin = { clientId: login.clientId, remoteAddress: request.ip }
    if (attempt.waitMs > 0) {
      if (attempt.isFirstRefusal) {
        recordAfterAnswer(request, reply, () => this.#audit.recordLock(named, origin, attempt.waitMs))
      }
      return sendWait(reply, attempt.waitMs, showLogin(view, login, username, attempt))
    }
    const owner = await findOwner(accounts, attempt, username, password)
    if (owner instanceof PasswordsBusy) {
      return sendWait(reply, owner.waitMs, showLogin(view, login, username, owner))
    }
    // The right password of another organisation's user is refused like a wrong one: nothing tells that there
    // is such an account.
    const user = owner && servedUsers.find(login.clientId, owner.userId)
    if (!user) {
      recordAfterAnswer(request, reply, () => this.#audit.recordFailure(named, origin))
      request.log.info({ event: 'login.refused' }, 'login refused')
      return sendPage(reply, 401, showLogin(view, login, username, 'wrong'))
    }
    attempt.succeed()
    if (user.hasSecondFactor) {
      await server.notePassword(request.raw, reply.raw, user.userId)
      return reply.redirect(`/oauth2/interaction/${login.uid}/code`, 303)
    }
    return this.#finish(request, reply, login, user, ['pwd'])
  }

  async takeCode(
    request: FastifyRequest,
    reply: FastifyReply,
    login: LoginInteraction,
    user: User,
    view: PageView,
  ): Promise<FastifyReply> {
    const { accounts, guard } = this.#parts
    const recoveryCode = readField(request.body, 'recovery_code')
    const withRecoveryCode = recoveryCode !== ''
    const attempt = guard.beginProof('code', user, { remoteAddress: request.ip, knownDeviceId: undefined })
    const origin = { clientId: login.clientId, remoteAddress: request.ip }
    if (attempt.waitMs > 0) {
      if (attempt.isFirstRefusal) await this.#audit.recordLock(user, origin, attempt.waitMs)
      return sendWait(reply, attempt.waitMs, showSecondStep(view, login, user, withRecoveryCode, attempt))
    }
    const isRight = withRecoveryCode
      ? await accounts.secondFactor.verifyRecoveryCode(user.userId, recoveryCode, (within) =>
          recordLogin(within, 'mfa.recovery_code_used', user, origin),
        )
      : await accounts.secondFactor.verifyCode(user.userId, readField(request.body, 'code'))
    if (!isRight) {
      await this.#audit.recordFailure(user, origin)
      request.log.info({ event: 'login.refused', userId: user.userId }, 'second factor refused')
      return sendPage(reply, 401, showSecondStep(view, login, user, withRecoveryCode, 'wrong'))
    }
    attempt.succeed()
    return this.#finish(request, reply, login, user, ['pwd', 'otp', 'mfa'])
  }

  async #finish(
    request: FastifyRequest,
    reply: FastifyReply,
    login: LoginInteraction,
    user: User,
    methods: Parameters<AuthorizationServer['finishLogin']>[3],
  ): Promise<FastifyReply> {
    const { server, devices } = this.#parts
    const origin = { clientId: login.clientId, remoteAddress: request.ip }
    const target = await server.finishLogin(request.raw, reply.raw, user.userId, methods, (within) =>
      recordLogin(within, 'login.succeeded', user, origin),
    )
    request.log.info({ event: 'login.accepted', userId: user.userId }, 'login accepted')
    devices.remember(request, reply, user.userId)
    return reply.redirect(target, 303)
  }
}

/**
 * Finds the owner of the password. Otherwise returns the reason why it was not checked, and then the attempt
 * counts against nobody.
 */
async function findOwner(
  accounts: Accounts,
  attempt: PasswordAttempt,
  username: string,
  password: string,
): Promise<User | PasswordsBusy | undefined> {
  try {
    return await accounts.verifyPassword(username, password, attempt.hashCaller)
  } catch (error) {
    if (!(error instanceof PasswordsBusy)) throw error
    attempt.takeBack()
    return error
  }
}

/**
 * Records after the answer. Only accounts that exist have an audit log, and the time of the answer must not
 * tell that something was written.
 */
function recordAfterAnswer(request: FastifyRequest, reply: FastifyReply, record: () => Promise<void>): void {
  reply.raw.once('finish', () => {
    record().catch((err: unknown) => request.log.error({ err }, 'a failed login could not be recorded'))
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
  problem?: LoginProblem,
): string {
  const action = `/oauth2/interaction/${login.uid}`
  const { clientName, refusedUser } = login
  return renderLoginPage(view, {
    action,
    cancelAction: `${action}/cancel`,
    clientName,
    isOfOrganisation: !isBuiltIn(login.clientId),
    refusedUser,
    username,
    problem,
  })
}

function showSecondStep(
  view: PageView,
  login: LoginInteraction,
  user: User,
  withRecoveryCode: boolean,
  problem?: SecondStepPage['problem'],
): string {
  const path = `/oauth2/interaction/${login.uid}`
  const { username } = user
  const page = { action: `${path}/code`, cancelAction: `${path}/cancel`, username, withRecoveryCode, problem }
  return renderSecondStepPage(view, page)
}
