/** Tests that people see where they are logged in, and log out there. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, it } from 'node:test'
import type { SessionOutput } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { Browser } from '../../testing/browser.ts'
import { exchange, type LoginServer, logIn, refresh, type TokenAnswer } from '../../testing/login.ts'

const password = 'correct horse battery'
const verifier = 'a-verifier-of-at-least-forty-three-characters-1'
const challenge = createHash('sha256').update(verifier).digest('base64url')

/** A browser that says what it is. */
class Firefox extends Browser {
  override request(url: string, init: RequestInit = {}): Promise<Response> {
    const name = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0 <b>'
    return super.request(url, { ...init, headers: { 'user-agent': name } })
  }
}

let api: AdministrationServer
let count = 0
before(async () => {
  api = await startAdministrationServer()
})
after(() => api.server.close())

/** Makes a user, and a way to log in to an application in one browser or another. */
async function createPerson() {
  count += 1
  const username = `person${count}@example.org`
  const wanted = { organisationId: 'org', username, password, role: 'viewer' as const, locationIds: ['org'] }
  const { userId } = await api.server.accounts.createUser(wanted)
  const issuer = `${api.server.publicUrl}/oauth2`
  const user = { userId, username, password }
  const enter = async (browser: Browser, client = api.web): Promise<TokenAnswer> => {
    const server: LoginServer = { issuer, client, user }
    return exchange(server, await logIn(server, {}, browser), client)
  }
  /** Logs in to the dashboard, whose callback is a page of the server. */
  const enterDashboard = async (browser: Browser): Promise<TokenAnswer> => {
    const client = { clientId: 'lightfi-dashboard', clientSecret: '' }
    const server: LoginServer = { issuer, client, user }
    const redirect = { redirect_uri: `${api.server.publicUrl}/dashboard/callback` }
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
    const code = await logIn(server, { ...redirect, ...pkce }, browser)
    return exchange(server, code, client, { ...redirect, code_verifier: verifier })
  }
  const list = async (token: string): Promise<SessionOutput[]> => {
    const { status, body } = await api.call('/me/sessions', { token })
    assert.equal(status, 200, JSON.stringify(body))
    return body.data
  }
  const end = (token: string, id = '') => api.call(`/me/sessions/${id}`, { method: 'DELETE', token })
  return { enter, enterDashboard, list, end, login: { issuer, user } }
}

it('lists the sessions of the caller alone, and says which is that of the login', async () => {
  const [ada, eve] = [await createPerson(), await createPerson()]
  const startS = Math.floor(Date.now() / 1000)
  const first = await ada.enter(new Browser())
  const second = await ada.enter(new Browser())
  await eve.enter(new Browser())
  const [ofFirst, ofSecond] = [await ada.list(first.access_token), await ada.list(second.access_token)]
  assert.deepEqual([ofFirst.length, ofSecond.length], [2, 2])
  const currentOf = (sessions: SessionOutput[]) => sessions.filter(({ current }) => current)
  assert.deepEqual([currentOf(ofFirst).length, currentOf(ofSecond).length], [1, 1])
  assert.notEqual(currentOf(ofFirst)[0]?.session_id, currentOf(ofSecond)[0]?.session_id)
  for (const { created_at, last_used_at, expires_at } of ofFirst) {
    assert.ok(created_at >= startS && last_used_at >= created_at && last_used_at <= Date.now() / 1000 + 1)
    assert.equal(expires_at, last_used_at + 8 * 3600)
  }
})

it('names the browser in words of its own', async () => {
  const ada = await createPerson()
  const { access_token: token } = await ada.enter(new Firefox())
  assert.deepEqual(
    (await ada.list(token)).map((session) => session.browser),
    ['Firefox on Windows'],
  )
})

it('logs out in one browser at once; what other applications were given goes on', async () => {
  const ada = await createPerson()
  const [home, work] = [new Browser(), new Browser()]
  const { access_token: token } = await ada.enter(home)
  const tokens = await ada.enter(work)
  const [other] = (await ada.list(token)).filter(({ current }) => !current)
  assert.equal((await ada.end(token, other?.session_id)).status, 204)
  const account = `${api.server.publicUrl}/account`
  const [atWork, atHome] = [await work.request(account), await home.request(account)]
  assert.deepEqual([atWork.status, atHome.status], [303, 200])
  assert.equal((await api.call('/me', { token: tokens.access_token })).status, 200)
  assert.deepEqual(
    (await ada.list(token)).map(({ current }) => current),
    [true],
  )
  assertProblem(await ada.end(token, other?.session_id), 'not_found')
})

it('takes from the dashboard in that browser what it was given', async () => {
  const ada = await createPerson()
  const { access_token: token } = await ada.enter(new Browser())
  const dashboard = await ada.enterDashboard(new Browser())
  const own = (await ada.list(dashboard.access_token)).find(({ current }) => current)
  assert.equal((await ada.end(token, own?.session_id)).status, 204)
  assertProblem(await api.call('/me', { token: dashboard.access_token }), 'invalid_token')
  const client = { clientId: 'lightfi-dashboard', clientSecret: '' }
  const again = await refresh({ ...ada.login, client }, dashboard.refresh_token)
  assert.equal(again.status, 400)
})

it('ends nobody else’s session, and records who ended which', async () => {
  const [ada, eve] = [await createPerson(), await createPerson()]
  const { access_token: token } = await ada.enter(new Browser())
  const { access_token: others } = await eve.enter(new Browser())
  const [session] = await ada.list(token)
  const id = session?.session_id ?? ''
  assertProblem(await eve.end(others, id), 'not_found')
  assertProblem(
    await api.call(`/me/sessions/${id}`, { method: 'DELETE', token: api.people.admin.token }),
    'not_found',
  )
  assert.equal((await ada.list(token)).length, 1)
  assert.equal((await ada.end(token, id)).status, 204)
  const { body } = await api.as(api.people.admin, 'GET', '/audit?action=session.ended')
  assert.equal(body.data[0].details.session_id, id)
})
