/** Proves a refresh token's whole life with thousands of refreshes; `npm run prove` runs it. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startOauthServer } from '../../testing/oauth-server.ts'
import { liveRefreshToken } from '../../testing/refresh-token-life.ts'

it('a refresh token of ten years works to its last second over 5,000 refreshes, and not after it', async (test) => {
  const server = await startOauthServer({ signingAlgorithm: 'ES256' })
  try {
    const life = await liveRefreshToken(server, 5_000)
    assert.deepEqual(life, { refreshes: 5_000, restarts: 9 })
    test.diagnostic(JSON.stringify(life))
  } finally {
    await server.close()
  }
})
