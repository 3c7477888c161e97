import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
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

const planOf = (page: Page, floor = 'First floor') => page.getByRole('listbox', { name: `Plan of ${floor}` })
const roomOf = (page: Page, name: string) => planOf(page).getByRole('option', { name })
const pickedIn = (page: Page) => new URL(page.url()).searchParams.get('sensor')
/** The metres of the drawing on the screen: they change when the plan was drawn anew. */
const matrixOf = (page: Page) => planOf(page).locator('svg > g[transform]').getAttribute('transform')
const openPlan = async (path: string, options: Parameters<Stage['openScreen']>[1] = {}) => {
  const page = await stage.openScreen(path, options)
  page.setDefaultTimeout(10_000)
  return page
}
const openFloor = (query = '', options: Parameters<Stage['openScreen']>[1] = {}) =>
  openPlan(`live/${places.firstFloor}?view=plan${query}`, options)

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`rooms show their values, and a press picks one, ${size}, ${theme}`, { skip }, async () => {
      const page = await openFloor('', { size, theme })
      const room = roomOf(page, 'Meeting room 1.1')
      await room.click()
      await planOf(page).getByRole('option', { selected: true }).waitFor()
      assert.equal(pickedIn(page), sensors.steady)
      await takePicture(page, `plan-${size}-${theme}`)
      await assertAccessible(page, 'plan')
      await room.click()
      await page.waitForURL((url) => !url.searchParams.has('sensor'))
      stage.assertQuiet()
      await page.context().close()
    })

test('the plan is heard as a list of rooms with values and words', { skip }, async () => {
  const page = await openFloor()
  await roomOf(page, 'Meeting room 1.1').waitFor()
  const heard = await planOf(page).ariaSnapshot()
  assert.equal(`${heard.trimEnd()}\n`, readFileSync(join(import.meta.dirname, 'plan-tree.txt'), 'utf8'))
  await page.context().close()
})

test('the keyboard alone goes from room to room, picks and lets go', { skip }, async () => {
  const page = await openFloor()
  await roomOf(page, 'Meeting room 1.1').waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-spot') ?? '')
  for (let presses = 0; !(await focused()) && presses < 80; presses += 1) await page.keyboard.press('Tab')
  assert.equal(await focused(), 'area room-1-3', 'one stop of the Tab key, the first by name')
  const visited = []
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'End', 'Home']) {
    await page.keyboard.press(key)
    visited.push((await focused()).replace('area ', ''))
  }
  assert.deepEqual(visited, ['room-1-2', 'room-1-1', 'open-1-north', 'room-1-1', 'open-1-south', 'room-1-3'])
  await page.keyboard.press('Enter')
  await planOf(page).getByRole('option', { selected: true }).waitFor()
  assert.ok(pickedIn(page))
  await page.keyboard.press('Escape')
  await page.waitForURL((url) => !url.searchParams.has('sensor'))
  assert.equal(await focused(), 'area room-1-3')
  await page.context().close()
})

test('buttons, wheel and mouse enlarge and move the plan; a drag picks nothing', { skip }, async () => {
  const page = await openFloor()
  await roomOf(page, 'Meeting room 1.1').waitFor()
  const whole = await matrixOf(page)
  await page.getByRole('button', { name: 'Enlarge' }).click()
  const closer = await matrixOf(page)
  assert.notEqual(closer, whole)
  const box = (await planOf(page).boundingBox()) ?? assert.fail('no plan')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y - 80, { steps: 4 })
  await page.mouse.up()
  const moved = await matrixOf(page)
  assert.notEqual(moved, closer)
  assert.equal(pickedIn(page), null)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await page.waitForFunction(
    (before) =>
      document.querySelector('[role=listbox] svg > g[transform]')?.getAttribute('transform') !== before,
    moved,
  )
  await page.getByRole('button', { name: 'Show the whole plan' }).click()
  assert.equal(await matrixOf(page), whole)
  stage.assertQuiet()
  await page.context().close()
})

test('two fingers enlarge the plan, one does not', { skip }, async () => {
  const page = await openFloor('', { size: 'phone' })
  await roomOf(page, 'Meeting room 1.1').waitFor()
  const whole = await matrixOf(page)
  const box = (await planOf(page).boundingBox()) ?? assert.fail('no plan')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...offsets: number[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: offsets.map((offset, id) => ({ x: x + offset, y, id })),
    })
  await touch('touchStart', 0)
  await touch('touchMove', 40)
  await touch('touchEnd')
  assert.equal(await matrixOf(page), whole)
  await touch('touchStart', -30, 30)
  await touch('touchMove', -60, 60)
  await touch('touchMove', -90, 90)
  await touch('touchEnd')
  await page.waitForFunction(
    (before) =>
      document.querySelector('[role=listbox] svg > g[transform]')?.getAttribute('transform') !== before,
    whole,
  )
  stage.assertQuiet()
  await page.context().close()
})

