import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { TokenStoreError } from '../errors/token-error.ts'
import { startAuthorization } from '../oauth/authorization-code.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createTokenSource } from '../tokens/token-source.ts'
import { finishBrowserLogin, startBrowserLogin } from './browser-login.ts'
import { createWebTokenStore, type WebStorage } from './web-token-store.ts'

let kept: Map<string, string>
let storage: WebStorage
beforeEach(() => {
  kept = new Map()
  storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
})

test('what is saved is loaded by another tab, and cleared', async () => {
  const store = createWebTokenStore({ storage })
  assert.equal(await store.load(), undefined)
  await store.save({ refreshToken: 'r', accessToken: 'a', expiresAtMs: 5 })
  assert.deepEqual(await createWebTokenStore({ storage }).load(), {
    refreshToken: 'r',
    accessToken: 'a',
    expiresAtMs: 5,
  })
  await store.clear()
  assert.equal(await store.load(), undefined)
})

test('what this store did not write is refused without quoting it', async () => {
  for (const text of ['{"refreshToken":"secret', '[]', 'null', '{"version":2,"refreshToken":"secret"}']) {
    kept.set('lightfi-tokens', text)
    await assert.rejects(createWebTokenStore({ storage }).load(), (error: unknown) => {
      assert.ok(error instanceof TokenStoreError)
      assert.doesNotMatch(error.message, /secret/)
      return true
    })
  }
})

test('tabs of one origin take turns, so that one refresh serves them all', async () => {
  const authority = createTokenAuthority(Date.now, { rotates: true })
  const { locks } = globalThis.navigator // Node has the Web Locks of browsers
  const client = { oauthUrl: 'http://localhost/oauth2', clientId: 'page', fetch: authority.fetch }
  await createWebTokenStore({ storage, locks }).save({ refreshToken: 'refresh-0' })
  const tabs = Array.from({ length: 4 }, () =>
    createTokenSource({
      grant: createRefreshTokenGrant(client),
      store: createWebTokenStore({ storage, locks }),
    }),
  )
  const tokens = await Promise.all(tabs.map((tab) => tab.getAccessToken()))
  assert.equal(new Set(tokens).size, 1)
  assert.equal(authority.seen.tokenRequests.length, 1)
})

test('a login is finished once, by the tab that began it', async () => {
  const authority = createTokenAuthority(Date.now)
  const oauthUrl = 'http://localhost/oauth2'
  const client = { oauthUrl, clientId: 'page', fetch: authority.fetch }
  const server = { issuer: oauthUrl, authorizationEndpoint: `${oauthUrl}/authorize` }
  const redirectUri = 'http://localhost:3000/'
  const request = { clientId: 'page', redirectUri, scope: 'readings:read' }
  const url = new URL(await startBrowserLogin(server, request, storage))
  const callback = `${redirectUri}?${new URLSearchParams({ code: 'c', iss: oauthUrl, state: url.searchParams.get('state') ?? '' })}`
  const foreign = await startAuthorization(server, request)
  await assert.rejects(
    finishBrowserLogin(client, `${redirectUri}?code=c&state=${foreign.state}`, storage),
    /did not begin/,
  )
  assert.ok((await finishBrowserLogin(client, callback, storage)).accessToken)
  await assert.rejects(finishBrowserLogin(client, callback, storage), /has finished it/)
  assert.equal(kept.size, 0)
})
