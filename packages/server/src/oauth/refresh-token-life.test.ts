/** Tests a refresh token over its whole life, and in use by very many at once. */
import assert from 'node:assert/strict'
import { after, before, describe, it, mock } from 'node:test'
import { obtainTokens, readTokens, refresh } from '../../testing/login.ts'
import { type OauthServer, startOauthServer, type TestClient } from '../../testing/oauth-server.ts'
import { liveRefreshToken } from '../../testing/refresh-token-life.ts'

const parallel = 1_000

describe('a refresh token of ten years', () => {
  it('works to its last second across logout, password change, key rotation and restarts, and not after it', async () => {
    const server = await startOauthServer({ signingAlgorithm: 'ES256' })
    try {
      assert.deepEqual(await liveRefreshToken(server, 300), { refreshes: 300, restarts: 9 })
    } finally {
      mock.timers.reset()
      await server.close()
    }
  })
})

describe('a thousand refreshes of one token at once', () => {
  let server: OauthServer
  before(async () => {
    server = await startOauthServer({ signingAlgorithm: 'ES256' })
  })
  after(() => server.close())

  async function refreshAtOnce(client: TestClient) {
    const { refresh_token: token } = await obtainTokens(server, client)
    const work = Array.from({ length: parallel }, async () =>
      readTokens(await refresh(server, token, client)),
    )
    return { token, answers: await Promise.all(work) }
  }

  it('all succeed when it does not rotate', async () => {
    const { token, answers } = await refreshAtOnce(server.client)
    assert.equal(new Set(answers.map((answer) => answer.access_token)).size, parallel)
    assert.ok(answers.every((answer) => answer.refresh_token === undefined))
    await readTokens(await refresh(server, token))
  })

  it('all succeed when it rotates with grace, every new token works, and nothing is revoked', async () => {
    const client = await server.createClient({ rotateRefreshTokens: true, rotationGraceS: 60 })
    const { answers } = await refreshAtOnce(client)
    const rotated = answers.map((answer) => answer.refresh_token)
    assert.equal(new Set(rotated).size, parallel)
    for (const token of rotated.slice(0, 20)) await readTokens(await refresh(server, token, client))
    for (const { access_token: token } of answers) await server.oauth.verifyAccessToken(token)
  })
})
