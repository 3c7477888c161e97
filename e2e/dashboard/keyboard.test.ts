import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { places, sensors } from './scene.ts'
import { openStage, type ScreenOptions, type Stage } from './stage.ts'
import { assertFocusIsSeen, goTo, pressKeys, seeFocusIn } from './walk-by-keys.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

const live = `live/${places.firstFloor}`
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const rail = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name })
const main = (page: Page) => page.locator('main')

/** Somebody walks through the dashboard without a mouse. */
function walk(
  title: string,
  path: string,
  act: (page: Page) => Promise<unknown>,
  options: ScreenOptions = {},
): void {
  test(title, { skip }, async () => {
    const page = await stage.openScreen(path, options)
    page.setDefaultTimeout(15_000)
    await act(page)
    stage.assertQuiet()
    await page.context().close()
  })
}

walk('the first Tab leads past the frame to the screen, and Live to the worst room', live, async (page) => {
  await page.locator('[data-sensor]').first().waitFor()
  await goTo(page, page.getByRole('link', { name: 'Skip to the content' }))
  await pressKeys(page, 'Enter')
  await seeFocusIn(page, main(page))
  await goTo(page, page.locator('[data-sensor]').first())
  await pressKeys(page, 'ArrowDown', 'Enter')
  const picked = page.locator('[data-sensor][aria-current="true"]')
  await picked.waitFor()
  await seeFocusIn(page, picked)
})

walk('what is free is one key on its source', live, async (page) => {
  await goTo(page, page.getByRole('button', { name: 'Motion', exact: true }))
  await pressKeys(page, 'Enter')
  await goTo(page, page.getByRole('button', { name: /\d+ Free/ }))
  await pressKeys(page, 'Space')
  await page.waitForURL(/band=/)
  await seeFocusIn(page, main(page))
})

