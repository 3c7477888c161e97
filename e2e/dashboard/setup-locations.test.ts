import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places } from './scene.ts'
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
    test(`an administrator sees the locations and opens one, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('setup', { size, theme, user: 'admin' })
      await page.getByRole('heading', { level: 1, name: 'Locations' }).waitFor()
      await page.getByText('8 locations').waitFor()
      await takePicture(page, `setup-locations-${size}-${theme}`)
      await assertAccessible(page, 'locations')
      await page.getByRole('link', { name: 'First floor' }).click()
      const panel = page.getByRole('region', { name: 'First floor' })
      await panel.getByRole('textbox', { name: 'Name' }).waitFor()
      await takePicture(page, `setup-location-${size}-${theme}`)
      await assertAccessible(page, 'a location')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'First floor' }).and(page.locator(':focus')).waitFor()
      stage.assertQuiet()
      await page.context().close()
    })

test('on a phone an open thing begins right below the parts, and the part that is open is seen', {
  skip,
}, async () => {
  const page = await stage.openScreen('setup/people', { user: 'admin', size: 'phone' })
  await page.getByRole('link', { name: 'tom@tidewater.example' }).click()
  const panel = page.getByRole('region', { name: 'tom@tidewater.example' })
  await panel.getByRole('radio', { name: 'Viewer' }).waitFor()
  const parts = await page.getByRole('navigation', { name: 'Parts of Set up' }).boundingBox()
  const [below, link] = [
    await panel.boundingBox(),
    await page.getByRole('link', { name: 'People' }).boundingBox(),
  ]
  assert.ok(parts && below && link)
  assert.ok(below.y - parts.y - parts.height <= 24, 'no gap above the panel')
  assert.ok(link.x >= 32 && link.x + link.width <= 390 - 32, 'the open part does not stand at an edge')
  stage.assertQuiet()
  await page.context().close()
})

test('a location is made, renamed, moved and deleted', { skip }, async () => {
  const page = await stage.openScreen('setup/locations', { user: 'admin', expected: /400/ })
  await page.getByRole('button', { name: 'New location' }).click()
  const made = page.getByRole('region', { name: 'New location' })
  await made.getByRole('button', { name: 'Create location' }).click()
  await made.getByText(/must/i).first().waitFor()
  await made.getByRole('textbox', { name: 'Name' }).fill('Annexe')
  await made.getByRole('button', { name: 'Create location' }).click()
  const annexe = page.getByRole('region', { name: 'Annexe' })
  await annexe.getByRole('textbox', { name: 'Name' }).fill('Annex')
  await annexe.getByText('Not saved yet.').waitFor()
  await page.reload()
  await annexe.getByRole('textbox', { name: 'Name' }).and(page.locator('[value="Annex"]')).waitFor()
  await annexe.getByRole('button', { name: 'Save' }).click()
  const annex = page.getByRole('region', { name: 'Annex', exact: true })
  await annex.getByText('Saved.').waitFor()
  await annex.getByRole('button', { name: /Lies in/ }).click()
  await page.getByRole('searchbox', { name: 'Filter' }).fill('bankside')
  await page.getByRole('menuitem').first().click()
  await annex.getByRole('button', { name: 'Save' }).click()
  await annex.getByText('Saved.').waitFor()
  await annex.getByRole('button', { name: 'Delete this location' }).click()
  const question = page.getByRole('alertdialog', { name: 'Delete Annex?' })
  assert.equal(await question.getByRole('button', { name: 'Delete Annex' }).isDisabled(), true)
  await question.getByRole('textbox').fill('annex')
  await question.getByRole('button', { name: 'Delete Annex' }).click()
  await annex.waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Annex' }).waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})

test('two who change the same field are told of each other', { skip }, async () => {
  const page = await stage.openScreen('setup/locations?id=loc_scene_roof', {
    user: 'admin',
    expected: /status of 412/,
  })
  const panel = page.getByRole('region', { name: 'Roof' })
  await panel.getByRole('textbox', { name: 'Name' }).fill('Roof garden')
  const other = await stage.openScreen('setup/locations?id=loc_scene_roof', { user: 'admin' })
  await other.getByRole('textbox', { name: 'Name', exact: true }).fill('Plant deck')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByText('Saved.').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Name is now Plant deck. You typed Roof garden.').waitFor()
  await page.getByRole('button', { name: 'Keep Plant deck' }).click()
  await page.getByRole('heading', { level: 2, name: 'Plant deck' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
  await other.context().close()
})

test('what cannot be deleted says why, and nothing goes', { skip }, async () => {
  const page = await stage.openScreen('setup/locations?id=loc_demo_floor_1', {
    user: 'admin',
    expected: /409/,
  })
  await page.getByRole('button', { name: 'Delete this location' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('textbox').fill('First floor')
  await question.getByRole('button', { name: 'Delete First floor' }).click()
  const inTheWay = question.getByRole('listitem').filter({ hasText: 'AQ2-FE753C0D7ADF' })
  const address = await inTheWay.getByRole('link', { name: 'Meeting room 1.1' }).getAttribute('href')
  assert.equal(address, '/dashboard/setup/sensors?id=AQ2-FE753C0D7ADF')
  await question.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('link', { name: 'First floor' }).first().waitFor()
  await page.context().close()
})

test('who was given a location that is to go is named, with a link to change that', { skip }, async () => {
  const holder = { username: 'holder@northwind.example', password: 'correct horse battery' } as const
  const { userId } = await stage.server.accounts.createUser({
    ...holder,
    organisationId: places.organisation,
    role: 'viewer',
    locationIds: [places.empty],
  })
  const page = await stage.openScreen(`setup/locations?id=${places.empty}`, {
    user: 'admin',
    expected: /409/,
  })
  await page.getByRole('button', { name: 'Delete this location' }).click()
  const question = page.getByRole('alertdialog')
  const title = (await question.getByRole('heading').textContent()) ?? ''
  await question.getByRole('textbox').fill(title.replace(/^Delete (.*)\?$/, '$1'))
  await question.getByRole('button', { name: /^Delete / }).click()
  const link = question.getByRole('link', { name: holder.username })
  await link.waitFor()
  await assertAccessible(page, 'a refused deletion')
  await link.click()
  await page.waitForURL(new RegExp(`/setup/people\\?id=${userId}$`))
  await page.getByRole('heading', { name: holder.username }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a viewer has no Set up, and its address says so', { skip }, async () => {
  const page = await stage.openScreen('setup', { user: 'viewer' })
  await page.getByText('There is nothing for you to set up').waitFor()
  assert.equal(await page.getByRole('link', { name: 'Set up' }).count(), 0)
  stage.assertQuiet()
  await page.context().close()
})
