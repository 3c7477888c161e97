import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { readSheet } from '../../packages/server/testing/workbook-reader.ts'
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

const co2 = `${sensors.steady}:CO2ppm`

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`lines of two units have an axis each and a legend, ${size}, ${theme}`, { skip }, async () => {
      const path = `compare?s=${co2},${sensors.gap}:CO2ppm,${sensors.steady}:temperatureC&range=week`
      const page = await stage.openScreen(path, { size, theme })
      await page.getByRole('application').waitFor()
      const legend = page.getByRole('region', { name: 'Series' })
      await legend
        .getByRole('cell', { name: /^100%$/ })
        .first()
        .waitFor()
      assert.equal(await legend.getByRole('row').count(), 4)
      await takePicture(page, `compare-${size}-${theme}`)
      await assertAccessible(page, path)
      stage.assertQuiet()
      await page.context().close()
    })

test('a series is found by a part of its name, added, hidden and removed', { skip }, async () => {
  const page = await stage.openScreen('compare')
  await page.getByText('Nothing to compare yet').waitFor()
  await assertAccessible(page, 'empty')
  await page.getByRole('combobox', { name: 'Add a series' }).fill('room 1.1')
  await page
    .getByRole('option', { name: /Meeting room 1\.1 *CO2/ })
    .first()
    .click()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · CO2' }).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('s'), co2)
  await page.getByRole('combobox', { name: 'Add a series' }).fill('FE75')
  await page.getByRole('option', { name: /Meeting room 1\.1 *Humidity/ }).click()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · Humidity' }).waitFor()
  const eye = page.getByRole('button', { name: 'Show Meeting room 1.1 · Humidity' })
  await eye.click()
  assert.equal(await eye.getAttribute('aria-pressed'), 'false')
  await page.getByRole('button', { name: 'Remove Meeting room 1.1 · Humidity' }).click()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · Humidity' }).waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})

test('what was ticked in Live is in the address of Compare, whose frame shows where the first is', {
  skip,
}, async () => {
  const page = await stage.openScreen(`live/${places.building}?src=CO2ppm`)
  await page.getByRole('checkbox', { name: 'Compare Meeting room 1.1' }).check({ force: true })
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: /^Compare/ })
    .click()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · CO2' }).waitFor()
  await page.waitForURL(`**/compare?s=${co2}`)
  await page.getByRole('button', { name: 'First floor: show another' }).waitFor()
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByText(/in First floor$/)
    .waitFor({ state: 'attached' })
  await page.reload()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · CO2' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a third unit is refused, and the reason named', { skip }, async () => {
  const path = `compare?s=${co2},${sensors.steady}:temperatureC,${sensors.steady}:relativeHumidity`
  const page = await stage.openScreen(path)
  await page.getByText(/Meeting room 1\.1 · Humidity is not drawn: .* ppm and °C\./).waitFor()
  await assertAccessible(page, path)
  stage.assertQuiet()
  await page.context().close()
})

test('the period before lies below, time of day upon time of day', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2}`)
  await page.getByRole('button', { name: 'Overlay previous day' }).click()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1, day before · CO2' }).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('previous'), 'yes')
  await page.keyboard.press('w')
  await page.getByRole('rowheader', { name: 'Meeting room 1.1, 7 days before · CO2' }).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a link is copied with its times and its zone, or with a range that moves', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2}&range=yesterday`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const copy = async (name: string) => {
    await page.getByRole('button', { name: 'Share' }).click()
    await page.getByRole('menuitem', { name }).click()
    await page.getByText('The link was copied.').waitFor()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  await page.getByRole('application').waitFor()
  assert.equal(
    await copy('Copy link to these times'),
    `${stage.server.publicUrl}/dashboard/compare?s=${co2}&from=2026-01-13T00:00:00Z&to=2026-01-14T00:00:00Z&tz=Europe%2FLondon`,
  )
  assert.equal(
    await copy('Copy live link'),
    `${stage.server.publicUrl}/dashboard/compare?s=${co2}&range=yesterday`,
  )
  stage.assertQuiet()
  await page.context().close()
})

test('other dates are chosen in the calendar of the building', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2}`, { timeZone: 'America/New_York' })
  await page.getByRole('application').waitFor()
  await page.getByRole('radio', { name: 'Other dates' }).click()
  await page.getByRole('button', { name: /Choose dates/ }).click()
  await page.getByRole('button', { name: /12 January 2026/ }).click()
  await page.getByRole('button', { name: /13 January 2026/ }).click()
  await page.getByText(/Mon 12 Jan to Tue 13 Jan · Europe\/London/).waitFor()
  const { searchParams } = new URL(page.url())
  assert.deepEqual([searchParams.get('from'), searchParams.get('to')], ['2026-01-12', '2026-01-14'])
  await assertAccessible(page, 'dates')
  stage.assertQuiet()
  await page.context().close()
})

test('a file has as many rows as were announced', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2}&range=yesterday`)
  await page.getByRole('cell', { name: '100%' }).waitFor()
  await page.getByRole('button', { name: 'Download' }).click()
  const dialog = page.getByRole('dialog', { name: 'Download' })
  const announced = (await dialog.getByText(/rows$/).textContent()) ?? ''
  await assertAccessible(page, 'download')
  const download = async () => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download Meeting room 1.1 · CO2' }).click(),
    ])
    return readFile(await file.path())
  }
  const [head, ...sheet] = readSheet(await download())
  assert.equal(head?.[3], 'Time (Europe/London)')
  assert.equal(announced, `${sheet.length.toLocaleString('en')} rows`)
  await dialog.getByRole('radio', { name: 'CSV', exact: true }).click()
  const text = (await download()).toString()
  assert.equal(text.trimEnd().split('\r\n').length - 1, sheet.length)
  await dialog.getByText(`is being downloaded: ${announced}`).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a view is saved under a name, and opened from the list', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2}&range=week`)
  await page.getByRole('application').waitFor()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Meeting rooms')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('y')
  await page.getByText(/^Tue 13 Jan · /).waitFor()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Meeting rooms' }).click()
  await page.getByText(/^Thu 8 Jan to Wed 14 Jan/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a report is printed with range, zone and a drawing', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2},${sensors.gap}:CO2ppm&range=week`, { theme: 'dark' })
  await page.getByRole('cell', { name: '100%' }).waitFor()
  const pdf = await page.pdf({ format: 'A4' })
  assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 1)
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print' })
  await page.locator('svg[role="img"]').waitFor()
  await takePicture(page, 'compare-print')
  stage.assertQuiet()
  await page.context().close()
})

test('a sensor that is not there, or not for this user, is named', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${co2},AQ2-00000000FFFF:CO2ppm`, { expected: /404/ })
  await page.getByText('AQ2-00000000FFFF was deleted, or lies where you have no access.').waitFor()
  await page.getByRole('rowheader', { name: 'Meeting room 1.1 · CO2' }).waitFor()
  await page.context().close()
  stage.assertQuiet()
})
