import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import Sqlite from 'better-sqlite3'
import { Browser } from '../../../testing/browser.ts'
import {
  authorize,
  exchange,
  logIn,
  obtainTokens,
  post,
  readTokens,
  refresh,
} from '../../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'

describe('logging in as the documented recipes do', () => {
  let server: OauthServer
  before(async () => {
    server = await startOauthServer()
  })
  after(() => server.close())
  afterEach(() => mock.timers.reset())

  it('gives an access token and a refresh token for a code, and a new access token for the refresh token', async () => {
    const tokens = await exchange(server, await logIn(server))
    assert.equal(tokens.token_type, 'Bearer')
    assert.equal(tokens.expires_in, 14_400)
    assert.equal(tokens.id_token, undefined)
    const claims = await server.oauth.verifyAccessToken(tokens.access_token)
    assert.equal(claims.sub, server.user.userId)
    assert.equal(claims.username, server.user.username)
    assert.equal(claims.clientId, server.client.clientId)
    const refreshed = await readTokens(await refresh(server, tokens.refresh_token))
    assert.equal(refreshed.refresh_token, undefined)
    assert.notEqual(refreshed.access_token, tokens.access_token)
    await server.oauth.verifyAccessToken(refreshed.access_token)
  })

  it('gives a service client a token for itself', async () => {
    const gateway = await server.createClient({ kind: 'service' })
    const tokens = await readTokens(
      await post(server, '/token', { grant_type: 'client_credentials' }, gateway),
    )
    const claims = await server.oauth.verifyAccessToken(tokens.access_token)
    assert.equal(claims.sub, gateway.clientId)
    assert.deepEqual([...claims.scopes], ['readings:write'])
    assert.equal(tokens.scope, 'readings:write')
  })

  it('says the same about a wrong password and an unknown user, and keeps the name typed', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    for (const username of [server.user.username, 'nobody']) {
      const answer = await browser.submit(page.url, { username, password: 'wrong password' })
      assert.equal(answer.status, 401)
      const text = await answer.text()
      assert.match(text, /User name or password is not right/)
      assert.ok(text.includes(`value="${username}"`))
      assert.doesNotMatch(text, /wrong password/)
    }
  })

  it('names the application that asks, escaped', async () => {
    const page = await authorize(server, new Browser(), {})
    assert.match(await page.response.text(), /<strong>Test &lt;client&gt;<\/strong>/)
  })

  it('forgets at the start what has expired', async () => {
    const tokens = await obtainTokens(server)
    const countRecords = async () => {
      const { databasePath } = server
      const database = new Sqlite(databasePath, { readonly: true })
      const { count } = database.prepare('select count(*) as count from oauth_records').get() as {
        count: number
      }
      database.close()
      return count
    }
    assert.ok((await countRecords()) >= 4)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 2 * 86_400_000 })
    await server.restart()
    const kept = await countRecords()
    await readTokens(await refresh(server, tokens.refresh_token))
    mock.timers.setTime(Date.now() + 3_652 * 86_400_000)
    await server.restart()
    assert.ok(kept >= 2)
    assert.equal(await countRecords(), 0)
  })

  it('remembers everything over a restart', async () => {
    const tokens = await obtainTokens(server)
    await server.restart()
    await readTokens(await refresh(server, tokens.refresh_token))
    await server.oauth.verifyAccessToken(tokens.access_token)
  })
})
