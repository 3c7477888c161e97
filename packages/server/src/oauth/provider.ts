/** The only file that knows oidc-provider: its settings, and the few places where its behaviour is changed. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { scopeList } from '@openlightfi/contract'
import type { FastifyBaseLogger } from 'fastify'
import Provider, {
  type Adapter,
  type Client,
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import type { Accounts } from '../accounts/accounts.ts'
import type { RecordAudit } from '../audit/index.ts'
import type { AccessTokenClaims } from './access-token-claims.ts'
import type { AccessTokenVerifier } from './access-token-verifier.ts'
import {
  type AuthorizationServer,
  endpoints,
  InteractionNotFound,
  type LoginInteraction,
} from './authorization-server.ts'
import { isOriginAllowed, toClientMetadata } from './client-policy.ts'
import type { Denylist } from './denylist.ts'
import { hashSecret, matchesHash } from './hash.ts'
import type { KeyRing, SigningAlgorithm } from './key-ring.ts'
import {
  authorizationCodeLifetimeS,
  grantMarginS,
  idTokenLifetimeS,
  interactionLifetimeS,
  sessionLifetimeS,
} from './lifetimes.ts'
import type { OauthClient, OauthClients } from './oauth-clients.ts'
import { renderProviderErrorPage } from './pages/error-page.ts'
import { pageHeaders } from './pages/page.ts'
import type { FindView, PageView } from './pages/page-view.ts'
import { renderSignOutPage } from './pages/sign-out-page.ts'
import { renderSignedOutPage, renderStillLoggedInPage } from './pages/signed-out-page.ts'
import { pinAddress } from './pin-address.ts'
import { adjustTokenAnswer, answerUnknownEndpoint } from './provider-answers.ts'
import { logProviderErrors } from './provider-events.ts'
import { RecordAdapter, type RecordStore } from './record-adapter.ts'
import { recordRevocations } from './record-revocations.ts'
import { completeParameters, findPresentedJwt } from './request-parameters.ts'

/** What the authorization server is built from. */
export interface AuthorizationServerParts {
  /** Without a trailing slash; also the audience of access tokens. */
  readonly publicUrl: string
  readonly issuer: string
  readonly clients: OauthClients
  readonly accounts: Accounts
  readonly store: Omit<RecordStore, 'createReuseError'>
  readonly denylist: Denylist
  readonly keys: KeyRing
  readonly signingAlgorithm: SigningAlgorithm
  readonly verifier: AccessTokenVerifier
  readonly findView: FindView
  readonly logger: FastifyBaseLogger
  readonly recordAudit: RecordAudit
}

/** Builds the authorization server on oidc-provider. */
export function createAuthorizationServer(parts: AuthorizationServerParts): AuthorizationServer {
  const provider = new Provider(parts.issuer, createConfiguration(parts))
  // Host and scheme are those of the public URL, whatever a proxy in front sends (see pinAddress).
  provider.proxy = true
  findClientsInMemory(provider, parts)
  prepareRequests(provider, parts.clients)
  findPresentedAccessTokens(provider, parts)
  provider.use(answerUnknownEndpoint)
  provider.use((ctx, next) => adjustTokenAnswer(parts.clients, ctx, next))
  provider.use(recordRevocations(parts.clients, parts.recordAudit))
  logProviderErrors(provider, parts.logger)

  const callback = provider.callback()
  const address = new URL(parts.publicUrl)
  return {
    handle(request, response) {
      pinAddress(request, address)
      void callback(request, response)
    },
    async findLogin(request, response) {
      const interaction = await findInteraction(provider, request, response)
      return toLogin(parts.clients, interaction)
    },
    async notePassword(request, response, userId) {
      const result = { passwordOf: { userId, atMs: Date.now() } }
      await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
    },
    finishLogin(request, response, userId, methods) {
      const result = { login: { accountId: userId, amr: [...methods] } }
      return provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
    },
    cancelLogin(request, response) {
      const result = { error: 'access_denied', error_description: 'the user cancelled the login' }
      return provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
    },
    async findSession(request, response) {
      pinAddress(request, address)
      const { accountId, jti } = await provider.Session.get(provider.createContext(request, response))
      return accountId === undefined ? undefined : { userId: accountId, csrfToken: hashSecret(`csrf ${jti}`) }
    },
    async endSession(request, response) {
      pinAddress(request, address)
      const context = provider.createContext(request, response)
      const session = await provider.Session.get(context)
      if (session.accountId !== undefined) await session.destroy()
      context.cookies.set(provider.cookieName('session'), null, { path: '/' })
    },
  }
}

