import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { Browser } from '../../../testing/browser.ts'
import { authorize, obtainTokens, readTokens, refresh } from '../../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'
import type { User } from '../../accounts/accounts.ts'
import { AuditLog } from '../../audit/index.ts'
import { systemClock } from '../../clock.ts'

const password = 'a long enough password'

function readHidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
}

describe('the pages of an account', () => {
  let server: OauthServer
  let count = 0
  before(async () => {
    server = await startOauthServer({ serviceName: 'Acme <Air>' })
  })
  after(() => server.close())
  afterEach(() => mock.timers.reset())

  async function createUser(): Promise<User> {
    count += 1
    const { organisationId } = server
    const username = `person${count}`
    return server.accounts.createUser({ organisationId, username, password, role: 'viewer', locationIds: [] })
  }

  async function open(browser: Browser, path: string): Promise<string> {
    const reached = await browser.follow(
      server.publicUrl + path,
      await browser.request(server.publicUrl + path),
    )
    return reached.response.text()
  }

  /** Logs in to the account pages like a person, and returns the browser. */
  async function enter(user: User, chosen = password): Promise<Browser> {
    const browser = new Browser()
    const url = `${server.publicUrl}/account`
    const page = await browser.follow(url, await browser.request(url))
    const posted = await browser.submit(page.url, { username: user.username, password: chosen })
    const reached = await browser.follow(page.url, posted)
    assert.equal(new URL(reached.url).pathname, '/account')
    return browser
  }

  async function submit(browser: Browser, path: string, fields: Record<string, string>): Promise<Response> {
    const csrf = readHidden(await open(browser, path), 'csrf')
    return browser.submit(server.publicUrl + path, { csrf, ...fields })
  }

  async function switchOn(browser: Browser): Promise<{ secret: string; codes: string[] }> {
    const page = await open(browser, '/account/second-factor')
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
    const answer = await browser.submit(`${server.publicUrl}/account/second-factor`, {
      csrf: readHidden(page, 'csrf'),
      sealed_secret: readHidden(page, 'sealed_secret'),
      code: generate(secret),
    })
    assert.equal(answer.status, 200)
    const codes = [...(await answer.text()).matchAll(/<li><code>([^<]+)<\/code>/g)].map(
      (match) => match[1] ?? '',
    )
    return { secret, codes }
  }

  function generate(secret: string, offsetMs = 0): string {
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + offsetMs })
  }

  async function reachCodePage(user: User): Promise<{ browser: Browser; url: string }> {
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    const posted = await browser.submit(page.url, { username: user.username, password })
    const { url } = await browser.follow(page.url, posted)
    assert.match(url, /\/code$/)
    return { browser, url }
  }

  it('lead through the hosted login, show the name of the service, and are closed to everybody else', async () => {
    const user = await createUser()
    const browser = await enter(user)
    const page = await open(browser, '/account')
    assert.match(page, /You are logged in as <strong>person/)
    assert.match(page, /<title>Your account - Acme &lt;Air&gt;<\/title>/)
    for (const path of ['', '/password', '/second-factor', '/applications', '/sign-out-everywhere']) {
      const answer = await fetch(`${server.publicUrl}/account${path}`, { redirect: 'manual' })
      assert.equal(answer.headers.get('location'), '/account/login')
    }
  })

  it('close when the session ends, after eight hours without a login, and when the user is disabled', async () => {
    const user = await createUser()
    const [browser, other] = await Promise.all([enter(user), enter(await createUser())])
    await server.accounts.changeUser(server.organisationId, user.userId, { isDisabled: true })
    assert.match(await open(browser, '/account'), /<title>Log in/)
    assert.match(await open(other, '/account'), /<title>Your account/)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 28_860_000 })
    assert.match(await open(other, '/account'), /<title>Log in/)
  })

  it('take no form without the token of the session', async () => {
    const user = await createUser()
    const browser = await enter(user)
    const stranger = await enter(await createUser())
    const foreign = readHidden(await open(stranger, '/account/password'), 'csrf')
    for (const path of [
      'password',
      'second-factor',
      'second-factor/off',
      'applications',
      'sign-out-everywhere',
    ]) {
      for (const csrf of ['', foreign]) {
        const fields = {
          csrf,
          current_password: password,
          password: 'x'.repeat(20),
          password_again: 'x'.repeat(20),
        }
        assert.equal((await browser.submit(`${server.publicUrl}/account/${path}`, fields)).status, 403)
      }
    }
    assert.ok(await server.accounts.verifyPassword(user.username, password))
  })

  it('change the password with the old one alone, leave refresh tokens alone, and end everything when ticked', async () => {
    const user = await createUser()
    const tokens = await obtainTokens({ ...server, user: { ...user, password } })
    const browser = await enter(user)
    const next = { password: 'a new long password', password_again: 'a new long password' }
    const wrong = await submit(browser, '/account/password', { ...next, current_password: 'not the old one' })
    assert.equal(wrong.status, 400)
    assert.match(await wrong.text(), /This is not your current password/)
    const differing = { current_password: password, ...next, password_again: 'another' }
    assert.match(await (await submit(browser, '/account/password', differing)).text(), /are not the same/)
    const changed = await submit(browser, '/account/password', { ...next, current_password: password })
    assert.match(await changed.text(), /Your password has been changed/)
    await readTokens(await refresh(server, tokens.refresh_token))
    const fields = { password, password_again: password, sign_out_everywhere: 'yes' }
    const ended = await submit(browser, '/account/password', { ...fields, current_password: next.password })
    assert.match(await ended.text(), /signed out everywhere/)
    assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
    assert.match(await open(browser, '/account'), /<title>Log in/)
  })

  it('list the applications with access and end it for one of them alone', async () => {
    const user = await createUser()
    const other = await server.createClient({ name: 'Other & Co' })
    const person = { ...server, user: { ...user, password } }
    const tokens = await obtainTokens(person)
    const otherTokens = await obtainTokens(person, other)
    const browser = await enter(user)
    const page = await open(browser, '/account/applications')
    assert.match(page, /Other &amp; Co/)
    assert.match(page, /Test &lt;client&gt;/)
    assert.equal(page.match(/<li>/g)?.length, 2)
    const answer = await submit(browser, '/account/applications', { client_id: other.clientId })
    assert.match(await answer.text(), /Other &amp; Co has no access any more/)
    assert.equal((await refresh(server, otherTokens.refresh_token, other)).status, 400)
    await assert.rejects(server.oauth.verifyAccessToken(otherTokens.access_token))
    await readTokens(await refresh(server, tokens.refresh_token))
  })

  it('never end the access of another user', async () => {
    const tokens = await obtainTokens(server)
    const browser = await enter(await createUser())
    await submit(browser, '/account/applications', { client_id: server.client.clientId })
    await readTokens(await refresh(server, tokens.refresh_token))
  })

  it('sign out everywhere', async () => {
    const user = await createUser()
    const tokens = await obtainTokens({ ...server, user: { ...user, password } })
    const [browser, elsewhere] = await Promise.all([enter(user), enter(user)])
    const answer = await submit(browser, '/account/sign-out-everywhere', {})
    assert.match(await answer.text(), /signed out everywhere/)
    assert.match(await open(elsewhere, '/account'), /<title>Log in/)
    assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
  })

  it('ask for a code after the password once two-step login is on, and take each code once', async () => {
    const user = await createUser()
    const { secret } = await switchOn(await enter(user))
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_000 })
    const { browser, url } = await reachCodePage(user)
    for (const code of ['', '000000', generate(secret, 90_000), generate(secret, -90_000)]) {
      assert.equal((await browser.submit(url, { code })).status, 401)
    }
    const code = generate(secret)
    const accepted = await browser.follow(
      url,
      await browser.submit(url, { code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    )
    assert.ok(new URL(accepted.url).searchParams.has('code'))
    const again = await reachCodePage(user)
    assert.equal((await again.browser.submit(again.url, { code })).status, 401)
    const next = await again.browser.submit(again.url, { code: generate(secret, 30_000) })
    assert.equal(next.status, 303)
  })

  it('take a code of the step before', async () => {
    const user = await createUser()
    const { secret } = await switchOn(await enter(user))
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 90_000 })
    const { browser, url } = await reachCodePage(user)
    assert.equal((await browser.submit(url, { code: generate(secret, -30_000) })).status, 303)
  })

  it('the code page leads nowhere without the password, and not ten minutes after it', async () => {
    const user = await createUser()
    const { secret } = await switchOn(await enter(user))
    const browser = new Browser()
    const page = await authorize(server, browser, {})
    assert.equal(
      (await browser.submit(`${page.url}/code`, { code: generate(secret) })).headers.get('location'),
      new URL(page.url).pathname,
    )
    const reached = await reachCodePage(user)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 600_001 })
    const late = await reached.browser.submit(reached.url, { code: generate(secret) })
    assert.equal(late.headers.get('location'), new URL(reached.url).pathname.replace('/code', ''))
  })

  it('take each recovery code once, however it is typed, and count what is left', async () => {
    const user = await createUser()
    const { codes } = await switchOn(await enter(user))
    assert.equal(new Set(codes).size, 10)
    const [first = ''] = codes
    const { browser, url } = await reachCodePage(user)
    const typed = first.toUpperCase().replaceAll('-', ' ')
    assert.equal((await browser.submit(url, { recovery_code: typed })).status, 303)
    const again = await reachCodePage(user)
    assert.equal((await again.browser.submit(again.url, { recovery_code: first })).status, 401)
    assert.equal(await server.accounts.secondFactor.countRecoveryCodes(user.userId), 9)
  })

  it('switch two-step login off with the password alone', async () => {
    const user = await createUser()
    const browser = await enter(user)
    await switchOn(browser)
    const path = '/account/second-factor'
    const csrf = readHidden(await open(browser, path), 'csrf')
    const off = (chosen: string) =>
      browser.submit(`${server.publicUrl}${path}/off`, { csrf, password: chosen })
    assert.equal((await off('a wrong password')).status, 400)
    assert.equal(server.accounts.findAccess(user.userId)?.hasSecondFactor, true)
    assert.match(await (await off(password)).text(), /Two-step login is off/)
    await enter(user)
  })

  it('refuse a secret that was made for somebody else, is too old, or was made up', async () => {
    const [user, other] = [await createUser(), await createUser()]
    const browser = await enter(user)
    const theirs = server.accounts.secondFactor.createEnrolment(other)
    const own = server.accounts.secondFactor.createEnrolment(user)
    for (const sealed of [theirs.sealed, 'made-up', '']) {
      const fields = { sealed_secret: sealed, code: generate(theirs.secret) }
      assert.equal((await submit(browser, '/account/second-factor', fields)).status, 403)
    }
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 3_600_001 })
    const late = { sealed_secret: own.sealed, code: generate(own.secret) }
    assert.equal((await submit(browser, '/account/second-factor', late)).status, 403)
    assert.equal(server.accounts.findAccess(user.userId)?.hasSecondFactor, false)
  })

  it('leave neither the secret nor a recovery code nor a password in clear in the database or the log', async () => {
    const { secret, codes } = await switchOn(await enter(await createUser()))
    const files = ['', '-wal'].map((suffix) => readFileSync(server.databasePath + suffix, 'latin1')).join('')
    for (const clear of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', '')), password]) {
      assert.ok(clear.length >= 16)
      assert.ok(!files.includes(clear))
      assert.ok(!server.readLog().includes(clear))
    }
  })

  it('record what people do to their account', async () => {
    const user = await createUser()
    await obtainTokens({ ...server, user: { ...user, password } })
    const browser = await enter(user)
    await submit(browser, '/account/applications', { client_id: server.client.clientId })
    const { codes } = await switchOn(browser)
    const { browser: elsewhere, url } = await reachCodePage(user)
    await elsewhere.submit(url, { recovery_code: codes[0] ?? '' })
    const csrf = readHidden(await open(browser, '/account/second-factor'), 'csrf')
    await browser.submit(`${server.publicUrl}/account/second-factor/off`, { csrf, password })
    const fields = { current_password: password, password, password_again: password }
    await submit(browser, '/account/password', { ...fields, sign_out_everywhere: 'yes' })
    const entries = await new AuditLog(server.relational.audit, systemClock).list(
      { organisationId: server.organisationId },
      100,
    )
    const acts = entries.filter(({ actor }) => actor.id === user.userId).map(({ action }) => action)
    assert.deepEqual(acts.reverse(), [
      'login.succeeded',
      'grant.created',
      'login.succeeded',
      'grant.created',
      'grant.revoked',
      'mfa.enabled',
      'mfa.recovery_code_used',
      'login.succeeded',
      'mfa.disabled',
      'password.changed',
      'user.signed_out',
    ])
    assert.ok(!JSON.stringify(entries).includes(password))
  })
})
