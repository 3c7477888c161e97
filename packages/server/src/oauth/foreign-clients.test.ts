/** Tests the server with OAuth2 client libraries of other projects, over HTTP. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { AuthorizationCode, ClientCredentials } from 'simple-oauth2'
import { Browser } from '../../testing/browser.ts'
import { callbackUrl, logIn } from '../../testing/login.ts'
import { type OauthServer, startOauthServer, type TestClient } from '../../testing/oauth-server.ts'
import { deviceGrant } from './index.ts'

const insecure = { [oauth.allowInsecureRequests]: true }
const signOutUrl = 'https://app.example/bye'

let server: OauthServer
let client: TestClient
let config: openid.Configuration
before(async () => {
  server = await startOauthServer()
  client = await server.createClient({ signOutUrls: [signOutUrl] })
  config = await discover(client)
})
after(() => server.close())

function discover({ clientId, clientSecret }: TestClient): Promise<openid.Configuration> {
  const authentication = clientSecret === '' ? openid.None() : openid.ClientSecretBasic(clientSecret)
  const options = { execute: [openid.allowInsecureRequests] }
  return openid.discovery(new URL(server.issuer), clientId, clientSecret, authentication, options)
}

/** Logs in in the way that `openid-client` tells the browser. */
async function logInWith(by: openid.Configuration, parameters: Record<string, string> = {}) {
  const verifier = openid.randomPKCECodeVerifier()
  const state = openid.randomState()
  const url = openid.buildAuthorizationUrl(by, {
    redirect_uri: callbackUrl,
    scope: 'openid profile readings:read',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ...parameters,
  })
  const browser = new Browser()
  const callback = await logIn(server, Object.fromEntries(url.searchParams), browser)
  const checks = { pkceCodeVerifier: verifier, expectedState: state, idTokenExpected: true }
  const exchange = () => openid.authorizationCodeGrant(by, callback, checks)
  return { browser, callback, exchange }
}

/** Finds the OAuth2 error that a library reports. */
async function findError(attempt: Promise<unknown>): Promise<unknown> {
  return attempt.then(
    () => 'no error',
    (error: { error?: unknown; cause?: { error?: unknown } }) => error.error ?? error.cause?.error,
  )
}

describe('openid-client', () => {
  it('logs in with PKCE, state and iss, reads userinfo, refreshes, introspects and revokes', async () => {
    const { exchange } = await logInWith(config)
    const tokens = await exchange()
    const subject = tokens.claims()?.sub ?? ''
    assert.equal(subject, server.user.userId)
    const who = await openid.fetchUserInfo(config, tokens.access_token, subject)
    assert.equal(who.preferred_username, server.user.username)
    const refreshToken = tokens.refresh_token ?? ''
    const renewed = await openid.refreshTokenGrant(config, refreshToken)
    for (const token of [renewed.access_token, refreshToken]) {
      const seen = await openid.tokenIntrospection(config, token)
      assert.equal(seen.active, true)
      assert.equal(seen.sub, subject)
      assert.equal(seen.client_id, client.clientId)
      assert.ok((seen.exp ?? 0) > Date.now() / 1000)
    }
    await openid.tokenRevocation(config, refreshToken)
    assert.deepEqual({ ...(await openid.tokenIntrospection(config, refreshToken)) }, { active: false })
    assert.deepEqual(
      { ...(await openid.tokenIntrospection(config, renewed.access_token)) },
      { active: false },
    )
    assert.equal(await findError(openid.refreshTokenGrant(config, refreshToken)), 'invalid_grant')
  })

  it('exchanges a code once; the second time ends what the first gave', async () => {
    const { exchange } = await logInWith(config)
    const tokens = await exchange()
    assert.equal(await findError(exchange()), 'invalid_grant')
    const seen = await openid.tokenIntrospection(config, tokens.access_token)
    assert.deepEqual({ ...seen }, { active: false })
    const again = openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
    assert.equal(await findError(again), 'invalid_grant')
  })

  it("sees nothing of another client's tokens and cannot use or revoke them", async () => {
    const { exchange } = await logInWith(config)
    const tokens = await exchange()
    const other = await discover(await server.createClient({}))
    for (const token of [tokens.access_token, tokens.refresh_token ?? '']) {
      assert.deepEqual({ ...(await openid.tokenIntrospection(other, token)) }, { active: false })
      await findError(openid.tokenRevocation(other, token))
    }
    assert.equal(
      await findError(openid.refreshTokenGrant(other, tokens.refresh_token ?? '')),
      'invalid_grant',
    )
    await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  })

  it('logs out through the end session endpoint, to a registered sign-out URL alone', async () => {
    const { browser, exchange } = await logInWith(config)
    const tokens = await exchange()
    const hint = { id_token_hint: tokens.id_token ?? '', state: 'kept' }
    const elsewhere = openid.buildEndSessionUrl(config, {
      ...hint,
      post_logout_redirect_uri: 'https://evil.example/',
    })
    const refused = await browser.request(elsewhere.href)
    assert.equal(refused.status, 400)
    assert.equal(refused.headers.get('location'), null)
    const url = openid.buildEndSessionUrl(config, { ...hint, post_logout_redirect_uri: signOutUrl })
    const page = await browser.request(url.href)
    const text = await page.text()
    assert.match(text, /Log out\?/)
    const xsrf = /name="xsrf" value="(\w+)"/.exec(text)?.[1] ?? ''
    const confirmed = await browser.submit(`${server.issuer}/logout/confirm`, { xsrf, logout: 'yes' })
    assert.equal(confirmed.headers.get('location'), `${signOutUrl}?state=kept`)
    await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
  })

  it('waits for the user of a device at the interval it is told', async () => {
    const device = await discover(
      await server.createClient({ kind: 'public', allowedGrants: [deviceGrant, 'refresh_token'] }),
    )
    const started = await openid.initiateDeviceAuthorization(device, { scope: 'openid' })
    assert.equal(started.interval, 5)
    const form = { grant_type: deviceGrant, device_code: started.device_code }
    const poll = () => openid.genericGrantRequest(device, deviceGrant, form)
    assert.equal(await findError(poll()), 'authorization_pending')
    assert.equal(await findError(poll()), 'slow_down')
  })

  it('is refused a login of a public client without PKCE, with iss in the error', async () => {
    const open = await discover(await server.createClient({ kind: 'public' }))
    const url = openid.buildAuthorizationUrl(open, { redirect_uri: callbackUrl, scope: 'openid' })
    const answer = await new Browser().request(url.href)
    const location = new URL(answer.headers.get('location') ?? '')
    assert.equal(location.searchParams.get('error'), 'invalid_request')
    assert.equal(location.searchParams.get('iss'), server.issuer)
  })
})

