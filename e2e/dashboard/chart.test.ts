import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
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

const chartOf = (page: Page) => page.getByRole('application')

/** The text of what is drawn, as it is printed: a canvas has none. */
async function readDrawn(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const drawn = await page.locator('svg[role="img"] text').allTextContents()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  return drawn.filter((text) => text !== '')
}

for (const size of ['desktop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`the course of what is picked is named with range, zone and peak, ${size}, ${theme}`, {
      skip,
    }, async () => {
      const path = `live/${places.firstFloor}?sensor=${sensors.steady}&view=chart`
      const page = await stage.openScreen(path, { size, theme })
      await chartOf(page).waitFor()
      const part = page.getByRole('region', { name: 'Meeting room 1.1 · CO2' })
      await part
        .getByText(/Wed 14 Jan · Europe\/London \(UTC\+0\) · highest [\d,]+\sppm at \d\d:\d\d/)
        .waitFor()
      await takePicture(page, `chart-live-${size}-${theme}`)
      await assertAccessible(page, path)
      stage.assertQuiet()
      await page.context().close()
    })

test('what happened there yesterday is one key away', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?sensor=${sensors.steady}`)
  await chartOf(page).waitFor()
  await page.keyboard.press('y')
  await page.getByText(/Tue 13 Jan · Europe\/London/).waitFor()
  assert.equal(new URL(page.url()).searchParams.get('range'), 'yesterday')
  await page.keyboard.press('w')
  await page.getByText(/Thu 8 Jan to Wed 14 Jan/).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('a chart is read by keys: value by value, by ten, from both ends', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?sensor=${sensors.steady}`, {
    clock: 'running',
  })
  await chartOf(page).focus()
  const spoken = page.locator('[aria-live="polite"]', { hasText: 'ppm' })
  await page.keyboard.press('Home')
  await spoken.getByText(/^Wed 14 Jan, 00:00\. [\d,]+\sppm, \w+/).waitFor()
  await page.keyboard.press('Shift+ArrowRight')
  await page.clock.runFor(1100)
  await spoken.getByText(/^Wed 14 Jan, 00:10\./).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.clock.runFor(1100)
  await spoken.getByText(/^Wed 14 Jan, 00:09\./).waitFor()
  await page.keyboard.press('End')
  await page.clock.runFor(1100)
  await spoken.getByText(/^Wed 14 Jan, 13:1\d\./).waitFor()
  stage.assertQuiet()
  await page.context().close()
})

test('plus and dragging show a part, 0 and a double click the whole', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?sensor=${sensors.steady}&range=yesterday`)
  const chart = chartOf(page)
  const whole = page.getByRole('button', { name: 'Show the whole range' })
  await chart.focus()
  await page.keyboard.press('+')
  await page.getByText(/Tue 13 Jan, 06:00 to 18:00/).waitFor()
  await page.keyboard.press('0')
  await whole.waitFor({ state: 'detached' })
  const plot = await page.locator('.u-over').boundingBox()
  assert.ok(plot)
  const drag = async (from: number, to: number) => {
    await page.mouse.move(plot.x + plot.width * from, plot.y + 40)
    await page.mouse.down()
    await page.mouse.move(plot.x + plot.width * to, plot.y + 60, { steps: 4 })
    await page.mouse.up()
  }
  await drag(0.25, 0.5)
  await page.getByText(/Tue 13 Jan, 0[56]:\d\d to 1[12]:\d\d/).waitFor()
  await page.keyboard.down('Shift')
  await drag(0.5, 0.25)
  await page.keyboard.up('Shift')
  await page.getByText(/Tue 13 Jan, 0[78]:\d\d to 1[34]:\d\d/).waitFor()
  await page.locator('.u-over').dblclick()
  await whole.waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})

test('the numbers of a chart are there as a table', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?sensor=${sensors.steady}`)
  await page.getByRole('button', { name: 'Show as a table' }).click()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /00:05$/ }) })
  const client = stage.gateway
  assert.ok(client)
  const text = await row.getByRole('cell').textContent()
  assert.match(text ?? '', /^[\d,]+\sppm$/)
  await assertAccessible(page, 'table')
  stage.assertQuiet()
  await page.context().close()
})

