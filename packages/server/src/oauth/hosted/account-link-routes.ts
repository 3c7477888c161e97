import type { AuditAction } from '@openlightfi/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AccountError, type Accounts, type User } from '../../accounts/accounts.ts'
import type { GuessGuard } from '../../accounts/guess-guard.ts'
import { recordWithin } from '../../audit/index.ts'
import type { Transaction } from '../../storage/relational/transaction.ts'
import { readField } from './form-body.ts'
import type { KnownDevices } from './known-devices.ts'
import { readNewPassword } from './new-password.ts'
import { renderErrorPage, renderWaitPage } from './pages/error-page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import {
  type NewPasswordProblem,
  renderChoosePasswordPage,
  renderForgotPage,
  renderForgotSentPage,
  renderPasswordSavedPage,
} from './pages/password-pages.ts'
import { sendPage, sendWait } from './send-page.ts'

/** The parts with which the pages behind one-time links work. */
export interface AccountLinkParts {
  readonly accounts: Accounts
  readonly guard: GuessGuard
  readonly devices: KnownDevices
  readonly findView: FindView
}

type LinkRequest = FastifyRequest<{ Querystring: { token?: unknown } }>

const purposes = {
  '/account/invitation': { purpose: 'invitation', page: 'invitation', action: 'user.joined' },
  '/account/reset': { purpose: 'password_reset', page: 'reset', action: 'password.reset' },
} as const

/**
 * Registers the pages for people who have no password yet, or forgot it. Nobody is logged in here; the token
 * in a form keeps other sites from posting.
 */
export function registerAccountLinkRoutes(app: FastifyInstance, parts: AccountLinkParts): void {
  const choose = (request: FastifyRequest) => parts.findView(request.headers['accept-language'])

  app.get('/account/forgot', async (request, reply) =>
    sendPage(reply, 200, renderForgotPage(choose(request), parts.accounts.links.sendsMail)),
  )

  app.post('/account/forgot', async (request, reply) => {
    const view = choose(request)
    const verdict = parts.guard.beginMailRequest({ remoteAddress: request.ip, knownDeviceId: undefined })
    if (verdict.waitMs > 0) return sendWait(reply, verdict.waitMs, renderWaitPage(view, verdict))
    // The link is made after the answer, so that the answer's time does not tell whether anything is written
    // or sent.
    reply.raw.once('finish', () => requestReset(parts, readField(request.body, 'username'), request))
    return sendPage(reply, 200, renderForgotSentPage(view))
  })

  for (const [path, { purpose, page, action }] of Object.entries(purposes)) {
    const show = (view: PageView, token: string, user: User, problem?: NewPasswordProblem) =>
      renderChoosePasswordPage(view, { purpose: page, action: path, token, username: user.username, problem })

    app.get(path, async (request: LinkRequest, reply) => {
      const { token } = request.query
      return withLink(parts, request, reply, typeof token === 'string' ? token : '', async (user, view) =>
        sendPage(reply, 200, show(view, String(token), user)),
      )
    })

    app.post(path, async (request, reply) => {
      const token = readField(request.body, 'token')
      return withLink(parts, request, reply, token, async (user, view) => {
        const { password, problem } = readNewPassword(request.body)
        if (problem) return sendPage(reply, 400, show(view, token, user, problem))
        const everywhere = purpose === 'password_reset' && isTicked(request.body)
        const actions = everywhere ? ([action, 'user.signed_out'] as const) : [action]
        const record = (within: Transaction) => recordOwnActs(within, actions, user, request.ip)
        if (purpose === 'invitation') await parts.accounts.links.acceptInvitation(token, password, record)
        else await parts.accounts.links.reset(token, password, everywhere, record)
        // The holder of the link is the owner: guesses from elsewhere must not keep them out here.
        parts.devices.remember(request, reply, user.userId)
        return sendPage(reply, 200, renderPasswordSavedPage(view))
      })
    })
  }

  async function withLink(
    { accounts, guard }: AccountLinkParts,
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    answer: (user: User, view: PageView) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const view = choose(request)
    const attempt = guard.beginLink({ remoteAddress: request.ip, knownDeviceId: undefined })
    if (attempt.waitMs > 0) return sendWait(reply, attempt.waitMs, renderWaitPage(view, attempt))
    const path = (request.routeOptions.url ?? '') as keyof typeof purposes
    const user = await accounts.links.find(token, purposes[path].purpose)
    if (!user) return sendPage(reply, 404, renderErrorPage(view, 'linkClosed'))
    attempt.succeed()
    try {
      return await answer(user, view)
    } catch (error) {
      if (!(error instanceof AccountError) || error.code !== 'link_unusable') throw error
      return sendPage(reply, 404, renderErrorPage(view, 'linkClosed'))
    }
  }
}

/** Makes and sends a link, if there is such an account. */
function requestReset(parts: AccountLinkParts, username: string, request: FastifyRequest): void {
  const { accounts, guard } = parts
  const user = accounts.findByUsername(username)
  if (!user || !guard.mayMail(user)) return
  const requested = accounts.links.requestReset(username, (within) =>
    recordWithin(within, [
      {
        action: 'password.reset_requested',
        organisationId: user.organisationId,
        actor: { kind: 'anonymous' },
        subject: { kind: 'user', id: user.userId },
        remoteAddress: request.ip,
      },
    ]),
  )
  requested?.catch((err: unknown) => {
    request.log.error(
      { event: 'password.reset_failed', err },
      'a link to set a new password could not be made',
    )
  })
}

/** Tells whether the form asks to end everything else. */
export function isTicked(body: unknown): boolean {
  return readField(body, 'sign_out_everywhere') === 'yes'
}

/** Records what a user did to their own account, together with the changes. */
export function recordOwnActs(
  within: Transaction,
  actions: readonly AuditAction[],
  user: User,
  remoteAddress: string,
): Promise<void> {
  const { organisationId, userId, username } = user
  return recordWithin(
    within,
    actions.map((action) => ({
      action,
      organisationId,
      actor: { kind: 'user', id: userId, name: username },
      subject: { kind: 'user', id: userId },
      remoteAddress,
    })),
  )
}
