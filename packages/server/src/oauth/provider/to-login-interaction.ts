import { offlineScope, scopeList } from '@openlightfi/contract'
import type Provider from 'oidc-provider'
import type { Accounts } from '../../accounts/accounts.ts'
import { InteractionNotFound, type LoginInteraction } from '../authorization-server.ts'
import { findLocationId, type LocationTree } from '../location-scope.ts'
import type { OauthClients } from '../oauth-clients.ts'

/** The mark of a session whose user the client does not serve, or who is gone: `findAccount` found none. */
export const foreignSession = 'foreign_session'

/** The parts in which the facts for a page are looked up. */
export interface LoginInteractionParts {
  readonly clients: Pick<OauthClients, 'findEnabledClient'>
  readonly accounts: Pick<Accounts, 'findAccess'>
  readonly locations: LocationTree
}

type OpenInteraction = Awaited<ReturnType<Provider['interactionDetails']>>

/**
 * Collects the facts for a hosted page about the login that it belongs to.
 * @throws InteractionNotFound when its client is gone or disabled.
 */
export function toLoginInteraction(
  { clients, accounts, locations }: LoginInteractionParts,
  interaction: OpenInteraction,
): LoginInteraction {
  const { uid, params, prompt, result, session } = interaction
  const { client_id: clientId, login_hint: hint, scope } = params
  const client = typeof clientId === 'string' ? clients.findEnabledClient(clientId) : undefined
  if (!client) throw new InteractionNotFound()
  const scopes = typeof scope === 'string' ? scope.split(' ') : []
  const locationId = findLocationId(scopes)
  const user = accounts.findAccess(session?.accountId ?? '')
  const isSeen = user !== undefined && locationId !== undefined && locations.canSee(user, locationId)
  return {
    uid,
    clientId: client.clientId,
    clientName: client.name,
    loginHint: typeof hint === 'string' ? hint : undefined,
    // Only notePassword writes this, and it is sealed in between.
    passwordOf: result?.passwordOf as LoginInteraction['passwordOf'],
    refusedUser: prompt.reasons.includes(foreignSession) ? user?.username : undefined,
    asksFor: prompt.name === 'consent' ? 'consent' : 'login',
    scopes: scopeList.filter((name) => name !== offlineScope && scopes.includes(name)),
    // The location is looked up again: it may be gone by now, and another organisation may have given its id
    // to another location.
    locationName: isSeen ? locations.findLocation(locationId)?.name : undefined,
  }
}