function createConfiguration(parts: AuthorizationServerParts): Configuration {
  const { publicUrl, issuer, clients, keys } = parts
  const settingsOf = (client: Client | undefined): OauthClient => requireClient(clients, client)
  const store = {
    ...parts.store,
    createReuseError: () => new errors.InvalidGrant({ detail: 'used twice at once' }),
  }
  return {
    adapter: (model) => new RecordAdapter(model, store) as Adapter,
    jwks: { keys: keys.signingKeys as readonly JWK[] },
    cookies: {
      names: { session: 'lightfi_session', interaction: 'lightfi_login', resume: 'lightfi_resume' },
      keys: [...keys.cookieKeys],
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: '/' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    routes: endpoints,
    discovery: { userinfo_endpoint: `${issuer}/userInfo`, service_documentation: `${publicUrl}/docs` },
    scopes: scopeList,
    claims: { openid: ['sub'], profile: ['username', 'preferred_username'], email: ['email'] },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    clientBasedCORS: (_ctx, origin, client) => isOriginAllowed(publicUrl, origin, client.redirectUris ?? []),
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' },
    features: createFeatures(parts),
    ttl: {
      AccessToken: (_ctx, _token, client) => settingsOf(client).accessTokenLifetimeS,
      ClientCredentials: (_ctx, _token, client) => settingsOf(client).accessTokenLifetimeS,
      // Rotation never extends a lifetime: it counts from the login.
      RefreshToken: (ctx, _token, client) =>
        ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? settingsOf(client).refreshTokenLifetimeS,
      Grant: (ctx) => settingsOf(ctx.oidc.client).refreshTokenLifetimeS + grantMarginS,
      AuthorizationCode: authorizationCodeLifetimeS,
      IdToken: idTokenLifetimeS,
      Interaction: interactionLifetimeS,
      Session: sessionLifetimeS,
    },
    expiresWithSession: async () => false,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: (ctx) => settingsOf(ctx.oidc.client).rotateRefreshTokens,
    revokeGrantPolicy: () => true,
    loadExistingGrant: (ctx) => createGrant(ctx, publicUrl),
    interactions: { policy: createInteractionPolicy(), url: (_ctx, { uid }) => `/oauth2/interaction/${uid}` },
    findAccount: (_ctx, userId) => findAccount(parts.accounts, userId),
    formats: { customizers: { jwt: addClaims } },
    renderError: (ctx, out, error) => {
      const isMismatch = error instanceof errors.InvalidRedirectUri
      const asked = isMismatch ? ctx.oidc.params?.redirect_uri : undefined
      const facts = { ...out, redirect_uri: typeof asked === 'string' ? asked.slice(0, 500) : undefined }
      showPage(ctx, renderProviderErrorPage(chooseView(ctx, parts.findView), facts, isMismatch))
    },
  }
}

function createFeatures(parts: AuthorizationServerParts): Configuration['features'] {
  const { publicUrl, clients } = parts
  return {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    // Access tokens are JWTs, which the library's own endpoint cannot read; see user-info-route.ts.
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => mayRevoke(client, token.clientId),
    },
    introspection: {
      enabled: true,
      // RFC 7662 section 4: whose token it is decides, or a client could try out tokens that it found.
      allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => showPage(ctx, renderSignOutPage(chooseView(ctx, parts.findView), form)),
      postLogoutSuccessSource: (ctx) => showSignOutResult(ctx, chooseView(ctx, parts.findView)),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => publicUrl,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource, client) => {
        if (resource !== publicUrl) throw new errors.InvalidTarget()
        refuseUnknownScopes(ctx)
        return {
          audience: publicUrl,
          scope: scopeList.join(' '),
          accessTokenFormat: 'jwt',
          jwt: {
            sign: { alg: clients.findClient(client.clientId)?.signingAlgorithm ?? parts.signingAlgorithm },
          },
        }
      },
    },
  }
}

