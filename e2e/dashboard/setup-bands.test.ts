import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`an administrator sees what holds in a floor and where from, ${size}, ${theme}`, {
      skip,
    }, async () => {
      const page = await stage.openScreen('setup/bands', { size, theme, user: 'admin' })
      await page.getByText('Inherits everything').first().waitFor()
      await takePicture(page, `setup-bands-${size}-${theme}`)
      await assertAccessible(page, 'bands and hours')
      await page.getByRole('link', { name: 'First floor' }).click()
      const panel = page.getByRole('region', { name: 'First floor' })
      await panel.getByText('By default: nothing above sets it.').first().waitFor()
      await panel.getByRole('button', { name: 'Set here: Working hours' }).click()
      await panel.getByRole('button', { name: 'Set here: CO2', exact: true }).click()
      await panel.getByText('Not saved yet.').waitFor()
      await takePicture(page, `setup-band-${size}-${theme}`)
      await panel.getByRole('textbox', { name: 'Upper limit of band 2, ppm' }).scrollIntoViewIfNeeded()
      await takePicture(page, `setup-band-limits-${size}-${theme}`)
      await assertAccessible(page, 'the settings of a floor')
      stage.assertQuiet()
      await page.context().close()
    })

test('a band is changed and seen in Live, and let go of again', { skip }, async () => {
  const page = await stage.openScreen('setup/bands?id=loc_demo_building', { user: 'admin' })
  const panel = page.getByRole('region', { name: 'Northwind House' })
  await panel.getByRole('button', { name: 'Set here: CO2', exact: true }).click()
  await panel.getByText(/Holds in 5 locations below/).waitFor()
  await panel.getByRole('textbox', { name: 'Name of band 1' }).fill('Alpine air')
  await panel.getByRole('textbox', { name: 'Upper limit of band 1, ppm' }).fill('1200')
  await panel.getByText('The upper limit of OK is 1000, and has to lie above 1200.').waitFor()
  assert.equal(await panel.getByRole('button', { name: 'Save' }).isDisabled(), true)
  await panel.getByRole('textbox', { name: 'Upper limit of band 2, ppm' }).fill('1225')
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Saved.').waitFor()
  await page.getByRole('row').filter({ hasText: 'Bands of CO2' }).waitFor()

  const floor = page.getByRole('region', { name: 'First floor' })
  await page.getByRole('link', { name: 'First floor' }).first().click()
  await floor.getByText('Inherited from Northwind House.').waitFor()
  await floor.getByText('up to 1,200 ppm').waitFor()
  await floor.getByRole('link', { name: 'Show in Live' }).click()
  await page
    .getByRole('button', { name: /Alpine air/ })
    .first()
    .waitFor()

  await page.goto(`${stage.server.publicUrl}/dashboard/setup/bands?id=loc_demo_building`)
  await panel.getByRole('button', { name: 'Inherit again: CO2', exact: true }).click()
  await panel.getByText('Inherited again once you save.').waitFor()
  await panel.getByText('up to 800 ppm').waitFor()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Saved.').waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('two who set hours and capacity of a floor are told of each other', { skip }, async () => {
  const address = 'setup/bands?id=loc_demo_floor_2'
  const page = await stage.openScreen(address, { user: 'admin', expected: /412/ })
  const panel = page.getByRole('region', { name: 'Second floor' })
  await panel.getByRole('button', { name: 'Set here: Room for' }).click()
  await panel.getByRole('textbox', { name: 'Room for, people' }).fill('40')
  const other = await stage.openScreen(address, { user: 'admin' })
  await other.getByRole('button', { name: 'Set here: Room for' }).click()
  await other.getByRole('textbox', { name: 'Room for, people' }).fill('55')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByText('Saved.').waitFor()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Room for is now 55 people. You typed 40 people.').waitFor()
  await panel.getByRole('button', { name: 'Change it to 40 people' }).click()
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.getByText('Saved.').waitFor()
  stage.assertQuiet()
  await page.context().close()
  await other.context().close()
})

test('what each of very many locations sets is told, and how far it holds', { skip }, async () => {
  const { estate } = stage.server
  for (let index = 0; index < 90; index += 1) {
    const room = { locationId: `loc_room_${index}`, parentId: 'loc_scene_roof', kind: 'room' } as const
    await estate.createLocation({ ...room, name: `Room ${index}` })
  }
  await estate.putSettings('loc_scene_roof', { capacity: 30 })
  await estate.putSettings('loc_room_7', { capacity: 7 })
  const page = await stage.openScreen('setup/bands?q=room+7&id=loc_scene_roof', { user: 'admin' })
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Room 7', exact: true }) })
  await row.getByText('Room for').waitFor()
  await page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Room 71', exact: true }) })
    .getByText('Inherits everything')
    .waitFor()
  await page.getByText(/Holds in 89 locations below.*Room 7/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})
