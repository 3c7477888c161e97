/** The server goes and comes back while a screen is open, also with another version of the dashboard. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { copyBuildAsAnother } from './copy-build.ts'
import { places, sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const pill = (page: Page) => page.locator('header').getByRole('status')

/** What a page says of a server that is not there. */
const expected = /ERR_|Failed to (load|fetch)|status of (404|503)|preload assets|could not be fetched/

/** Marks the page, so that a reload would be noticed. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-kept', 'yes'))
const isMarked = async (page: Page) => (await page.locator('html[data-kept]').count()) === 1

async function post(value: number): Promise<void> {
  const reading = {
    sensor_id: sensors.steady,
    var_name: 'CO2ppm',
    time: stage.nowMs() / 1000,
    value,
  } as const
  assert.equal((await stage.gateway.createReadings({ readings: [reading] })).accepted, 1)
}

test('a server that is restarted is followed on: what is stored then is seen without a reload', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?src=CO2ppm`, { clock: 'running', expected })
  await pill(page).getByText('Live').waitFor()
  await mark(page)
  const start = await stage.stopServer()
  await pill(page)
    .getByText(/^Stopped 13:1\d/)
    .waitFor()
  await start()
  await page.clock.fastForward(20_000)
  await pill(page).getByText('Live').waitFor()
  await post(1777)
  const row = page.locator(`[data-sensor="${sensors.steady}"]`)
  while (!/1,777/.test((await row.textContent()) ?? '')) await page.clock.runFor(1000)
  assert.ok(await isMarked(page))
  assert.equal(await page.getByText('There is a new version of the dashboard').count(), 0)
  stage.assertQuiet()
  await page.context().close()
})

test('a new version offers itself when the server is back, and is taken when somebody says so', {
  skip,
}, async (t) => {
  const other = await copyBuildAsAnother()
  t.after(() => rm(other, { recursive: true }))
  const page = await stage.openScreen(`live/${places.firstFloor}?src=CO2ppm`, { clock: 'running', expected })
  await pill(page).getByText('Live').waitFor()
  await mark(page)
  const stopped = await stage.stopServer()
  await pill(page)
    .getByText(/^Stopped 13:1\d/)
    .waitFor()
  await stopped(other)
  await page.clock.fastForward(20_000)
  await page.getByText('There is a new version of the dashboard').waitFor()
  assert.ok(await isMarked(page), 'nothing was reloaded')
  // The scripts of a screen that was not opened yet are gone with the old version.
  await page.getByRole('link', { name: 'Calendar' }).click()
  const screen = page.locator('main')
  await screen.getByRole('heading', { level: 1, name: 'This screen cannot be opened now' }).waitFor()
  await screen.getByText(/reload the page if it has a new version/).waitFor()
  assert.ok(await isMarked(page), 'nothing was reloaded')
  await page.getByRole('button', { name: 'Reload when it suits you' }).click()
  await page.getByRole('heading', { level: 1, name: /^Calendar/ }).waitFor()
  assert.equal(await isMarked(page), false)
  assert.equal(await page.getByText('There is a new version of the dashboard').count(), 0)
  await page.context().close()
  stage.assertQuiet()
})
