import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import type { Alongside } from '../../storage/relational/transaction.ts'
import { createSecret } from '../hash.ts'
import { findLocationId } from '../location-scope.ts'
import type { OauthClient } from '../oauth-client.ts'
import type { AuthorizationServerParts } from './authorization-server-parts.ts'
import { recordGrant } from './record-grant.ts'
import { needsFreshLogin } from './request-facts.ts'

/** What a grant is made from. */
export type GrantParts = Pick<
  AuthorizationServerParts,
  'publicUrl' | 'servedUsers' | 'logins' | 'locations' | 'store'
>

/** How a grant is refused, in the errors of the library. */
export interface GrantRefusals {
  /** @throws where there is no such client. */
  requireClient(client: Client): OauthClient
  refuseLocation(locationId: string): never
  /** @param description for the client. @param detail for the log. */
  deny(description: string | undefined, detail?: string): Error
}

const tooManyLogins =
  'too many logins of this account live; end some at /account/applications, or sign out everywhere'

/**
 * Creates a separate grant for each authorization, so that revoking one leaves the others; and it holds all
 * that was asked for. Clients of the organisation itself need no consent; the others have to get it each
 * time.
 */
export async function createGrant(
  ctx: KoaContextWithOIDC,
  { publicUrl, servedUsers, logins, locations, store }: GrantParts,
  { requireClient, refuseLocation, deny }: GrantRefusals,
) {
  const { client, account, provider, requestParamScopes } = ctx.oidc
  if (!client || !account || ctx.oidc.promptPending('login') || needsFreshLogin(ctx)) return undefined
  const locationId = findLocationId(requestParamScopes)
  // This check is a second line behind `findAccount`: access is given for years here.
  const user = servedUsers.find(client.clientId, account.accountId)
  if (!user) throw deny(undefined, 'the client does not serve this user')
  if (locationId !== undefined && !locations.canSee(user, locationId)) refuseLocation(locationId)
  if (!requireClient(client).firstParty && !ctx.oidc.result?.consent) return undefined
  if (!(await logins.hasRoomForLogin(user.userId))) throw deny(tooManyLogins)
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  // People give the id to commands, where one that began with a dash would be an option.
  grant.jti = `grant_${createSecret()}`
  const scope = [...requestParamScopes].join(' ')
  grant.addOIDCScope(scope)
  grant.addResourceScope(publicUrl, scope)
  const facts = { clientId: client.clientId, scope, remoteAddress: ctx.ip }
  const record: Alongside<string> = (within, grantId) => recordGrant(within, user, { grantId, ...facts })
  await store.writes.accompany('Grant', record, () => grant.save())
  return grant
}
