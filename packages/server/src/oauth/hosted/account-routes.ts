import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toDataURL } from 'qrcode'
import { AccountError, type Accounts, PasswordsBusy, type User } from '../../accounts/accounts.ts'
import type { GuessGuard } from '../../accounts/guess-guard.ts'
import { recordWithin } from '../../audit/index.ts'
import type { Transaction } from '../../storage/relational/transaction.ts'
import type { AuthorizationServer, LoginSession } from '../authorization-server.ts'
import { accountClientId } from '../built-in-clients.ts'
import { createSecret, hashSecret, matchesHash } from '../hash.ts'
import type { OauthClients } from '../oauth-clients.ts'
import type { UserLogins } from '../user-logins.ts'
import { isTicked, recordOwnActs } from './account-link-routes.ts'
import { listApplications } from './applications.ts'
import { readField } from './form-body.ts'
import { readNewPassword } from './new-password.ts'
import {
  type AccountNote,
  renderAccountPage,
  renderApplicationsPage,
  renderLoggedOutPage,
  renderSignOutEverywherePage,
} from './pages/account-pages.ts'
import { renderErrorPage } from './pages/error-page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import { type ChangePasswordPage, renderChangePasswordPage } from './pages/password-pages.ts'
import {
  type EnrolPage,
  renderEnrolPage,
  renderRecoveryCodesPage,
  renderSwitchOffPage,
} from './pages/second-factor-pages.ts'
import type { WaitProblem } from './pages/wait-problem.ts'
import { readPageAfterLogin, readReturnAddress, withReturnAddress } from './return-address.ts'
import { sendPage, sendWait } from './send-page.ts'

/** The parts with which the pages of an account work. */
export interface AccountRouteParts {
  readonly publicUrl: string
  readonly server: AuthorizationServer
  readonly accounts: Accounts
  readonly clients: OauthClients
  readonly logins: UserLogins
  readonly guard: GuessGuard
  readonly findView: FindView
}

/** A request of somebody who is logged in. */
interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly view: PageView
  readonly user: User
  readonly csrfToken: string
  /** The page of an application to which the person is led back, as a path; see {@link readReturnAddress}. */
  readonly returnTo: string | undefined
}

type Handle = (visit: Visit) => Promise<FastifyReply>

/**
 * Registers the pages on which people look after their own account, within the login session of the hosted
 * login.
 */
export function registerAccountRoutes(app: FastifyInstance, parts: AccountRouteParts): void {
  const pages = new AccountPages(parts)
  const get = (path: string, handle: Handle) =>
    app.get(path, (request, reply) => visit(parts, request, reply, handle))
  const post = (path: string, handle: Handle) =>
    app.post(path, (request, reply) =>
      visit(parts, request, reply, async (found) => {
        // Lax cookies already keep other sites out; this check also keeps out pages of an earlier login.
        if (!matchesHash(readField(request.body, 'csrf'), hashSecret(found.csrfToken))) {
          return sendPage(reply, 403, renderErrorPage(found.view, 'formExpired'))
        }
        return handle(found)
      }),
    )

  app.get('/account/login', async ({ query }, reply) =>
    reply.redirect(createLoginUrl(parts.publicUrl, readField(query, 'to')), 303),
  )
  app.get('/account/session', async (request, reply) => {
    // The session came with the login; the code in the address is worth nothing without its verifier.
    if (await parts.server.findSession(request.raw, reply.raw)) {
      const page = readPageAfterLogin(parts.publicUrl, readField(request.query, 'state'))
      return reply.redirect(page, 303)
    }
    const view = parts.findView(request.headers['accept-language'])
    return sendPage(reply, 403, renderLoggedOutPage(view, 'notLoggedIn'))
  })
  get('/account', (found) => pages.showOverview(found))
  get('/account/password', async (found) => pages.showPassword(found, 200))
  post('/account/password', (found) => pages.changePassword(found))
  get('/account/second-factor', (found) => pages.showSecondFactor(found))
  post('/account/second-factor', (found) => pages.switchOn(found))
  post('/account/second-factor/off', (found) => pages.switchOff(found))
  get('/account/applications', (found) => pages.showApplications(found))
  post('/account/applications', (found) => pages.revokeApplication(found))
  get('/account/sign-out-everywhere', async ({ reply, view, csrfToken }) =>
    sendPage(reply, 200, renderSignOutEverywherePage(view, csrfToken)),
  )
  post('/account/sign-out-everywhere', (found) => pages.signOutEverywhere(found))
}

