/** Replaces signing keys while the service works. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { Browser } from '../../testing/browser.ts'
import { authorize, obtainTokens, post, readTokens, refresh } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())
afterEach(() => mock.timers.reset())

async function readPublishedKeyIds(): Promise<string[]> {
  const answer = (await (await fetch(`${server.issuer}/jwks`)).json()) as { keys: Record<string, string>[] }
  for (const key of answer.keys) for (const secret of ['d', 'p', 'q']) assert.ok(!(secret in key))
  return answer.keys.map((key) => key.kid ?? '')
}

describe('rotating the signing keys', () => {
  it('signs with a new key at once, while old tokens, refresh tokens and sessions go on', async () => {
    const browser = new Browser()
    const old = await obtainTokens(server)
    const oldKeyId = decodeProtectedHeader(old.access_token).kid
    const fresh = await server.oauth.rotateSigningKeys()
    assert.equal(fresh.length, 2)
    await server.oauth.verifyAccessToken(old.access_token)
    const introspected = await post(server, '/introspect', { token: old.access_token })
    assert.equal(((await introspected.json()) as { active: boolean }).active, true)
    const renewed = await readTokens(await refresh(server, old.refresh_token))
    const newKeyId = decodeProtectedHeader(renewed.access_token).kid ?? ''
    assert.ok(fresh.includes(newKeyId))
    const published = await readPublishedKeyIds()
    assert.ok(published.includes(oldKeyId ?? '') && fresh.every((keyId) => published.includes(keyId)))
    await server.restart()
    await server.oauth.verifyAccessToken(old.access_token)
    const again = await readTokens(await refresh(server, old.refresh_token))
    assert.equal(decodeProtectedHeader(again.access_token).kid, newKeyId)
    assert.match((await authorize(server, browser, {})).url, /\/interaction\//)
  })

  it('finishes a login that was open when the keys were rotated', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    await server.oauth.rotateSigningKeys()
    const { username, password } = server.user
    const posted = await browser.submit(page.url, { username, password })
    assert.ok(new URL((await browser.follow(page.url, posted)).url).searchParams.has('code'))
  })

  it('fails no request while clients refresh and call all the time', async () => {
    const tokens = await obtainTokens(server)
    const keyIds = new Set<string | undefined>()
    let isOver = false
    const work = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const { access_token: token } = await readTokens(await refresh(server, tokens.refresh_token))
        await server.oauth.verifyAccessToken(token)
        const { keys } = (await (await fetch(`${server.issuer}/jwks`)).json()) as { keys: { kid: string }[] }
        const { kid } = decodeProtectedHeader(token)
        assert.ok(keys.some((key) => key.kid === kid))
        keyIds.add(kid)
      }
    })
    try {
      for (let time = 0; time < 3; time += 1) {
        await server.oauth.rotateSigningKeys()
        await readTokens(await refresh(server, tokens.refresh_token))
      }
    } finally {
      isOver = true
    }
    await Promise.all(work)
    assert.ok(keyIds.size >= 2)
  })

  it('publishes an old key until the last token that it signed has expired, and no longer', async () => {
    const client = await server.createClient({ accessTokenLifetimeS: 86_400 })
    const startMs = Math.floor(Date.now() / 1000) * 1000
    mock.timers.enable({ apis: ['Date'], now: startMs })
    const { access_token: token } = await obtainTokens(server, client)
    const keyId = decodeProtectedHeader(token).kid ?? ''
    await server.oauth.rotateSigningKeys()
    mock.timers.setTime(startMs + 86_399_000)
    await server.restart()
    await server.oauth.verifyAccessToken(token)
    assert.ok((await readPublishedKeyIds()).includes(keyId))
    mock.timers.setTime(startMs + 86_400_000 + 3_601_000)
    await server.restart()
    assert.ok(!(await readPublishedKeyIds()).includes(keyId))
    assert.equal((await server.relational.oauth.listKeys()).length, 3, 'two that sign and one for cookies')
  })
})