test('a room with several sensors shows the worst or the mean, and each can be picked', {
  skip,
}, async () => {
  const page = await openFloor('&src=temperatureC')
  const room = roomOf(page, 'Open plan 1, north')
  await room.click()
  const each = page.getByRole('list', { name: 'Sensors in Open plan 1, north' }).getByRole('button')
  await each.first().waitFor()
  const values = (await each.allInnerTexts()).map((text) => Number.parseFloat(text))
  assert.equal(values.length, 2)
  await page.getByRole('radio', { name: 'Mean' }).click()
  await page.waitForURL((url) => url.searchParams.get('room') === 'mean')
  const mean = Number.parseFloat((await room.getAttribute('aria-label'))?.split(', ')[2] ?? '')
  assert.ok(Math.abs(mean - values.reduce((sum, value) => sum + value, 0) / 2) <= 0.1, `${mean} of ${values}`)
  const before = pickedIn(page)
  await each.last().click()
  await page.waitForURL((url) => url.searchParams.get('sensor') !== before)
  await page.context().close()
})

test('a sensor without a place is named beside the plan, and can be picked there', { skip }, async () => {
  const page = await openFloor('&src=temperatureC')
  await page.getByRole('button', { name: 'Not on the plan (1)' }).click()
  await page.getByRole('menuitem', { name: 'Store cupboard' }).click()
  await page.waitForURL((url) => url.searchParams.get('sensor') === sensors.unplaced)
  await page.context().close()
})

test('a building shows the plans of its floors, each a way to the floor', { skip }, async () => {
  const page = await openPlan(`live/${places.building}?src=CO2ppm`)
  for (const floor of ['Ground floor', 'First floor', 'Second floor'])
    await planOf(page, floor).getByRole('option').first().waitFor()
  await assertAccessible(page, 'floors')
  await takePicture(page, 'plan-floors')
  await page
    .getByRole('region', { name: 'Floors of Northwind House' })
    .getByRole('link', { name: 'Roof' })
    .click()
  await page.getByText('Roof has no floorplan.').waitFor()
  assert.equal(new URL(page.url()).search, '?src=CO2ppm')
  stage.assertQuiet()
  await page.context().close()
})

for (const [user, next] of [
  ['admin', 'Add one in Set up'],
  ['viewer', 'An administrator of the location can add one'],
] as const)
  test(`a floor without a plan says what the ${user} can do`, { skip }, async () => {
    const page = await openPlan(`live/${places.roof}?view=plan`, { user })
    await page.getByText('Roof has no floorplan.').waitFor()
    await page.getByText(next).waitFor()
    stage.assertQuiet()
    await page.context().close()
  })

test('a plan that could not be read says why, and can be tried again', { skip }, async () => {
  const expected = /Failed to load resource/
  const page = await openPlan(`live/${places.roof}?view=plan`, { expected })
  await page.getByText('Roof has no floorplan.').waitFor()
  await page.route('**/floorplan', (route) => route.fulfill({ status: 400, body: '{}' }))
  await page.getByRole('link', { name: 'Summary' }).first().waitFor()
  await page.evaluate((path) => {
    history.pushState(null, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/dashboard/live/${places.firstFloor}?view=plan`)
  const again = page.getByRole('region', { name: 'Plan' }).getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await page.unroute('**/floorplan')
  await again.click()
  await roomOf(page, 'Meeting room 1.1').waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a reading changes its room, and no other is drawn again', { skip }, async () => {
  const page = await openFloor()
  const room = roomOf(page, 'Meeting room 1.1')
  await room.waitFor()
  await page.evaluate(() => {
    const changed = new Set<string>()
    Object.assign(globalThis, { changedSpots: changed })
    const plan = document.querySelector('[role=listbox]')
    if (!plan) throw new Error('no plan')
    new MutationObserver((changes) => {
      for (const { target } of changes)
        if (target instanceof SVGElement) changed.add(target.dataset.spot ?? '')
    }).observe(plan, { attributes: true, subtree: true })
  })
  await stage.gateway.createReadings({
    readings: [{ sensor_id: sensors.steady, var_name: 'CO2ppm', time: stage.nowMs() / 1000, value: 1_650 }],
  })
  await planOf(page).getByRole('option', { name: 'Meeting room 1.1, 1,650 ppm, Poor' }).waitFor()
  const changed = await page.evaluate(() => [
    ...(globalThis as unknown as { changedSpots: Set<string> }).changedSpots,
  ])
  assert.deepEqual(
    changed.filter((key) => key !== ''),
    ['area room-1-1'],
  )
  await page.context().close()
})