async function visit(
  { publicUrl, server, accounts, findView }: AccountRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  handle: Handle,
): Promise<FastifyReply> {
  const session: LoginSession | undefined = await server.findSession(request.raw, reply.raw)
  const user = session && accounts.findAccess(session.userId)
  const view = findView(request.headers['accept-language'])
  const asked = readField(request.method === 'POST' ? request.body : request.query, 'return_to')
  const returnTo = readReturnAddress(publicUrl, asked)
  if (asked !== '' && returnTo === undefined)
    return sendPage(reply, 400, renderErrorPage(view, 'returnRefused'))
  if (!session || !user) {
    const to = returnTo === undefined ? '/account' : request.url
    const page = readPageAfterLogin(publicUrl, to)
    const query = page === '/account' ? '' : `?${new URLSearchParams({ to: page })}`
    return reply.redirect(`/account/login${query}`, 303)
  }
  return handle({ request, reply, view, user, csrfToken: session.csrfToken, returnTo })
}

/**
 * Builds the URL of the same login that every application uses, for a client of the service itself. @param to
 * the page of the account that comes after it.
 */
function createLoginUrl(publicUrl: string, to: string): string {
  const parameters = new URLSearchParams({
    client_id: accountClientId,
    response_type: 'code',
    redirect_uri: `${publicUrl}/account/session`,
    scope: 'openid',
    code_challenge: hashSecret(createSecret()),
    code_challenge_method: 'S256',
    state: readPageAfterLogin(publicUrl, to),
  })
  return `/oauth2/authorize?${parameters}`
}

class AccountPages {
  readonly #parts: AccountRouteParts

  constructor(parts: AccountRouteParts) {
    this.#parts = parts
  }

  async showOverview({ reply, view, user, csrfToken }: Visit, note?: AccountNote) {
    const { accounts, clients, logins } = this.#parts
    const applications = await listApplications(clients, logins, user.userId)
    const page = {
      ...user,
      recoveryCodesLeft: await accounts.secondFactor.countRecoveryCodes(user.userId),
      applicationCount: applications.length,
      note,
      csrfToken,
    }
    return sendPage(reply, 200, renderAccountPage(view, page))
  }

  showPassword(
    { reply, view, user, csrfToken, returnTo }: Visit,
    status: number,
    problem?: ChangePasswordPage['problem'],
  ): FastifyReply {
    const page = renderChangePasswordPage(view, { csrfToken, returnTo, username: user.username, problem })
    return typeof problem === 'object' ? sendWait(reply, problem.waitMs, page) : sendPage(reply, status, page)
  }

