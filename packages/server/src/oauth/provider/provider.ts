/** Runs oidc-provider, as the only file: its settings, and the few places where its behaviour is changed. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { offlineScope, scopeList } from '@openlightfi/contract'
import Provider, {
  type Adapter,
  type Client,
  type Configuration,
  errors,
  interactionPolicy,
  type JWK,
  type KoaContextWithOIDC,
} from 'oidc-provider'
import { readSeconds } from '../../clock.ts'
import { type AuthorizationServer, endpoints, InteractionNotFound } from '../authorization-server.ts'
import { renderProviderErrorPage } from '../hosted/pages/error-page.ts'
import type { FindView, PageView } from '../hosted/pages/page-view.ts'
import { renderSignOutPage } from '../hosted/pages/sign-out-page.ts'
import {
  authorizationCodeLifetimeS,
  deviceCodeLifetimeS,
  grantMarginS,
  idTokenLifetimeS,
  interactionLifetimeS,
  sessionLifetimeS,
} from '../lifetimes.ts'
import { toLocationScope } from '../location-scope.ts'
import type { OauthClient, OauthClients } from '../oauth-clients.ts'
import type { AuthorizationServerParts } from './authorization-server-parts.ts'
import { endSession, findSession, replaceSession } from './browser-session.ts'
import { isOriginAllowed } from './client-policy.ts'
import { createGrant } from './create-grant.ts'
import {
  limitDeviceCodes,
  prepareDevicePage,
  showDeviceCodePage,
  showDeviceConfirmPage,
  showDeviceEnd,
} from './device-sources.ts'
import { explainRefusals } from './explain-refusals.ts'
import { nameBrowser } from './name-browser.ts'
import { noteClientUse } from './note-client-use.ts'
import { restoreOfflineAccess } from './offline-access.ts'
import { findLongParameter } from './parameter-bounds.ts'
import { pinAddress } from './pin-address.ts'
import { adjustTokenAnswer, answerUnknownEndpoint, ignoreResumeQuery } from './provider-answers.ts'
import { addClaims, findAccount } from './provider-claims.ts'
import { logProviderErrors } from './provider-events.ts'
import { changeModels } from './provider-models.ts'
import { RecordAdapter, type RecordStore } from './record-adapter.ts'
import { recordReuse } from './record-reuse.ts'
import { findAskedLocation, needsFreshLogin } from './request-facts.ts'
import { revokeToken } from './revoke-token.ts'
import { showHostedPage } from './show-hosted-page.ts'
import { showSignOutResult } from './show-sign-out-result.ts'
import { answerFullStorage, explainFullStorage, noteFullStorage } from './storage-full-answers.ts'
import { foreignSession, toLoginInteraction } from './to-login-interaction.ts'
import { findWrongScope } from './wrong-scope.ts'

/** Builds the authorization server on oidc-provider. */
export function createAuthorizationServer(parts: AuthorizationServerParts): AuthorizationServer {
  const provider = new Provider(parts.issuer, createConfiguration(parts))
  // Host and scheme are those of the public URL, whatever a proxy in front sends (see pinAddress).
  provider.proxy = true
  changeModels(provider, {
    ...parts,
    findEndedToken: (idHash) => parts.store.repository.findEndedToken(idHash),
    getContext: () => Provider.ctx,
    createSlowDownError: () => new errors.SlowDown(),
  })
  provider.use((ctx, next) => parts.tokenPlaces.giveBackAfter(ctx, next))
  provider.use(answerFullStorage)
  provider.use(answerUnknownEndpoint(parts.findView))
  provider.use(ignoreResumeQuery)
  provider.use(prepareDevicePage)
  provider.use(limitDeviceCodes(parts.guard, parts.findView))
  provider.use((ctx, next) => adjustTokenAnswer(parts.clients, ctx, next))
  logProviderErrors(provider, parts.logger)
  explainRefusals(provider, parts.clients)
  noteClientUse(provider, parts)
  noteFullStorage(provider)

  const callback = provider.callback()
  const address = new URL(parts.publicUrl)
  return {
    handle(request, response) {
      const remoteAddress = pinAddress(request, address)
      if (request.method !== 'POST') void callback(request, response)
      else void parts.tokenPlaces.enter(remoteAddress).then(() => callback(request, response))
    },
    async findLogin(request, response) {
      const interaction = await findInteraction(provider, request, response)
      return toLoginInteraction(parts, interaction)
    },
    async notePassword(request, response, userId) {
      const result = { passwordOf: { userId, atMs: parts.clock() } }
      await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
    },
    async finishLogin(request, response, userId, methods, alongside) {
      await replaceSession(provider, request, response, userId)
      // The login counts from now, not from the return of the browser: all logins may be ended in between.
      const result = { login: { accountId: userId, amr: [...methods], ts: readSeconds(parts.clock) } }
      return parts.store.writes.accompany(
        'Interaction',
        (within) => alongside(within),
        () => provider.interactionResult(request, response, result, { mergeWithLastSubmission: false }),
      )
    },
    giveConsent(request, response) {
      return provider.interactionResult(request, response, { consent: {} })
    },
    cancelLogin(request, response) {
      const result = { error: 'access_denied', error_description: 'the user cancelled the login' }
      return provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
    },
    findSession(request, response) {
      pinAddress(request, address)
      return findSession(provider, request, response)
    },
    endSession(request, response) {
      pinAddress(request, address)
      return endSession(provider, request, response)
    },
  }
}

