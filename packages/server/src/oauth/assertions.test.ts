/** What docs/oauth.md promises about codes, clients and tokens, over HTTP. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { scopeList, userScope } from '@openlightfi/contract'
import * as oauth from 'oauth4webapi'
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
} from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'

const insecure = { [oauth.allowInsecureRequests]: true }

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())
afterEach(() => mock.timers.reset())

describe('the authorization endpoint', () => {
  it('shows a redirect URI that does not match, and never redirects to it', async () => {
    const wrong = [
      'https://evil.example/',
      'http://localhost:3000/x',
      'http://localhost:3001/',
      'HTTP://localhost:3000/',
    ]
    for (const redirectUri of [
      ...wrong,
      'http://localhost:3000/?a',
      'http://localhost:3000//',
      'javascript:alert(1)',
    ]) {
      for (const others of [{}, { scope: 'nonsense' }, { response_type: 'token' }]) {
        const { url, response } = await authorize(server, new Browser(), {
          redirect_uri: redirectUri,
          ...others,
        })
        assert.ok(url.startsWith(server.issuer), url)
        assert.equal(response.status, 400)
        assert.equal(response.headers.get('location'), null)
        assert.match(response.headers.get('content-type') ?? '', /^text\/html/)
        assert.match(await response.text(), /not set up for this address/)
      }
    }
  })

  it('shows an unknown client, and never redirects for it', async () => {
    const { url, response } = await authorize(server, new Browser(), { client_id: 'nobody' })
    assert.ok(url.startsWith(server.issuer))
    assert.equal(response.status, 400)
    assert.match(await response.text(), /login link is not valid/)
  })

  it('takes no scope as all scopes of the client', async () => {
    const tokens = await exchange(server, await logIn(server, { scope: undefined }))
    const { scopes } = await server.oauth.verifyAccessToken(tokens.access_token)
    assert.deepEqual([...scopes].sort(), [userScope, 'readings:read', 'openid', 'profile', 'email'].sort())
    assert.ok(tokens.id_token)
  })

  it('tells the application when the user cancels', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, { state: 'kept' })
    const posted = await browser.submit(`${page.url}/cancel`, {})
    const { url } = await browser.follow(page.url, posted)
    assert.equal(new URL(url).searchParams.get('error'), 'access_denied')
    assert.equal(new URL(url).searchParams.get('state'), 'kept')
  })

  it('asks for no second login while the session lasts, and for one when the application wants it', async () => {
    const browser = new Browser()
    await logIn(server, {}, browser)
    assert.ok((await authorize(server, browser, {})).url.startsWith(`${callbackUrl}?code=`))
    assert.match((await authorize(server, browser, { prompt: 'login' })).url, /\/interaction\//)
    const silent = await authorize(server, new Browser(), { prompt: 'none' })
    assert.equal(new URL(silent.url).searchParams.get('error'), 'login_required')
  })
})

describe('the login page', () => {
  it('takes a password only from the browser that began, and only for its own page', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const other = new Browser()
    const otherPage = await authorize(server, other, {})
    const { username, password } = server.user
    for (const [sender, url] of [
      [new Browser(), page.url],
      [other, page.url],
      [browser, otherPage.url],
    ] as const) {
      const refused = await sender.submit(url, { username, password })
      assert.equal(refused.status, 400)
      assert.match(await refused.text(), /has expired/)
    }
    assert.equal((await browser.submit(page.url, { username, password })).status, 303)
  })

  it('cannot be framed, runs no script, is stored nowhere and tells nobody its address', async () => {
    const { response } = await authorize(server, new Browser(), {})
    const policy = response.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /script-src|form-action|unsafe/)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer')
    const page = await response.text()
    assert.doesNotMatch(page, /<script|style=| on\w+=/)
    const stylePath = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1]
    const style = await fetch(`${server.publicUrl}${stylePath}`)
    assert.equal(style.status, 200)
    assert.match(style.headers.get('content-type') ?? '', /^text\/css/)
  })

  it('refuses a form that is too large or of another type with a page', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const large = await browser.submit(page.url, { username: 'x'.repeat(20_000), password: 'y' })
    assert.equal(large.status, 413)
    assert.match(large.headers.get('content-type') ?? '', /^text\/html/)
    const json = await browser.request(page.url, { method: 'POST', body: '{}' })
    assert.equal(json.status, 415)
  })
})

describe('an authorization code', () => {
  it('lives a minute', async () => {
    const startMs = Date.now()
    mock.timers.enable({ apis: ['Date'], now: startMs })
    const callback = await logIn(server)
    mock.timers.setTime(startMs + 61_000)
    const code = callback.searchParams.get('code') ?? ''
    const fields = { grant_type: 'authorization_code', code, redirect_uri: callbackUrl }
    assert.equal(await readError(await post(server, '/token', fields)), 'invalid_grant')
  })

  it('is for its client and its redirect URI alone', async () => {
    const callback = await logIn(server)
    const fields = { grant_type: 'authorization_code', code: callback.searchParams.get('code') ?? '' }
    const other = await server.createClient({})
    const attempts = [
      post(server, '/token', { ...fields, redirect_uri: callbackUrl }, other),
      post(server, '/token', { ...fields, redirect_uri: 'https://oauth.pstmn.io/v1/callback' }),
    ]
    for (const attempt of attempts) assert.equal(await readError(await attempt), 'invalid_grant')
    assert.equal(await readError(await post(server, '/token', fields)), 'invalid_request')
    await exchange(server, callback)
  })

  it('needs S256 PKCE from public clients, and cannot be downgraded for any', async () => {
    const open = await server.createClient({ kind: 'public' })
    const verifier = oauth.generateRandomCodeVerifier()
    const challenge = await oauth.calculatePKCECodeChallenge(verifier)
    const refused = [
      {},
      { code_challenge: verifier, code_challenge_method: 'plain' },
      { code_challenge: challenge },
      { code_challenge_method: 'S256' },
    ]
    for (const parameters of refused) {
      const { url } = await authorize(server, new Browser(), { client_id: open.clientId, ...parameters })
      assert.equal(new URL(url).searchParams.get('error'), 'invalid_request')
    }
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
    for (const client of [open, server.client]) {
      const callback = await logIn(server, { client_id: client.clientId, ...pkce })
      const code = callback.searchParams.get('code') ?? ''
      const fields = { grant_type: 'authorization_code', code, redirect_uri: callbackUrl }
      assert.equal(await readError(await post(server, '/token', fields, client)), 'invalid_grant')
      const other = { ...fields, code_verifier: oauth.generateRandomCodeVerifier() }
      assert.equal(await readError(await post(server, '/token', other, client)), 'invalid_grant')
      await exchange(server, callback, client, { code_verifier: verifier })
    }
    const without = await logIn(server)
    const code = without.searchParams.get('code') ?? ''
    const downgraded = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackUrl,
      code_verifier: verifier,
    }
    assert.equal(await readError(await post(server, '/token', downgraded)), 'invalid_grant')
  })
})

describe('the token endpoint', () => {
  it('takes the secret in the body and in the header, for the same client', async () => {
    const { refresh_token: refreshToken = '' } = await obtainTokens(server)
    await readTokens(await refresh(server, refreshToken))
    const { clientId, clientSecret } = server.client
    const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken })
    await readTokens(
      await fetch(`${server.issuer}/token`, { method: 'POST', headers: { authorization }, body }),
    )
  })

  it('refuses two client authentications at once, repeated parameters, and a wrong or missing secret', async () => {
    const { clientId, clientSecret } = server.client
    const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`
    const fields = {
      grant_type: 'refresh_token',
      refresh_token: 'x',
      client_id: clientId,
      client_secret: clientSecret,
    }
    const send = (body: string, headers: Record<string, string> = {}) =>
      fetch(`${server.issuer}/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      })
    const form = new URLSearchParams(fields).toString()
    assert.equal(await readError(await send(form, { authorization })), 'invalid_request')
    assert.equal(await readError(await send(`${form}&grant_type=refresh_token`)), 'invalid_request')
    for (const secret of ['wrong', '']) {
      const refused = await post(
        server,
        '/token',
        { grant_type: 'refresh_token', refresh_token: 'x' },
        {
          clientId,
          clientSecret: secret,
        },
      )
      assert.equal(refused.status, 401)
      assert.equal(await readError(refused), 'invalid_client')
    }
  })

  it('is never cached', async () => {
    const { refresh_token: refreshToken } = await obtainTokens(server)
    for (const token of [refreshToken, 'unknown']) {
      assert.equal((await refresh(server, token)).headers.get('cache-control'), 'no-store')
    }
  })

  it('names a grant the client may not use, and one that does not exist', async () => {
    const gateway = await server.createClient({ kind: 'service' })
    const refused = await post(server, '/token', { grant_type: 'refresh_token', refresh_token: 'x' }, gateway)
    assert.equal(refused.status, 400)
    assert.equal(await readError(refused), 'unauthorized_client')
    assert.equal(
      await readError(await post(server, '/token', { grant_type: 'client_credentials' })),
      'unauthorized_client',
    )
    assert.equal(
      await readError(await post(server, '/token', { grant_type: 'password' })),
      'unsupported_grant_type',
    )
  })

  it('refuses a resource other than the API', async () => {
    const gateway = await server.createClient({ kind: 'service' })
    const fields = { grant_type: 'client_credentials', resource: 'https://elsewhere.example' }
    assert.equal(await readError(await post(server, '/token', fields, gateway)), 'invalid_target')
    const own = { grant_type: 'client_credentials', resource: server.publicUrl }
    await readTokens(await post(server, '/token', own, gateway))
  })

  it('refuses a refresh token to another client, and a wider scope', async () => {
    const { refresh_token: refreshToken = '' } = await obtainTokens(server)
    const other = await server.createClient({})
    assert.equal(await readError(await refresh(server, refreshToken, other)), 'invalid_grant')
    const wider = { grant_type: 'refresh_token', refresh_token: refreshToken, scope: `${userScope} admin` }
    assert.equal(await readError(await post(server, '/token', wider)), 'invalid_scope')
    await readTokens(await refresh(server, refreshToken))
  })

  it('rotates the refresh tokens of a confidential client that wants it, without extending their life', async () => {
    const client = await server.createClient({ rotateRefreshTokens: true, refreshTokenLifetimeS: 3_600 })
    const startMs = Math.floor(Date.now() / 1000) * 1000
    mock.timers.enable({ apis: ['Date'], now: startMs })
    const first = await obtainTokens(server, client)
    mock.timers.setTime(startMs + 3_000_000)
    const second = await readTokens(await refresh(server, first.refresh_token, client))
    assert.ok(second.refresh_token)
    mock.timers.setTime(startMs + 3_601_000)
    assert.equal(await readError(await refresh(server, second.refresh_token, client)), 'invalid_grant')
  })

  it('may be called by scripts of the service itself and of the callback pages, and no others', async () => {
    const { refresh_token: refreshToken = '' } = await obtainTokens(server)
    const { clientId, clientSecret } = server.client
    const fields = { client_id: clientId, client_secret: clientSecret, grant_type: 'refresh_token' }
    const body = new URLSearchParams({ ...fields, refresh_token: refreshToken }).toString()
    const send = (origin: string) =>
      fetch(`${server.issuer}/token`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
    for (const origin of [server.publicUrl, 'http://localhost:3000']) {
      const answer = await send(origin)
      assert.equal(answer.headers.get('access-control-allow-origin'), origin)
      await readTokens(answer)
    }
    const refused = await send('https://evil.example')
    assert.equal(refused.status, 400)
    assert.equal(refused.headers.get('access-control-allow-origin'), null)
  })
})

describe('revocation and introspection', () => {
  it('answers 200 to an unknown token, whatever it looks like', async () => {
    for (const token of ['unknown', 'a.b.c', `${'e30'}.${'e30'}.x`]) {
      assert.equal((await post(server, '/revoke', { token })).status, 200)
    }
  })

  it('does not let a client revoke or see the tokens of a stranger', async () => {
    const tokens = await obtainTokens(server)
    const stranger = await server.createClient({ kind: 'public' })
    for (const token of [tokens.access_token, tokens.refresh_token ?? '']) {
      assert.equal((await post(server, '/revoke', { token }, stranger)).status, 200)
      assert.deepEqual(await (await post(server, '/introspect', { token }, stranger)).json(), {
        active: false,
      })
    }
    const colleague = await server.createClient({})
    assert.equal((await post(server, '/revoke', { token: tokens.access_token }, colleague)).status, 400)
    await server.oauth.verifyAccessToken(tokens.access_token)
    await readTokens(await refresh(server, tokens.refresh_token))
    const seen = (await (
      await post(server, '/introspect', { token: tokens.access_token }, colleague)
    ).json()) as {
      active: boolean
    }
    assert.equal(seen.active, true)
  })

  it('wants to know who asks, and says nothing about what is not active', async () => {
    const { clientId } = server.client
    const nobody = { clientId, clientSecret: 'wrong' }
    assert.equal((await post(server, '/introspect', { token: 'x' }, nobody)).status, 401)
    assert.deepEqual(await (await post(server, '/introspect', { token: 'x' })).json(), { active: false })
  })

  it("revokes a service client's token", async () => {
    const gateway = await server.createClient({ kind: 'service' })
    const { access_token: token } = await readTokens(
      await post(server, '/token', { grant_type: 'client_credentials' }, gateway),
    )
    const active = (await (await post(server, '/introspect', { token }, gateway)).json()) as {
      client_id: string
    }
    assert.equal(active.client_id, gateway.clientId)
    await post(server, '/revoke', { token }, gateway)
    await assert.rejects(server.oauth.verifyAccessToken(token), { reason: 'revoked' })
  })
})

describe('/logout', () => {
  it('sends the browser to a registered sign-out URL, without its session', async () => {
    const client = await server.createClient({ signOutUrls: ['https://app.example.org'] })
    const browser = new Browser()
    await logIn(server, { client_id: client.clientId }, browser)
    const query = (uri: string) =>
      new URLSearchParams({ client_id: client.clientId, logout_uri: uri }).toString()
    const refused = await browser.request(`${server.publicUrl}/logout?${query('https://evil.example/')}`)
    assert.equal(refused.status, 400)
    assert.equal(refused.headers.get('location'), null)
    const done = await browser.request(`${server.publicUrl}/logout?${query('https://app.example.org/')}`)
    assert.equal(done.status, 302)
    assert.equal(done.headers.get('location'), 'https://app.example.org/')
    assert.match((await authorize(server, browser, { client_id: client.clientId })).url, /\/interaction\//)
  })
})

describe('userInfo', () => {
  it('tells who the user is, to a token with openid in the header alone', async () => {
    const withOpenid = await exchange(server, await logIn(server, { scope: 'openid profile' }))
    const ask = (token: string) =>
      fetch(`${server.issuer}/userInfo`, { headers: { authorization: `Bearer ${token}` } })
    const { userId, username } = server.user
    assert.deepEqual(await (await ask(withOpenid.access_token)).json(), {
      sub: userId,
      username,
      preferred_username: username,
    })
    const without = await obtainTokens(server)
    const refused = await ask(without.access_token)
    assert.equal(refused.status, 403)
    assert.match(refused.headers.get('www-authenticate') ?? '', /insufficient_scope/)
    const query = await fetch(`${server.issuer}/userInfo?access_token=${withOpenid.access_token}`)
    assert.equal(query.status, 401)
    assert.equal(query.headers.get('www-authenticate'), 'Bearer')
    assert.match((await ask('nonsense')).headers.get('www-authenticate') ?? '', /invalid_token/)
  })
})

describe('a client written after the standards', () => {
  it('finds the endpoints, logs in with PKCE, checks iss, reads the ID token, refreshes and revokes', async () => {
    const issuer = new URL(server.issuer)
    for (const algorithm of ['oauth2', 'oidc'] as const) {
      const found = await oauth.discoveryRequest(issuer, { ...insecure, algorithm })
      await oauth.processDiscoveryResponse(issuer, found)
    }
    const metadata = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { ...insecure, algorithm: 'oauth2' }),
    )
    const client: oauth.Client = { client_id: server.client.clientId }
    const authentication = oauth.ClientSecretPost(server.client.clientSecret)
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const callback = await logIn(server, {
      scope: 'openid readings:read',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    const parameters = oauth.validateAuthResponse(metadata, client, callback, state)
    const answer = await oauth.authorizationCodeGrantRequest(
      metadata,
      client,
      authentication,
      parameters,
      callbackUrl,
      verifier,
      insecure,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(metadata, client, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    assert.equal(oauth.getValidatedIdTokenClaims(tokens)?.sub, server.user.userId)
    await assert.rejects(server.oauth.verifyAccessToken(tokens.id_token ?? ''), {
      name: 'InvalidAccessToken',
    })
    const request = new Request(server.publicUrl, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    const claims = await oauth.validateJwtAccessToken(metadata, request, server.publicUrl, insecure)
    assert.equal(claims.client_id, client.client_id)
    const token = tokens.refresh_token ?? ''
    const refreshed = await oauth.refreshTokenGrantRequest(metadata, client, authentication, token, insecure)
    await oauth.processRefreshTokenResponse(metadata, client, refreshed)
    const revoked = await oauth.revocationRequest(metadata, client, authentication, token, insecure)
    await oauth.processRevocationResponse(revoked)
  })

  it('is told by the metadata what the running endpoints do', async () => {
    const at = `${server.publicUrl}/.well-known/oauth-authorization-server/oauth2`
    const metadata = (await (await fetch(at)).json()) as Record<string, unknown>
    const below = await fetch(`${server.issuer}/.well-known/openid-configuration`)
    assert.deepEqual(await below.json(), metadata)
    assert.equal(metadata.issuer, server.issuer)
    assert.deepEqual(metadata.scopes_supported, scopeList)
    assert.deepEqual(metadata.response_types_supported, ['code'])
    assert.deepEqual(metadata.code_challenge_methods_supported, ['S256'])
    const grants = ['authorization_code', 'client_credentials', 'refresh_token']
    assert.deepEqual([...(metadata.grant_types_supported as string[])].sort(), grants)
    const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name))
    assert.deepEqual(endpoints.map(([, url]) => String(url).replace(server.issuer, '')).sort(), [
      '/authorize',
      '/introspect',
      '/jwks',
      '/logout',
      '/revoke',
      '/token',
      '/userInfo',
    ])
    for (const [name, url] of endpoints) {
      const method = /^(token|revocation|introspection)_/.test(name) ? 'POST' : 'GET'
      assert.notEqual((await fetch(String(url), { method })).status, 404, name)
    }
    const { keys } = (await (await fetch(`${server.issuer}/jwks`)).json()) as {
      keys: Record<string, unknown>[]
    }
    assert.deepEqual(keys.map((key) => key.alg).sort(), ['ES256', 'RS256'])
    for (const key of keys) for (const secret of ['d', 'p', 'q']) assert.ok(!(secret in key))
  })

  it('gets the same metadata whatever the Host header says', async () => {
    const at = `${server.address.replace('localhost', '127.0.0.1')}/oauth2/.well-known/openid-configuration`
    const metadata = (await (await fetch(at)).json()) as { token_endpoint: string }
    assert.equal(metadata.token_endpoint, `${server.issuer}/token`)
  })
})
