import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Locator, Page, Route } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { password, places, type SceneUser, sensors, users } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

/** Where each answer about a place, with all its sensors, comes from. */
const snapshots = /\/locations\/[^/]+\/\?/
const histories = /\/history\?/

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const pill = (page: Page) => page.locator('header').getByRole('status')
const rows = (page: Page) => page.locator('[data-sensor]')

/** The rows that are drawn, as a person reads them. */
async function readRows(page: Page): Promise<string> {
  await rows(page).first().waitFor()
  return (await rows(page).allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ')).join('\n')
}

/** Takes the picture of a state, and fails where axe finds something in it. */
async function look(page: Page, state: string): Promise<void> {
  await takePicture(page, `state-${state}`)
  await assertAccessible(page, state)
}

async function leave(page: Page): Promise<void> {
  stage.assertQuiet()
  await page.context().close()
}

/** Keeps back the answers that match, until the function that it returns is called. */
async function holdAnswers(page: Page, url: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route(url, async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

/** An answer of a server that has failed, with the id under which its log knows the request. */
const fail = (route: Route) =>
  route.fulfill({
    status: 500,
    contentType: 'application/problem+json',
    headers: { 'x-request-id': 'req_of_the_failure' },
    json: {
      type: 'about:blank',
      title: 'Internal error',
      status: 500,
      code: 'internal_error',
      detail: 'The server has failed.',
      request_id: 'req_of_the_failure',
    },
  })

/** Waits until something is drawn with more than nothing of its colour. */
async function waitUntilSeen(part: Locator): Promise<void> {
  await part.waitFor({ state: 'attached' })
  await part.evaluate(async (element) => {
    while (Number(getComputedStyle(element).opacity) === 0) await new Promise(requestAnimationFrame)
  })
}

test('loading: the layout is there at once, and places are held for what is late', { skip }, async () => {
  const page = await stage.openScreen('guide')
  const release = await holdAnswers(page, snapshots)
  await page.goto(`${stage.server.publicUrl}/dashboard/live/${places.firstFloor}`)
  await page.getByRole('button', { name: 'First floor: show another' }).waitFor()
  await page.getByRole('searchbox', { name: 'Filter by name or id' }).waitFor()
  const busy = page.locator('main [aria-busy="true"]').first()
  await waitUntilSeen(busy.locator('span').first())
  assert.equal(await rows(page).count(), 0)
  await look(page, 'loading')
  release()
  await rows(page).first().waitFor()
  await busy.waitFor({ state: 'detached' })
  await leave(page)
})

test('loading: while another range is on its way the chart before it stays, dimmed', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?sensor=${sensors.steady}`)
  const chart = page.getByRole('application')
  await chart.waitFor()
  const release = await holdAnswers(page, histories)
  await page.keyboard.press('m')
  await page.locator('[role="application"][aria-busy="true"]').waitFor()
  await look(page, 'loading-range')
  release()
  await page.locator('[role="application"][aria-busy="false"]').waitFor()
  await leave(page)
})

const emptiness: readonly [SceneUser, RegExp][] = [
  ['viewer', /^Ask an administrator of your organisation/],
  ['admin', /^Place a sensor here/],
]
for (const [user, next] of emptiness)
  test(`empty: a floor without a sensor says what to do next, to the ${user}`, { skip }, async () => {
    const page = await stage.openScreen(`live/${places.empty}`, { user })
    await page.getByText('There are no sensors in Third floor yet.').waitFor()
    await page.getByText(next).waitFor()
    await look(page, `empty-${user}`)
    await leave(page)
  })

test('empty: somebody without a place is told whom to ask', { skip }, async () => {
  const page = await stage.openScreen('', { user: 'newcomer' })
  await page.getByText('You have no access to any location yet.').waitFor()
  await page.getByText(/^Ask an administrator/).waitFor()
  await look(page, 'empty-newcomer')
  await leave(page)
})

test('partial: what came is shown, and what failed gives its cause, its request and another try', {
  skip,
}, async () => {
  const page = await stage.openScreen('guide', { expected: /status of 500/ })
  await page.route(histories, fail)
  await page.goto(`${stage.server.publicUrl}/dashboard/live/${places.firstFloor}`)
  await rows(page).first().waitFor()
  const alert = page.getByRole('alert').first()
  await alert.getByText(/^The server made a mistake\./).waitFor()
  await alert.locator('summary').click()
  await alert.getByText(/The server has failed\./).waitFor()
  await alert.getByText('req_of_the_failure').waitFor()
  await look(page, 'partial')
  await page.unroute(histories)
  for (let left = await page.getByRole('alert').count(); left > 0; left -= 1) {
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page
      .getByRole('alert')
      .nth(left - 1)
      .waitFor({ state: 'detached' })
  }
  await page.getByRole('application').waitFor()
  await leave(page)
})

test('stale value: it has its age and its cause, and is in no band', { skip }, async () => {
  const page = await stage.openScreen(
    `live/${places.building}?src=CO2ppm&band=no_current_data&sensor=${sensors.silent}`,
  )
  const listed = await readRows(page)
  assert.match(listed, /No data for 3 h · offline .*last 707 ppm at 10:01/)
  assert.match(listed, /for 79 min .*last 789 ppm at 11:54/)
  assert.doesNotMatch(listed, /Ideal|Marginal|Poor/)
  await look(page, 'stale-value')
  await leave(page)
})

test('stale page: the pill says since when the server is away, and values are greyed after two minutes', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`, {
    clock: 'running',
    // The search may be loaded while the server is away; axe then asks for its style sheet again.
    expected: /ERR_|Failed to load|Couldn't load preload assets/,
  })
  await pill(page).getByText('Live').waitFor()
  const start = await stage.stopServer()
  await pill(page)
    .getByText(/^Stopped 13:1\d/)
    .waitFor()
  await page
    .locator('header')
    .getByText(/retrying in \d+ s/)
    .waitFor()
  await page.clock.fastForward(121_000)
  await page.getByText(/^No connection for more/).waitFor()
  await rows(page).first().waitFor()
  const greyed = page.locator('main').getByRole('button', { name: /1 Ideal/ })
  assert.equal(
    await greyed.evaluate(
      (tile) => tile.closest('div') && getComputedStyle(tile.closest('div') as Element).filter,
    ),
    'grayscale(1)',
  )
  await look(page, 'stale-page')
  await start()
  await page.clock.fastForward(20_000)
  await pill(page).getByText('Live').waitFor()
  await leave(page)
})

test('offline: the pill says since when, and what was read can be read on', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`, { expected: /ERR_|Failed to load/ })
  await pill(page).getByText('Live').waitFor()
  await rows(page).first().waitFor()
  await page.context().setOffline(true)
  await pill(page)
    .getByText(/^Offline since 13:1\d/)
    .waitFor()
  await rows(page).nth(1).click()
  await page.locator('[data-sensor][aria-current="true"]').waitFor()
  await look(page, 'offline')
  await page.context().setOffline(false)
  await pill(page).getByText('Live').waitFor()
  await leave(page)
})

test('a screen that is opened for the first time without a network says so, and comes with it', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`, {
    expected: /ERR_|Failed to (load|fetch)|could not be fetched|preload assets/,
  })
  await pill(page).getByText('Live').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Calendar' }).click()
  const screen = page.locator('main')
  await screen.getByRole('button', { name: 'Try again' }).waitFor()
  assert.doesNotMatch((await screen.textContent()) ?? '', /assets|https?:/)
  await look(page, 'not-loaded')
  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: /^Calendar/ }).waitFor()
  await leave(page)
})

