import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { appTexts } from '../../packages/dashboard/src/text/en/app.ts'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places, sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')
const floor = `live/${places.firstFloor}`

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

/** The rows that are drawn, as a person reads them. */
async function readRows(page: Page): Promise<string[]> {
  await page.locator('[data-sensor]').first().waitFor()
  const texts = await page.locator('[data-sensor]').allInnerTexts()
  return texts.map((text) => text.replaceAll(/\s+/g, ' '))
}

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`where it is too warm, too cold or stuffy is seen without an act, ${size}, ${theme}`, {
      skip,
    }, async () => {
      const page = await stage.openScreen(floor, { size, theme })
      const rows = await readRows(page)
      assert.ok(rows.length > 3, rows.join('\n'))
      await page.locator('svg path[d^="M"]').first().waitFor()
      await takePicture(page, `live-${size}-${theme}`)
      await assertAccessible(page, floor)
      await page.goto(page.url().replace(/\/live.*/, `/live/${places.building}?src=temperatureC`))
      await readRows(page)
      await takePicture(page, `live-building-${size}-${theme}`)
      await assertAccessible(page, places.building)
      stage.assertQuiet()
      await page.context().close()
    })

for (const size of ['desktop', 'phone'] as const)
  test(`what is free is one act away, ${size}`, { skip }, async () => {
    const page = await stage.openScreen(floor, { size })
    await page.getByRole('button', { name: 'Motion', exact: true }).click()
    await page.getByRole('button', { name: /\d+ Free/ }).waitFor()
    await page.getByRole('button', { name: /\d+ No data/ }).waitFor()
    await page.getByText(/In use: \d+ min · Free: \d+ min/).waitFor()
    const rows = await readRows(page)
    await takePicture(page, `live-motion-${size}`)
    await assertAccessible(page, 'motion')
    assert.ok(rows.length > 0)
    stage.assertQuiet()
    await page.context().close()
  })

/** Posts a value of the sensor that never drops out, at the time of the server. */
async function post(value: number): Promise<void> {
  const reading = {
    sensor_id: sensors.steady,
    var_name: 'CO2ppm',
    time: stage.nowMs() / 1000,
    value,
  } as const
  assert.equal((await stage.gateway.createReadings({ readings: [reading] })).accepted, 1)
}

const row = (page: Page, text: RegExp) => page.locator('[data-sensor]', { hasText: text })
const pill = (page: Page) => page.locator('header').getByRole('status')
const co2 = `${floor}?src=CO2ppm`

for (const size of ['desktop', 'phone'] as const)
  test(`a reading is seen a few seconds after it is posted, without a reload, ${size}`, {
    skip,
  }, async () => {
    const page = await stage.openScreen(co2, { size })
    await pill(page).getByText('Live').waitFor()
    stage.moveTo(stage.nowMs() + 1_000)
    const value = size === 'phone' ? 2_876 : 2_875
    await post(value)
    await row(page, new RegExp(value.toLocaleString('en'))).waitFor()
    await page.getByRole('button', { name: '2 Very poor', exact: true }).waitFor()
    assert.match((await readRows(page))[0] ?? '', /Very poor Meeting room 1.1/)
    await takePicture(page, `live-posted-${size}`)
    await page.getByRole('button', { name: '2 Very poor', exact: true }).click()
    assert.equal((await readRows(page)).length, 2)
    assert.match(page.url(), /band=Very\+poor/)
    stage.assertQuiet()
    await page.context().close()
  })

