import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { readSheet, toDateText } from '../../packages/server/testing/workbook-reader.ts'
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

/** Takes what the menu of the download offers, the workbook first. */
async function download(page: Page, format: string, name: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Download' }).click()
  assert.deepEqual(await page.getByRole('menuitem').allTextContents(), ['Excel (xlsx)', 'CSV'])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format, exact: true }).click(),
  ])
  assert.equal(file.suggestedFilename(), name)
  await page.getByText(`${name} is being downloaded.`).waitFor()
  return readFile(await file.path())
}

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`an administrator reads what was done, ${size}, ${theme}`, { skip }, async () => {
      const page = await stage.openScreen('setup/activity', { size, theme, user: 'admin' })
      await page.getByText('Times of London, UTC+0').waitFor()
      await page
        .getByText(/logged in to (?!lightfi)/)
        .first()
        .waitFor()
      await takePicture(page, `setup-activity-${size}-${theme}`)
      await assertAccessible(page, 'the activity')
      await page.getByRole('row').nth(1).getByRole('link').first().click()
      const panel = page.getByRole('region', { name: /14 Jan/ })
      await panel.getByText('2026-01-14T13:14:00+00:00').waitFor()
      await takePicture(page, `setup-entry-${size}-${theme}`)
      await assertAccessible(page, 'an entry')
      stage.assertQuiet()
      await page.context().close()
    })

test('what was just done is there as a sentence, leads to the thing, and is found by filters', {
  skip,
}, async () => {
  const page = await stage.openScreen('setup/locations?id=loc_scene_roof', { user: 'admin' })
  const roof = page.getByRole('region', { name: 'Roof' })
  await roof.getByRole('textbox', { name: 'Name' }).fill('Roof deck')
  await roof.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 2, name: 'Roof deck' }).waitFor()
  await page.getByRole('link', { name: 'Activity' }).click()
  const done = page.getByRole('row').filter({ hasText: 'ada@tidewater.example changed Roof deck' })
  await done.waitFor()

  await page.getByRole('searchbox').fill('roof deck')
  await page.getByText(/^\d entr(y|ies)$/).waitFor()
  assert.ok((await page.getByRole('row').allTextContents()).slice(1).every((text) => /roof/i.test(text)))
  await page.getByRole('button', { name: /What/ }).click()
  await page.getByRole('option', { name: 'People and logins' }).click()
  await page.getByText('Nothing was done that fits.').waitFor()
  await page.getByRole('button', { name: /What/ }).click()
  await page.getByRole('option', { name: 'Locations, plans, bands' }).click()
  await page.getByRole('button', { name: /When/ }).click()
  await page.getByRole('option', { name: 'Today' }).click()
  await page.getByRole('button', { name: /Who/ }).click()
  await page.getByRole('menuitem', { name: 'ada@tidewater.example' }).click()
  await page.waitForURL(/what=location/)
  const [head, ...rows] = readSheet(await download(page, 'Excel (xlsx)', 'activity-2026-01-14.xlsx'))
  assert.deepEqual(head?.slice(0, 4), ['sequence', 'time (Europe/London)', 'time (UTC)', 'action'])
  assert.deepEqual(
    rows.map((row) => [row[3], row[6], row[9], toDateText(row[2]).slice(0, 10)]),
    [['location.changed', 'ada@tidewater.example', 'Roof deck', '2026-01-14']],
  )
  const csv = await download(page, 'CSV', 'activity-2026-01-14.csv')
  const [, ...lines] = csv.toString().trim().split('\r\n')
  assert.deepEqual(
    lines.map((line) => /location\.changed/.test(line)),
    [true],
  )
  await page.reload()
  await done.waitFor()
  await done.getByRole('link', { name: 'Roof deck' }).click()
  await page.getByRole('region', { name: 'Roof deck' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('what somebody did again and again is one line, and each of them when asked for', { skip }, async () => {
  const page = await stage.openScreen('setup/activity?what=grant', { user: 'admin' })
  await (await stage.openScreen('setup/activity', { user: 'admin' })).context().close()
  await page.reload()
  const lines = page.getByRole('row').filter({ hasText: 'gave LightFi dashboard access' })
  await lines
    .getByText(/^\d+ times since 13:14$/)
    .first()
    .waitFor()
  const folded = await lines.count()
  await page.getByRole('button', { name: 'Show each one' }).click()
  await page
    .getByText(/times since/)
    .first()
    .waitFor({ state: 'detached' })
  assert.ok((await lines.count()) > folded)
  await page.getByRole('button', { name: 'Show what is the same once' }).click()
  await lines
    .getByText(/times since/)
    .first()
    .waitFor()
  stage.assertQuiet()
  await page.context().close()
})
