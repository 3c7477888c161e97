import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { inspect } from 'node:util'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { NetworkError, TimeoutError } from '../errors/network-error.ts'
import {
  LoginRequiredError,
  TokenEndpointError,
  TokenRefusedError,
  TokenStoreError,
} from '../errors/token-error.ts'
import { createClientCredentialsGrant } from '../oauth/client-credentials-grant.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createMemoryTokenStore, type TokenStore } from './stored-tokens.ts'
import { createTokenSource } from './token-source.ts'

const startMs = Date.UTC(2026, 0, 1)
const oauthUrl = 'http://localhost:8000/oauth2'
let nowMs = startMs
const now = () => nowMs

beforeEach(() => {
  nowMs = startMs
})

function setUp(
  behaviour: Parameters<typeof createTokenAuthority>[1] = {},
  store: TokenStore = createMemoryTokenStore({ refreshToken: 'refresh-0' }),
  timeoutMs = 30_000,
) {
  const authority = createTokenAuthority(now, behaviour)
  const client = {
    oauthUrl,
    clientId: 'app',
    clientSecret: 'top-secret',
    fetch: authority.fetch,
    timeoutMs,
    now,
  }
  const source = createTokenSource({ grant: createRefreshTokenGrant(client), store, now, retry: false })
  return { authority, source, store, client }
}

test('a hundred calls at once share one refresh', async () => {
  const { authority, source } = setUp({ rotates: true })
  const tokens = await Promise.all(Array.from({ length: 100 }, () => source.getAccessToken()))
  assert.equal(new Set(tokens).size, 1)
  assert.equal(authority.seen.tokenRequests.length, 1)
})

test('the refresh request is form-encoded with client id and secret in the body', async () => {
  const { authority, source } = setUp()
  await source.getAccessToken()
  assert.deepEqual(Object.fromEntries(authority.seen.tokenRequests[0] ?? []), {
    grant_type: 'refresh_token',
    refresh_token: 'refresh-0',
    client_id: 'app',
    client_secret: 'top-secret',
  })
})

test('a token is renewed from ten seconds before its exp', async () => {
  const { authority, source } = setUp({ accessTokenLifetimeS: 300 })
  const first = await source.getAccessToken()
  nowMs = startMs + 289_999
  assert.equal(await source.getAccessToken(), first)
  nowMs = startMs + 290_000
  assert.notEqual(await source.getAccessToken(), first)
  assert.equal(authority.seen.tokenRequests.length, 2)
})

test('the refresh token is kept when the answer has none', async () => {
  const { source, store, authority } = setUp({ rotates: false })
  for (let call = 0; call < 3; call += 1) {
    await source.getAccessToken()
    nowMs += 4_000_000
  }
  assert.equal((await store.load())?.refreshToken, 'refresh-0')
  assert.equal(authority.seen.tokenRequests.length, 3)
})

test('a new refresh token is stored before its access token is handed out', async () => {
  const memory = createMemoryTokenStore({ refreshToken: 'refresh-0' })
  const saving = Promise.withResolvers<void>()
  const reachedStore = Promise.withResolvers<void>()
  const slowStore: TokenStore = {
    ...memory,
    async save(tokens) {
      reachedStore.resolve()
      await saving.promise
      await memory.save(tokens)
    },
  }
  const { source } = setUp({ rotates: true }, slowStore)
  let handedOut: string | undefined
  const call = source.getAccessToken().then((accessToken) => {
    handedOut = accessToken
  })
  await reachedStore.promise
  assert.equal(handedOut, undefined)
  saving.resolve()
  await call
  assert.equal((await memory.load())?.accessToken, handedOut)
  assert.equal((await memory.load())?.refreshToken, 'refresh-1')
})

test('tokens that could not be stored are kept, and stored before anything else is asked', async () => {
  const memory = createMemoryTokenStore({ refreshToken: 'refresh-0' })
  let isFull = true
  const { source, authority } = setUp(
    { rotates: true },
    {
      ...memory,
      save: async (tokens) => {
        if (isFull) throw new Error('disk full')
        await memory.save(tokens)
      },
    },
  )
  await assert.rejects(source.getAccessToken(), TokenStoreError)
  await assert.rejects(source.getAccessToken(), TokenStoreError)
  assert.equal(authority.seen.tokenRequests.length, 1)
  isFull = false
  assert.equal(await source.getAccessToken(), (await memory.load())?.accessToken)
  assert.equal((await memory.load())?.refreshToken, 'refresh-1')
  assert.equal(authority.seen.tokenRequests.length, 1)
})

