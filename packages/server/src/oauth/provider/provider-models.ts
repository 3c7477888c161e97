/** Changes where the library's models find and remember things. */
import { offlineScope } from '@openlightfi/contract'
import type Provider from 'oidc-provider'
import type { Client, ClientMetadata, KoaContextWithOIDC } from 'oidc-provider'
import type { ClientUse } from '../../client-use/index.ts'
import type { OauthRepository } from '../../storage/relational/oauth-repository.ts'
import type { AccessTokenClaims } from '../access-token-claims.ts'
import type { AccessTokenVerifier } from '../access-token-verifier.ts'
import { hashSecret } from '../hash.ts'
import type { SigningAlgorithm } from '../key-ring.ts'
import { findLocationId, toLocationScope } from '../location-scope.ts'
import type { OauthClient, OauthClients } from '../oauth-clients.ts'
import { toClientMetadata } from './client-policy.ts'
import type { DevicePace } from './device-pace.ts'
import { noteEndOfToken } from './explain-refusals.ts'
import { noteNamedClient } from './named-clients.ts'
import { putOfflineAccessAside } from './offline-access.ts'
import { completeParameters, findPresentedJwt } from './request-parameters.ts'
import type { TokenPlaces } from './token-places.ts'

/** The parts with which the models are changed. */
export interface ModelParts {
  readonly publicUrl: string
  readonly clients: OauthClients
  readonly verifier: AccessTokenVerifier
  readonly signingAlgorithm: SigningAlgorithm
  readonly devicePace: DevicePace
  /** Finds when the login of a refresh token was ended, by the hash of the token. */
  readonly findEndedToken: OauthRepository['findEndedToken']
  readonly tokenPlaces: TokenPlaces
  readonly use: Pick<ClientUse, 'noteSecret'>
  /** Finds the request that is being answered. */
  readonly getContext: () => KoaContextWithOIDC | undefined
  readonly createSlowDownError: () => Error
}

type FindRequest = [id: string, options?: { ignoreExpiration?: boolean }]
type Found<Token> = Promise<Token | undefined>
type RefreshToken = InstanceType<Provider['RefreshToken']>
type DeviceCode = InstanceType<Provider['DeviceCode']>

/** Changes the models of a provider that has not answered anything yet. */
export function changeModels(provider: Provider, parts: ModelParts): void {
  findClientsInMemory(provider, parts)
  prepareRequests(provider, parts)
  findPresentedAccessTokens(provider, parts)
  settleRefreshes(provider, parts)
  slowDownDevices(provider, parts)
}

/**
 * Finds clients in memory and builds them once, however many there are; the library's own cache holds a
 * hundred.
 */
function findClientsInMemory(provider: Provider, parts: ModelParts): void {
  const { clients, signingAlgorithm, tokenPlaces, use, getContext } = parts
  // A client that changes is another object; a client that is deleted is forgotten with its object.
  const built = new WeakMap<OauthClient, Client>()
  const ProviderClient = provider.Client as unknown as new (metadata: ClientMetadata) => Client
  provider.Client.find = async (clientId) => {
    const ctx = getContext()
    if (ctx) {
      noteNamedClient(ctx, clientId)
      // The body has been read by now, and nothing has been looked up.
      await tokenPlaces.take(ctx, clientId)
    }
    const source = clients.findEnabledClient(clientId)
    if (!source) return undefined
    const known = built.get(source)
    if (known) return known
    const client = new ProviderClient(toClientMetadata(source, signingAlgorithm) as ClientMetadata)
    built.set(source, client)
    return client
  }
  provider.Client.prototype.compareClientSecret = function compareClientSecret(secret) {
    const secretHash = clients.findMatchingSecret(this.clientId, secret)
    const organisationId = clients.findClient(this.clientId)?.organisationId
    if (secretHash === undefined || organisationId === undefined) return false
    use.noteSecret({ organisationId, clientId: this.clientId }, secretHash)
    return true
  }
}

/** The JWT access tokens that clients present for revocation or introspection, by the requests that do. */
const presentedTokens = new WeakMap<object, string>()

/**
 * Completes the parameters of a request once its client is known, and before anything is validated: missing
 * ones are filled in, and equivalent ones settled.
 */
function prepareRequests(provider: Provider, { clients, getContext }: ModelParts): void {
  const { prototype } = provider.OIDCContext
  const assign = prototype.entity
  prototype.entity = function entity(key, value) {
    assign.call(this, key, value)
    const client = key === 'Client' && value ? clients.findClient(this.client?.clientId ?? '') : undefined
    const params = this.params
    if (!client || !params) return
    completeParameters(this.route, params, client)
    const token = findPresentedJwt(this.route, params)
    const ctx = getContext()
    if (token !== undefined && ctx) {
      presentedTokens.set(ctx, token)
      // The library refuses every text that looks like a JWT before it looks for it.
      params.token = hashSecret(token)
    }
  }
}

