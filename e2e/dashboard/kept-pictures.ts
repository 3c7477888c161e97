import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

const root = join(import.meta.dirname, '..', '..')

/** Where the pictures of the dashboard are kept. */
export const keptPictures = join(root, 'docs', 'dashboard', 'pictures')

/** Says what drew the pictures. */
export const drawnByFile = join(keptPictures, 'drawn-by.txt')

/** Letters of the fonts that a system brings itself, and marks that none of ours has. */
const sample = 'AQ2-FE75 curl → ✓ ₂ ∞'

/**
 * What draws a page, as far as its pictures tell: another major version of the browser, another system, or
 * one with other fonts draws letters and lines a little differently.
 */
export async function nameDrawer(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const drawn = await page.evaluate((text) => {
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d')
    for (const [row, font] of ['ui-monospace, monospace', 'system-ui, sans-serif'].entries()) {
      if (!context) break
      context.font = `16px ${font}`
      context.fillText(text, 0, 24 * (row + 1))
    }
    return canvas.toDataURL()
  }, sample)
  await page.close()
  const fonts = createHash('sha256').update(drawn).digest('hex').slice(0, 8)
  return `Chromium ${browser.version().split('.')[0]} on ${process.platform}, fonts ${fonts}`
}