test('a page that cannot be read at all says what failed and what helps, and comes by itself', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`, {
    clock: 'running',
    expected: /status of 500|The server has failed/,
  })
  await page.route(/\/me$/, fail)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'This screen cannot be opened now' }).waitFor()
  await page.getByText(/^The server made a mistake\./).waitFor()
  await page.locator('summary').click()
  await page.getByText('req_of_the_failure').waitFor()
  await look(page, 'page-failed')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('heading', { level: 1, name: 'This screen cannot be opened now' }).waitFor()
  await page.unroute(/\/me$/)
  await page.clock.fastForward(15_000)
  await rows(page).first().waitFor()
  await leave(page)
})

test('login ended: a page that is opened after it leads to the login, and back to its address', {
  skip,
}, async () => {
  const page = await stage.openScreen('profile', {
    user: 'twoPlaces',
    expected: /status of 40[01]|LoginRequiredError/,
  })
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  const { accounts } = stage.server
  const { username } = users.twoPlaces
  const user = accounts.findByUsername(username)
  assert.ok(user)
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: true })
  stage.forgetLogin('twoPlaces')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'This screen cannot be opened now' }).waitFor()
  await page.getByText('Your login has ended. Log in again: you come back to this screen.').waitFor()
  await look(page, 'page-login-ended')
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: false })
  await page.getByRole('button', { name: 'Log in again' }).click()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dashboard/profile')
  await page.getByRole('heading', { level: 1, name: 'Profile' }).waitFor()
  await leave(page)
})

test('login ended: what was chosen is kept, and is there after logging in again in the same tab', {
  skip,
}, async () => {
  const page = await stage.openScreen('profile', { user: 'twoPlaces', expected: /status of 40[01]/ })
  const form = page.getByRole('region', { name: 'Preferences' })
  await form.getByRole('radio', { name: 'Dark' }).waitFor()
  const { accounts } = stage.server
  const { username } = users.twoPlaces
  const user = accounts.findByUsername(username)
  assert.ok(user)
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: true })
  stage.forgetLogin('twoPlaces')
  await form.getByRole('radio', { name: 'Dark' }).click()
  await page.getByText('Your login has ended', { exact: true }).waitFor()
  await page.getByText(/^What you see is as of 13:1\d\. What you have typed is kept\.$/).waitFor()
  await form.getByText('Your login has ended: log in again, and then once more.').waitFor()
  await look(page, 'login-ended')
  await accounts.changeUser(user.organisationId, user.userId, { isDisabled: false })
  await page.getByRole('button', { name: 'Log in again' }).click()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/dashboard/profile')
  await form.getByText('Not saved yet.').waitFor()
  assert.ok(await form.getByRole('radio', { name: 'Dark' }).isChecked())
  await leave(page)
})

test('not allowed: a place that is not granted is not offered, and its address says what that may mean', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.secondFloor}`, {
    user: 'floorViewer',
    expected: /status of 404/,
  })
  await page.getByRole('heading', { name: 'Not found' }).waitFor()
  await page
    .getByText(/it was deleted, the address is mistyped, or it lies where you have no access/)
    .waitFor()
  await look(page, 'not-allowed')
  await page.getByRole('link', { name: 'Go to the start' }).click()
  await page.waitForURL(`**/live/${places.firstFloor}`)
  assert.equal(await page.getByText('Second floor').count(), 0)
  await leave(page)
})

