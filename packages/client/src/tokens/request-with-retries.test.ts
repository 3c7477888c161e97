import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { inspect } from 'node:util'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { LoginRequiredError, TokenEndpointError, TokenStoreError } from '../errors/token-error.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createMemoryTokenStore } from './stored-tokens.ts'
import { createTokenSource } from './token-source.ts'

let nowMs: number
const now = () => nowMs
beforeEach(() => {
  nowMs = Date.UTC(2026, 0, 1)
})

function setUp(behaviour: Parameters<typeof createTokenAuthority>[1], fetch?: typeof globalThis.fetch) {
  const authority = createTokenAuthority(now, behaviour)
  const store = createMemoryTokenStore({ refreshToken: 'refresh-0' })
  const told: unknown[] = []
  const grant = createRefreshTokenGrant({
    oauthUrl: 'http://localhost:8000/oauth2',
    clientId: 'app',
    clientSecret: 'top-secret',
    fetch: fetch ?? authority.fetch,
    now,
  })
  const source = createTokenSource({
    grant,
    store,
    now,
    retry: { baseDelayMs: 1, maxDelayMs: 2 },
    hooks: {
      tokensGranted: (event) => told.push(['granted', event]),
      requestRetried: (event) => told.push(['retried', event]),
      acquisitionFailed: (event) => told.push(['failed', event]),
    },
  })
  return { authority, store, source, told }
}

test('when the answer to a rotation is lost, asking again within the grace of the server saves the login', async () => {
  const { authority, store, source } = setUp({ rotates: true, rotationGraceMs: 10_000, lostAnswers: 2 })
  const tokens = await Promise.all(Array.from({ length: 20 }, () => source.getAccessToken()))
  assert.equal(new Set(tokens).size, 1)
  assert.equal(authority.seen.tokenRequests.length, 3)
  assert.equal(authority.seen.mostConcurrent, 1)
  assert.ok(authority.refreshTokens.has((await store.load())?.refreshToken ?? ''))
  nowMs += 7_200_000
  assert.ok(await source.getAccessToken(), 'the next refresh works with what is stored')
})

test('an answer that stalls is given up in time for the grace', async () => {
  const limits: number[] = []
  const grant = {
    async requestTokens(_refreshToken: string | undefined, { timeoutMs = 30_000 } = {}) {
      limits.push(timeoutMs)
      throw new TokenEndpointError('busy', 503)
    },
  }
  const source = createTokenSource({ grant, retry: { baseDelayMs: 1 } })
  await assert.rejects(source.getAccessToken(), TokenEndpointError)
  assert.deepEqual(limits, [4000, 4000, 30_000])
})

test('a token endpoint in trouble is asked three times, then the failure is told and the next call begins anew', async () => {
  const { authority, source, told } = setUp({ failure: 'busy' })
  await assert.rejects(source.getAccessToken(), TokenEndpointError)
  assert.equal(authority.seen.tokenRequests.length, 3)
  assert.deepEqual(
    told.map((event) => (event as [string])[0]),
    ['retried', 'retried', 'failed'],
  )
  authority.settings.failure = undefined
  assert.ok(await source.getAccessToken())
  assert.deepEqual((told.at(-1) as [string, object])[1], { isRotated: false, expiresAtMs: nowMs + 3_600_000 })
})

test('a longer Retry-After of the token endpoint is left to the callers', async () => {
  let requests = 0
  const { source } = setUp({}, async () => {
    requests += 1
    return new Response('{}', { status: 503, headers: { 'retry-after': '60' } })
  })
  await assert.rejects(source.getAccessToken(), (error: unknown) => {
    assert.ok(error instanceof TokenEndpointError)
    assert.equal(error.retryAfterS, 60)
    return true
  })
  assert.equal(requests, 1)
})

test('a dead refresh token is not asked for again, and the error says what to do', async () => {
  const { authority, source, told } = setUp({})
  authority.endRefreshTokens()
  await assert.rejects(source.getAccessToken(), (error: unknown) => {
    assert.ok(error instanceof LoginRequiredError)
    assert.match(error.message, /invalid_grant.*Log in again/)
    return true
  })
  assert.equal(authority.seen.tokenRequests.length, 1)
  assert.equal((told.at(-1) as [string, { isTerminal: boolean }])[1].isTerminal, true)
  assert.doesNotMatch(inspect(told, { depth: 9, showHidden: true }), /refresh-0|top-secret/)
})

test('what the store holds is told after each reading and each writing, and a grant before it is stored', async () => {
  const told: unknown[] = []
  let isFull = true
  const memory = createMemoryTokenStore({ refreshToken: 'r' })
  const source = createTokenSource({
    grant: { requestTokens: async () => ({ accessToken: 'a', expiresAtMs: nowMs + 60_000 }) },
    store: {
      ...memory,
      save: (tokens) => (isFull ? Promise.reject(new Error('full')) : memory.save(tokens)),
    },
    now,
    hooks: {
      requestGranted: () => told.push('granted'),
      tokensKept: ({ tokens }) => told.push(tokens?.accessToken ?? 'no access token'),
    },
  })
  await assert.rejects(source.getAccessToken(), TokenStoreError)
  assert.deepEqual(told, ['no access token', 'granted'])
  isFull = false
  await source.getAccessToken()
  assert.deepEqual(told.slice(2), ['no access token', 'a'])
})
