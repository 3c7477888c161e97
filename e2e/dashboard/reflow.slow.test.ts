import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { assertAccessible } from './assert-accessible.ts'
import { picturedScreens } from './pictured-screens.ts'
import { openStage, type Stage } from './stage.ts'
import { takePicture } from './take-picture.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

/** Ways to look at a screen that leave it less room, or no colours of its own. */
const lookings: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['zoom-200', (page) => page.setViewportSize({ width: 720, height: 450 })],
  ['narrow-320', (page) => page.setViewportSize({ width: 320, height: 640 })],
  [
    'forced-colours',
    async (page) => {
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.emulateMedia({ forcedColors: 'active' })
    },
  ],
]

/** What opens over a screen has tests of its own, and scrolls by its own keys. */
const screens = picturedScreens.filter(({ prepare }) => prepare === undefined)

for (const { name, path, user } of screens)
  test(`at 200 %, at 320 pixels and in forced colours nothing is cut off: ${name}`, { skip }, async () => {
    const page = await stage.openScreen(path, { ...(user && { user }) })
    await page.locator('main h1, main h2').first().waitFor({ state: 'attached' })
    for (const [looking, look] of lookings) {
      await look(page)
      await takePicture(page, `${looking}-${name}`)
      await assertAccessible(page, `${name}, ${looking}`)
    }
    stage.assertQuiet()
    await page.context().close()
  })
