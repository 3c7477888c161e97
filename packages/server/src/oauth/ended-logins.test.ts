/** Requests that are on their way while all logins of a user are ended get nothing. */
import assert from 'node:assert/strict'
import { afterEach, beforeEach, it, mock } from 'node:test'
import Sqlite from 'better-sqlite3'
import { Browser } from '../../testing/browser.ts'
import { authorize, logIn, obtainTokens, readTokens, refresh, type TokenAnswer } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'

let server: OauthServer
beforeEach(async () => {
  server = await startOauthServer()
  mock.timers.enable({ apis: ['Date'], now: Date.now() })
})
afterEach(async () => {
  mock.timers.reset()
  await server.close()
})

function listModels(): string[] {
  const database = new Sqlite(server.databasePath, { readonly: true })
  const rows = database
    .prepare('select model from oauth_records where account_id = ?')
    .all(server.user.userId)
  database.close()
  return (rows as { model: string }[]).map((row) => row.model).filter((model) => model !== 'Grant')
}

it('a session and codes that are being written come to nothing', async () => {
  const browser = new Browser()
  await logIn(server, {}, browser)
  mock.timers.tick(5_000)
  const requests = Array.from({ length: 20 }, () => authorize(server, browser, {}))
  await Promise.all([...requests, server.accounts.signOutEverywhere(server.user.userId)])
  assert.deepEqual(listModels(), [])
})

it('refresh tokens that rotate at that moment come to nothing, and neither do their access tokens', async () => {
  const client = await server.createClient({ kind: 'confidential', rotateRefreshTokens: true })
  const tokens: TokenAnswer[] = []
  for (let login = 0; login < 10; login += 1) tokens.push(await obtainTokens(server, client))
  mock.timers.tick(5_000)
  const refreshing = tokens.map((each) => refresh(server, each.refresh_token, client))
  await server.accounts.signOutEverywhere(server.user.userId)
  const answers = await Promise.all(refreshing)
  for (const answer of answers.filter(({ status }) => status === 200)) {
    const { access_token } = await readTokens(answer)
    await assert.rejects(server.oauth.verifyAccessToken(access_token))
  }
  assert.deepEqual(listModels(), [])
})

it('a password that was taken before does not become a session afterwards', async () => {
  const browser = new Browser()
  const page = await authorize(server, browser, {})
  const { username, password, userId } = server.user
  const posted = await browser.submit(page.url, { username, password })
  assert.equal(posted.status, 303)
  mock.timers.tick(5_000)
  await server.accounts.signOutEverywhere(userId)
  await browser.follow(page.url, posted)
  assert.deepEqual(listModels(), [])
  await logIn(server)
})