  async changePassword(found: Visit): Promise<FastifyReply> {
    const { accounts } = this.#parts
    const { request, reply, view, user, returnTo } = found
    const { password, problem } = readNewPassword(request.body)
    if (problem) return this.showPassword(found, 400, problem)
    const current = readField(request.body, 'current_password')
    const everywhere = isTicked(request.body)
    const actions = everywhere
      ? (['password.changed', 'user.signed_out'] as const)
      : (['password.changed'] as const)
    const record = (within: Transaction) => recordOwnActs(within, actions, user, request.ip)
    const refusal = await this.#prove(found, () =>
      accounts.changePassword(user.userId, current, password, everywhere, record),
    )
    if (refusal) return this.showPassword(found, 400, refusal)
    accounts.notify(user, 'passwordChanged')
    if (everywhere) return sendPage(reply, 200, renderLoggedOutPage(view, 'signedOutEverywhere', returnTo))
    return this.#finish(found, 'passwordChanged')
  }

  async showSecondFactor(found: Visit): Promise<FastifyReply> {
    const { reply, view, user, csrfToken, returnTo } = found
    if (user.hasSecondFactor) return sendPage(reply, 200, renderSwitchOffPage(view, { csrfToken, returnTo }))
    return this.#showEnrolment(found, 200, this.#parts.accounts.secondFactor.createEnrolment(user))
  }

  async switchOn(found: Visit): Promise<FastifyReply> {
    const { accounts, guard } = this.#parts
    const { request, reply, view, user, returnTo } = found
    if (user.hasSecondFactor)
      return reply.redirect(withReturnAddress('/account/second-factor', returnTo), 303)
    const enrolment = accounts.secondFactor.openEnrolment(user, readField(request.body, 'sealed_secret'))
    if (!enrolment) return sendPage(reply, 403, renderErrorPage(view, 'formExpired'))
    const attempt = guard.beginProof('code', user, { remoteAddress: request.ip, knownDeviceId: undefined })
    if (attempt.waitMs > 0) return this.#showEnrolment(found, 429, enrolment, attempt)
    try {
      const code = readField(request.body, 'code')
      const codes = await accounts.secondFactor.confirm(user, enrolment, code, (within) =>
        recordOwnActs(within, ['mfa.enabled'], user, request.ip),
      )
      attempt.succeed()
      accounts.notify(user, 'secondFactorOn')
      return sendPage(reply, 200, renderRecoveryCodesPage(view, codes, returnTo))
    } catch (error) {
      if (!(error instanceof AccountError) || error.code !== 'code_wrong') throw error
      return this.#showEnrolment(found, 400, enrolment, 'wrong')
    }
  }

  async switchOff(found: Visit): Promise<FastifyReply> {
    const { accounts } = this.#parts
    const { request, reply, view, user, csrfToken, returnTo } = found
    if (!user.hasSecondFactor) return reply.redirect(returnTo ?? '/account', 303)
    const password = readField(request.body, 'password')
    const problem = await this.#prove(found, () => accounts.requirePassword(user.userId, password))
    if (problem) {
      const page = renderSwitchOffPage(view, { csrfToken, returnTo, problem })
      return typeof problem === 'object' ? sendWait(reply, problem.waitMs, page) : sendPage(reply, 400, page)
    }
    await accounts.secondFactor.disable(user.userId, (within) =>
      recordOwnActs(within, ['mfa.disabled'], user, request.ip),
    )
    accounts.notify(user, 'secondFactorOff')
    return this.#finish({ ...found, user: { ...user, hasSecondFactor: false } }, 'secondFactorSwitchedOff')
  }

  async showApplications({ reply, view, user, csrfToken }: Visit, revoked?: string): Promise<FastifyReply> {
    const rows = await listApplications(this.#parts.clients, this.#parts.logins, user.userId)
    return sendPage(reply, 200, renderApplicationsPage(view, csrfToken, rows, revoked))
  }

  async revokeApplication(found: Visit): Promise<FastifyReply> {
    const { clients, logins } = this.#parts
    const { request, user, view } = found
    const clientId = readField(request.body, 'client_id')
    const grants = await logins.revokeApplication(user.userId, clientId, (within, ended) =>
      recordWithin(
        within,
        ended.map(({ grantId }) => ({
          action: 'grant.revoked',
          organisationId: user.organisationId,
          actor: { kind: 'user', id: user.userId, name: user.username },
          subject: { kind: 'grant', id: grantId },
          remoteAddress: request.ip,
          details: { client_id: clientId, user_id: user.userId },
        })),
      ),
    )
    const name = clients.findClient(clientId)?.name ?? view.texts.applications.deleted
    return this.showApplications(found, grants.length > 0 ? name : undefined)
  }

  async signOutEverywhere({ request, reply, view, user }: Visit): Promise<FastifyReply> {
    await this.#parts.accounts.signOutEverywhere(user.userId, (within) =>
      recordOwnActs(within, ['user.signed_out'], user, request.ip),
    )
    return sendPage(reply, 200, renderLoggedOutPage(view, 'signedOutEverywhere'))
  }

  /** Leads back to the application after an act, or tells of it on the overview. */
  async #finish(found: Visit, note: AccountNote): Promise<FastifyReply> {
    return found.returnTo === undefined
      ? this.showOverview(found, note)
      : found.reply.redirect(found.returnTo, 303)
  }

  /** Asks for the password once more before an act. @returns the reason why the act was not done. */
  async #prove(
    { request, user }: Visit,
    act: () => Promise<void>,
  ): Promise<'wrong' | WaitProblem | undefined> {
    const origin = { remoteAddress: request.ip, knownDeviceId: undefined }
    const attempt = this.#parts.guard.beginProof('password', user, origin)
    if (attempt.waitMs > 0) return attempt
    try {
      await act()
      attempt.succeed()
      return undefined
    } catch (error) {
      if (error instanceof AccountError && error.code === 'password_wrong') return 'wrong'
      if (!(error instanceof PasswordsBusy)) throw error
      attempt.takeBack()
      return error
    }
  }

  async #showEnrolment(
    { reply, view, csrfToken, returnTo }: Visit,
    status: number,
    enrolment: { readonly uri: string; readonly secret: string; readonly sealed: string },
    problem?: EnrolPage['problem'],
  ): Promise<FastifyReply> {
    const qrCode = await toDataURL(enrolment.uri, { margin: 2, scale: 5, errorCorrectionLevel: 'M' })
    const { secret, sealed: sealedSecret } = enrolment
    const page = renderEnrolPage(view, { csrfToken, returnTo, qrCode, secret, sealedSecret, problem })
    return typeof problem === 'object' ? sendWait(reply, problem.waitMs, page) : sendPage(reply, status, page)
  }
}
