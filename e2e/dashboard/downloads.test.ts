import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Schemas } from '@openlightfi/client'
import type { Locator, Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places, sensors } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')

let stage: Stage
before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

/** Presses a button and reads the file that the browser then stores, as a record for each row. */
async function readRows(page: Page, button: Locator): Promise<readonly Readonly<Record<string, string>>[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const text = await readFile(await download.path(), 'utf8')
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

/** Waits for an answer of the API to the page. */
async function waitForAnswer<Answer>(page: Page, path: RegExp): Promise<Answer> {
  const response = await page.waitForResponse((one) => path.test(one.url()) && one.ok())
  return response.json()
}

/** Writes a figure of the API as it stands in a file. */
const write = (value: number | null | undefined) => (value == null ? '' : String(value))

test('what is downloaded of Compare as drawn are the numbers of its table', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${sensors.steady}:CO2ppm&range=week&view=table`)
  await page.getByRole('cell', { name: '100%' }).waitFor()
  const table = page.getByRole('region', { name: 'Compare, numbers' }).getByRole('row')
  await page.getByRole('button', { name: /^Show all/ }).click()
  const shown = await table.getByRole('cell').allTextContents()
  await page.getByRole('button', { name: 'Download' }).click()
  const dialog = page.getByRole('dialog', { name: 'Download' })
  await dialog.getByRole('radio', { name: 'As drawn' }).click()
  await dialog.getByRole('radio', { name: 'CSV' }).click()
  const rows = await readRows(page, dialog.getByRole('button', { name: /^Download / }))
  assert.ok(rows.length > 200)
  assert.deepEqual(
    rows.map(({ min, avg, max }) => {
      const [low, mean, high] = [min, avg, max].map((text) => numbers.format(Number(text)))
      return `${mean} ppm${low === high ? '' : `${low}–${high}`}`
    }),
    shown.map((text) => text.replaceAll('\u00a0', ' ')),
  )
  stage.assertQuiet()
  await page.context().close()
})

test('days can be downloaded of Compare in hours of one’s own, as the API has them', { skip }, async () => {
  const path = `compare?s=${sensors.steady}:CO2ppm,${sensors.gap}:CO2ppm&range=week`
  const page = await stage.openScreen(path)
  await page.getByRole('cell', { name: '100%' }).first().waitFor()
  await page.getByRole('button', { name: 'Download' }).click()
  const dialog = page.getByRole('dialog', { name: 'Download' })
  await dialog.getByRole('radio', { name: 'By day' }).click()
  await dialog.getByRole('button', { name: 'CSV, 10 rows' }).waitFor()
  await assertAccessible(page, 'download by day')
  await dialog.getByRole('button', { name: 'Hours: 08:00 to 18:00, Mon to Fri' }).click()
  const answers = Promise.all(
    [sensors.steady, sensors.gap].map((id) =>
      waitForAnswer<Schemas['SensorDaily']>(page, new RegExp(`${id}/CO2ppm/daily.*hours=8-18&days=mon-thu`)),
    ),
  )
  await page.getByRole('button', { name: 'Friday', exact: true }).click()
  const expected = (await answers).flatMap(({ sensor_id, data }) =>
    data.map(({ date, min, avg, max, count, coverage }) =>
      [sensor_id, date, write(min), write(avg), write(max), count, coverage, '8-18', 'mon-thu'].join(),
    ),
  )
  await page.keyboard.press('Escape')
  const rows = await readRows(page, dialog.getByRole('button', { name: 'CSV, 8 rows' }))
  assert.deepEqual(
    rows.map((row) =>
      ['sensor_id', 'date', 'min', 'mean', 'max', 'data', 'coverage', 'hours', 'days']
        .map((name) => row[name])
        .join(),
    ),
    expected,
  )
  await dialog.getByText('daily_2026-01-08_2026-01-15.csv was saved: 8 rows.').waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('what is downloaded of a calendar is what its cells show, in the hours chosen there', {
  skip,
}, async () => {
  const room = `${places.firstFloor}/room-1-1`
  const address = `calendar/${places.firstFloor}?var=CO2ppm&hours=9-12&days=mon-thu&of=${encodeURIComponent(room)}`
  const page = await stage.openScreen(address)
  await page.getByRole('table').first().waitFor()
  const answer = waitForAnswer<Schemas['LocationDaily']>(page, /CO2ppm\/daily.*hours=9-12&days=mon-thu/)
  await page.reload()
  const { data } = await answer
  const days = data.find(({ polygon_id }) => polygon_id === 'room-1-1')?.data ?? []
  const rows = await readRows(page, page.getByRole('button', { name: /^CSV, \d+ rows$/ }))
  assert.deepEqual(
    rows.map(({ date, value, data: count, coverage, hours, days: weekdays }) =>
      [date, value, count, coverage, hours, weekdays].join(),
    ),
    days
      .filter(({ date = '' }) => date <= '2026-01-14')
      .map(({ date, avg, count, coverage }) => [date, write(avg), count, coverage, '9-12', 'mon-thu'].join()),
  )
  const values = rows.filter(({ value }) => value !== '')
  const cells = await page.getByRole('table').getByRole('link').allTextContents()
  assert.equal(cells.length, values.length)
  for (const [index, { value }] of values.entries())
    assert.match(cells[index] ?? '', new RegExp(`: ${numbers.format(Number(value))} ppm`))
  stage.assertQuiet()
  await page.context().close()
})
