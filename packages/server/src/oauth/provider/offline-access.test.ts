/**
 * Tests `offline_access`, which many libraries ask for by themselves: it is accepted everywhere and changes
 * nothing.
 */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { decodeJwt } from 'jose'
import { Browser } from '../../../testing/browser.ts'
import {
  authorize,
  exchange,
  logIn,
  post,
  readError,
  readTokens,
  refresh,
  signOut,
  type TokenAnswer,
} from '../../../testing/login.ts'
import { type OauthServer, startOauthServer, type TestClient } from '../../../testing/oauth-server.ts'

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())
afterEach(() => mock.timers.reset())

function split(scope: string | undefined): string[] {
  return (scope ?? '').split(' ').sort()
}

/** Refreshes with scopes, as some libraries repeat those of the login. */
function refreshWith(scope: string, { refresh_token = '' }: TokenAnswer, client = server.client) {
  return post(server, '/token', { grant_type: 'refresh_token', refresh_token, scope }, client)
}

async function logInFor(scope: string, client: TestClient = server.client): Promise<TokenAnswer> {
  return exchange(server, await logIn(server, { scope, client_id: client.clientId }), client)
}

describe('offline_access', () => {
  it('asked for at the login may be repeated, left out or narrowed away at each refresh; the answer says what was asked', async () => {
    for (const wanted of [{}, { rotateRefreshTokens: true }, { echoRefreshToken: true }] as const) {
      const client = await server.createClient(wanted)
      let tokens = await logInFor('openid readings:read offline_access', client)
      assert.deepEqual(split(tokens.scope), ['offline_access', 'openid', 'readings:read'])
      for (const scope of [
        'openid readings:read offline_access',
        'offline_access readings:read',
        'readings:read',
      ]) {
        const answer = await readTokens(await refreshWith(scope, tokens, client))
        assert.deepEqual(split(answer.scope), split(scope))
        tokens = { ...tokens, ...answer }
      }
      const plain = await readTokens(await refresh(server, tokens.refresh_token, client))
      assert.deepEqual(split(plain.scope), ['offline_access', 'openid', 'readings:read'])
    }
  })

  it('may be asked for at a refresh whose login went without, and everything else beyond it stays refused', async () => {
    const tokens = await logInFor('readings:read')
    const answer = await readTokens(await refreshWith('readings:read offline_access', tokens))
    assert.deepEqual(split(answer.scope), ['offline_access', 'readings:read'])
    assert.equal(decodeJwt(answer.access_token).scope, 'readings:read')
    assert.deepEqual(split((await readTokens(await refreshWith('offline_access', tokens))).scope), [
      'offline_access',
      'readings:read',
    ])
    for (const scope of ['openid offline_access', 'everything offline_access']) {
      assert.equal(await readError(await refreshWith(scope, tokens)), 'invalid_scope')
    }
  })

  it('changes neither the refresh token nor its bond to the session, and needs no page of its own', async () => {
    const browser = new Browser()
    const lives: unknown[] = []
    for (const scope of ['readings:read', 'readings:read offline_access']) {
      const callback = await logIn(server, { scope }, browser)
      const tokens = await exchange(server, callback)
      const seen = await post(server, '/introspect', { token: tokens.refresh_token ?? '' })
      const { exp, iat } = (await seen.json()) as { exp: number; iat: number }
      lives.push(exp - iat)
      await signOut(server.publicUrl, browser)
      mock.timers.enable({ apis: ['Date'], now: Date.now() + 30 * 86_400_000 })
      await readTokens(await refresh(server, tokens.refresh_token))
      mock.timers.reset()
    }
    assert.deepEqual(lives, [315_360_000, 315_360_000])
    await logIn(server, {}, browser)
    const silent = await authorize(server, browser, { scope: 'openid offline_access', prompt: 'none' })
    assert.ok(new URL(silent.url).searchParams.has('code'), silent.url)
  })

  it('alone stands beside all scopes of the client, as no scope does', async () => {
    const { scope } = await logInFor('offline_access')
    const all = await logInFor('aws.cognito.signin.user.admin readings:read openid profile email')
    assert.deepEqual(split(scope), [...split(all.scope), 'offline_access'].sort())
  })

  it('is taken from clients that act for themselves, that have no refresh grant, and with prompt=consent', async () => {
    const gateway = await server.createClient({
      kind: 'service',
      scopes: ['readings:write', 'readings:read'],
    })
    const fields = { grant_type: 'client_credentials', scope: 'readings:write offline_access' }
    const machine = await readTokens(await post(server, '/token', fields, gateway))
    assert.deepEqual(split(machine.scope), ['offline_access', 'readings:write'])
    assert.equal(machine.refresh_token, undefined)
    const once = await server.createClient({ allowedGrants: ['authorization_code'] })
    const tokens = await logInFor('readings:read offline_access', once)
    assert.deepEqual(split(tokens.scope), ['offline_access', 'readings:read'])
    assert.equal(tokens.refresh_token, undefined)
    const asked = await authorize(server, new Browser(), {
      scope: 'openid offline_access',
      prompt: 'consent',
    })
    assert.match(asked.url, /\/interaction\//, 'no refusal')
  })

  it('is seen by introspection as the token answer says it', async () => {
    const tokens = await logInFor('readings:read offline_access')
    for (const token of [tokens.access_token, tokens.refresh_token ?? '']) {
      const seen = (await (await post(server, '/introspect', { token })).json()) as { scope: string }
      assert.deepEqual(split(seen.scope), ['offline_access', 'readings:read'])
    }
  })

  it('may stand among the scopes of a client, which loses nothing by leaving it out', async () => {
    for (const scopes of [['readings:read'], ['readings:read', 'offline_access']] as const) {
      const client = await server.createClient({ scopes: [...scopes] })
      assert.deepEqual(server.oauth.clients.findClient(client.clientId)?.scopes, ['readings:read'])
      await logInFor('readings:read offline_access', client)
    }
    await assert.rejects(server.createClient({ scopes: ['offline_access'] }), {
      name: 'InvalidClientSettings',
    })
  })
})

describe('a scope that a client may not have', () => {
  it('is refused by every endpoint, each naming it and what would be right', async () => {
    const client = await server.createClient({ scopes: ['readings:read'] })
    const gateway = await server.createClient({ kind: 'service' })
    const device = await server.createClient({
      kind: 'public',
      scopes: ['readings:read'],
      allowedGrants: ['urn:ietf:params:oauth:grant-type:device_code'],
    })
    const tokens = await logInFor('readings:read', client)
    for (const scope of ['admin', 'everything']) {
      const right = scope === 'admin' ? /may ask for readings:/ : /there are aws.* offline_access/
      const reached = await authorize(server, new Browser(), { client_id: client.clientId, scope })
      const query = new URL(reached.url).searchParams
      assert.equal(query.get('error'), 'invalid_scope')
      assert.match(query.get('error_description') ?? '', right)
      const answers = [
        await post(server, '/token', { grant_type: 'client_credentials', scope }, gateway),
        await post(server, '/device_authorization', { scope }, device),
      ]
      for (const answer of answers) {
        const told = (await answer.json()) as { error: string; error_description: string; scope: string }
        assert.equal(told.error, 'invalid_scope')
        assert.equal(told.scope, scope)
        assert.match(told.error_description, right)
        assert.ok(told.error_description.includes(scope))
      }
      const refused = (await (await refreshWith(scope, tokens, client)).json()) as Record<string, string>
      assert.equal(refused.error, 'invalid_scope')
      assert.match(refused.error_description ?? '', new RegExp(`was not given ${scope};`))
    }
    const { searchParams } = new URL(
      (await authorize(server, new Browser(), { scope: 'x'.repeat(2_000) })).url,
    )
    assert.ok((searchParams.get('error_description') ?? '').length < 400)
  })
})
