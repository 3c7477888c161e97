import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { userScope } from '@openlightfi/contract'
import Sqlite from 'better-sqlite3'
import { Browser } from '../../testing/browser.ts'
import { authorize, callbackUrl, logIn, obtainTokens, post, readError } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import { systemClock } from '../clock.ts'
import { InvalidAccessToken } from './access-token-claims.ts'
import { Denylist } from './denylist.ts'
import { defaultParameterBound, parameterBounds } from './provider/parameter-bounds.ts'

describe('what strangers leave behind', () => {
  let server: OauthServer
  before(async () => {
    server = await startOauthServer()
  })
  after(() => server.close())
  afterEach(() => mock.timers.reset())

  function countRows(): Record<string, number> {
    const database = new Sqlite(server.databasePath, { readonly: true })
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as {
      name: string
    }[]
    const counts = tables.map(({ name }) => {
      const { count } = database.prepare(`select count(*) as count from "${name}"`).get() as { count: number }
      return [name, count] as const
    })
    database.close()
    return Object.fromEntries(counts)
  }

  it('is nothing in the database, whatever they begin', async () => {
    const device = await server.createClient({
      kind: 'public',
      allowedGrants: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    })
    const earlier = countRows()
    for (let round = 0; round < 3; round += 1) {
      const browser = new Browser()
      const page = await authorize(server, browser, { state: 's'.repeat(3_000) })
      await browser.submit(page.url, { username: 'nobody', password: 'wrong password' })
      assert.equal((await post(server, '/device_authorization', {}, device)).status, 200)
      assert.equal((await new Browser().request(`${server.issuer}/device`)).status, 200)
      await new Browser().request(`${server.issuer}/logout?client_id=${server.client.clientId}`)
      await post(server, '/revoke', { token: 'anything' }, device)
      await post(server, '/token', { grant_type: 'authorization_code', code: 'x', redirect_uri: callbackUrl })
      await fetch(`${server.publicUrl}/account/forgot`, {
        method: 'POST',
        body: new URLSearchParams({ username: 'nobody' }),
      })
    }
    assert.deepEqual(countRows(), earlier)
  })

  it('makes no room for itself at the cost of a login that was open before', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: server.client.clientId,
      redirect_uri: callbackUrl,
      scope: 'openid',
    })
    for (let round = 0; round < 150; round += 1) {
      const begun = await fetch(`${server.issuer}/authorize?${query}`, { redirect: 'manual' })
      assert.equal(begun.status, 303)
    }
    const { username, password } = server.user
    assert.equal((await browser.submit(page.url, { username, password })).status, 303)
  })

  it('is forgotten after two minutes when no browser came for the page, and after an hour in any case', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const [unopened, opened] = [new Browser(), new Browser()]
    const begun = await unopened.request(
      `${server.issuer}/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: server.client.clientId,
        redirect_uri: callbackUrl,
        scope: userScope,
      })}`,
    )
    const page = await authorize(server, opened, {})
    mock.timers.tick(121_000)
    const late = await unopened.request(new URL(begun.headers.get('location') ?? '', server.issuer).href)
    assert.equal(late.status, 400)
    assert.match(await late.text(), /expired/)
    mock.timers.tick(3_400_000)
    assert.equal((await opened.request(page.url)).status, 200)
    mock.timers.tick(100_000)
    assert.equal((await opened.request(page.url)).status, 400)
  })

  it('is told to begin again after a restart, while whoever is logged in stays so', async () => {
    const browser = new Browser()
    await logIn(server, {}, browser)
    const stranger = new Browser()
    const page = await authorize(server, stranger, {})
    await server.restart()
    const answer = await stranger.submit(page.url, {
      username: server.user.username,
      password: server.user.password,
    })
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /expired/)
    assert.ok((await logIn(server, {}, stranger)).searchParams.has('code'))
    assert.ok(!(await authorize(server, browser, {})).url.includes('/interaction/'))
  })

  it('is refused when a parameter is longer than it may be, each by its name and bound', async () => {
    for (const [name, bound] of Object.entries({ ...parameterBounds, ui_locales: defaultParameterBound })) {
      // These are compared with registered values, or read, before their length matters.
      if (['redirect_uri', 'resource', 'claims', 'id_token_hint', 'scope'].includes(name)) continue
      const fits = await authorize(server, new Browser(), { scope: 'openid', [name]: 'x'.repeat(bound) })
      assert.match(fits.url, /\/interaction\//, name)
      const refused = await authorize(server, new Browser(), {
        scope: 'openid',
        [name]: 'x'.repeat(bound + 1),
      })
      const { searchParams } = new URL(refused.url)
      assert.equal(searchParams.get('error'), 'invalid_request', name)
      assert.equal(searchParams.get('error_description'), `${name} must have at most ${bound} characters`)
    }
  })

  it('of somebody who is logged in are bounded too: beyond ten thousand that live, no more are given', async () => {
    const browser = new Browser()
    await logIn(server, {}, browser)
    const { userId } = server.user
    const database = new Sqlite(server.databasePath)
    const insert = database.prepare(
      "insert into oauth_records (model, id_hash, payload, account_id, expires_at_s) values ('Grant', ?, '', ?, ?)",
    )
    const expiresAtS = Math.floor(Date.now() / 1000) + 3_600
    database.transaction(() => {
      for (let index = 0; index < 10_000; index += 1) insert.run(`planted ${index}`, userId, expiresAtS)
    })()
    const refused = new URL((await authorize(server, browser, { prompt: 'none' })).url).searchParams
    assert.deepEqual([refused.get('error'), refused.get('code')], ['access_denied', null])
    assert.match(refused.get('error_description') ?? '', /too many logins .* sign out everywhere/)
    database.exec("delete from oauth_records where id_hash like 'planted %'")
    database.close()
    assert.ok((await logIn(server, { prompt: 'none' }, browser)).searchParams.has('code'))
  })

  it('cannot fill the list of revoked tokens: beyond its bounds a client is told to revoke the login', async () => {
    const tokens = await obtainTokens(server)
    const denylist = await Denylist.load({
      repository: server.relational.oauth,
      clock: systemClock,
      bounds: { perClient: 2, inAll: 100 },
    })
    const expiresAtS = Math.floor(Date.now() / 1000) + 60
    for (const jti of ['a', 'b'])
      await server.relational.together((within) => denylist.denyToken(within, 'busy', jti, expiresAtS))
    assert.deepEqual([denylist.hasRoom('busy'), denylist.hasRoom('other')], [false, true])
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 120_000 })
    denylist.sweep()
    assert.equal(denylist.hasRoom('busy'), true)
    mock.timers.reset()
    const revoked = await post(server, '/revoke', { token: tokens.access_token })
    assert.equal(revoked.status, 200)
  })

  it('is answered 503 by the endpoint when there is no more room, while logins can be ended', async () => {
    const tokens = await obtainTokens(server)
    const database = new Sqlite(server.databasePath)
    const insert = database.prepare('insert into denied_tokens (id, expires_at_s) values (?, ?)')
    const expiresAtS = Math.floor(Date.now() / 1000) + 3_600
    database.transaction(() => {
      for (let index = 0; index < 100_000; index += 1) insert.run(`token ${index}`, expiresAtS)
    })()
    database.close()
    await server.restart()
    const refused = await post(server, '/revoke', { token: tokens.access_token })
    assert.equal(refused.status, 503)
    assert.equal(refused.headers.get('retry-after'), '600')
    assert.equal(await readError(refused), 'temporarily_unavailable')
    await server.oauth.verifyAccessToken(tokens.access_token)
    const ended = await post(server, '/revoke', { token: tokens.refresh_token ?? '' })
    assert.equal(ended.status, 200)
    await assert.rejects(server.oauth.verifyAccessToken(tokens.access_token), InvalidAccessToken)
  })
})
