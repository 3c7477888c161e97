import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import { Browser } from '../../../testing/browser.ts'
import { authorize, logIn } from '../../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'

describe('guessing at the login page', () => {
  let server: OauthServer
  beforeEach(async () => {
    server = await startOauthServer()
    // The first wait is a second, which a slow machine may take between two attempts.
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
  })
  afterEach(async () => {
    mock.timers.reset()
    await server.close()
  })

  async function attempt(username: string, password: string, browser = new Browser()): Promise<Response> {
    const page = await authorize(server, browser, {})
    return browser.submit(page.url, { username, password })
  }

  async function exhaust(username: string): Promise<Response> {
    for (let round = 0; round < 5; round += 1) {
      assert.equal((await attempt(username, `wrong password ${round}`)).status, 401)
    }
    return attempt(username, 'wrong password')
  }

  it('has to wait after five attempts, the same for an account and for none, and even with the right password', async () => {
    const answers = [await exhaust(server.user.username), await exhaust('nobody@example.org')]
    const pages = await Promise.all(answers.map((answer) => answer.text()))
    for (const [index, answer] of answers.entries()) {
      assert.equal(answer.status, 429)
      assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
      assert.match(pages[index] ?? '', /Too many attempts\. Wait \d+ second/)
    }
    assert.equal((await attempt(server.user.username, 'wrong password again')).status, 429)
    assert.equal((await attempt(server.user.username, server.user.password)).status, 429)
  })

  it('can go on after the wait, and a success starts anew', async () => {
    await exhaust(server.user.username)
    mock.timers.tick(5_000)
    assert.equal((await attempt(server.user.username, server.user.password)).status, 303)
    for (let round = 0; round < 5; round += 1) {
      assert.equal((await attempt(server.user.username, 'wrong password')).status, 401)
    }
  })

  it('does not shut the owner out of a browser in which they have logged in before', async () => {
    const own = new Browser()
    await logIn(server, {}, own)
    mock.timers.tick(86_400_000)
    await exhaust(server.user.username)
    assert.equal((await attempt(server.user.username, server.user.password)).status, 429)
    assert.equal((await attempt(server.user.username, server.user.password, own)).status, 303)
  })

  it('is not helped by the cookie of somebody else, or one that was made up', async () => {
    const stranger = new Browser()
    const { organisationId } = server
    const other = { organisationId, username: 'mallory', password: 'a long enough password', locationIds: [] }
    await server.accounts.createUser({ ...other, role: 'viewer' })
    assert.equal((await attempt(other.username, other.password, stranger)).status, 303)
    await exhaust(server.user.username)
    assert.equal((await attempt(server.user.username, server.user.password, stranger)).status, 429)
  })

  it('cannot get around the wait by naming the account differently', async () => {
    const { organisationId } = server
    const password = 'a long enough password'
    const user = { organisationId, username: 'grace', email: 'grace@example.org', password, locationIds: [] }
    await server.accounts.createUser({ ...user, role: 'viewer' })
    await exhaust('grace')
    assert.equal((await attempt('Grace@Example.org', 'wrong password')).status, 429)
    assert.equal((await attempt(' GRACE ', 'wrong password')).status, 429)
  })

  it('does not notice that an account of the name is made or deleted', async () => {
    const { organisationId } = server
    const password = 'a long enough password'
    await exhaust('heidi')
    const user = { organisationId, username: 'Heidi', password, locationIds: [] }
    const { userId } = await server.accounts.createUser({ ...user, role: 'viewer' })
    assert.equal((await attempt('heidi', 'wrong password')).status, 429)
    await server.accounts.deleteUser(organisationId, userId)
    assert.equal((await attempt('heidi', 'wrong password')).status, 429)
  })

  it('is slowed down for one address that tries many accounts', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const statuses: number[] = []
    for (let round = 0; round < 51; round += 1) {
      const fields = { username: `nobody${round}`, password: 'Password1234' }
      statuses.push((await browser.submit(page.url, fields)).status)
    }
    assert.equal(statuses.at(0), 401)
    assert.equal(statuses.at(-1), 429)
  })
})
