import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places, sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const pathOf = (page: { url(): string }) => new URL(page.url()).pathname
const searchOf = (page: { url(): string }) => new URL(page.url()).search

test('each step of the breadcrumb leads to its neighbours, and the last one further down', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?src=temperatureC&sensor=${sensors.steady}`)
  await page.getByRole('button', { name: 'First floor: show another' }).click()
  await takePicture(page, 'breadcrumb')
  await page.getByRole('menuitem', { name: 'Second floor' }).click()
  await page.waitForURL(`**/live/${places.secondFloor}?*`)
  assert.equal(searchOf(page), '?src=temperatureC')
  await page.getByRole('button', { name: 'Northwind House: show another' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Northwind House' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/live/${places.building}*`)
  await page.getByRole('button', { name: 'All floors of Northwind House: show one' }).click()
  await page.getByRole('menuitem', { name: 'Ground floor' }).click()
  await page.waitForURL(`**/live/${places.groundFloor}*`)
  await page.context().close()
})

test('Ctrl K finds a room by its name, a sensor by four digits of its id, and a place, without a mouse', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('meeting room 1.1')
  const room = page.getByRole('group', { name: 'Rooms' }).getByRole('menuitem')
  await room.filter({ hasText: 'First floor · 1,132' }).waitFor()
  assert.equal(await room.count(), 1)
  await takePicture(page, 'search')
  await page.keyboard.press('Enter')
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · CO2' }).waitFor()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · Temperature' }).first().waitFor()
  assert.equal(pathOf(page), '/dashboard/compare')
  await page.keyboard.press('y')
  await page.waitForURL('**range=yesterday')
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('3C0D')
  await page.getByRole('menuitem', { name: sensors.steady }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/sensors/${sensors.steady}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('second')
  await page.getByRole('menuitem', { name: /^Second floor/ }).waitFor()
  await assertAccessible(page, 'search')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/live/${places.secondFloor}`)
  await page.keyboard.press('Control+k')
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('no such thing')
  await page.getByText('Nothing has that name.').waitFor()
  // Escape first empties the field.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.context().close()
})

test('what is typed while the search opens is kept for it, acts on nothing, and names screens too', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`)
  await page.locator('[data-ready=true]').waitFor()
  const { promise: wanted, resolve: load } = Promise.withResolvers<void>()
  await page.route(/search-dialog/, async (route) => {
    await wanted
    await route.continue()
  })
  await page.reload()
  await page.locator('[data-ready=true]').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('my week')
  assert.equal(searchOf(page), '')
  load()
  const field = page.getByRole('searchbox', { name: 'Search' })
  await field.waitFor()
  await page.getByRole('menuitem', { name: /^Calendar: Week pattern/ }).waitFor({ state: 'detached' })
  assert.equal(await field.inputValue(), 'my week')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('week')
  await page.getByRole('menuitem', { name: /^Calendar: Week pattern/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/calendar/${places.firstFloor}?view=week*`)
  await page.context().close()
})

test('on a phone the search stays open while the screen behind it is read', { skip }, async () => {
  const page = await stage.openScreen('guide', { size: 'phone' })
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  await page.route(/\/locations\/[^/]+\/\?/, async (route) => {
    await answered
    await route.continue()
  })
  await page.goto(`${stage.server.publicUrl}/dashboard/live/${places.firstFloor}`)
  await page.locator('main').waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('searchbox', { name: 'Search' })
  await field.pressSequentially('meeting')
  await page.getByRole('menuitem').filter({ hasText: 'Meeting room 1.1' }).first().waitFor()
  answer()
  await page.locator('[data-sensor]').first().waitFor({ state: 'attached' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor({ state: 'attached' })
  assert.equal(await field.inputValue(), 'meeting')
  // It waits for the keyboard of the device, but not for one that never comes.
  await page.waitForFunction(() =>
    document.querySelector('[role="dialog"]')?.checkVisibility({ opacityProperty: true }),
  )
  await takePicture(page, 'search-phone')
  await assertAccessible(page, 'search on a phone')
  await page.context().close()
})

test('a question mark lists the keys, unless single characters are switched off', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`)
  await page.getByRole('navigation', { name: 'Where you are' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await assertAccessible(page, 'keys')
  await takePicture(page, 'keys')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.context().close()
})

test('what means nothing in an address is left out, and named', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?colour=red`)
  await page.getByText('Left out of the address, as it means nothing here: colour.').waitFor()
  await page.context().close()
})

const meaningless = [
  `live/${places.firstFloor}?__proto__=x&hasOwnProperty=x&range=century`,
  `compare?s=x&tz=Mars/Olympus&range=NaN&view=%3Cb%3E`,
  `calendar/${places.firstFloor}?from=tomorrow&hours=99-3&view=year`,
  `summary/${places.firstFloor}?sort=9`,
  `health/${places.firstFloor}?kind=constructor`,
  `sensors/${sensors.steady}?range=9&var=.`,
]
for (const path of meaningless)
  test(`the screen is shown whatever its address says: ${path}`, { skip }, async () => {
    const page = await stage.openScreen(path)
    await page.getByText(/^Left out of the address/).waitFor()
    await page.locator('main h1').first().waitFor()
    assert.equal(await page.getByText('This could not be shown').count(), 0)
    stage.assertQuiet()
    await page.context().close()
  })

test('an address of nothing, or of what is not granted, says what both may mean', { skip }, async () => {
  const page = await stage.openScreen('no/such/screen')
  await page.getByRole('heading', { name: 'Not found' }).waitFor()
  await assertAccessible(page, 'not found')
  await page.getByRole('link', { name: 'Go to the start' }).click()
  await page.waitForURL(`**/live/*`)
  await page.context().close()
})

test('somebody without a place is told whom to ask, and somebody with two can choose', { skip }, async () => {
  const newcomer = await stage.openScreen('', { user: 'newcomer' })
  await newcomer.getByText('Ask an administrator').waitFor()
  assert.equal(await newcomer.getByRole('link', { name: 'Compare' }).count(), 0)
  await assertAccessible(newcomer, 'no place')
  await newcomer.context().close()
  const tom = await stage.openScreen('', { user: 'twoPlaces' })
  await tom.getByText('12 of 15 sensors reporting').waitFor()
  await tom.getByText('Battery: 2 Empty soon').waitFor()
  await assertAccessible(tom, 'two places')
  await tom.getByRole('main').getByRole('link', { name: 'Second floor' }).click()
  await tom.waitForURL(`**/live/${places.secondFloor}`)
  await tom.context().close()
})

test('a device whose clock is wrong is told so', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`)
  await page.clock.setFixedTime(stage.nowMs() + 3_600_000)
  await page.reload()
  await page.getByText(/^The clock of this device is 60 min ahead/).waitFor()
  await page.context().close()
})

test('on a phone the screens are along the bottom, and the rest is behind More', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`, { size: 'phone' })
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'More' }).click()
  await takePicture(page, 'more-phone')
  await page.getByRole('menuitem', { name: 'Compare' }).click()
  await page.waitForURL('**/compare')
  assert.equal(pathOf(page), '/dashboard/compare')
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(width <= 390, `the page is ${width} px wide`)
  await page.context().close()
})

test('who logs out is logged out everywhere, and comes back by logging in', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}`, { user: 'floorViewer' })
  await page.getByRole('button', { name: /log out$/ }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await page.waitForURL(/\/(logout|oauth2)/)
  assert.deepEqual(await page.evaluate(() => localStorage.getItem('lightfi-dashboard')), null)
  await page.context().close()
})