function createConfiguration(parts: AuthorizationServerParts): Configuration {
  const { publicUrl, issuer, clients, keys } = parts
  const settingsOf = (client: Client | undefined): OauthClient => requireClient(clients, client)
  const store = {
    ...parts.store,
    recordReuse: (within, grantId) => recordReuse(within, parts.accounts, grantId, Provider.ctx?.ip),
    createReuseError: () => new errors.InvalidGrant({ detail: 'used twice at once' }),
    createUnavailableError: (cause) => explainFullStorage(new errors.TemporarilyUnavailable(), cause),
    findAddress: () => Provider.ctx?.ip,
    findBrowser: () => nameBrowser(Provider.ctx?.headers['user-agent']),
  } satisfies RecordStore
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
      DeviceCode: deviceCodeLifetimeS,
      IdToken: idTokenLifetimeS,
      Interaction: interactionLifetimeS,
      Session: sessionLifetimeS,
    },
    expiresWithSession: async () => false,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: (ctx) => settingsOf(ctx.oidc.client).rotateRefreshTokens,
    revokeGrantPolicy: () => true,
    loadExistingGrant: (ctx) =>
      createGrant(ctx, parts, {
        requireClient: settingsOf,
        refuseLocation,
        deny: (description, detail) => new errors.AccessDenied(description, detail),
      }),
    interactions: {
      policy: createInteractionPolicy(),
      url: (_ctx, { uid }) => `/oauth2/interaction/${uid}`,
    },
    findAccount: (ctx, userId) => findAccount(parts.servedUsers, ctx.oidc.client?.clientId, userId),
    formats: { customizers: { jwt: (ctx, token, jwt) => addClaims(parts, ctx, token, jwt) } },
    renderError: (ctx, out, error) => {
      const isMismatch = error instanceof errors.InvalidRedirectUri
      const asked = isMismatch ? ctx.oidc.params?.redirect_uri : undefined
      const facts = { ...out, redirect_uri: typeof asked === 'string' ? asked.slice(0, 500) : undefined }
      showHostedPage(ctx, renderProviderErrorPage(chooseView(ctx, parts.findView), facts, isMismatch))
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
    deviceFlow: {
      enabled: true,
      charset: 'base-20',
      mask: '****-****',
      // The pages show nothing about the device, so nothing is kept.
      deviceInfo: () => ({}),
      userCodeInputSource: (ctx, _form, _out, error) =>
        showDeviceCodePage(ctx, chooseView(ctx, parts.findView), error),
      userCodeConfirmSource: (ctx, _form, client, _info, userCode) =>
        showDeviceConfirmPage(
          ctx,
          chooseView(ctx, parts.findView),
          userCode,
          client.clientName ?? client.clientId,
        ),
      successSource: (ctx) => showDeviceEnd(ctx, chooseView(ctx, parts.findView), 'deviceDone'),
    },
    revocation: {
      enabled: true,
      // Nothing is left for the library to end, since it knows no transactions.
      allowedPolicy: async (ctx, client, token) => {
        if (!mayRevoke(client, token.clientId)) return false
        const endsAlone = token.kind !== 'RefreshToken'
        if (endsAlone && !parts.logins.hasRoomToRevoke(client.clientId)) {
          throw new errors.TemporarilyUnavailable(tooManyRevoked)
        }
        await revokeToken(parts, client.clientId, token, ctx.ip)
        return false
      },
    },
    introspection: {
      enabled: true,
      // RFC 7662 section 4: the owner of a token decides, or a client could try out tokens that it found.
      allowedPolicy: (_ctx, client, token) => client.clientId === token.clientId,
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) =>
        showHostedPage(ctx, renderSignOutPage(chooseView(ctx, parts.findView), form)),
      postLogoutSuccessSource: (ctx) => showSignOutResult(ctx, chooseView(ctx, parts.findView)),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => publicUrl,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, resource, client) => {
        if (resource !== publicUrl) throw new errors.InvalidTarget()
        const params = ctx.oidc.params ?? {}
        if (params.grant_type !== 'refresh_token') restoreOfflineAccess(params)
        const { scopes } = requireClient(clients, client)
        // Unknown scopes would pass silently otherwise; the redirect URI has been checked by now.
        const wrong = findWrongScope(params, scopes)
        if (wrong) throw new errors.InvalidScope(wrong.reason, wrong.scope)
        const tooLong = findLongParameter(ctx)
        if (tooLong !== undefined) throw new errors.InvalidRequest(tooLong)
        const locationId = findAskedLocation(ctx)
        if (locationId !== undefined) refuseForeignLocation(parts, client, locationId)
        const narrowing = locationId === undefined ? [] : [toLocationScope(locationId)]
        return {
          audience: publicUrl,
          // Refreshes of a login from before a scope was taken from the client give the remaining scopes.
          scope: [...scopes, offlineScope, ...narrowing].join(' '),
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

/**
 * Refuses a location of another organisation to a client that acts for itself; for users see `createGrant`.
 */
function refuseForeignLocation(
  { clients, locations }: AuthorizationServerParts,
  client: Client,
  locationId: string,
): void {
  const { kind, organisationId } = requireClient(clients, client)
  if (kind !== 'service') return
  const all = organisationId === undefined ? undefined : { organisationId, locationIds: [organisationId] }
  if (!all || !locations.canSee(all, locationId)) refuseLocation(locationId)
}

function refuseLocation(locationId: string): never {
  throw new errors.InvalidScope('no such location', toLocationScope(locationId))
}

/**
 * Tells whether a client may revoke a token (RFC 7009 section 2.1): only the client that it was given to. A
 * client that cannot prove itself does not even learn that it exists.
 */
function mayRevoke(client: Client, tokenClientId: string | undefined): boolean {
  if (client.clientId === tokenClientId) return true
  if (client.clientAuthMethod === 'none') return false
  throw new errors.InvalidRequest('the token was given to another client')
}

const tooManyRevoked =
  'too many access tokens are revoked one by one; revoke the refresh token instead, which ends all of its login'

/**
 * The sentence of every login page and every `login_required`: a client must not learn who is logged in to
 * which other application.
 */
const loginDescription = 'End-User authentication is required'

function createInteractionPolicy(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.get('consent')?.checks.remove('native_client_prompt')
  const login = policy.get('login')
  if (!login) throw new Error('the library has no prompt for logins')
  const add = (reason: string, check: (ctx: KoaContextWithOIDC) => boolean) =>
    login.checks.add(new interactionPolicy.Check(reason, loginDescription, 'login_required', check))
  add('native_client', needsFreshLogin)
  add(foreignSession, ({ oidc: { session, account } }) => session?.accountId !== undefined && !account)
  for (const check of login.checks) check.description = loginDescription
  return policy
}

async function findInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  try {
    return await provider.interactionDetails(request, response)
  } catch (error) {
    if (error instanceof errors.SessionNotFound) throw new InteractionNotFound({ cause: error })
    throw error
  }
}

function chooseView(ctx: KoaContextWithOIDC, findView: FindView): PageView {
  return findView(ctx.get('accept-language'))
}
