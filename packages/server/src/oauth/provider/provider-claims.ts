/** Adds the claims of tokens about users and grants. */
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { findLocationId } from '../location-scope.ts'
import type { OauthClients } from '../oauth-clients.ts'
import type { ServedUsers } from '../served-users.ts'
import type { TokenPlaces } from './token-places.ts'

/**
 * Finds a user in the form of the library: an id and the claims of ID tokens. The library asks at every step
 * of every flow (authorize, resume, device page, code, device, refresh), and takes undefined for an account
 * that does not exist.
 */
export function findAccount(servedUsers: ServedUsers, clientId: string | undefined, userId: string) {
  const user = clientId === undefined ? undefined : servedUsers.find(clientId, userId)
  if (!user) return undefined
  const { username, email } = user
  const claims = { sub: userId, username, preferred_username: username, ...(email && { email }) }
  return { accountId: userId, claims: () => claims }
}

/** The parts with which facts for a token are looked up and counted. */
interface ClaimParts {
  readonly clients: Pick<OauthClients, 'findClient'>
  readonly tokenPlaces: Pick<TokenPlaces, 'countOwn'>
}

type Customize = NonNullable<NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt']>

/**
 * Adds the claims that the documented clients and the API read, next to those of RFC 9068; the last step
 * before a token is signed.
 */
export function addClaims(
  { clients, tokenPlaces }: ClaimParts,
  ...[ctx, token, jwt]: Parameters<Customize>
): void {
  jwt.payload.token_use = 'access'
  if (token.kind === 'ClientCredentials') {
    const client = clients.findClient(ctx.oidc.client?.clientId ?? '')
    if (client) tokenPlaces.countOwn(ctx, client)
  }
  if (token.kind !== 'AccessToken') return
  refuseWiderToken(ctx, jwt.payload)
  const { AuthorizationCode, RefreshToken, DeviceCode } = ctx.oidc.entities
  const source = AuthorizationCode ?? DeviceCode ?? RefreshToken
  jwt.payload.auth_time = source?.authTime
  jwt.payload.origin_jti = token.grantId
  jwt.payload.username = findUsername(ctx)
}

/**
 * Refuses to issue a token that reaches further than the login that it came from. That would be a mistake of
 * the server.
 */
function refuseWiderToken({ oidc }: KoaContextWithOIDC, { aud, scope }: Record<string, unknown>): void {
  const granted = oidc.grant?.getResourceScope(String(aud)).split(' ') ?? []
  const given = String(scope ?? '').split(' ')
  if (findLocationId(granted) !== findLocationId(given)) throw new Error('a token lost its location')
}

function findUsername(ctx: KoaContextWithOIDC): unknown {
  const account = ctx.oidc.entities.Account as ReturnType<typeof findAccount>
  return account?.claims().username
}