function requireClient(clients: OauthClients, client: Client | undefined): OauthClient {
  const found = client && clients.findClient(client.clientId)
  if (!found) throw new errors.InvalidClient('client is invalid', { detail: 'client not found' })
  return found
}

/** Scopes that nobody knows would pass silently otherwise; here the redirect URI has been checked already. */
function refuseUnknownScopes(ctx: KoaContextWithOIDC): void {
  const scope = ctx.oidc.params?.scope
  if (typeof scope !== 'string') return
  const unknown = scope.split(' ').filter((name) => !(scopeList as readonly string[]).includes(name))
  if (unknown.length > 0) throw new errors.InvalidScope('unknown scope requested', unknown.join(' '))
}

/** RFC 7009 section 2.1: only the client a token was given to. One that cannot prove itself does not even learn that it exists. */
function mayRevoke(client: Client, tokenClientId: string | undefined): boolean {
  if (client.clientId === tokenClientId) return true
  if (client.clientAuthMethod === 'none') return false
  throw new errors.InvalidRequest('the token was given to another client')
}

/**
 * Every authorization gets a grant of its own, so that revoking one leaves the others; and it holds all that was asked
 * for, since the clients are the organisation's own and need no consent.
 */
async function createGrant(ctx: KoaContextWithOIDC, audience: string) {
  const { client, account, provider, requestParamScopes } = ctx.oidc
  if (!client || !account || ctx.oidc.promptPending('login') || needsFreshLogin(ctx)) return undefined
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  const scope = [...requestParamScopes].join(' ')
  grant.addOIDCScope(scope)
  grant.addResourceScope(audience, scope)
  await grant.save()
  return grant
}

/** Anything on a person's computer can pose as a native client, so a session alone gives it nothing (RFC 8252 section 8.6). */
function needsFreshLogin(ctx: KoaContextWithOIDC): boolean {
  return ctx.oidc.client?.applicationType === 'native' && !ctx.oidc.result?.login
}

function createInteractionPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.get('consent')?.checks.remove('native_client_prompt')
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check(
        'native_client',
        'native clients need a login of their own',
        needsFreshLogin,
      ),
    )
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check(
        'account_gone',
        'the account of the session does not exist any more',
        (ctx) => ctx.oidc.session?.accountId !== undefined && ctx.oidc.account === undefined,
      ),
    )
  return policy
}

function findAccount(accounts: Accounts, userId: string) {
  const access = accounts.findAccess(userId)
  if (!access) return undefined
  const { username, email } = access
  const claims = { sub: userId, username, preferred_username: username, ...(email && { email }) }
  return { accountId: userId, claims: () => claims }
}

/** The claims that the documented clients and the API read, next to those of RFC 9068. */
const addClaims: NonNullable<NonNullable<Configuration['formats']>['customizers']>['jwt'] = (
  ctx,
  token,
  jwt,
) => {
  jwt.payload.token_use = 'access'
  if (token.kind !== 'AccessToken') return
  const source = ctx.oidc.entities.AuthorizationCode ?? ctx.oidc.entities.RefreshToken
  jwt.payload.auth_time = source?.authTime
  jwt.payload.origin_jti = token.grantId
  jwt.payload.username = findUsername(ctx)
}

function findUsername(ctx: KoaContextWithOIDC): unknown {
  const account = ctx.oidc.entities.Account as ReturnType<typeof findAccount>
  return account?.claims().username
}

