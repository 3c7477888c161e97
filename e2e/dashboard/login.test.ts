import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Request } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { password, places, users } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')

/** Longer than an access token lives. */
const longMs = 5 * 3_600_000

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage(Date.now())
})
after(() => stage?.close())

/** The requests that a page sends to the token endpoint from now on, by what they ask with. */
function watchTokenRequests(page: Page): URLSearchParams[] {
  const asked: URLSearchParams[] = []
  page.on('request', (request: Request) => {
    if (isTokenRequest(request)) asked.push(new URLSearchParams(request.postData() ?? ''))
  })
  return asked
}

function isTokenRequest(request: Request): boolean {
  return new URL(request.url()).pathname === '/oauth2/token'
}

function readStoredTokens(page: Page): Promise<{ accessToken: string; refreshToken: string }> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('lightfi-dashboard') ?? '{}'))
}

/** Lets hours pass on a page, as while a laptop sleeps, and comes back to it. */
async function comeBack(page: Page, afterMs: number): Promise<void> {
  await page.clock.fastForward(afterMs)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
}

/** Waits until another access token than the given one is stored. */
async function waitForRenewal(page: Page, accessToken: string): Promise<void> {
  while ((await readStoredTokens(page)).accessToken === accessToken)
    await page.waitForResponse(/\/oauth2\/token/, { timeout: 1_000 }).catch(() => undefined)
}

test('a login is bound to this browser by PKCE and comes back to the very address that was asked for', {
  skip,
}, async () => {
  const page = await (await stage.browser.newContext()).newPage()
  const tokens = watchTokenRequests(page)
  const path = `/dashboard/live/${places.firstFloor}?src=temperatureC`
  const asked = page.waitForRequest(/\/oauth2\/authorize/)
  await page.goto(stage.server.publicUrl + path)
  const { searchParams } = new URL((await asked).url())
  assert.equal(searchParams.get('client_id'), 'lightfi-dashboard')
  assert.equal(searchParams.get('code_challenge_method'), 'S256')
  await page.getByLabel('User name').fill(users.viewer.username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('main').waitFor()
  await page.waitForURL(stage.server.publicUrl + path)
  assert.deepEqual(
    tokens.map((form) => [form.get('grant_type'), form.has('code_verifier'), form.has('client_secret')]),
    [['authorization_code', true, false]],
  )
  await page.context().close()
})

test('a token that ends is renewed while somebody works, with a refresh token that is used once', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.building}`, { clock: 'running' })
  const before = await readStoredTokens(page)
  const tokens = watchTokenRequests(page)
  await comeBack(page, longMs)
  await waitForRenewal(page, before.accessToken)
  assert.deepEqual(
    new Set(tokens.map((form) => `${form.get('grant_type')} ${form.get('refresh_token')}`)),
    new Set([`refresh_token ${before.refreshToken}`]),
  )
  const after = await readStoredTokens(page)
  assert.notEqual(after.refreshToken, before.refreshToken)
  await page.context().close()
})

test('two tabs share one login, and one renewal of it', { skip }, async () => {
  const first = await stage.openScreen(`live/${places.building}`, { clock: 'running' })
  const second = await first.context().newPage()
  await second.clock.install({ time: stage.nowMs() })
  const logins: string[] = []
  second.on('request', (request) => {
    if (request.url().includes('/oauth2/authorize')) logins.push(request.url())
  })
  await second.goto(`${stage.server.publicUrl}/dashboard/live/${places.firstFloor}`)
  await second.locator('main h1').first().waitFor()
  assert.deepEqual(logins, [])
  const before = await readStoredTokens(first)
  // A request that was under way while the clock was put forward is given up and repeated, as after a sleep;
  // what was answered counts.
  const renewals: Request[] = []
  for (const page of [first, second])
    page.on('requestfinished', (request) => {
      if (isTokenRequest(request)) renewals.push(request)
    })
  await Promise.all([comeBack(first, longMs), comeBack(second, longMs)])
  const answers = [first, second].map((page) => page.waitForResponse(/\/me$/))
  await waitForRenewal(first, before.accessToken)
  for (const answer of await Promise.all(answers)) assert.ok(answer.ok())
  assert.equal(renewals.length, 1)
  await first.context().close()
})

test('who logs out in one tab leaves nothing in the browser, and must log in again', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.building}`)
  await page.getByRole('button', { name: /log out/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Log out', exact: true }).click()
  await page.getByLabel('User name').waitFor()
  assert.equal(await page.evaluate(() => localStorage.getItem('lightfi-dashboard')), null)
  await page.context().close()
})

test('a login that the server has ended is told, with the time up to which the screen is true', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.building}`, {
    user: 'twoPlaces',
    clock: 'running',
    expected: /status of 40[01]/,
  })
  const { accounts } = stage.server
  const user = accounts.findByUsername(users.twoPlaces.username)
  assert.ok(user)
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: true })
  await comeBack(page, longMs)
  await page.getByText('Your login has ended').waitFor()
  await page.getByRole('button', { name: 'Log in again' }).waitFor()
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: false })
  await page.context().close()
})