test('a newer login in the store wins over tokens that wait to be stored', async () => {
  const memory = createMemoryTokenStore({ refreshToken: 'refresh-0' })
  let isFull = true
  const save: TokenStore['save'] = async (tokens) => {
    if (isFull) throw new Error('disk full')
    await memory.save(tokens)
  }
  const { source, authority } = setUp({ rotates: true }, { ...memory, save })
  await assert.rejects(source.getAccessToken(), TokenStoreError)
  isFull = false
  authority.refreshTokens.add('newer-login')
  await memory.save({ refreshToken: 'newer-login' })
  await source.getAccessToken()
  assert.equal(authority.seen.tokenRequests.at(-1)?.get('refresh_token'), 'newer-login')
})

test('a failure that may pass leaves the source usable', async () => {
  const { source, authority } = setUp()
  const failures = [
    ['network', NetworkError],
    ['busy', TokenEndpointError],
    ['html', TokenEndpointError],
    ['invalid_client', TokenRefusedError],
  ] as const
  for (const [failure, kind] of failures) {
    authority.settings.failure = failure
    await assert.rejects(source.getAccessToken(), kind)
  }
  authority.settings.failure = undefined
  assert.ok(await source.getAccessToken())
})

test('a token endpoint that hangs ends in a TimeoutError', async () => {
  const { source } = setUp({ failure: 'hangs' }, undefined, 20)
  await assert.rejects(source.getAccessToken(), TimeoutError)
})

test('invalid_grant is terminal: later calls fail without a request', async () => {
  const { source, authority, store } = setUp()
  authority.endRefreshTokens()
  await assert.rejects(source.getAccessToken(), LoginRequiredError)
  await assert.rejects(source.getAccessToken(), /no longer accepts this login \(invalid_grant: over\)/)
  assert.equal(authority.seen.tokenRequests.length, 1)

  authority.refreshTokens.add('after-new-login')
  await store.save({ refreshToken: 'after-new-login' })
  source.reset()
  assert.ok(await source.getAccessToken())
})

test('without a stored refresh token a login is required, and no request is sent', async () => {
  const { source, authority } = setUp({}, createMemoryTokenStore())
  await assert.rejects(source.getAccessToken(), LoginRequiredError)
  assert.equal(authority.seen.tokenRequests.length, 0)
})

test('401s to a token that has been replaced do not refresh again', async () => {
  const { source, authority } = setUp()
  const first = await source.getAccessToken()
  source.rejectAccessToken(first)
  const second = await source.getAccessToken()
  source.rejectAccessToken(first)
  assert.equal(await source.getAccessToken(), second)
  assert.notEqual(first, second)
  assert.equal(authority.seen.tokenRequests.length, 2)
})

test('a rejected token is not taken from the store again', async () => {
  const { source, store } = setUp()
  const first = await source.getAccessToken()
  assert.equal((await store.load())?.accessToken, first)
  source.rejectAccessToken(first)
  assert.notEqual(await source.getAccessToken(), first)
})

test('a token that a reset names is not taken from the store', async () => {
  const { source, store } = setUp()
  const first = await source.getAccessToken()
  source.reset()
  assert.equal(await source.getAccessToken(), first)
  source.reset({ rejectedAccessToken: first })
  assert.notEqual(await source.getAccessToken(), first)
  assert.notEqual((await store.load())?.accessToken, first)
})

test('a token that another process stored is used', async () => {
  const { source, authority, store } = setUp()
  await store.save({ accessToken: 'from elsewhere', expiresAtMs: nowMs + 60_000, refreshToken: 'refresh-0' })
  assert.equal(await source.getAccessToken(), 'from elsewhere')
  await store.save({ accessToken: 'from elsewhere 2', expiresAtMs: nowMs + 160_000, refreshToken: 'other' })
  nowMs += 55_000
  assert.equal(await source.getAccessToken(), 'from elsewhere 2')
  assert.equal(authority.seen.tokenRequests.length, 0)
})

