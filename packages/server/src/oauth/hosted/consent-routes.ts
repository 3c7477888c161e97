import { scopes as scopeTexts } from '@openlightfi/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type AuthorizationServer,
  InteractionNotFound,
  type LoginInteraction,
} from '../authorization-server.ts'
import { renderConsentPage } from './pages/consent-page.ts'
import type { PageView } from './pages/page-view.ts'

type ConsentRequest = FastifyRequest<{ Params: { uid: string } }>

/**
 * Takes the consent to an application that is not the organisation's own. A refusal takes the way of a
 * cancelled login.
 */
export function registerConsentRoute(app: FastifyInstance, server: AuthorizationServer): void {
  app.post('/oauth2/interaction/:uid/consent', async (request: ConsentRequest, reply) => {
    const login = await server.findLogin(request.raw, reply.raw)
    if (login.uid !== request.params.uid || login.asksFor !== 'consent') throw new InteractionNotFound()
    request.log.info({ event: 'consent.given', clientId: login.clientId }, 'consent given')
    return reply.redirect(await server.giveConsent(request.raw, reply.raw), 303)
  })
}

/** Renders the page that asks for consent to the access that an application wants. */
export function showConsent(view: PageView, login: LoginInteraction): string {
  const action = `/oauth2/interaction/${login.uid}`
  return renderConsentPage(view, {
    action: `${action}/consent`,
    cancelAction: `${action}/cancel`,
    clientName: login.clientName,
    permissions: login.scopes.map((scope) => scopeTexts[scope]),
    locationName: login.locationName,
  })
}
