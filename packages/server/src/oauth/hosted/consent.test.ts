/** Applications that are not the organisation's own get nothing without consent. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Browser } from '../../../testing/browser.ts'
import { authorize, callbackUrl, exchange, logIn } from '../../../testing/login.ts'
import { type OauthServer, startOauthServer, type TestClient } from '../../../testing/oauth-server.ts'

let server: OauthServer
let client: TestClient
before(async () => {
  server = await startOauthServer()
  client = await server.createClient({ name: 'Energy <report>', firstParty: false })
})
after(() => server.close())

/** Logs in and comes to the consent page. */
async function reachConsent(browser: Browser, scope = 'openid readings:read') {
  const asked = await authorize(server, browser, { client_id: client.clientId, scope, state: 'kept' })
  const text = await asked.response.clone().text()
  if (text.includes('Give access?')) return asked
  const { username, password } = server.user
  return browser.follow(asked.url, await browser.submit(asked.url, { username, password }))
}

describe('an application that is not first-party', () => {
  it('gets what it asks for once the user consents, who sees in plain words what that is', async () => {
    const browser = new Browser()
    const page = await reachConsent(browser)
    const text = await page.response.text()
    assert.match(text, /Energy &lt;report&gt;/)
    assert.match(text, /Read locations, sensors and their data/)
    assert.match(text, /Know who you are/)
    assert.ok(!text.includes('Post sensor readings') && !text.includes('<script'))
    const given = await browser.submit(`${page.url}/consent`, {})
    const callback = new URL((await browser.follow(page.url, given)).url)
    assert.equal(callback.searchParams.get('state'), 'kept')
    const tokens = await exchange(server, callback, client)
    const { scopes } = await server.oauth.verifyAccessToken(tokens.access_token)
    assert.deepEqual([...scopes].sort(), ['openid', 'readings:read'])
  })

  it('shows the same page with offline_access, which allows nothing', async () => {
    const page = await reachConsent(new Browser(), 'readings:read offline_access')
    const text = await page.response.text()
    assert.match(text, /Read locations, sensors and their data/)
    assert.equal(text.match(/<li>/g)?.length, 1)
  })

  it('is told access_denied when the user refuses', async () => {
    const browser = new Browser()
    const page = await reachConsent(browser)
    const refused = await browser.submit(`${page.url}/cancel`, {})
    const callback = new URL((await browser.follow(page.url, refused)).url)
    assert.equal(callback.origin + callback.pathname, callbackUrl)
    assert.equal(callback.searchParams.get('error'), 'access_denied')
    assert.equal(callback.searchParams.get('state'), 'kept')
    assert.equal(callback.searchParams.get('code'), null)
  })

  it('has to ask each time: nothing is remembered but the grant', async () => {
    const browser = new Browser()
    for (let time = 0; time < 2; time += 1) {
      const page = await reachConsent(browser)
      assert.match(await page.response.clone().text(), /Give access\?/)
      await browser.follow(page.url, await browser.submit(`${page.url}/consent`, {}))
    }
    const silent = await authorize(server, browser, { client_id: client.clientId, prompt: 'none' })
    assert.equal(new URL(silent.url).searchParams.get('error'), 'consent_required')
  })

  it('gets nothing by a consent that is sent ahead of the login, or from another browser', async () => {
    const browser = new Browser()
    const login = await authorize(server, browser, { client_id: client.clientId })
    assert.equal((await browser.submit(`${login.url}/consent`, {})).status, 400)
    const mine = new Browser()
    const page = await reachConsent(mine)
    assert.equal((await new Browser().submit(`${page.url}/consent`, {})).status, 400)
  })

  it('names a place only as long as it is one that the user sees', async () => {
    const { estate, organisationId } = server
    const place = { locationId: 'reused', kind: 'building', name: 'The user sees it' } as const
    await estate.createLocation({ ...place, parentId: organisationId })
    const browser = new Browser()
    const page = await reachConsent(browser, 'openid readings:read location:reused')
    assert.match(await page.response.text(), /The user sees it/)
    await estate.deleteLocation('reused')
    const other = { locationId: 'org_other', parentId: null, kind: 'organisation', name: 'Other' } as const
    await estate.createLocation({ ...other, timeZone: 'Europe/London' })
    await estate.createLocation({ ...place, parentId: 'org_other', name: 'Of somebody else' })
    assert.doesNotMatch(await (await browser.request(page.url)).text(), /Of somebody else/)
    const given = await browser.submit(`${page.url}/consent`, {})
    const callback = new URL((await browser.follow(page.url, given)).url)
    assert.equal(callback.searchParams.get('error'), 'invalid_scope')
  })

  it('is asked for by no application of the organisation itself', async () => {
    await exchange(server, await logIn(server))
  })
})
