import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { places, sensors } from './scene.ts'
import { openStage, type Stage, type sizes } from './stage.ts'

const chromium = requirePart('chromium')
const pdftotext = requirePart('pdftotext')
const skip = chromium.skip || pdftotext.skip

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

/** A view as it comes onto paper. */
interface PrintedView {
  readonly name: string
  readonly path: string
  /** Of the screen it is printed from; paper has its own. */
  readonly size?: keyof typeof sizes
  /** What is there once everything is. */
  readonly ready: string
  /** What is there as well, and shown on paper alone. */
  readonly hidden?: string
  /** What each page says: a figure stands on one page, from its name to its last mark. */
  readonly pages: readonly (readonly RegExp[])[]
}

const chart = '[role="application"][aria-busy="false"]'

const views: readonly PrintedView[] = [
  {
    name: 'a floor as it is now',
    path: `live/${places.firstFloor}`,
    ready: chart,
    pages: [
      [
        /^Live: First floor, CO2\n/,
        /Tidewater Instruments › Bankside › Northwind House › First floor/,
        /http:.*\/live\/loc_demo_floor_1, printed 2026-01-14T13:14:00\+00:00/,
        /Kitchenette|Print/,
        /Focus room 1\.3 · CO2\n *Wed 14 Jan · Europe\/London \(UTC\+0\)[\s\S]* 00:00 .* 12:00/,
        /6 sensors\n[\s\S]*Meeting room 1\.2[\s\S]*Open plan 1, south/,
      ],
    ],
  },
  {
    name: 'a floor as it is now, from the list of a phone',
    path: `live/${places.firstFloor}`,
    size: 'phone',
    ready: '[data-sensor]',
    hidden: chart,
    pages: [[/Focus room 1\.3 · CO2\n[\s\S]* 00:00 .* 12:00[\s\S]*6 sensors\n[\s\S]*Open plan 1, south/]],
  },
  {
    name: 'a building as it is now',
    path: `live/${places.building}`,
    ready: chart,
    pages: [
      [/First floor .*Ground floor .*Second floor/, /Roof · No floorplan/, / 00:00 .* 12:00/, /2,055 /],
      [/Open plan 1, south\s/],
    ],
  },
  {
    name: 'the page of a sensor',
    path: `sensors/${sensors.steady}`,
    // The room has its name once the plan is there.
    ready: `main:has(${chart}) dd:text-is("Meeting room 1.1")`,
    pages: [
      [
        /Northwind House › First floor/,
        /CO2\s[\s\S]*1,132 ppm/,
        /Meeting room 1\.1 · CO2\n.*Europe\/London \(UTC\+0\)[\s\S]* 00:00 .* 12:00/,
        /Room on the plan +Meeting room 1\.1/,
      ],
    ],
  },
  {
    name: 'a comparison',
    path: `compare?s=${sensors.steady}:CO2ppm,${sensors.gap}:CO2ppm&range=week`,
    ready: chart,
    pages: [
      [
        /Compare: Meeting room 1\.1; Meeting\s+room 1\.2, First floor, Northwind House/,
        /printed 2026-01-14T13:14/,
        / 8 Jan .* 12 Jan .* 15 Jan\n/,
        /Meeting room 1\.1 · CO2 .* 100%\n/,
        /Meeting room 1\.2 · CO2 .* 92%\n/,
      ],
    ],
  },
  {
    name: 'a calendar of two months',
    path: `calendar/${places.firstFloor}`,
    ready: 'main table td',
    pages: [
      [
        /Europe\/London \(UTC\+0\)/,
        /printed 2026-01-14T13:14:00\+00:00/,
        /December 2025 .*January 2026\n[\s\S]*\n[\s\S]* 26 +27 +28 +29 +30\n/,
        /not in use .* over 75%/,
        /Rooms\n[\s\S]*All rooms together[\s\S]*Library/,
      ],
    ],
  },
  {
    name: 'the summary of a building',
    path: `summary/${places.building}`,
    ready: 'main details',
    pages: [
      [/Summary: Northwind House/, /printed 2026-01-14T13:14/, /First floor[\s\S]*Third floor/],
      [/People +5 sensors\n[\s\S]*Limits used here\n[\s\S]*Working hours/],
    ],
  },
  {
    name: 'what is broken in a building',
    path: `health/${places.building}`,
    ready: 'main table td',
    pages: [
      [/7 sensors need attention/, /printed 2026-01-14T13:14/, /Since +Last value\n/, /Battery 7%/],
      [/Not on the plan/],
    ],
  },
]

const stillLoading = (page: Page) => page.getByText('Not all data had been loaded when this was printed.')

/** The text of a file of pages, each page by itself, laid out as it is seen. */
function readPages(pdf: Buffer): readonly string[] {
  const { stdout, status } = spawnSync(pdftotext.path, ['-layout', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  })
  assert.equal(status, 0)
  return stdout.split('\f').slice(0, -1)
}

for (const { name, path, ready, hidden = ready, pages, size = 'desktop' } of views)
  test(`${name} is printed whole, with place, zone and figures, ${size}`, { skip }, async () => {
    const page = await stage.openScreen(path, { theme: 'dark', size })
    await page.locator(ready).first().waitFor()
    await page.locator(hidden).first().waitFor({ state: 'attached' })
    await stillLoading(page).waitFor({ state: 'detached' })
    const read = readPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
    assert.equal(read.length, pages.length)
    for (const [index, says] of pages.entries())
      for (const text of says) assert.match(read[index] ?? '', text)
    stage.assertQuiet()
    await page.context().close()
  })

test('what is printed before all data have come says so', { skip }, async () => {
  const page = await stage.openScreen(`summary/${places.building}`)
  await page.getByRole('heading', { name: 'Floors' }).waitFor()
  const note = stillLoading(page)
  await page.emulateMedia({ media: 'print' })
  assert.equal(await note.count(), 0)
  await page.emulateMedia({ media: null })
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/daily?**', async (route) => {
    await promise
    await route.continue()
  })
  await page.getByRole('link', { name: 'Calendar' }).click()
  await page.getByRole('status', { name: 'Loading figures' }).waitFor()
  assert.equal(await note.isVisible(), false)
  await page.emulateMedia({ media: 'print' })
  await note.waitFor()
  resolve()
  await note.waitFor({ state: 'detached' })
  stage.assertQuiet()
  await page.context().close()
})
