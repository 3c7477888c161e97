/**
 * `node scripts/picture-hosted-pages.ts`: takes the pictures of docs/screenshots, one for each hosted page:
 * desktop and phone, light and dark, beside each other. With `png`, sharper and larger ones.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startTourServer, tourHostedPages } from '../e2e/hosted-page-tour.ts'
import { launchBrowser } from '../e2e/launch-browser.ts'

const directory = join(import.meta.dirname, '..', 'docs', 'screenshots')

const type = process.argv[2] === 'png' ? 'png' : 'jpeg'

/** Of this one the beginning says enough. */
const longPage = 'problems'

const sizes = [
  { width: 900, height: 700 },
  { width: 390, height: 700 },
] as const

const tour = await startTourServer()
const browser = await launchBrowser()
try {
  await mkdir(directory, { recursive: true })
  const page = await browser.newPage()
  const sheet = await browser.newPage({ viewport: { width: 1340, height: 700 }, deviceScaleFactor: 0.5 })
  await tourHostedPages(tour, page, async (name) => {
    await writeFile(join(directory, `${name}.${type}`), await picture(page, sheet, name !== longPage))
    console.log(name)
  })
} finally {
  await browser.close()
  await tour.close()
}

/** Four pictures of a page on one sheet. */
async function picture(page: Page, sheet: Page, fullPage: boolean): Promise<Buffer> {
  const images: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const size of sizes) {
      await page.setViewportSize(size)
      const image = await page.screenshot({ fullPage, caret: 'hide' })
      images.push(`<img width="${size.width}" src="data:image/png;base64,${image.toString('base64')}">`)
    }
  }
  await sheet.setContent(
    `<body style="margin:0;display:grid;grid-template-columns:auto auto;gap:16px;padding:16px;width:max-content;align-items:start;background:#8a8f8d">${images.join('')}`,
  )
  return sheet.screenshot({ fullPage: true, type, ...(type === 'jpeg' && { quality: 62 }) })
}
