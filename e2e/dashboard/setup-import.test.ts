import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
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

/** Chooses a table, as from the disk of whoever looks at the page. */
async function chooseTable(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) })
}

/** A table with a new sensor, and one whose location is not there. */
const bad = [
  'sensor_id,location_id,name',
  `AQ2-0C10000000B1,${places.firstFloor},Window 1`,
  'AQ2-0C10000000B2,loc_nowhere,Window 2',
]

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`an administrator sees what a table would do, row by row, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('setup/import', { size, theme, user: 'admin' })
      await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
      await chooseTable(page, 'bad.csv', bad)
      await page.getByRole('cell', { name: 'Mistake' }).waitFor()
      await page.getByRole('rowheader', { name: '3' }).waitFor()
      assert.equal(await page.getByRole('button', { name: 'Store 1 row' }).isDisabled(), true)
      await takePicture(page, `setup-import-${size}-${theme}`)
      await assertAccessible(page, 'an import')
      stage.assertQuiet()
      await page.context().close()
    })

test('a table is put right and stored whole, and comes out again as it is', { skip }, async () => {
  const page = await stage.openScreen('setup/import', { user: 'admin' })
  await chooseTable(page, 'bad.csv', bad)
  await page.getByText(/1 row with mistakes/).waitFor()
  await page.getByRole('heading', { name: 'What bad.csv does' }).and(page.locator(':focus')).waitFor()
  await chooseTable(page, 'good.csv', [...bad.slice(0, 2), `AQ2-0C10000000B2,${places.firstFloor},Window 2`])
  await page.getByRole('button', { name: 'Store 2 rows' }).click()
  await page.getByText('Stored: 2 new, 0 changed.').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all as they are' }).click()
  assert.deepEqual(await page.getByRole('menuitem').allTextContents(), [
    'CSV',
    'CSV with ; and 21,4',
    'Excel (xlsx)',
  ])
  await page.getByRole('menuitem', { name: 'CSV', exact: true }).click()
  const csv = await readFile(await (await download).path(), 'utf8')
  assert.match(csv, /^AQ2-0C10000000B2,loc_demo_floor_1,Window 2,/m)
  await chooseTable(page, 'again.csv', csv.split('\r\n'))
  await page.getByText(/Everything in it is so already/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('locations are imported too, and JSON that cannot be read is told before it is sent', {
  skip,
}, async () => {
  const page = await stage.openScreen('setup/import?what=locations', { user: 'admin' })
  await chooseTable(page, 'broken.json', ['{"locations": ['])
  await page.getByText('This file could not be read as JSON.').waitFor()
  await chooseTable(page, 'locations.json', [
    JSON.stringify([
      { location_id: 'loc_annexe', parent_id: places.building, kind: 'floor', name: 'Annexe' },
    ]),
  ])
  await page.getByRole('button', { name: 'Store 1 row' }).click()
  await page.getByText('Stored: 1 new, 0 changed.').waitFor()
  await page.getByRole('link', { name: 'Locations' }).click()
  await page.getByRole('link', { name: 'Annexe' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})
