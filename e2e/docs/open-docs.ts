import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { watchComplaints } from '../dashboard/watch-complaints.ts'
import { viewer } from '../serve-building.ts'

/** A page of the interactive documentation, and what it should not have done. */
export interface OpenDocs {
  readonly page: Page
  readonly context: BrowserContext
  /** Messages of the console, failures, and requests to other hosts. */
  readonly complaints: readonly string[]
}

/** How to open it. */
export interface DocsView {
  /** What follows `/docs`. */
  readonly hash?: string
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
}

/** Opens the interactive documentation in a browser that knows nothing yet, and waits until it is drawn. */
export async function openDocs(
  browser: Browser,
  origin: string,
  { hash = '', width = 1440, scheme = 'light' }: DocsView = {},
): Promise<OpenDocs> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
  const page = await context.newPage()
  const complaints: string[] = []
  watchComplaints(page, origin, (text) => complaints.push(text))
  await page.goto(`${origin}/docs${hash}`)
  await page.locator('.group').first().waitFor()
  return { page, context, complaints }
}

/** Logs the viewer in by the button of the page, in the window that it opens. */
export async function logInToDocs({ page, context }: OpenDocs): Promise<void> {
  const button = page.getByRole('button', { name: 'Log in', exact: true })
  const [popup] = await Promise.all([context.waitForEvent('page'), button.click()])
  await popup.getByLabel('User name').fill(viewer.username)
  await popup.getByLabel('Password', { exact: true }).fill(viewer.password)
  await Promise.all([
    popup.waitForEvent('close'),
    popup.getByRole('button', { name: /log in|sign in/i }).click(),
  ])
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor()
}

/** The block of an operation on the page. */
export function findOperation(page: Page, operationId: string): Locator {
  return page.locator(`#operations-default-${operationId}`)
}
