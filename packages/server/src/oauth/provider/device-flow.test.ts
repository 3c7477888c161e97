/** Tests the device flow (RFC 8628): a device or a command line without a browser, and a person with one. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { Browser } from '../../../testing/browser.ts'
import { post, readError, readTokens, refresh } from '../../../testing/login.ts'
import { type OauthServer, startOauthServer, type TestClient } from '../../../testing/oauth-server.ts'
import { AuditLog } from '../../audit/index.ts'
import { systemClock } from '../../clock.ts'
import { deviceGrant } from '../index.ts'

interface Started {
  readonly device_code: string
  readonly user_code: string
  readonly verification_uri: string
  readonly verification_uri_complete: string
  readonly expires_in: number
  readonly interval: number
}

let server: OauthServer
let client: TestClient
before(async () => {
  server = await startOauthServer()
  client = await server.createClient({
    name: 'Wall <display>',
    kind: 'public',
    allowedGrants: [deviceGrant, 'refresh_token'],
  })
})
after(() => server.close())
afterEach(() => mock.timers.reset())

async function start(fields: Record<string, string> = {}, by = client): Promise<Started> {
  const answer = await post(server, '/device_authorization', fields, by)
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as Started
}

function poll(started: Started, by = client): Promise<Response> {
  return post(server, '/token', { grant_type: deviceGrant, device_code: started.device_code }, by)
}

/** Sends a page's form, with its hidden fields, like a browser without JavaScript. */
async function submitForm(browser: Browser, page: Response, url: string, fields: Record<string, string>) {
  const text = await page.text()
  const hidden = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  const all = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  return browser.submit(url, { ...all, ...fields })
}

/** Enters the code and comes to the page that asks for confirmation. */
async function enterCode(browser: Browser, started: Started, userCode = started.user_code) {
  const page = await browser.request(started.verification_uri)
  assert.equal(page.status, 200)
  return submitForm(browser, page, started.verification_uri, { user_code: userCode })
}

async function approve(browser: Browser, started: Started): Promise<Response> {
  const confirm = await enterCode(browser, started)
  const next = await submitForm(browser, confirm, started.verification_uri, { confirm: 'yes' })
  const reached = await browser.follow(started.verification_uri, next)
  if (!reached.url.includes('/interaction/')) return reached.response
  const { username, password } = server.user
  const posted = await browser.submit(reached.url, { username, password })
  return (await browser.follow(reached.url, posted)).response
}