test('aborting one call leaves the refresh to the others', async () => {
  const { source, authority } = setUp()
  const impatient = new AbortController()
  const aborted = source.getAccessToken({ signal: impatient.signal })
  const patient = source.getAccessToken()
  impatient.abort(new Error('changed my mind'))
  await assert.rejects(aborted, /changed my mind/)
  assert.ok(await patient)
  await assert.rejects(source.getAccessToken({ signal: impatient.signal }), /changed my mind/)
  assert.equal(authority.seen.tokenRequests.length, 1)
})

test('a failed refresh that nobody waits for any more is no unhandled rejection', async () => {
  const { source, authority } = setUp({ failure: 'network' })
  const impatient = new AbortController()
  const aborted = source.getAccessToken({ signal: impatient.signal })
  impatient.abort(new Error('gone'))
  await assert.rejects(aborted, /gone/)
  await assert.rejects(source.getAccessToken(), NetworkError)
  authority.settings.failure = undefined
  assert.ok(await source.getAccessToken())
})

test('ten years pass without a timer that outlives its request', async (context) => {
  const set = context.mock.method(globalThis, 'setTimeout')
  const cleared = context.mock.method(globalThis, 'clearTimeout')
  const { source, authority } = setUp({ accessTokenLifetimeS: 3650 * 86_400 })
  const first = await source.getAccessToken()
  nowMs += 3650 * 86_400_000 - 11_000
  assert.equal(await source.getAccessToken(), first)
  nowMs += 1000
  assert.notEqual(await source.getAccessToken(), first)
  assert.equal(authority.seen.tokenRequests.length, 2)
  const timers = set.mock.calls.map(({ result }) => result)
  assert.deepEqual(
    timers,
    cleared.mock.calls.map(({ arguments: [timer] }) => timer),
  )
})

test('a clock that runs ahead does not refresh at every call', async () => {
  const serverNow = () => nowMs - 86_400_000
  const authority = createTokenAuthority(serverNow)
  const client = { oauthUrl, clientId: 'app', fetch: authority.fetch, now }
  const store = createMemoryTokenStore({ refreshToken: 'refresh-0' })
  const source = createTokenSource({ grant: createRefreshTokenGrant(client), store, now, retry: false })
  for (let call = 0; call < 5; call += 1) await source.getAccessToken()
  assert.equal(authority.seen.tokenRequests.length, 1)
})

test('a token with a life below the margin is still handed out, once', async () => {
  const { source, authority } = setUp({ accessTokenLifetimeS: 5 })
  assert.ok(await source.getAccessToken())
  assert.ok(await source.getAccessToken())
  assert.equal(authority.seen.tokenRequests.length, 2)
})

test('client credentials need no refresh token', async () => {
  const authority = createTokenAuthority(now)
  const client = { oauthUrl, clientId: 'gateway', clientSecret: 's', fetch: authority.fetch, now }
  const grant = createClientCredentialsGrant({ ...client, scope: 'readings:write' })
  const source = createTokenSource({ grant, now })
  assert.ok(await source.getAccessToken())
  const [request] = authority.seen.tokenRequests
  assert.equal(request?.get('grant_type'), 'client_credentials')
  assert.equal(request?.get('scope'), 'readings:write')
})

test('no error carries a secret', async () => {
  const { source, authority } = setUp({}, createMemoryTokenStore({ refreshToken: 'refresh-0' }), 20)
  const secrets = /refresh-0|top-secret|secret-in-body/
  for (const failure of ['network', 'busy', 'html', 'invalid_client', 'hangs'] as const) {
    authority.settings.failure = failure
    const error = await source.getAccessToken().catch((reason: unknown) => reason)
    assert.ok(error instanceof Error)
    assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), secrets)
  }
  authority.settings.failure = undefined
  authority.endRefreshTokens()
  const dead = await source.getAccessToken().catch((reason: unknown) => reason)
  assert.doesNotMatch(inspect(dead, { depth: 9, showHidden: true }), secrets)
  assert.doesNotMatch(inspect(source, { depth: 9, showHidden: true }), secrets)
})