describe('oauth4webapi', () => {
  it('gets a service token that passes its own check of RFC 9068, and userinfo refuses it', async () => {
    const gateway = await server.createClient({ kind: 'service', signingAlgorithm: 'ES256' })
    const issuer = new URL(server.issuer)
    const found = await oauth.discoveryRequest(issuer, { ...insecure, algorithm: 'oauth2' })
    const metadata = await oauth.processDiscoveryResponse(issuer, found)
    const self = { client_id: gateway.clientId }
    const authentication = oauth.ClientSecretPost(gateway.clientSecret)
    const answer = await oauth.clientCredentialsGrantRequest(metadata, self, authentication, {}, insecure)
    assert.match(answer.headers.get('cache-control') ?? '', /no-store/)
    const tokens = await oauth.processClientCredentialsResponse(metadata, self, answer)
    assert.equal(tokens.refresh_token, undefined)
    const request = new Request(server.publicUrl, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    const claims = await oauth.validateJwtAccessToken(metadata, request, server.publicUrl, insecure)
    assert.equal(claims.sub, gateway.clientId)
    const refused = await oauth.userInfoRequest(metadata, self, tokens.access_token, insecure)
    assert.equal(refused.status, 401)
    assert.match(refused.headers.get('www-authenticate') ?? '', /invalid_token/)
  })
})

describe('simple-oauth2', () => {
  function buildModuleOptions({ clientId, clientSecret }: TestClient) {
    const auth = {
      tokenHost: server.publicUrl,
      tokenPath: '/oauth2/token',
      revokePath: '/oauth2/revoke',
    }
    return { client: { id: clientId, secret: clientSecret }, auth }
  }

  it('logs in, keeps its refresh token over refreshes when the client echoes it, and gives everything back', async () => {
    const echoing = await server.createClient({ echoRefreshToken: true })
    const { client: credentials, auth } = buildModuleOptions(echoing)
    const library = new AuthorizationCode({
      client: credentials,
      auth: { ...auth, authorizePath: '/oauth2/authorize' },
    })
    const url = new URL(
      library.authorizeURL({ redirect_uri: callbackUrl, scope: 'readings:read', state: 's' }),
    )
    const callback = await logIn(server, Object.fromEntries(url.searchParams))
    const code = callback.searchParams.get('code') ?? ''
    let token = await library.getToken({ code, redirect_uri: callbackUrl })
    for (let time = 0; time < 3; time += 1) token = await token.refresh()
    await server.oauth.verifyAccessToken(String(token.token.access_token))
    await token.revokeAll()
    await assert.rejects(token.refresh())
    await assert.rejects(server.oauth.verifyAccessToken(String(token.token.access_token)))
  })

  it('gets tokens for a gateway', async () => {
    const gateway = await server.createClient({ kind: 'service' })
    const { token } = await new ClientCredentials(buildModuleOptions(gateway)).getToken({
      scope: 'readings:write',
    })
    assert.deepEqual(
      [...(await server.oauth.verifyAccessToken(String(token.access_token))).scopes],
      ['readings:write'],
    )
  })
})