describe('the device flow', () => {
  it('takes offline_access and says so in its answer, with a refresh grant and without one', async () => {
    const once = await server.createClient({ kind: 'public', allowedGrants: [deviceGrant] })
    for (const by of [client, once]) {
      const started = await start({ scope: 'readings:read offline_access' }, by)
      await approve(new Browser(), started)
      const tokens = await readTokens(await poll(started, by))
      assert.deepEqual(tokens.scope?.split(' ').sort(), ['offline_access', 'readings:read'])
      if (tokens.refresh_token) await readTokens(await refresh(server, tokens.refresh_token, by))
    }
  })

  it('gives tokens to the device once its user has entered the code, confirmed it and logged in', async () => {
    const started = await start()
    assert.match(started.user_code, /^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/)
    assert.equal(started.verification_uri, `${server.issuer}/device`)
    assert.equal(started.interval, 5)
    assert.equal(started.expires_in, 600)
    assert.equal(await readError(await poll(started)), 'authorization_pending')
    const browser = new Browser()
    const done = await approve(browser, started)
    assert.match(await done.text(), /The device is connected/)
    const tokens = await readTokens(await poll(started))
    const claims = await server.oauth.verifyAccessToken(tokens.access_token)
    assert.equal(claims.sub, server.user.userId)
    assert.ok(claims.authTimeS)
    const [recorded] = await new AuditLog(server.relational.audit, systemClock).list(
      { organisationId: server.organisationId, action: 'grant.created' },
      1,
    )
    assert.equal(recorded?.subject.id, claims.originJti)
    const rotated = await readTokens(await refresh(server, tokens.refresh_token, client))
    assert.equal(await readError(await poll(started)), 'invalid_grant', 'a device code works once')
    await assert.rejects(server.oauth.verifyAccessToken(rotated.access_token), { reason: 'revoked' })
  })

  it('shows which application asks before it gives anything, escaping its name, and asks for no script', async () => {
    const started = await start()
    const text = await (await enterCode(new Browser(), started)).text()
    assert.match(text, /Wall &lt;display&gt;/)
    assert.ok(text.includes(started.user_code))
    assert.ok(!text.includes('<script'))
  })

  it('fills in the code of a link, and still asks', async () => {
    const started = await start()
    const page = await new Browser().request(started.verification_uri_complete)
    const text = await page.text()
    assert.equal(page.status, 200)
    assert.ok(text.includes(`value="${started.user_code}"`))
    assert.ok(!text.includes('<script'))
    assert.equal(await readError(await poll(started)), 'authorization_pending')
  })

  it('takes the code in small letters and without the dash', async () => {
    const started = await start()
    const typed = started.user_code.toLowerCase().replace('-', ' ')
    assert.match(await (await enterCode(new Browser(), started, typed)).text(), /Is this your device/)
  })

  it('tells a device that asks too often to slow down, five seconds more each time', async () => {
    const startMs = Date.now()
    mock.timers.enable({ apis: ['Date'], now: startMs })
    const started = await start()
    const at = async (sinceMs: number) => {
      mock.timers.setTime(startMs + sinceMs)
      return readError(await poll(started))
    }
    assert.equal(await at(0), 'authorization_pending')
    assert.equal(await at(5_000), 'authorization_pending')
    assert.equal(await at(6_000), 'slow_down')
    assert.equal(await at(11_100), 'slow_down', 'the interval is ten seconds now')
    assert.equal(await at(26_200), 'authorization_pending', 'and fifteen now')
  })

  it('ends after ten minutes, for the device and for the user', async () => {
    const startMs = Date.now()
    mock.timers.enable({ apis: ['Date'], now: startMs })
    const started = await start()
    mock.timers.setTime(startMs + 601_000)
    assert.equal(await readError(await poll(started)), 'expired_token')
    const page = await enterCode(new Browser(), started)
    assert.match(await page.text(), /This code has expired/)
  })

  it('tells the device when its user refuses, whether at the code or at the login', async () => {
    const atCode = await start()
    const browser = new Browser()
    const confirm = await enterCode(browser, atCode)
    const refused = await submitForm(browser, confirm, atCode.verification_uri, { abort: 'yes' })
    assert.match(await refused.text(), /The device was refused/)
    assert.equal(await readError(await poll(atCode)), 'access_denied')

    const atLogin = await start()
    const next = await submitForm(browser, await enterCode(browser, atLogin), atLogin.verification_uri, {
      confirm: 'yes',
    })
    const login = await browser.follow(atLogin.verification_uri, next)
    const cancelled = await browser.submit(`${login.url}/cancel`, {})
    const end = await browser.follow(login.url, cancelled)
    assert.match(await end.response.text(), /The device was refused/)
    assert.equal(await readError(await poll(atLogin)), 'access_denied')
  })

  it('asks again for a code that is wrong, missing or used, and takes no form of another browser', async () => {
    const started = await start()
    assert.match(await (await enterCode(new Browser(), started, 'BBBB-BBBB')).text(), /not right/)
    assert.match(await (await enterCode(new Browser(), started, '')).text(), /Enter the code\./)
    const mine = await new Browser().request(started.verification_uri)
    const forged = await submitForm(new Browser(), mine, started.verification_uri, {
      user_code: started.user_code,
      confirm: 'yes',
    })
    assert.equal(forged.headers.get('location'), '/oauth2/device', 'it may begin with a form of its own')
    assert.equal(await readError(await poll(started)), 'authorization_pending')
    const browser = new Browser()
    await approve(browser, started)
    assert.match(await (await enterCode(browser, started)).text(), /has been used/)
  })

  it('makes whoever guesses codes from one address wait, whatever the address claims to be', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const browser = new Browser()
    const url = `${server.issuer}/device`
    const statuses = new Set<number>()
    for (let guess = 0; guess < 60; guess += 1) {
      const xsrf = /name="xsrf" value="(\w+)"/.exec(await (await browser.request(url)).text())?.[1] ?? ''
      const answer = await browser.request(url, {
        method: 'POST',
        headers: { 'x-forwarded-for': `192.0.2.${guess}` },
        body: new URLSearchParams({ xsrf, user_code: 'BBBB-BBBB' }),
      })
      statuses.add(answer.status)
      if (answer.status === 429) {
        assert.ok(Number(answer.headers.get('retry-after')) > 0)
        break
      }
    }
    assert.deepEqual([...statuses], [400, 429])
    mock.timers.setTime(Date.now() + 120_000)
    const started = await start()
    assert.match(await (await enterCode(new Browser(), started)).text(), /Is this your device/)
  })

  it('is refused to clients without the grant, and one client cannot fetch the tokens of another', async () => {
    const refused = await post(server, '/device_authorization', {})
    assert.equal(await readError(refused), 'unauthorized_client')
    const unknown = await post(server, '/device_authorization', { scope: 'everything' }, client)
    assert.equal(await readError(unknown), 'invalid_scope')
    const started = await start()
    await approve(new Browser(), started)
    const other = await server.createClient({ kind: 'public', allowedGrants: [deviceGrant] })
    assert.equal(await readError(await poll(started, other)), 'invalid_grant')
    await readTokens(await poll(started))
  })

  it('is open to the command line', async () => {
    const cli = { clientId: 'lightfi-cli', clientSecret: '' }
    const started = await start({ scope: 'openid readings:read' }, cli)
    await approve(new Browser(), started)
    const tokens = await readTokens(await poll(started, cli))
    assert.ok(tokens.id_token)
  })
})
