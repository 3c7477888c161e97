import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Browser } from '../../../testing/browser.ts'
import { authorize } from '../../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'
import { type HashCaller, PasswordsBusy } from '../../accounts/hash-queue.ts'
import { verifyAgainstNobody } from '../../accounts/password-hash.ts'

const password = 'another long password'

describe('while more passwords wait to be checked than can be', () => {
  let server: OauthServer
  let setupServer: OauthServer
  before(async () => {
    server = await startOauthServer()
    setupServer = await startOauthServer({ empty: true })
  })
  after(async () => {
    await server.close()
    await setupServer.close()
  })

  /** Keeps a line full of callers of different origins until `act` has ended. */
  async function crowd<Result>(
    lines: readonly HashCaller['line'][],
    act: () => Promise<Result>,
  ): Promise<Result> {
    let isOver = false
    let count = 0
    const callers = lines.flatMap((line) =>
      Array.from({ length: 66 }, async () => {
        while (!isOver) {
          count += 1
          const caller = { line, keys: [`account crowd${count}`] }
          const wasRefused = await verifyAgainstNobody(password, caller).then(() => false, requireBusy)
          // A caller that was served asks again before anybody else can; one that was refused lets the others
          // go on.
          if (wasRefused) await new Promise((resolve) => setImmediate(resolve))
        }
      }),
    )
    try {
      return await act()
    } finally {
      isOver = true
      await Promise.all(callers)
    }
  }

  function requireBusy(error: unknown): true {
    assert.ok(error instanceof PasswordsBusy)
    return true
  }

  async function requireBusyPage(response: Response): Promise<void> {
    const page = await response.text()
    assert.equal(response.status, 429, page)
    assert.match(response.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.match(page, /Too many people are logging in at the moment/)
  }

  async function enter(): Promise<Browser> {
    const browser = new Browser()
    const url = `${server.publicUrl}/account`
    const page = await browser.follow(url, await browser.request(url))
    const { username, password: own } = server.user
    await browser.follow(page.url, await browser.submit(page.url, { username, password: own }))
    return browser
  }

  async function readCsrf(browser: Browser, path: string): Promise<string> {
    const page = await (await browser.request(server.publicUrl + path)).text()
    return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  }

  it('a login is told so, nothing counts against it, and it works afterwards', async () => {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const { username, password: own } = server.user
    await crowd(['unknown'], async () => {
      // This is more often than wrong passwords may be tried.
      for (let round = 0; round < 8; round += 1) {
        await requireBusyPage(await browser.submit(page.url, { username, password: own }))
        await requireBusyPage(await browser.submit(page.url, { username: 'nobody', password: own }))
      }
    })
    assert.equal((await browser.submit(page.url, { username, password: own })).status, 303)
  })

  it('a browser in which the user has logged in before has a line of its own', async () => {
    const browser = await enter()
    const page = await authorize(server, browser, { prompt: 'login' })
    const { username, password: own } = server.user
    const answer = await crowd(['unknown'], () => browser.submit(page.url, { username, password: own }))
    assert.equal(answer.status, 303)
  })

  it('a stranger at one address is served while many others wait at another', async () => {
    let waiting = 0
    const others = Array.from({ length: 400 }, async (_, index) => {
      const keys = [`address 192.0.2.${index % 10}`, `account nobody${index}`]
      waiting += 1
      await verifyAgainstNobody(password, { line: 'unknown', keys }).catch(requireBusy)
      waiting -= 1
    })
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const { username, password: own } = server.user
    assert.ok(waiting > 0)
    assert.equal((await browser.submit(page.url, { username, password: own })).status, 303)
    await Promise.all(others)
  })

  it('changing a password and switching the second step off are told so, and nothing changes', async () => {
    const browser = await enter()
    const csrf = await readCsrf(browser, '/account/password')
    const user = server.accounts.findAccess(server.user.userId)
    assert.ok(user)
    await crowd(['known'], async () => {
      const change = { csrf, current_password: server.user.password, password, password_again: password }
      await requireBusyPage(await browser.submit(`${server.publicUrl}/account/password`, change))
    })
    assert.ok(await server.accounts.verifyPassword(user.username, server.user.password))
    await server.relational.secondFactors.enable(user.userId, 'sealed', 0, ['hash'])
    await server.restart()
    await crowd(['known'], async () => {
      const fields = { csrf, password: server.user.password }
      await requireBusyPage(await browser.submit(`${server.publicUrl}/account/second-factor/off`, fields))
    })
    assert.equal(server.accounts.findAccess(user.userId)?.hasSecondFactor, true)
    await server.relational.secondFactors.disable(user.userId)
    await server.restart()
  })

  it('an invitation and a link to set a new password are told so, and still work afterwards', async () => {
    const { organisationId, accounts, user } = server
    const wanted = { organisationId, email: 'grace@example.org', role: 'viewer', locationIds: [] } as const
    const links = [
      await accounts.inviteUser(wanted),
      await accounts.links.createReset(organisationId, user.userId),
    ]
    const send = (link = '') => {
      const url = new URL(link)
      const token = url.searchParams.get('token') ?? ''
      const body = new URLSearchParams({ token, password, password_again: password })
      return fetch(url.origin + url.pathname, { method: 'POST', body })
    }
    await crowd(['known'], async () => {
      for (const { link } of links) await requireBusyPage(await send(link))
    })
    for (const { link } of links) assert.equal((await send(link)).status, 200)
  })

  it('the setup is told so, leaves nothing behind, and works afterwards', async () => {
    const link = new URL((await setupServer.oauth.setup.createLink()) ?? '')
    const send = () =>
      fetch(`${setupServer.publicUrl}/setup`, {
        method: 'POST',
        body: new URLSearchParams({
          token: link.searchParams.get('token') ?? '',
          organisation_name: 'Acme',
          time_zone: 'UTC',
          username: 'grace',
          password,
          password_again: password,
        }),
      })
    await crowd(['known'], async () => requireBusyPage(await send()))
    assert.deepEqual(await setupServer.relational.estate.listLocations(), [])
    assert.equal((await send()).status, 200)
  })
})
