import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { places, sensors } from './scene.ts'
import { openStage, type ScreenOptions, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

describe('the calendar', { skip }, () => {
  let stage: Stage
  before(async () => {
    stage = await openStage()
  })
  after(() => stage?.close())

  /** Opens an address, looks at it, and fails where the page had something to complain of. */
  const look = async (path: string, options: ScreenOptions, act: (page: Page) => Promise<void>) => {
    const page = await stage.openScreen(path, options)
    await act(page)
    stage.assertQuiet()
    await page.context().close()
  }
  const week = (page: Page) => page.getByRole('table', { name: 'Pattern of a week' })
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

  for (const size of ['desktop', 'phone'] as const)
    for (const theme of ['light', 'dark'] as const)
      it(`shows days, hours of the week and a ranking, ${size}, ${theme}`, () =>
        look(`calendar/${places.firstFloor}`, { size, theme }, async (page) => {
          await page.getByRole('table', { name: 'January 2026' }).waitFor()
          await takePicture(page, `calendar-month-${size}-${theme}`)
          await assertAccessible(page, 'month')
          await page.getByRole('radio', { name: 'Week pattern' }).click()
          await week(page).getByRole('link').first().waitFor()
          await takePicture(page, `calendar-week-${size}-${theme}`)
          await assertAccessible(page, 'week')
          await page.getByRole('radio', { name: 'Ranking' }).click()
          await page.getByRole('table', { name: 'Ranking' }).waitFor()
          await takePicture(page, `calendar-ranking-${size}-${theme}`)
          await assertAccessible(page, 'ranking')
        }))

  for (const size of ['desktop', 'phone'] as const)
    it(`says in two acts which hours are full and which rooms are used least, ${size}`, () =>
      look(`live/${places.building}`, { size }, async (page) => {
        await page.getByRole('link', { name: 'Calendar' }).click()
        await page.getByRole('radio', { name: 'Week pattern' }).click()
        await page.getByText(/^Fullest: \w+days, \d\d:00 to \d\d:00, \d+%\. Quietest: /).waitFor()
        await page.getByText('08:00 to 18:00, Mon to Fri').first().waitFor()
        if (size === 'desktop') {
          const rooms = page.getByRole('navigation', { name: 'Rooms' }).getByRole('link')
          const shares = (await rooms.allTextContents()).slice(1).map((text) => Number.parseInt(text, 10))
          assert.ok(shares.length > 5, `${shares.length} rooms`)
          assert.deepEqual(
            shares,
            [...shares].sort((a, b) => b - a),
          )
        }
      }))

  it('counts the same as the API', () =>
    look(`calendar/${places.firstFloor}?view=ranking`, {}, async (page) => {
      await page.getByRole('table', { name: 'Ranking' }).waitFor()
      const answers = page.waitForResponse((response) => response.url().includes('/CO2ppm/daily?'))
      await page.getByRole('button', { name: /What is shown/ }).click()
      await page.getByRole('option', { name: 'CO2' }).click()
      const answer = await answers
      await page.getByRole('cell', { name: / ppm/ }).first().waitFor()
      const { data } = (await answer.json()) as {
        data: { data: { avg: number | null; count: number }[] }[]
      }
      const means = data.map(({ data: days }) => {
        const count = days.reduce((sum, day) => sum + day.count, 0)
        return Math.round(days.reduce((sum, day) => sum + (day.avg ?? 0) * day.count, 0) / count)
      })
      const rows = await page.getByRole('table', { name: 'Ranking' }).getByRole('row').all()
      const cells = rows.slice(1).map((row) => row.getByRole('cell').nth(2).textContent())
      const shown = (await Promise.all(cells)).map((text) => /^[\d,]+/.exec(text ?? '')?.[0])
      assert.deepEqual(
        shown.map((text) => Number(text?.replace(',', ''))),
        means.sort((a, b) => b - a),
      )
    }))

  it('is walked through with the keyboard, and Enter opens the day of the sensors in Compare', () =>
    look(`calendar/${places.firstFloor}?var=CO2ppm&of=${places.firstFloor}/room-1-1`, {}, async (page) => {
      const today = page.getByRole('link', { name: /^Wednesday 14 January, today/ })
      await today.focus()
      await page.keyboard.press('ArrowLeft')
      assert.match(await focused(page), /^Tuesday 13 January: [\d,]+ ppm/)
      await page.keyboard.press('ArrowUp')
      assert.match(await focused(page), /^Tuesday 6 January/)
      await page.keyboard.press('ArrowUp')
      assert.match(await focused(page), /^Tuesday 30 December/)
      await page.keyboard.press('End')
      assert.match(await focused(page), /^Wednesday 31 December/)
      await page.keyboard.press('ArrowRight')
      assert.match(await focused(page), /^Thursday 1 January/)
      await page.locator('main p[aria-hidden]', { hasText: /^Thursday 1 January: [\d,]+ ppm/ }).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/compare\?/)
      const { searchParams } = new URL(page.url())
      assert.equal(searchParams.get('s'), `${sensors.steady}:CO2ppm`)
      assert.equal(searchParams.get('from'), '2026-01-01T00:00:00Z')
      assert.equal(searchParams.get('to'), '2026-01-02T00:00:00Z')
    }))

  it('leads from an hour of the week to the days of that hour', () =>
    look(`calendar/${places.firstFloor}?view=week`, {}, async (page) => {
      await week(page)
        .getByRole('link', { name: /^Tuesdays, 10:00 to 11:00/ })
        .click()
      await page.getByText('10:00 to 11:00, Tue').first().waitFor()
      await page.getByText('chosen here').waitFor()
      assert.equal(await page.getByRole('link', { name: /^Tuesday \d+ January/ }).count(), 2)
    }))

  it('takes other hours and days, and writes them into the address', () =>
    look(`calendar/${places.firstFloor}?view=week`, {}, async (page) => {
      await page.getByRole('button', { name: /^Hours: 08:00 to 18:00/ }).click()
      await page.getByRole('button', { name: 'All hours and days' }).click()
      await page.waitForURL(/days=all/)
      await week(page).getByRole('rowheader', { name: '23:00' }).waitFor()
      await week(page).getByRole('columnheader', { name: 'Sun' }).waitFor()
      assert.equal(await week(page).getByRole('columnheader').count(), 8)
      await page.getByRole('button', { name: 'Saturday' }).click()
      await page.waitForURL(/days=mon-fri,sun/)
    }))

  it('keeps days in the zone of the building, wherever somebody looks from', () =>
    look(`calendar/${places.firstFloor}?var=CO2ppm`, { timeZone: 'America/New_York' }, async (page) => {
      await page.getByText('Europe/London (UTC+0)').waitFor()
      const href = await page.getByRole('link', { name: /^Tuesday 13 January/ }).getAttribute('href')
      assert.match(href ?? '', /from=2026-01-13T00:00:00Z&to=2026-01-14T00:00:00Z$/)
    }))

  it('downloads what is shown, with its rows told before', () =>
    look(`calendar/${places.firstFloor}?view=ranking`, {}, async (page) => {
      const button = page.getByRole('button', { name: /^Download \d+ rows$/ })
      const rows = Number.parseInt((await button.textContent())?.replace(/\D/g, '') ?? '', 10)
      await button.click()
      const csv = page.getByRole('menuitem', { name: 'CSV', exact: true })
      const [download] = await Promise.all([page.waitForEvent('download'), csv.click()])
      assert.equal(download.suggestedFilename(), 'calendar_ranking_motionEvent_2025-12-17_2026-01-14.csv')
      const chunks = await (await download.createReadStream()).toArray()
      const lines = Buffer.concat(chunks).toString().trimEnd().split('\r\n')
      assert.equal(lines[0], 'location_id,polygon_id,time_zone,utl,count,coverage')
      assert.equal(lines.length, rows + 1)
    }))

  it('says what to do where there is nothing to show', async () => {
    await look(`calendar/${places.empty}`, {}, async (page) => {
      await page.getByText('No sensor here has reported anything that a calendar can show.').waitFor()
      await assertAccessible(page, 'nothing')
    })
    await look(`calendar/${places.roof}?var=CO2ppm&by=rooms`, {}, async (page) => {
      await page.getByText('No sensor that reports this is tied to a room of a floorplan.').waitFor()
      await page.getByRole('link', { name: 'Parts' }).click()
      await page.getByRole('link', { name: /Plant room/ }).waitFor()
    })
    await look('calendar/loc_nowhere', {}, async (page) => {
      await page.getByRole('heading', { name: 'Not found' }).waitFor()
    })
  })

  it('says why figures are missing, keeps what chooses, and tries again', () =>
    look(`calendar/${places.firstFloor}`, { expected: /500/ }, async (page) => {
      const problem = {
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'Internal error',
          status: 500,
          code: 'internal_error',
          detail: 'This is our fault.',
          request_id: 'req-1',
        }),
      }
      let isBroken = true
      await page.route('**/motionEvent/hourly?*', (route) =>
        isBroken ? route.fulfill(problem) : route.continue(),
      )
      await page.getByRole('radio', { name: 'Week pattern' }).click()
      await page.getByText('Details', { exact: true }).click({ timeout: 60_000 })
      await page.getByRole('alert').getByText('req-1').waitFor()
      isBroken = false
      await page.getByRole('button', { name: 'Try again' }).click()
      await week(page).getByRole('link').first().waitFor()
      assert.equal(await page.getByRole('alert').count(), 0)
    }))

  it('is printed with its place, range, zone and address, and without what chooses', () =>
    look(`calendar/${places.firstFloor}`, {}, async (page) => {
      await page.getByRole('table', { name: 'January 2026' }).waitFor()
      await page.emulateMedia({ media: 'print' })
      await page.getByText(/dashboard\/calendar\/loc_demo_floor_1.*, printed 2026-01-14T13:14/).waitFor()
      assert.equal(await page.getByRole('radio', { name: 'Month' }).isVisible(), false)
      await page.getByText('Europe/London (UTC+0)').waitFor()
    }))
})
