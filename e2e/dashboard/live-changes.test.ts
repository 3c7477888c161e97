import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { checkFloorplan } from '@openlightfi/server'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { buildings, places, sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')
const floor = `live/${places.firstFloor}?src=CO2ppm`

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const planOf = (page: Page) => page.getByRole('listbox', { name: 'Plan of First floor' })
const roomOf = (page: Page, name: string) => planOf(page).getByRole('option', { name })
const follow = async (page: Page) => page.locator('header').getByRole('status').getByText('Live').waitFor()

/** The plan of the first floor without what `keeps` leaves out. */
function cutPlan(keeps: (feature: { readonly id?: unknown }) => boolean) {
  const plan = buildings.flatMap(({ floorplans = {} }) => floorplans[places.firstFloor] ?? [])[0]
  assert.ok(plan)
  return checkFloorplan({ ...plan, features: plan.features.filter(keeps) })
}

const scene = buildings.flatMap((building) => building.sensors)
const nameOf = (id: string) => scene.find(({ sensorId }) => sensorId === id)?.name

/** Ties a sensor to no room, and leaves it no position. */
const untie = (sensorId: string) =>
  stage.server.estate.changeSensor(sensorId, { polygonId: null, position: null })

test('a plan that is replaced is drawn anew, and of a picked room that is gone is told', {
  skip,
}, async () => {
  const page = await stage.openScreen(`${floor}&sensor=${sensors.steady}`)
  await roomOf(page, 'Meeting room 1.1').and(page.locator('[aria-selected=true]')).waitFor()
  await follow(page)
  for (const { sensorId, polygonId } of scene) if (polygonId === 'room-1-1') await untie(sensorId)
  await stage.server.estate.floorplans.put(
    places.firstFloor,
    cutPlan(({ id }) => id !== 'room-1-1'),
  )
  await roomOf(page, 'Meeting room 1.1').waitFor({ state: 'detached' })
  await page.getByText('Meeting room 1.1 is not on the plan any more.').waitFor()
  await page.getByRole('button', { name: /Not on the plan/ }).waitFor()
  await roomOf(page, 'Library').waitFor()
  // The sensor is still there, and so is its course.
  await page.getByRole('heading', { name: /Meeting room 1\.1 . CO2/ }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a picked sensor that is moved away is let go of, in words', { skip }, async () => {
  const page = await stage.openScreen(`${floor}&sensor=${sensors.gap}`)
  const picked = page.locator('[data-sensor][aria-current=true]')
  await picked.waitFor()
  const name = nameOf(sensors.gap)
  await follow(page)
  await stage.server.estate.changeSensor(sensors.gap, {
    ...{ locationId: places.secondFloor, polygonId: null, position: null },
  })
  await page.getByText(`${name} is not in First floor any more.`).waitFor()
  await picked.waitFor({ state: 'detached' })
  await page.waitForURL((url) => !url.searchParams.has('sensor'))
  stage.assertQuiet()
  await page.context().close()
})

test('a plan that is removed, and one that comes, are followed', { skip }, async () => {
  const page = await stage.openScreen(floor)
  await roomOf(page, 'Library').waitFor()
  await follow(page)
  for (const { sensorId, locationId } of scene) if (locationId === places.firstFloor) await untie(sensorId)
  await stage.server.estate.floorplans.delete(places.firstFloor)
  await page.getByText('First floor has no floorplan.').waitFor()
  assert.ok((await page.locator('[data-sensor]').count()) > 3)
  await stage.server.estate.floorplans.put(
    places.firstFloor,
    cutPlan(() => true),
  )
  await planOf(page).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

for (const size of ['desktop', 'phone'] as const)
  test(`names that are long or turn the direction of writing break nothing, ${size}`, { skip }, async () => {
    const turned = 'Board \u202eroom\u202c 7'
    await stage.server.estate.changeSensor(sensors.steady, { name: turned })
    await stage.server.estate.changeSensor(sensors.gap, {
      ...{ locationId: places.firstFloor, name: `Long${'name'.repeat(40)} 9` },
    })
    const page = await stage.openScreen(`${floor}&sensor=${sensors.gap}`, { size })
    const row = page.locator(`[data-sensor="${sensors.steady}"]`)
    await row.waitFor()
    assert.match((await row.textContent()) ?? '', /Board room 7/)
    const long = page.locator(`[data-sensor="${sensors.gap}"]`)
    const { height = 0 } = (await long.boundingBox()) ?? {}
    assert.ok(height > 0 && height <= 60, `${height}`)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), page.viewportSize()?.width)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('board')
    await page.getByRole('menuitem').filter({ hasText: 'Board room 7' }).first().waitFor()
    assert.doesNotMatch((await page.getByRole('menu').textContent()) ?? '', /\u202e/)
    await page.keyboard.press('Escape')
    await stage.server.estate.changeLocation(places.firstFloor, { name: 'First \u202efloor' })
    await follow(page)
    await page.waitForFunction(() => document.title.startsWith('Live · First floor ·'))
    await stage.server.estate.changeLocation(places.firstFloor, { name: 'First floor' })
    stage.assertQuiet()
    await page.context().close()
  })