/** Clients come from memory and are built once, however many there are; the library's own cache holds a hundred. */
function findClientsInMemory(provider: Provider, parts: AuthorizationServerParts): void {
  const { clients, signingAlgorithm } = parts
  const built = new Map<string, { source: OauthClient; client: Client }>()
  const ProviderClient = provider.Client as unknown as new (metadata: ClientMetadata) => Client
  provider.Client.find = async (clientId) => {
    const source = clients.findEnabledClient(clientId)
    if (!source) return undefined
    const known = built.get(clientId)
    if (known?.source === source) return known.client
    const client = new ProviderClient(toClientMetadata(source, signingAlgorithm) as ClientMetadata)
    built.set(clientId, { source, client })
    return client
  }
  provider.Client.prototype.compareClientSecret = function compareClientSecret(secret) {
    const secretHash = clients.findClient(this.clientId)?.secretHash
    return secretHash !== undefined && matchesHash(secret, secretHash)
  }
}

/** A JWT access token that a client presents for revocation or introspection, by the request that does. */
const presentedTokens = new WeakMap<object, string>()

/** Once the client of a request is known, and before anything is validated: what it left out, and what means the same. */
function prepareRequests(provider: Provider, clients: OauthClients): void {
  const { prototype } = provider.OIDCContext
  const assign = prototype.entity
  prototype.entity = function entity(key, value) {
    assign.call(this, key, value)
    const client = key === 'Client' && value ? clients.findClient(this.client?.clientId ?? '') : undefined
    const params = this.params
    if (!client || !params) return
    completeParameters(this.route, params, client)
    const token = findPresentedJwt(this.route, params)
    if (token !== undefined && Provider.ctx) {
      presentedTokens.set(Provider.ctx, token)
      // The library refuses whatever looks like a JWT before it looks for it.
      params.token = hashSecret(token)
    }
  }
}

/** Access tokens are not stored: what is known about one is what it says itself, once verified. */
function findPresentedAccessTokens(provider: Provider, parts: AuthorizationServerParts): void {
  provider.AccessToken.find = () =>
    findPresented(provider.AccessToken, (claims) => claims.originJti !== undefined)
  provider.ClientCredentials.find = () =>
    findPresented(provider.ClientCredentials, (claims) => claims.originJti === undefined)

  async function findPresented<Token>(
    Model: new (properties: never) => unknown,
    isOfModel: (claims: AccessTokenClaims) => boolean,
  ): Promise<Token | undefined> {
    const token = Provider.ctx && presentedTokens.get(Provider.ctx)
    const claims = token === undefined ? undefined : await parts.verifier.find(token)
    if (!claims || !isOfModel(claims)) return undefined
    // Without the grant's id: revoking an access token ends that token alone.
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
    const destroy = () => parts.denylist.denyToken(claims.jti, claims.expiresAtS)
    return Object.assign(found as object, { destroy }) as Token
  }
}

async function findInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  try {
    return await provider.interactionDetails(request, response)
  } catch (error) {
    if (error instanceof errors.SessionNotFound) throw new InteractionNotFound({ cause: error })
    throw error
  }
}

function toLogin(clients: OauthClients, interaction: FoundInteraction): LoginInteraction {
  const { uid, params, result } = interaction
  const clientId = params.client_id
  const client = typeof clientId === 'string' ? clients.findClient(clientId) : undefined
  if (!client) throw new InteractionNotFound()
  const hint = params.login_hint
  return {
    uid,
    clientId: client.clientId,
    clientName: client.name,
    loginHint: typeof hint === 'string' ? hint : undefined,
    // Written by notePassword alone, and sealed in between.
    passwordOf: result?.passwordOf as LoginInteraction['passwordOf'],
  }
}

type FoundInteraction = Awaited<ReturnType<typeof findInteraction>>

/** The library comes here too when the user chose to stay. */
async function showSignOutResult(ctx: KoaContextWithOIDC, view: PageView): Promise<void> {
  const { provider } = ctx.oidc
  const session = await provider.Session.get(provider.createContext(ctx.req, ctx.res))
  const isOut = session.accountId === undefined
  showPage(ctx, isOut ? renderSignedOutPage(view) : renderStillLoggedInPage(view))
}

function chooseView(ctx: KoaContextWithOIDC, findView: FindView): PageView {
  return findView(ctx.get('accept-language'))
}

function showPage(ctx: KoaContextWithOIDC, page: string): void {
  ctx.set(pageHeaders)
  ctx.type = 'html'
  ctx.body = page
}
