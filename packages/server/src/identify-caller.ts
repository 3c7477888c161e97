import type { ClientUse } from './client-use/index.ts'
import type { IdentifyCaller } from './http/access-guard.ts'
import type { Caller } from './http/caller.ts'
import { findLocationId, InvalidAccessToken, type LocationTree, type Oauth } from './oauth/index.ts'

/**
 * Finds the caller behind an access token: the user it was issued for, or the client when that acts for
 * itself.
 */
export function createIdentifyCaller(
  oauth: Oauth,
  locations: LocationTree,
  use: Pick<ClientUse, 'noteFailure'>,
): IdentifyCaller {
  return async (accessToken, remoteAddress) => {
    try {
      const claims = await oauth.verifyAccessToken(accessToken)
      const { sub, clientId, scopes } = claims
      const found = sub === clientId ? findService(oauth, clientId) : oauth.accounts.findAccess(sub)
      const locationId = findLocationId(scopes)
      if (!found) return undefined
      const isNarrowed = locationId !== undefined
      const { organisationId, role, locationIds } = isNarrowed ? narrow(found, locationId, locations) : found
      return {
        organisationId,
        role,
        locationIds,
        isNarrowed,
        subject: sub,
        clientId,
        scopes,
        grantId: claims.originJti ?? clientId,
        tokenId: claims.jti,
        expiresAtMs: claims.expiresAtS * 1000,
      }
    } catch (error) {
      if (!(error instanceof InvalidAccessToken)) throw error
      if (remoteAddress !== undefined) noteUselessToken(oauth, use, error, remoteAddress)
      return undefined
    }
  }
}

/** Notes that a client came with a token that is not good any more. Tokens that never were are nobody's. */
function noteUselessToken(
  { clients, accounts }: Oauth,
  use: Pick<ClientUse, 'noteFailure'>,
  { reason, claims }: InvalidAccessToken,
  remoteAddress: string,
): void {
  const client = claims && clients.findClient(claims.clientId)
  const organisationId = client?.organisationId ?? (claims && accounts.findAccess(claims.sub)?.organisationId)
  if (!client || organisationId === undefined) return
  const ofToken = reason === 'expired' ? 'access_token_expired' : 'access_token_ended'
  const code = client.isDisabled ? 'client_disabled' : ofToken
  const { clientId } = client
  use.noteFailure({ organisationId, clientId, grantId: claims.originJti }, { code, remoteAddress })
}

/** Narrows a caller to a location: its token reaches no further, whatever its bearer sees. */
function narrow(found: Found, locationId: string, locations: LocationTree): Found {
  const locationIds = locations.canSee(found, locationId) ? [locationId] : []
  return { ...found, locationIds }
}

type Found = Pick<Caller, 'organisationId' | 'role' | 'locationIds'>

/** Finds a client that acts for itself. It sees its whole organisation. */
function findService(oauth: Oauth, clientId: string): Found | undefined {
  const organisationId = oauth.clients.findClient(clientId)?.organisationId
  return organisationId === undefined
    ? undefined
    : { organisationId, role: 'service', locationIds: [organisationId] }
}
