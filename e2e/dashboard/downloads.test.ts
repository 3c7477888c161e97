import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Schemas } from '@openlightfi/client'
import type { Locator, Page } from 'playwright-core'
import { readSheet, toDateText } from '../../packages/server/testing/workbook-reader.ts'
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

type Cell = string | number | null

/** Does something after which the browser stores a file, and reads that. */
async function readFileOf(page: Page, act: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Presses a button and reads the CSV that the browser then stores, as a record for each row. */
async function readRows(page: Page, button: Locator): Promise<readonly Readonly<Record<string, string>>[]> {
  const { bytes } = await readFileOf(page, () => button.click())
  return toRecords(bytes.toString(), ',')
}

function toRecords(text: string, divider: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(divider))
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

/** Reads the rows of a workbook, each by the headings. */
function readWorkbook(bytes: Uint8Array): readonly Readonly<Record<string, Cell>>[] {
  const [head = [], ...rows] = readSheet(bytes)
  return rows.map((row) =>
    Object.fromEntries(head.map((title, index) => [String(title), row[index] ?? null])),
  )
}

/** Opens the menu of a download, and takes what it offers. */
async function take(page: Page, menu: string | RegExp, format: string) {
  await page.getByRole('button', { name: menu }).click()
  return readFileOf(page, () => page.getByRole('menuitem', { name: format, exact: true }).click())
}

const formats = ['Excel (xlsx)', 'CSV', 'CSV with ; and 21,4']

test('what is downloaded of Compare as drawn are the numbers of its table', { skip }, async () => {
  const page = await stage.openScreen(`compare?s=${sensors.steady}:CO2ppm&range=week&view=table`)
  await page.getByRole('cell', { name: '100%' }).waitFor()
  const table = page.getByRole('region', { name: 'Compare, numbers' }).getByRole('row')
  await page.getByRole('button', { name: /^Show all/ }).click()
  const shown = await table.getByRole('cell').allTextContents()
  await page.getByRole('button', { name: 'Download' }).click()
  const dialog = page.getByRole('dialog', { name: 'Download' })
  await dialog.getByRole('radio', { name: 'As drawn' }).click()
  await dialog.getByRole('radio', { name: 'CSV', exact: true }).click()
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
  await dialog.getByText('5 rows').first().waitFor()
  assert.deepEqual(
    await dialog.getByRole('radiogroup', { name: 'File' }).getByRole('radio').count(),
    formats.length,
  )
  await assertAccessible(page, 'download by day')
  await dialog.getByRole('button', { name: 'Hours: 08:00 to 18:00, Mon to Fri' }).click()
  await page.getByRole('button', { name: 'Friday', exact: true }).click()
  await page.keyboard.press('Escape')
  await dialog.getByText('4 rows').first().waitFor()
  const button = dialog.getByRole('button', { name: /^Download / }).first()
  const asked = page.waitForRequest((one) => one.url().endsWith('/downloads'))
  const { name, bytes } = await readFileOf(page, () => button.click())
  assert.equal(name, `${sensors.steady}-CO2ppm-daily_2026-01-08_2026-01-15.xlsx`)
  const { authorization = '' } = (await asked).headers()
  const answer = await fetch(
    `${stage.server.publicUrl}/sensors/${sensors.steady}/CO2ppm/daily?from=2026-01-08&to=2026-01-15&hours=8-18&days=mon-thu`,
    { headers: { authorization } },
  )
  const { data } = (await answer.json()) as Schemas['SensorDaily']
  const rows = readWorkbook(bytes)
  assert.equal(rows.length, 4)
  assert.deepEqual(
    rows.map((row) => [
      toDateText(row['Date (Europe/London)']).slice(0, 10),
      ...Object.entries(row)
        .filter(([title]) => /^(Minimum|Mean|Maximum|Readings|Coverage)/.test(title))
        .map(([, value]) => value),
    ]),
    data.map(({ date, min, avg, max, count, coverage }) => [date, min, avg, max, count, coverage]),
  )
  await dialog.getByText(`${name} is being downloaded: 4 rows.`).waitFor()
  await dialog.getByRole('radio', { name: 'CSV with ; and 21,4' }).click()
  const commas = await readFileOf(page, () => button.click())
  assert.match(commas.bytes.toString(), /^\ufeffdate;min;avg;max;count;coverage\r\n2026-01-08;\d+,\d/)
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
  const menu = /^Download \d+ rows$/
  await page.getByRole('button', { name: menu }).click()
  assert.deepEqual(await page.getByRole('menuitem').allTextContents(), formats)
  await assertAccessible(page, 'download of the calendar')
  await page.keyboard.press('Escape')
  const { name, bytes } = await take(page, menu, 'Excel (xlsx)')
  assert.match(name, /^calendar_month_CO2ppm_.*\.xlsx$/)
  const rows = readWorkbook(bytes)
  const told = Number.parseInt(
    (await page.getByRole('button', { name: menu }).textContent())?.slice(9) ?? '',
    10,
  )
  assert.equal(rows.length, told)
  assert.ok(rows.every((row) => row.Name === 'Meeting room 1.1' && row.Id === 'room-1-1'))
  const means = rows.flatMap((row) => row['Mean (ppm)'] ?? [])
  assert.ok(means.length > 10, String(means.length))
  const cells = await page.getByRole('table').getByRole('link').allTextContents()
  assert.equal(cells.length, means.length)
  for (const [index, mean] of means.entries())
    assert.match(cells[index] ?? '', new RegExp(`: ${numbers.format(Number(mean))} ppm`))
  stage.assertQuiet()
  await page.context().close()
})

test('what is downloaded of the pattern of a week are the numbers of its cells', { skip }, async () => {
  const room = encodeURIComponent(`${places.firstFloor}/room-1-1`)
  const page = await stage.openScreen(
    `calendar/${places.firstFloor}?view=week&var=motionEvent&of=${room}&hours=9-12`,
  )
  await page.getByRole('table', { name: 'Pattern of a week' }).waitFor()
  const { bytes } = await take(page, /^Download \d+ rows$/, 'Excel (xlsx)')
  const rows = readWorkbook(bytes)
  assert.equal(rows.length, 15)
  const links = await page
    .getByRole('table', { name: 'Pattern of a week' })
    .getByRole('link')
    .allTextContents()
  for (const row of rows) {
    const hour = String(row.Hour).padStart(2, '0')
    const cell = links.find((text) => text.startsWith(`${row['Weekday (Europe/London)']}s, ${hour}:00`)) ?? ''
    const share = /: (\d+)%/.exec(cell)?.[1]
    assert.equal(share, String(Math.round(Number(row['In use']) * 100)), `${cell} ${JSON.stringify(row)}`)
  }
  stage.assertQuiet()
  await page.context().close()
})

for (const varName of ['CO2ppm', 'motionEvent'])
  test(`what is downloaded of a ranking by ${varName} are the numbers of its rows`, { skip }, async () => {
    const page = await stage.openScreen(`calendar/${places.building}?view=ranking&var=${varName}`)
    const table = page.getByRole('table', { name: 'Ranking' })
    await table.waitFor()
    const { bytes } = await take(page, /^Download \d+ rows$/, 'Excel (xlsx)')
    const rows = readWorkbook(bytes)
    const shown = await table.getByRole('row').allTextContents()
    assert.equal(shown.length - 1, rows.length)
    for (const row of rows) {
      const floor = String(row.Place).split(' / ').at(-1) ?? ''
      const text = shown.find((one) => one.includes(String(row.Name)) && one.includes(floor)) ?? ''
      const value =
        varName === 'CO2ppm'
          ? `${numbers.format(Number(row['Mean (ppm)']))} ppm`
          : `${Math.round(Number(row['In use']) * 100)}%`
      assert.ok(text.replaceAll('\u00a0', ' ').includes(value), `${text} has no ${value}`)
    }
    stage.assertQuiet()
    await page.context().close()
  })

test('what is downloaded of Health are the sensors that it lists, with what it says of them', {
  skip,
}, async () => {
  const page = await stage.openScreen(`health/${places.building}`)
  const { name, bytes } = await take(page, /^Download \d+ sensors$/, 'Excel (xlsx)')
  assert.equal(name, 'health-loc_demo_building-2026-01-14.xlsx')
  await page.getByText(`${name} is being downloaded.`).waitFor()
  const rows = readWorkbook(bytes)
  const groups = await page.getByRole('rowgroup').all()
  let count = 0
  for (const group of groups) {
    const title = await group.getAttribute('aria-labelledby')
    if (title === null) continue
    const kind = (await group.getByRole('heading').textContent())?.replace(/ \d+$/, '') ?? ''
    for (const shown of (await group.getByRole('row').all()).slice(1)) {
      const text = (await shown.textContent()) ?? ''
      const row = rows.find((one) => text.includes(String(one['Sensor id'])))
      assert.ok(row, `no row has the sensor of ${text}`)
      const faults = String(row.Faults).split(', ')
      assert.ok(faults.includes(kind === 'Not on the plan' ? 'Not on a plan' : kind), `${faults} for ${text}`)
      const since = await shown
        .locator('time')
        .first()
        .getAttribute('datetime', { timeout: 1 })
        .catch(() => null)
      if (since !== null && faults[0] === kind)
        assert.equal(
          toDateText(row['Faulty since (UTC)']).slice(0, 19),
          new Date(since).toISOString().slice(0, 19),
        )
      if (kind === 'Battery low')
        assert.ok(text.includes(`Battery ${Math.round(Number(row['Battery (%)']))}`), text)
      count += 1
    }
  }
  assert.equal(
    count,
    rows.reduce((sum, row) => sum + String(row.Faults).split(', ').length, 0),
  )
  stage.assertQuiet()
  await page.context().close()
})

test('words and a kind that Health is filtered by hold for its file, whichever it is', { skip }, async () => {
  const page = await stage.openScreen(`health/${places.building}?kind=battery_low&q=second+floor`)
  await page
    .getByRole('row', { name: /Second floor/ })
    .first()
    .waitFor()
  const shown = await page.getByRole('row', { name: /Second floor/ }).count()
  assert.ok(shown > 0)
  const commas = await take(page, /^Download \d+ sensors?$/, 'CSV with ; and 21,4')
  const rows = toRecords(commas.bytes.toString(), ';')
  assert.equal(rows.length, shown)
  assert.ok(rows.every(({ place = '' }) => place.endsWith('Second floor')))
  assert.ok(rows.every(({ faults = '' }) => faults.includes('battery_low')))
  assert.ok(rows.every(({ battery_level = '' }) => /^\d+,\d+$/.test(battery_level)))
  await page.reload()
  const plain = await take(page, /^Download \d+ sensors?$/, 'CSV')
  assert.equal(toRecords(plain.bytes.toString(), ',').length, shown)
  stage.assertQuiet()
  await page.context().close()
})