walk('full days and hours, and rooms never used, are walked to', `${live}?src=Motion`, async (page) => {
  await goTo(page, rail(page, /^Calendar/))
  await pressKeys(page, 'Enter')
  await page.waitForURL(/\/calendar\//)
  await goTo(page, page.getByRole('radio', { name: 'Month' }))
  await pressKeys(page, 'ArrowRight', 'Space')
  await page.waitForURL(/view=week/)
  await pressKeys(page, 'ArrowRight', 'Space')
  await page.waitForURL(/view=ranking/)
  await seeFocusIn(page, main(page))
})

walk('what is broken is one link away, and so are its sensor and the way back', live, async (page) => {
  await goTo(page, rail(page, /^Health/))
  await pressKeys(page, 'Enter')
  await page.waitForURL(/\/health\//)
  const sensor = main(page).locator('a[href*="/sensors/"]').first()
  await goTo(page, sensor)
  await pressKeys(page, 'Enter')
  await page.waitForURL(/\/sensors\//)
  await seeFocusIn(page, main(page))
  await goTo(page, main(page).getByRole('link').first())
  await goTo(page, rail(page, /^Health/), 'Shift+Tab')
  await pressKeys(page, 'Enter')
  await page.waitForURL(/\/health\//)
})

walk('what happened in a room yesterday is typed', live, async (page) => {
  await pressKeys(page, 'Tab', 'Control+k')
  const dialog = page.getByRole('dialog')
  await seeFocusIn(page, dialog)
  await page.keyboard.type('meeting room 1.1')
  await page.getByRole('group', { name: 'Rooms' }).getByRole('menuitem').waitFor()
  await pressKeys(page, 'Enter')
  await page.waitForURL(/\/compare/)
  await dialog.waitFor({ state: 'detached' })
  await seeFocusIn(page, page.locator('body :focus'))
  await pressKeys(page, 'y')
  await page.waitForURL(/range=yesterday/)
})

walk('the search goes back to where somebody was', live, async (page) => {
  const motion = page.getByRole('button', { name: 'Motion', exact: true })
  await goTo(page, motion)
  await pressKeys(page, 'Control+k')
  const dialog = page.getByRole('dialog')
  await seeFocusIn(page, dialog)
  await page.keyboard.type('3C0D')
  await page.getByRole('menuitem', { name: sensors.steady }).waitFor()
  await pressKeys(page, 'ArrowDown', 'ArrowUp')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await seeFocusIn(page, motion)
})

walk('two sensors are put side by side, their chart is read, and one is taken away', live, async (page) => {
  await goTo(page, page.locator('[data-sensor]').first())
  await pressKeys(page, 'c', 'ArrowDown', 'c')
  await goTo(page, rail(page, /^Compare/), 'Shift+Tab')
  await goTo(page, page.getByRole('link', { name: 'Compare 2' }))
  await pressKeys(page, 'Enter')
  await page.waitForURL(/\/compare/)
  await page.getByRole('rowheader').nth(1).waitFor()
  await seeFocusIn(page, page.locator('body :focus'))
  const chart = page.getByRole('application')
  await goTo(page, chart)
  await pressKeys(page, 'Home', 'Shift+ArrowRight', 'ArrowDown', 'End')
  const remove = page.getByRole('button', { name: /^Remove/ })
  await goTo(page, remove.first())
  await pressKeys(page, 'Enter')
  await page.getByRole('rowheader').nth(1).waitFor({ state: 'detached' })
  await seeFocusIn(page, main(page))
})

walk(
  'a day of the calendar is opened in Compare',
  `calendar/${places.firstFloor}?var=CO2ppm`,
  async (page) => {
    const today = page.getByRole('link', { name: /^Wednesday 14 January, today/ })
    await goTo(page, today)
    await pressKeys(page, 'ArrowLeft', 'ArrowUp', 'Enter')
    await page.waitForURL(/\/compare\?/)
    await seeFocusIn(page, main(page))
  },
)

walk(
  'preferences are changed, and saved at once, from the menu of the user',
  live,
  async (page) => {
    await goTo(page, page.getByRole('button', { name: /profile, keys and log out$/ }))
    await pressKeys(page, 'Enter')
    await seeFocusIn(page, page.getByRole('menu'))
    await pressKeys(page, 'Enter')
    await page.waitForURL(/\/profile/)
    const form = page.getByRole('region', { name: 'Preferences' })
    await goTo(page, form.getByRole('radio', { checked: true }).first())
    await pressKeys(page, 'ArrowRight', 'Space')
    await form.getByText('Saved.', { exact: true }).waitFor()
    await seeFocusIn(page, form)
  },
  { user: 'twoPlaces' },
)

walk('the keys are listed, and their list closes to where somebody was', live, async (page) => {
  const search = page.locator('header').getByRole('button').last()
  await goTo(page, search)
  await pressKeys(page, '?')
  const dialog = page.getByRole('dialog')
  await seeFocusIn(page, dialog)
  await pressKeys(page, 'Tab')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await seeFocusIn(page, search)
})

for (const path of [
  live,
  `live/${places.building}`,
  `compare?s=${sensors.steady}:CO2ppm`,
  `calendar/${places.firstFloor}?var=CO2ppm`,
  `calendar/${places.firstFloor}?var=CO2ppm&view=week`,
  `calendar/${places.firstFloor}?var=CO2ppm&view=ranking`,
  `summary/${places.building}`,
  `health/${places.building}`,
  `sensors/${sensors.steady}`,
  'guide',
  'profile',
])
  walk(
    `Tab goes through ${path.replace(/\?.*view=/, ' ')} from its beginning to its end`,
    path,
    async (page) => {
      await heading(page, /./).first().waitFor()
      const seen = await countStops(page)
      assert.ok(seen > 5, `${seen} stops`)
    },
  )

/** Presses Tab until the focus is where it began, and fails where it is lost, unseen or caught on its way. */
async function countStops(page: Page): Promise<number> {
  await pressKeys(page, 'Tab')
  await page.evaluate(() => document.activeElement?.setAttribute('data-first', ''))
  let stops = 1
  for (; stops < 400; stops += 1) {
    await page.keyboard.press('Tab')
    const where = await page.evaluate(() => {
      const element = document.activeElement
      return element === document.body || element?.hasAttribute('data-first') ? 'end' : 'on'
    })
    if (where === 'end') return stops
    await assertFocusIsSeen(page, `${stops} times Tab`)
  }
  return assert.fail('Tab does not come to an end')
}