/**
 * Finds presented access tokens in themselves: they are not stored, and say everything about themselves once
 * verified.
 */
function findPresentedAccessTokens(provider: Provider, parts: ModelParts): void {
  provider.AccessToken.find = () =>
    findPresented(provider.AccessToken, (claims) => claims.originJti !== undefined)
  provider.ClientCredentials.find = () =>
    findPresented(provider.ClientCredentials, (claims) => claims.originJti === undefined)

  async function findPresented<Token>(
    Model: new (properties: never) => unknown,
    isOfModel: (claims: AccessTokenClaims) => boolean,
  ): Promise<Token | undefined> {
    const ctx = parts.getContext()
    const token = ctx && presentedTokens.get(ctx)
    const claims = token === undefined ? undefined : await parts.verifier.find(token)
    if (!claims || !isOfModel(claims)) return undefined
    // The grant's id is left out: revoking an access token ends that token alone.
    const found = new Model({
      jti: claims.jti,
      iat: claims.issuedAtS,
      exp: claims.expiresAtS,
      clientId: claims.clientId,
      accountId: claims.originJti === undefined ? undefined : claims.sub,
      aud: parts.publicUrl,
      scope: [...claims.scopes].join(' ') || undefined,
      extra: { token_use: 'access', username: claims.username, auth_time: claims.authTimeS },
    } as never)
    return found as Token
  }
}

/**
 * Settles refreshes. A refresh may ask for fewer scopes, but not for more places: the location that the login
 * was narrowed to always stays. It may also ask for `offline_access`, which a login of long ago may lack. And
 * a client whose own token has ended is told so.
 */
function settleRefreshes(provider: Provider, { getContext, findEndedToken }: ModelParts): void {
  const { RefreshToken } = provider
  const find = RefreshToken.find.bind(RefreshToken) as (...request: FindRequest) => Found<RefreshToken>
  const findSettling = async (...request: FindRequest): Found<RefreshToken> => {
    const token = await find(...request)
    const ctx = getContext()
    const params = ctx?.oidc.params
    if (!ctx || params?.grant_type !== 'refresh_token') return token
    if (!token || token.isExpired) await noteWhyUseless(ctx, token, request[0], findEndedToken)
    if (!token) return undefined
    if (!token.scopes.has(offlineScope)) putOfflineAccessAside(params)
    const { scope } = params
    if (typeof scope !== 'string') return token
    const locationId = findLocationId(token.scopes)
    if (locationId !== undefined && findLocationId(scope.split(' ')) === undefined) {
      params.scope = `${scope} ${toLocationScope(locationId)}`
    }
    return token
  }
  RefreshToken.find = findSettling as typeof RefreshToken.find
}

/**
 * Notes why a refresh token does not work. A client learns about another client's token no more than about
 * one that never was.
 */
async function noteWhyUseless(
  ctx: KoaContextWithOIDC,
  token: RefreshToken | undefined,
  value: string,
  findEndedToken: ModelParts['findEndedToken'],
): Promise<void> {
  const clientId = ctx.oidc.client?.clientId
  if (token?.clientId === clientId && token?.exp !== undefined) {
    noteEndOfToken(ctx, { what: 'expired', atS: token.exp })
    return
  }
  const ended = token ? undefined : await findEndedToken(hashSecret(value))
  if (ended && ended.clientId === clientId) noteEndOfToken(ctx, { what: 'ended', atS: ended.endedAtS })
}

/** Slows down a device that asks for its token too often, while its user has not decided. */
function slowDownDevices(
  provider: Provider,
  { getContext, devicePace, createSlowDownError }: ModelParts,
): void {
  const { DeviceCode } = provider
  const find = DeviceCode.find.bind(DeviceCode) as (...request: FindRequest) => Found<DeviceCode>
  const findAtPace = async (...request: FindRequest): Found<DeviceCode> => {
    const code = await find(...request)
    const { route, client } = getContext()?.oidc ?? {}
    const isWaiting = code && !code.isExpired && code.accountId === undefined && code.error === undefined
    if (!isWaiting || route !== 'token' || code.clientId !== client?.clientId) return code
    if (!devicePace.admit(hashSecret(code.jti))) throw createSlowDownError()
    return code
  }
  DeviceCode.find = findAtPace as typeof DeviceCode.find
}
