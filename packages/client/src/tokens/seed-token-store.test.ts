import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { LoginRequiredError } from '../errors/token-error.ts'
import { createFileTokenStore } from '../node/file-token-store.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { seedTokenStore } from './seed-token-store.ts'
import { createMemoryTokenStore } from './stored-tokens.ts'
import { createTokenSource } from './token-source.ts'

/** A program that is started with a configured refresh token, again and again, on one file. */
async function setUp(t: { after(end: () => Promise<void>): void }) {
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-seed-'))
  t.after(() => rm(directory, { recursive: true }))
  const path = join(directory, 'tokens.json')
  let nowMs = 1e12
  const now = () => nowMs
  const authority = createTokenAuthority(now, { rotates: true })
  const client = { oauthUrl: 'http://localhost/oauth2', clientId: 'app', fetch: authority.fetch, now }
  const start = async (configured: string) => {
    nowMs += 86_400_000
    const store = createFileTokenStore(path)
    await seedTokenStore(store, configured)
    return createTokenSource({
      grant: createRefreshTokenGrant(client),
      store,
      now,
      retry: false,
    }).getAccessToken()
  }
  return { path, start, authority }
}

test('a configured refresh token counts once, what came of it is kept, and a corrected one counts again', async (t) => {
  const { path, start, authority } = await setUp(t)
  await assert.rejects(start('refresh-mistyped'), (error: unknown) => {
    assert.ok(error instanceof LoginRequiredError)
    assert.ok(error.message.includes(path), error.message)
    assert.ok(!error.message.includes('refresh-mistyped'))
    return true
  })
  for (let run = 1; run <= 3; run += 1) {
    await start('refresh-0')
    assert.equal((await createFileTokenStore(path).load())?.refreshToken, `refresh-${run}`)
  }
  assert.equal(authority.seen.reused, false)
})

test('tokens without a fingerprint are kept where they have worked, and replaced where they never did', async () => {
  const cases = [
    [undefined, true, 'new'],
    [{ refreshToken: 'old' }, true, 'new'],
    [{ refreshToken: 'old', accessToken: 'a' }, false, 'old'],
    [{ refreshToken: 'new' }, false, 'new'],
  ] as const
  for (const [stored, isGiven, kept] of cases) {
    const store = createMemoryTokenStore(stored)
    assert.equal(await seedTokenStore(store, 'new'), isGiven)
    assert.equal((await store.load())?.refreshToken, kept)
    assert.equal(await seedTokenStore(store, 'new'), false)
    assert.equal(await seedTokenStore(store, 'newer'), true)
    assert.equal(await seedTokenStore(store, ''), false)
    assert.equal((await store.load())?.refreshToken, 'newer')
  }
})
