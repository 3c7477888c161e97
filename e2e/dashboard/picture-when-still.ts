import type { Page } from 'playwright-core'
import { steadyTexts } from './steady-texts.ts'
import { isWaiting } from './watch-requests.ts'

/** Pictures of a screen that is moving until then; a screen that never comes to rest is a fault. */
const mostPictures = 80

/**
 * Takes a picture of what is seen of a page, as a PNG, as soon as the page has come to rest: it waits for no
 * answer, and looks the same twice.
 *
 * @throws Error when it never does.
 */
export async function pictureWhenStill(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  // On a touch screen a dialog with a field stays transparent until the keyboard of the device is there, or
  // for 0.6 s where none comes.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role$="dialog"]')].every((dialog) =>
      dialog.checkVisibility({ opacityProperty: true }),
    ),
  )
  let last: Buffer | undefined
  for (let taken = 0; taken < mostPictures; taken++) {
    const waited = isWaiting(page)
    await steadyTexts(page)
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' })
    if (!waited && !isWaiting(page) && last?.equals(picture)) return picture
    last = picture
  }
  throw new Error(`${page.url()} does not come to rest.`)
}
