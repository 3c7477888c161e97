/** Tests the token endpoint, revocation, introspection and userInfo, over HTTP. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { userScope } from '@openlightfi/contract'
import {
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

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())
afterEach(() => mock.timers.reset())

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

  it('gives a client a thousand tokens for itself at once, and then says when to come back', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const settings = { kind: 'service', scopes: ['readings:read'], signingAlgorithm: 'ES256' } as const
    const { clientId, clientSecret = '' } = await server.createClient(settings)
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
    const ask = () => fetch(`${server.issuer}/token`, { method: 'POST', body })
    for (let asked = 0; asked < 1_000; asked += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, ask))
      for (const answer of answers) await readTokens(answer)
    }
    const refused = await ask()
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '1')
    assert.equal(await readError(refused), 'temporarily_unavailable')
    mock.timers.tick(1_000)
    await readTokens(await ask())
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

/** Reads the error of an answer. */
async function readRefusal(answer: Response): Promise<{ error: string; error_description: string }> {
  assert.ok(answer.status >= 400)
  return (await answer.json()) as { error: string; error_description: string }
}

describe('a refusal of the token endpoint', () => {
  const strange = 'this client has no such refresh token'

  async function explain(token: string | undefined, client = server.client): Promise<string> {
    const { error, error_description: description } = await readRefusal(await refresh(server, token, client))
    assert.equal(error, 'invalid_grant')
    return description
  }

  it('says of a refresh token whether it is unknown, expired or ended, to its own client alone', async () => {
    const { refresh_token: token = '' } = await obtainTokens(server)
    const other = await server.createClient({})
    const unknown = await explain(`${token.slice(0, -1)}x`)
    assert.ok(unknown.startsWith(strange), unknown)
    assert.equal(await explain(token, other), unknown)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 315_360_000_000 })
    assert.match(
      await explain(token),
      /^the refresh token expired at 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ; .* log in again$/,
    )
    assert.equal(await explain(token, other), unknown)
    mock.timers.reset()
    await post(server, '/revoke', { token })
    assert.match(
      await explain(token),
      /^the login of this refresh token was ended at 20\d\d-.*; log in again$/,
    )
    assert.equal(await explain(token, other), unknown)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 31 * 86_400_000 })
    await server.restart()
    assert.equal(await explain(token), unknown, 'what ended long ago is forgotten')
  })

  it('says that a login was ended by signing out everywhere, and that a rotated token came again', async () => {
    const client = await server.createClient({ rotateRefreshTokens: true, rotationGraceS: 0 })
    const first = await obtainTokens(server, client)
    const second = await readTokens(await refresh(server, first.refresh_token, client))
    assert.match(await explain(first.refresh_token, client), /replaced by a newer one before and came again/)
    assert.match(await explain(second.refresh_token, client), /was ended at/)
    const { refresh_token: token } = await obtainTokens(server)
    await server.accounts.signOutEverywhere(server.user.userId)
    assert.match(await explain(token), /was ended at/)
  })

  it('says of a code whether it is unknown, used, expired or sent with other facts than the login', async () => {
    const send = (code: string, more: Record<string, string> = {}, client = server.client) =>
      post(
        server,
        '/token',
        { grant_type: 'authorization_code', code, redirect_uri: callbackUrl, ...more },
        client,
      )
    const explainCode = async (answer: Promise<Response>) =>
      (await readRefusal(await answer)).error_description
    const code = async () => (await logIn(server)).searchParams.get('code') ?? ''
    const used = await code()
    const unknown = await explainCode(send('nonsense'))
    assert.match(unknown, /^this client has no such code/)
    assert.equal(await explainCode(send(used, {}, await server.createClient({}))), unknown)
    assert.match(
      await explainCode(send(used, { redirect_uri: 'https://oauth.pstmn.io/v1/callback' })),
      /redirect_uri must be the one/,
    )
    await readTokens(await send(used))
    assert.match(await explainCode(send(used)), /used before/)
    const late = await code()
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 61_000 })
    assert.match(await explainCode(send(late)), /has expired: it lives for 60 seconds/)
  })

  it('is never without a description, whatever was wrong', async () => {
    const gateway = await server.createClient({ kind: 'service' })
    const nobody = { clientId: 'nobody', clientSecret: 'x' }
    const wrong = { clientId: server.client.clientId, clientSecret: 'wrong' }
    const grant = { grant_type: 'client_credentials' }
    const unknown = await readRefusal(await post(server, '/token', grant, nobody))
    assert.deepEqual(await readRefusal(await post(server, '/token', grant, wrong)), unknown)
    assert.match(unknown.error_description, /unknown or disabled, or its client_secret is wrong/)
    const refused = await readRefusal(await post(server, '/token', { grant_type: 'refresh_token' }, gateway))
    assert.match(refused.error_description, /may not use this grant_type, but client_credentials/)
    const answers = [
      await post(server, '/token', {}),
      await post(server, '/token', { grant_type: 'password' }),
      await post(server, '/token', { grant_type: 'refresh_token' }),
      await post(server, '/token', { ...grant, scope: 'readings:write everything' }, gateway),
      await post(server, '/token', { ...grant, resource: 'https://elsewhere.example' }, gateway),
      await post(server, '/device_authorization', {}),
      await post(server, '/revoke', {}),
      await post(server, '/introspect', {}, nobody),
    ]
    for (const answer of answers) {
      const { error, error_description: description = '' } = await readRefusal(answer)
      assert.ok(description.length > 10, `${error}: ${description}`)
      // RFC 6749 section 5.2 names the characters.
      assert.match(description, /^[\x20-\x21\x23-\x5B\x5D-\x7E]*$/)
    }
  })
})

describe('a path below the issuer that is no endpoint', () => {
  it('answers 404 with an OAuth2 error', async () => {
    for (const [path, method] of [
      ['/nothing', 'GET'],
      ['/token', 'GET'],
      ['/nothing', 'POST'],
    ] as const) {
      const answer = await fetch(`${server.issuer}${path}`, { method })
      assert.equal(answer.status, 404)
      assert.equal(await readError(answer), 'invalid_request')
    }
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
    for (const token of [tokens.access_token, tokens.refresh_token ?? '']) {
      const seen = await post(server, '/introspect', { token }, colleague)
      assert.deepEqual(await seen.json(), { active: false })
    }
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