test('a stretch without data is named, and no line leads over it', { skip }, async () => {
  const path = `compare?s=${sensors.gap}:CO2ppm&from=2026-01-10&to=2026-01-11`
  const page = await stage.openScreen(path)
  await chartOf(page).waitFor()
  await page.getByRole('cell', { name: /^[45]\d%$/ }).waitFor()
  assert.ok((await readDrawn(page)).includes('no data'))
  await takePicture(page, 'chart-gap')
  stage.assertQuiet()
  await page.context().close()
})

test('motion is bars of the share of time in use', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?src=motionEvent&range=yesterday`)
  await chartOf(page).waitFor()
  await page.getByText(/share of time in use, each hour/).waitFor()
  await takePicture(page, 'chart-motion')
  await assertAccessible(page, 'motion')
  stage.assertQuiet()
  await page.context().close()
})

test('where the history cannot be read it says why, and tries again', { skip }, async () => {
  const page = await stage.openScreen(`live/${places.firstFloor}?sensor=${sensors.steady}`, {
    expected: /404/,
  })
  await chartOf(page).waitFor()
  await page.route('**/history?*', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: '{"code":"not_found","title":"Not found"}',
    }),
  )
  await page.keyboard.press('m')
  await page.getByRole('alert').waitFor()
  await page.unroute('**/history?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText(/to Wed 14 Jan/).waitFor()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})

/** Days on which clocks change, in the zone of the data. */
const changes = [
  { zone: 'Europe/London', day: '2025-03-30' },
  { zone: 'Europe/London', day: '2025-10-26' },
  { zone: 'Asia/Kathmandu', day: '2025-03-30' },
  { zone: 'Asia/Kathmandu', day: '2025-10-26' },
  { zone: 'Australia/Lord_Howe', day: '2025-04-06' },
]

for (const timeZone of ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe'])
  test(`marks and times are those of the building to a browser in ${timeZone}`, { skip }, async () => {
    for (const { zone, day } of changes) {
      const start = Temporal.PlainDate.from(day).toZonedDateTime(zone)
      const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone)
      const readings = []
      for (let time = start.epochMilliseconds / 1000; time < end.epochMilliseconds / 1000; time += 900) {
        readings.push({ sensor_id: sensors.steady, var_name: 'CO2ppm' as const, time, value: 600 })
      }
      await stage.gateway.createReadings({ readings })
      const page = await stage.openScreen(
        `compare?s=${sensors.steady}:CO2ppm&from=${day}&to=${end.toPlainDate()}&tz=${zone}`,
        { timeZone },
      )
      await chartOf(page).waitFor()
      await page
        .getByRole('cell', { name: /600\sppm/ })
        .first()
        .waitFor()
      const marks = (await readDrawn(page)).filter((text) => /^\d\d:\d\d$/.test(text))
      const hours: string[] = []
      for (
        let time = start;
        Temporal.ZonedDateTime.compare(time, end) <= 0;
        time = time.add({ minutes: 15 })
      ) {
        if (time.hour % 3 === 0 && time.minute === 0)
          hours.push(time.toPlainTime().toString({ smallestUnit: 'minute' }))
      }
      assert.ok(marks.length >= 5, `${marks}`)
      assert.ok(
        marks.every((mark) => hours.includes(mark)),
        `${marks} in ${zone}, ${day}`,
      )
      await page.getByRole('radio', { name: 'Table' }).click()
      const shown = await page.getByRole('rowheader').allTextContents()
      const expected = readings.map(({ time }) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(time * 1000).toZonedDateTimeISO(zone)
        return zoned.toPlainTime().toString({ smallestUnit: 'minute' })
      })
      assert.deepEqual(
        shown.flatMap((text) => /, (\d\d:\d\d)( UTC\S+)?$/.exec(text)?.[1] ?? []),
        expected,
      )
      await page.context().close()
    }
    stage.assertQuiet()
  })
