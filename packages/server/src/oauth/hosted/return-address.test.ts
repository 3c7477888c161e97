/** Tests that pages of an account lead back to the dashboard, and to nothing else. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { Browser } from '../../../testing/browser.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'
import { readPageAfterLogin, readReturnAddress } from './return-address.ts'

const publicUrl = 'https://sensors.example'

describe('an address to be led back to', () => {
  it('is a page of the dashboard on this very origin', () => {
    for (const [text, path] of [
      ['/dashboard/', '/dashboard/'],
      ['/dashboard/profile?tab=login#password', '/dashboard/profile?tab=login#password'],
      [`${publicUrl}/dashboard/profile`, '/dashboard/profile'],
      ['HTTPS://SENSORS.EXAMPLE:443/dashboard/x', '/dashboard/x'],
      ['/dashboard/a b\r\nset-cookie: x', '/dashboard/a%20bset-cookie:%20x'],
    ] as const)
      assert.equal(readReturnAddress(publicUrl, text), path, text)
  })

  it('is nothing else', () => {
    for (const text of [
      '',
      '/',
      '/dashboard',
      '/dashboards/',
      '/account',
      '/dashboard/../account/applications',
      '/dashboard/%2e%2e/account',
      '/dashboard/..\\account',
      '//evil.example/dashboard/',
      '\\\\evil.example/dashboard/',
      '/\\evil.example/dashboard/',
      'https:evil.example/dashboard/',
      'https://evil.example/dashboard/',
      'https://sensors.example.evil.example/dashboard/',
      'https://sensors.example@evil.example/dashboard/',
      'https://ada@sensors.example/dashboard/',
      'https://sensors.example:444/dashboard/',
      'http://sensors.example/dashboard/',
      'javascript:alert(1)//sensors.example/dashboard/',
      'data:text/html,/dashboard/',
      `blob:${publicUrl}/dashboard/`,
      ' //evil.example/dashboard/',
      '\t//evil.example/dashboard/',
      'https://',
      `/dashboard/${'x'.repeat(2_100)}`,
    ])
      assert.equal(readReturnAddress(publicUrl, text), undefined, text)
  })

  it('goes through a login only with a page of the account that leads back', () => {
    const page = '/account/password?return_to=%2Fdashboard%2Fprofile'
    assert.equal(readPageAfterLogin(publicUrl, page), page)
    for (const text of [
      '',
      'https://',
      '/account/password',
      '/account/applications?return_to=/dashboard/',
      '/dashboard/?return_to=/dashboard/',
      '/account/password?return_to=//evil.example/',
    ])
      assert.equal(readPageAfterLogin(publicUrl, text), '/account', text)
  })
})

describe('pages of an account that were opened from the dashboard', () => {
  const password = 'a long enough password'
  const returnTo = '/dashboard/profile?from=account'
  const query = `?${new URLSearchParams({ return_to: returnTo })}`
  let server: OauthServer
  let browser: Browser
  let userId: string
  before(async () => {
    server = await startOauthServer()
    const { organisationId } = server
    const user = { organisationId, username: 'ada', password, role: 'viewer', locationIds: [] } as const
    userId = (await server.accounts.createUser(user)).userId
    browser = new Browser()
  })
  after(() => server.close())

  const readHidden = (page: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const open = async (path: string) => {
    const url = server.publicUrl + path
    const reached = await browser.follow(url, await browser.request(url))
    return { url: reached.url, page: await reached.response.text() }
  }
  /** Opens a page, sends its form off as a browser does, and returns the answer. */
  const submit = async (path: string, action: string, fields: Record<string, string>) => {
    const { page } = await open(path)
    const hidden = { csrf: readHidden(page, 'csrf'), return_to: readHidden(page, 'return_to') }
    return browser.submit(server.publicUrl + action, { ...hidden, ...fields })
  }

  it('come after the login, with the way back', async () => {
    const login = await open(`/account/password${query}`)
    assert.match(login.page, /<title>Log in/)
    const posted = await browser.submit(login.url, { username: 'ada', password })
    const reached = await browser.follow(login.url, posted)
    assert.equal(reached.url, `${server.publicUrl}/account/password${query}`)
    assert.match(
      await reached.response.text(),
      /<a href="\/dashboard\/profile\?from=account">Back to the dashboard/,
    )
  })

  it('lead back when the password is changed, and stay while something is wrong', async () => {
    const change = { current_password: 'wrong', password, password_again: password }
    const path = '/account/password'
    const wrong = await submit(path + query, path, change)
    assert.equal(wrong.status, 400)
    assert.equal(readHidden(await wrong.text(), 'return_to'), returnTo)
    const changed = await submit(path + query, path, { ...change, current_password: password })
    assert.deepEqual([changed.status, changed.headers.get('location')], [303, returnTo])
  })

  it('show recovery codes before they lead back, and lead back when the second step is switched off', async () => {
    const path = '/account/second-factor'
    const { page } = await open(path + query)
    const sealed_secret = readHidden(page, 'sealed_secret')
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    const hidden = { csrf: readHidden(page, 'csrf'), return_to: readHidden(page, 'return_to') }
    const on = await browser.submit(server.publicUrl + path, { ...hidden, sealed_secret, code })
    assert.match(await on.text(), /<ol class="codes"[\s\S]*<a class="button" href="\/dashboard\/profile/)
    const off = await submit(path + query, `${path}/off`, { password })
    assert.deepEqual([off.status, off.headers.get('location')], [303, returnTo])
  })

  it('refuse every other address, whoever asks, and change nothing', async () => {
    const evil = 'https://evil.example/dashboard/'
    const path = '/account/password'
    const fields = {
      current_password: password,
      password: `${password} two`,
      password_again: `${password} two`,
    }
    const answers = [
      await browser.request(`${server.publicUrl}${path}?return_to=${evil}`),
      await fetch(`${server.publicUrl}${path}?return_to=${evil}`, { redirect: 'manual' }),
      await submit(path, path, { ...fields, return_to: evil }),
    ]
    for (const answer of answers) {
      assert.deepEqual([answer.status, answer.headers.get('location')], [400, null])
      assert.doesNotMatch(await answer.text(), /evil\.example/)
    }
    const session = await browser.request(`${server.publicUrl}/account/session?state=${evil}`)
    assert.equal(session.headers.get('location'), '/account')
    await server.accounts.requirePassword(userId, password)
  })
})
