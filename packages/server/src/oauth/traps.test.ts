/**
 * Tests the traps of the library that this server is built on, by the numbers under which docs/oauth.md lists
 * them.
 */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { userScope } from '@openlightfi/contract'
import { decodeJwt } from 'jose'
import { Browser } from '../../testing/browser.ts'
import {
  authorize,
  callbackUrl,
  exchange,
  logIn,
  obtainTokens,
  post,
  readError,
  readTokens,
  refresh,
  signOut,
} from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import { InvalidAccessToken } from './access-token-claims.ts'

const dayMs = 86_400_000
const tenYearsMs = 3_650 * dayMs

/** Moves the clock of this process, which is the server's too; timers keep running. */
function moveClockTo(timeMs: number): void {
  mock.timers.reset()
  mock.timers.enable({ apis: ['Date'], now: timeMs })
}

describe('the traps of oidc-provider', () => {
  let server: OauthServer
  before(async () => {
    server = await startOauthServer()
  })
  after(() => server.close())
  afterEach(() => mock.timers.reset())

  it('1: a refresh token outlives its login session, whether that expires or is ended', async () => {
    const browser = new Browser()
    const tokens = await exchange(server, await logIn(server, {}, browser))
    const signedOut = await signOut(server.publicUrl, browser)
    assert.equal(signedOut.status, 200)
    const again = await authorize(server, browser, {})
    assert.match(again.url, /\/interaction\//, 'the session has ended')
    await readTokens(await refresh(server, tokens.refresh_token))
    moveClockTo(Date.now() + 2 * dayMs)
    await readTokens(await refresh(server, tokens.refresh_token))
  })

  it('2: a refresh token of ten years works beyond 14 days, to its last second and not after it', async () => {
    const startMs = Math.floor(Date.now() / 1000) * 1000
    moveClockTo(startMs)
    const tokens = await obtainTokens(server)
    for (const sinceMs of [15 * dayMs, 400 * dayMs, tenYearsMs - 1_000]) {
      moveClockTo(startMs + sinceMs)
      const { access_token: accessToken } = await readTokens(await refresh(server, tokens.refresh_token))
      await server.oauth.verifyAccessToken(accessToken)
    }
    moveClockTo(startMs + tenYearsMs + 1_000)
    const refused = await refresh(server, tokens.refresh_token)
    assert.equal(refused.status, 400)
    assert.equal(await readError(refused), 'invalid_grant')
  })

  it('2: a short lifetime is absolute too: using the token does not extend it', async () => {
    const client = await server.createClient({ refreshTokenLifetimeS: 3_600, accessTokenLifetimeS: 300 })
    const startMs = Math.floor(Date.now() / 1000) * 1000
    moveClockTo(startMs)
    const tokens = await obtainTokens(server, client)
    assert.equal(tokens.expires_in, 300)
    moveClockTo(startMs + 3_599_000)
    await readTokens(await refresh(server, tokens.refresh_token, client))
    moveClockTo(startMs + 3_601_000)
    assert.equal((await refresh(server, tokens.refresh_token, client)).status, 400)
  })

  it('3: revoking one login of a browser leaves the other, and ends its own access tokens at once', async () => {
    const browser = new Browser()
    const first = await exchange(server, await logIn(server, {}, browser))
    const second = await exchange(server, await logIn(server, {}, browser))
    await server.oauth.verifyAccessToken(first.access_token)
    const revoked = await post(server, '/revoke', { token: first.refresh_token ?? '' })
    assert.equal(revoked.status, 200)
    await assert.rejects(server.oauth.verifyAccessToken(first.access_token), InvalidAccessToken)
    assert.equal((await refresh(server, first.refresh_token)).status, 400)
    await server.oauth.verifyAccessToken(second.access_token)
    await readTokens(await refresh(server, second.refresh_token))
  })

  it('4: tokens and client secrets lie in the database as hashes only', async () => {
    const tokens = await obtainTokens(server)
    const refreshToken = tokens.refresh_token ?? ''
    assert.equal(await server.relational.oauth.findRecord('RefreshToken', refreshToken), undefined)
    const clients = JSON.stringify(await server.relational.oauth.listClients())
    assert.ok(clients.includes(server.client.clientId))
    assert.ok(!clients.includes(server.client.clientSecret))
    const wrong = { ...server.client, clientSecret: `${server.client.clientSecret}x` }
    assert.equal((await refresh(server, refreshToken, wrong)).status, 401)
  })

  it('5: scopes that are not OpenID Connect scopes reach the token', async () => {
    const tokens = await exchange(server, await logIn(server, { scope: `${userScope} readings:read` }))
    const granted = [userScope, 'readings:read'].sort()
    assert.deepEqual([...(await server.oauth.verifyAccessToken(tokens.access_token)).scopes].sort(), granted)
    const refreshed = await readTokens(await refresh(server, tokens.refresh_token))
    assert.deepEqual(String(decodeJwt(refreshed.access_token).scope).split(' ').sort(), granted)
  })

  it('6: an access token can be introspected and revoked although it is stored nowhere', async () => {
    const tokens = await obtainTokens(server)
    const token = tokens.access_token
    const active = (await (await post(server, '/introspect', { token })).json()) as Record<string, unknown>
    assert.equal(active.active, true)
    assert.equal(active.sub, server.user.userId)
    assert.equal(active.username, server.user.username)
    assert.equal(active.scope, userScope)
    assert.equal((await post(server, '/revoke', { token, token_type_hint: 'access_token' })).status, 200)
    await assert.rejects(server.oauth.verifyAccessToken(token), InvalidAccessToken)
    const inactive = await (await post(server, '/introspect', { token })).json()
    assert.deepEqual(inactive, { active: false })
    await readTokens(await refresh(server, tokens.refresh_token))
  })

  it('6: a revocation holds after a restart', async () => {
    const { access_token: token } = await obtainTokens(server)
    await post(server, '/revoke', { token })
    await server.restart()
    await assert.rejects(server.oauth.verifyAccessToken(token), InvalidAccessToken)
  })

  it('8: three refreshes with a rotating token at the same moment all succeed; later the old token ends all', async () => {
    const client = await server.createClient({ rotateRefreshTokens: true })
    const startMs = Math.floor(Date.now() / 1000) * 1000
    moveClockTo(startMs)
    const first = await obtainTokens(server, client)
    const answers = await Promise.all([1, 2, 3].map(() => refresh(server, first.refresh_token, client)))
    const tokens = await Promise.all(answers.map(readTokens))
    assert.equal(new Set(tokens.map((token) => token.refresh_token)).size, 3)
    moveClockTo(startMs + 9_000)
    await readTokens(await refresh(server, first.refresh_token, client))
    moveClockTo(startMs + 11_000)
    for (const token of tokens) await server.oauth.verifyAccessToken(token.access_token)
    assert.equal(await readError(await refresh(server, first.refresh_token, client)), 'invalid_grant')
    for (const token of tokens) {
      assert.equal((await refresh(server, token.refresh_token, client)).status, 400)
      await assert.rejects(server.oauth.verifyAccessToken(token.access_token), InvalidAccessToken)
    }
  })

  it('10: times beyond 2038 are kept to the second', async () => {
    const startMs = Date.parse('2035-01-01T00:00:00Z')
    moveClockTo(startMs)
    const tokens = await obtainTokens(server)
    const answer = await post(server, '/introspect', { token: tokens.refresh_token ?? '' })
    const introspected = (await answer.json()) as { exp: number }
    assert.equal(introspected.exp, (startMs + tenYearsMs) / 1000)
    assert.ok(introspected.exp > 2 ** 31)
    moveClockTo(startMs + tenYearsMs - 1_000)
    const late = await readTokens(await refresh(server, tokens.refresh_token))
    const claims = await server.oauth.verifyAccessToken(late.access_token)
    assert.equal(claims.expiresAtS, (startMs + tenYearsMs) / 1000 - 1 + 14_400)
  })

  it('12: a redirect URI with an empty path and one with / are the same, in both places', async () => {
    for (const asked of ['http://localhost:3000', 'http://localhost:3000/']) {
      for (const exchanged of ['http://localhost:3000', 'http://localhost:3000/']) {
        const callback = await logIn(server, { redirect_uri: asked })
        assert.equal(callback.origin + callback.pathname, callbackUrl)
        await exchange(server, callback, server.client, { redirect_uri: exchanged })
      }
    }
  })

  it('15: a replayed code ends the tokens it gave', async () => {
    const callback = await logIn(server)
    const tokens = await exchange(server, callback)
    const fields = { grant_type: 'authorization_code', redirect_uri: callbackUrl }
    const code = callback.searchParams.get('code') ?? ''
    const replayed = await post(server, '/token', { ...fields, code })
    assert.equal(await readError(replayed), 'invalid_grant')
    await assert.rejects(server.oauth.verifyAccessToken(tokens.access_token), InvalidAccessToken)
    assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
  })

  it('15: of two exchanges of a code at the same moment, at most one gives tokens that last', async () => {
    const callback = await logIn(server)
    const code = callback.searchParams.get('code') ?? ''
    const fields = { grant_type: 'authorization_code', redirect_uri: callbackUrl, code }
    const answers = await Promise.all([1, 2].map(() => post(server, '/token', fields)))
    assert.ok(answers.filter((answer) => answer.status === 200).length <= 1)
    for (const answer of answers) assert.ok([200, 400].includes(answer.status))
  })

  it('17: an unknown scope is refused, at the application and at the token endpoint', async () => {
    const reached = await authorize(server, new Browser(), { scope: `${userScope} everything`, state: 's' })
    const answer = new URL(reached.url).searchParams
    assert.equal(answer.get('error'), 'invalid_scope')
    assert.equal(answer.get('state'), 's')
    const gateway = await server.createClient({ kind: 'service' })
    for (const scope of ['everything', userScope]) {
      const refused = await post(server, '/token', { grant_type: 'client_credentials', scope }, gateway)
      assert.equal(await readError(refused), 'invalid_scope')
    }
  })
})

describe('the traps of oidc-provider around clients and proxies', () => {
  afterEach(() => mock.timers.reset())

  it('13: behind TLS termination URLs and cookies are those of the public URL', async () => {
    const server = await startOauthServer({ publicUrl: 'https://sensors.example.org' })
    try {
      const metadata = await fetch(`${server.address}/oauth2/.well-known/openid-configuration`)
      const { token_endpoint: tokenEndpoint } = (await metadata.json()) as { token_endpoint: string }
      assert.equal(tokenEndpoint, 'https://sensors.example.org/oauth2/token')
      const query = `client_id=${server.client.clientId}&response_type=code&redirect_uri=${callbackUrl}`
      const browser = new Browser()
      const started = await browser.request(`${server.address}/oauth2/authorize?${query}`)
      assert.match(started.headers.getSetCookie().join('\n'), /lightfi_login=.*; secure; httponly/i)
      const page = await browser.follow(server.address, started)
      const { username, password } = server.user
      const posted = await browser.submit(page.url, { username, password })
      assert.equal(posted.status, 303)
      const resume = posted.headers.get('location') ?? ''
      assert.ok(resume.startsWith('https://sensors.example.org/oauth2/authorize/'), resume)
      const local = resume.replace('https://sensors.example.org', server.address)
      const resumed = await browser.request(local)
      assert.ok(resumed.headers.get('location')?.startsWith(`${callbackUrl}?code=`))
    } finally {
      await server.close()
    }
  })

  it('16: the command line needs PKCE, may use any port of the loopback, and its refresh tokens rotate', async () => {
    const server = await startOauthServer()
    try {
      const redirectUri = 'http://127.0.0.1:54321/callback'
      const verifier = 'a-verifier-of-at-least-forty-three-characters-1'
      const challenge = Buffer.from(
        await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)),
      ).toString('base64url')
      const client = { clientId: 'lightfi-cli', clientSecret: '' }
      const request = { client_id: client.clientId, redirect_uri: redirectUri }
      const without = await authorize(server, new Browser(), request)
      assert.equal(new URL(without.url).searchParams.get('error'), 'invalid_request')
      const pkce = { ...request, code_challenge: challenge, code_challenge_method: 'S256' }
      const browser = new Browser()
      const callback = await logIn(server, pkce, browser)
      assert.equal(callback.port, '54321')
      const fields = { redirect_uri: redirectUri, code_verifier: verifier }
      const first = await exchange(server, callback, client, fields)
      const again = await authorize(server, browser, pkce)
      assert.match(again.url, /\/interaction\//, 'a session alone gives a native client nothing')
      const second = await readTokens(await refresh(server, first.refresh_token, client))
      assert.ok(second.refresh_token)
      assert.notEqual(second.refresh_token, first.refresh_token)
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 11_000 })
      assert.equal((await refresh(server, first.refresh_token, client)).status, 400)
      assert.equal((await refresh(server, second.refresh_token, client)).status, 400, 'reuse ends all')
      await assert.rejects(server.oauth.verifyAccessToken(second.access_token), InvalidAccessToken)
    } finally {
      await server.close()
    }
  })
})