test('wrong clock: it is told, and ages stay those of the server', { skip }, async () => {
  const page = await stage.openScreen('guide')
  await page.clock.setFixedTime(stage.nowMs() - 2 * 3_600_000)
  await page.goto(
    `${stage.server.publicUrl}/dashboard/live/${places.building}?src=CO2ppm&band=no_current_data`,
  )
  await page.getByText(/^The clock of this device is 2 h behind/).waitFor()
  assert.match(await readRows(page), /for 79 min .*last 789 ppm at 11:54/)
  await look(page, 'wrong-clock')
  await leave(page)
})

test('deleted meanwhile: a sensor that goes while it is looked at is told of, with what was read', {
  skip,
}, async () => {
  const page = await stage.openScreen(`sensors/${sensors.neverReported}`, {
    clock: 'running',
    expected: /status of 404/,
  })
  await page.getByRole('heading', { level: 1, name: /Meeting room 2\.1, new/ }).waitFor()
  await stage.server.estate.deleteSensor(sensors.neverReported)
  await page.clock.fastForward(60_000)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  await page.getByText(/What you see is from before\./).waitFor()
  await page.getByRole('heading', { level: 1, name: /Meeting room 2\.1, new/ }).waitFor()
  await look(page, 'deleted-sensor')
  await leave(page)
})

test('deleted meanwhile: a place that goes while it is looked at says so, and leads on', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.empty}`, { expected: /status of 404/ })
  await page.getByText('There are no sensors in Third floor yet.').waitFor()
  await stage.server.estate.deleteLocation(places.empty)
  await page.getByText('This place is no longer there for you').waitFor()
  // The server answers: nothing is late, and nothing is asked again.
  await pill(page).getByText('Online').waitFor()
  await look(page, 'deleted-place')
  await page.getByRole('link', { name: 'Go to the start' }).click()
  await page.waitForURL(/\/live\//)
  await leave(page)
})
