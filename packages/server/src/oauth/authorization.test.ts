/** Codes, logins and the authorization endpoint, over HTTP. */
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { userScope } from '@openlightfi/contract'
import * as oauth from 'oauth4webapi'
import { Browser } from '../../testing/browser.ts'
import {
  authorize,
  callbackUrl,
  exchange,
  logIn,
  post,
  readError,
  readTokens,
  refresh,
  signOut,
} from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'

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

  it('cannot be framed, runs no script but its own, is stored nowhere and tells nobody its address', async () => {
    const { response } = await authorize(server, new Browser(), {})
    const policy = response.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.match(policy, /script-src 'sha256-[\w+/]{43}=';/)
    assert.doesNotMatch(policy, /form-action|unsafe/)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer')
    const page = await response.text()
    const [, script = '', ...others] = page.split(/<script>|<\/script>/)
    assert.ok(policy.includes(`'sha256-${hash('sha256', script, 'base64')}'`))
    for (const part of [page.replace(script, ''), ...others]) assert.doesNotMatch(part, /style=| on\w+=/)
    assert.equal(page.split('<script').length, 2)
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

describe('/logout', () => {
  it('asks first, then sends the browser to a registered sign-out URL, without its session', async () => {
    const client = await server.createClient({ signOutUrls: ['https://app.example.org'] })
    const browser = new Browser()
    await logIn(server, { client_id: client.clientId }, browser)
    const query = (uri: string) =>
      new URLSearchParams({ client_id: client.clientId, logout_uri: uri }).toString()
    const refused = await browser.request(`${server.publicUrl}/logout?${query('https://evil.example/')}`)
    assert.equal(refused.status, 400)
    assert.equal(refused.headers.get('location'), null)
    const asked = await browser.request(`${server.publicUrl}/logout?${query('https://app.example.org/')}`)
    assert.equal(asked.status, 200)
    assert.match(await asked.text(), /<h1>Log out\?<\/h1>/)
    const forged = await browser.submit(`${server.publicUrl}/logout`, { csrf: 'guess' })
    assert.equal(forged.status, 403)
    await logIn(server, { client_id: client.clientId, prompt: 'none' }, browser)
    const done = await signOut(server.publicUrl, browser, `?${query('https://app.example.org/')}`)
    assert.equal(done.status, 303)
    assert.equal(done.headers.get('location'), 'https://app.example.org/')
    assert.match((await authorize(server, browser, { client_id: client.clientId })).url, /\/interaction\//)
  })

  it('sends a browser without a session on at once', async () => {
    const client = await server.createClient({ signOutUrls: ['https://app.example.org'] })
    const query = new URLSearchParams({ client_id: client.clientId, logout_uri: 'https://app.example.org/' })
    const done = await new Browser().request(`${server.publicUrl}/logout?${query}`)
    assert.deepEqual([done.status, done.headers.get('location')], [303, 'https://app.example.org/'])
  })
})

describe('/oauth2/logout', () => {
  it('asks first, then ends the session and leaves the refresh tokens', async () => {
    const browser = new Browser()
    const tokens = await exchange(server, await logIn(server, {}, browser))
    const page = await browser.request(`${server.issuer}/logout`)
    const text = await page.text()
    assert.match(text, /<h1>Log out\?<\/h1>/)
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const forged = await browser.submit(`${server.issuer}/logout/confirm`, { xsrf: 'guess', logout: 'yes' })
    assert.equal(forged.status, 400)
    const stayed = await browser.submit(`${server.issuer}/logout/confirm`, { xsrf })
    const kept = await browser.follow(`${server.issuer}/logout/confirm`, stayed)
    assert.match(await kept.response.text(), /You are still logged in/)
    const posted = await browser.submit(`${server.issuer}/logout/confirm`, { xsrf, logout: 'yes' })
    const done = await browser.follow(`${server.issuer}/logout/confirm`, posted)
    assert.match(await done.response.text(), /You are logged out/)
    assert.match((await authorize(server, browser, {})).url, /\/interaction\//)
    await readTokens(await refresh(server, tokens.refresh_token))
  })
})
