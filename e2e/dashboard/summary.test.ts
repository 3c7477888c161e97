import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places, sensors } from './scene.ts'
import { openStage, type ScreenOptions, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

describe('the summary', { skip }, () => {
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage?.close())

  const look = async (path: string, options: ScreenOptions, act: (page: Page) => Promise<void>) => {
    const page = await stage.openScreen(path, options)
    await act(page)
    stage.assertQuiet()
    await page.context().close()
  }

  for (const size of ['desktop', 'phone'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`shows a building at a glance, ${size}, ${theme}`, () =>
        look(`summary/${places.building}`, { size, theme }, async (page) => {
          await page.getByRole('heading', { name: 'Floors' }).waitFor()
          await page.getByRole('heading', { name: 'Limits used here' }).waitFor()
          await takePicture(page, `summary-${size}-${theme}`)
          await assertAccessible(page, 'summary')
        }))

  it('puts the worst first, and leads from a count to these sensors', () =>
    look(`summary/${places.building}?var=batteryLevelPct`, {}, async (page) => {
      const rows = page.getByRole('table').getByRole('row')
      await rows.nth(1).waitFor()
      assert.match((await rows.nth(1).textContent()) ?? '', /Empty soon/)
      await rows
        .nth(1)
        .getByRole('link', { name: /\d Empty soon/ })
        .click()
      await page.waitForURL(/\/live\/.*band=Empty(%20|\+)soon/)
    }))

  it('finds a part by name, goes into it, and stays with what was counted', () =>
    look(`summary/${places.building}?var=temperatureC`, {}, async (page) => {
      await page.getByRole('searchbox', { name: 'Find by name' }).fill('second')
      await page.waitForURL(/q=second/)
      await page.getByText('1 of 5').waitFor()
      await page.getByRole('table').getByRole('link', { name: 'Second floor' }).click()
      await page.getByRole('heading', { name: 'Summary: Second floor' }).waitFor()
      assert.match(page.url(), new RegExp(`/summary/${places.secondFloor}\\?var=temperatureC$`))
    }))

  it('lists the rooms of a floor, the worst first, and leads to each in Live', () =>
    look(`summary/${places.firstFloor}`, {}, async (page) => {
      await page.getByRole('heading', { name: 'Rooms', exact: true }).waitFor()
      const rows = page.getByRole('table').getByRole('row')
      const texts = await rows.allTextContents()
      assert.match(texts[1] ?? '', /^Focus room 1\.3.*ppm.*Very poor/)
      assert.match(texts.at(-1) ?? '', /No data.*last 707 ppm/)
      await rows.nth(1).getByRole('link', { name: 'Focus room 1.3 in Live' }).click()
      await page.waitForURL(/\/live\/loc_demo_floor_1\?.*sensor=/)
    }))

  it('counts sensors that nobody hears, and leads to what is wrong with them', () =>
    look(`summary/${places.building}`, {}, async (page) => {
      await page.getByText('43 of 47 sensors reporting').waitFor()
      await page.getByRole('link', { name: '1 silent' }).click()
      await page.waitForURL(/\/health\/loc_demo_building\?kind=silent/)
    }))

  it('says which bands hold and why, and where hours come from', async () => {
    await look(`summary/${places.firstFloor}`, {}, async (page) => {
      await page.getByText('up to 800 ppm').waitFor()
      await page.getByText(/HSE \(UK\)/).waitFor()
      await page.getByText('08:00 to 18:00, Mon to Fri').waitFor()
    })
  })

  it('counts again soon after a reading has come', () =>
    look(`summary/${places.building}`, { clock: 'running' }, async (page) => {
      await page
        .getByRole('link', { name: /^1 Very poor/ })
        .first()
        .waitFor()
      const time = stage.nowMs() / 1000
      await stage.gateway.createReadings({
        readings: [{ sensor_id: sensors.steady, var_name: 'CO2ppm', time, value: 2400 }],
      })
      await page.clock.runFor(31_000)
      await page
        .getByRole('link', { name: /^2 Very poor/ })
        .first()
        .waitFor()
    }))

  it('says so where there is nothing yet, and where a viewer has no such place', async () => {
    await look(`summary/${places.empty}`, {}, async (page) => {
      await page.getByText('No sensor here reports anything yet.').waitFor()
    })
    await look(`summary/${places.building}`, { user: 'floorViewer' }, async (page) => {
      await page.getByRole('heading', { name: 'Not found' }).waitFor()
    })
  })
})