test('an old value is in no band, and says how old it is and why', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.building}?src=CO2ppm&band=no_current_data`)
  const rows = (await readRows(page)).join('\n')
  assert.match(rows, /No data for 79 min/)
  assert.match(rows, /No data for 3 h · offline .*last 7\d\d ppm at 10:01/)
  assert.match(rows, /No data never reported/)
  await takePicture(page, 'live-absent')
  await assertAccessible(page, 'absent')
  stage.assertQuiet()
  await page.context().close()
})

test('two tabs share one stream, and the second goes on when the first is closed', { skip }, async () => {
  const first = await stage.openScreen(co2)
  const streams: string[] = []
  const context = first.context()
  await pill(first).getByText('Live').waitFor()
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/events') streams.push(request.url())
  })
  const second = await context.newPage()
  await second.clock.setFixedTime(stage.nowMs())
  await second.goto(first.url())
  await pill(second).getByText('Live').waitFor()
  stage.moveTo(stage.nowMs() + 1_000)
  await post(1_333)
  await row(first, /1,333/).waitFor()
  await row(second, /1,333/).waitFor()
  assert.deepEqual(streams, [])
  await first.close()
  stage.moveTo(stage.nowMs() + 1_000)
  await post(1_444)
  await row(second, /1,444/).waitFor()
  assert.equal(streams.length, 1)
  stage.assertQuiet()
  await context.close()
})

test('a server that is away is told of, and followed again when it is back', { skip }, async () => {
  const page = await stage.openScreen(co2, { expected: /ERR_|Failed to load/ })
  await pill(page).getByText('Live').waitFor()
  const start = await stage.stopServer()
  await pill(page)
    .getByText(/Stopped/)
    .waitFor()
  await row(page, /Meeting room 1.1/).waitFor()
  await takePicture(page, 'live-stopped')
  await start()
  await pill(page).getByText('Live').waitFor()
  stage.moveTo(stage.nowMs() + 1_000)
  await post(1_555)
  await row(page, /1,555/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('where streams are held back on the way, the server is asked again and again', { skip }, async () => {
  const page = await stage.openScreen(co2)
  await page.route('**/events?*', () => undefined)
  await page.reload()
  await pill(page).getByText(appTexts.state.polling(20)).waitFor()
  stage.moveTo(stage.nowMs() + 1_000)
  await post(1_222)
  await row(page, /1,222/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('nothing is wider than a screen of 320 pixels', { skip }, async () => {
  const page = await stage.openScreen(co2, { size: 'phone' })
  await page.setViewportSize({ width: 320, height: 640 })
  await readRows(page)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
  stage.assertQuiet()
  await page.context().close()
})

test('after two minutes without a network values are greyed, and what was read stays', { skip }, async () => {
  const page = await stage.openScreen(co2, { clock: 'running', expected: /ERR_|Failed to load/ })
  await pill(page).getByText('Live').waitFor()
  await page.context().setOffline(true)
  await pill(page)
    .getByText(/Offline/)
    .waitFor()
  await page.clock.fastForward(121_000)
  await page.getByText(/No connection for more/).waitFor()
  await row(page, /Meeting room 1.1/).waitFor()
  await takePicture(page, 'live-offline')
  await assertAccessible(page, 'offline')
  await page.context().setOffline(false)
  await pill(page).getByText('Live').waitFor()
  await page.getByText(/No connection for more/).waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})

test('after an hour of sleep nothing old is shown as current', { skip }, async () => {
  const page = await stage.openScreen(co2, { clock: 'running', expected: /ERR_|Failed to load/ })
  await pill(page).getByText('Live').waitFor()
  await row(page, /Ideal/).first().waitFor()
  stage.moveTo(stage.nowMs() + 3_600_000)
  await post(1_666)
  await page.clock.fastForward(3_600_000)
  await row(page, /1,666.*Poor/).waitFor()
  await row(page, /Ideal/).first().waitFor({ state: 'detached' })
  await pill(page).getByText('Live').waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('everything on the list can be done by keys', { skip }, async () => {
  const page = await stage.openScreen(co2)
  await readRows(page)
  // With its concerns the row of sources has its order.
  await page.getByRole('button', { name: /^CO2 ?: \d/ }).waitFor()
  const sources = page.getByRole('group', { name: 'Source' }).getByRole('button')
  await page.keyboard.press(']')
  await sources.nth(1).and(page.locator('[aria-pressed=true]')).waitFor()
  await page.keyboard.press('[')
  await page.getByRole('button', { name: 'CO2', pressed: true }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('open plan')
  await page.getByText(/2 of 6 sensors/).waitFor()
  await page.locator('[data-sensor]').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const picked = page.locator('[data-sensor][aria-current="true"]')
  await picked.waitFor()
  const id = (await picked.getAttribute('data-sensor')) ?? ''
  assert.match(page.url(), new RegExp(`sensor=${id}`))
  await page.keyboard.press('c')
  await page.getByRole('link', { name: 'Compare 1' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})
