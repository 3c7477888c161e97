import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const directory = process.env.DASHBOARD_PICTURES

/**
 * Takes a picture of what is seen of a page, as `NAME.png` in the directory that `DASHBOARD_PICTURES` names;
 * nothing where it names none.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (directory === undefined) return
  await mkdir(directory, { recursive: true })
  await page.screenshot({ path: join(directory, `${name}.png`), animations: 'disabled', caret: 'hide' })
}
