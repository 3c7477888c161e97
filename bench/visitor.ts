import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../e2e/launch-browser.ts'
import { withProcess } from './child-process.ts'
import type { DashboardServer } from './programs/dashboard-server.ts'

/** Somebody who has logged in to the dashboard, and comes each time with an empty cache. */
export interface Visitor {
  /** Opens a browser that knows the login and nothing else. */
  open(): Promise<BrowserContext>
  close(): Promise<void>
}

/** Starts the server of the dashboard and does some work with somebody who has logged in to it. */
export function withVisitor<Result>(
  serverArguments: readonly string[],
  work: (server: DashboardServer, visitor: Visitor) => Promise<Result>,
): Promise<Result> {
  return withProcess('programs/dashboard-server.ts', serverArguments, async (server: DashboardServer) => {
    const visitor = await createVisitor(server)
    try {
      return await work(server, visitor)
    } finally {
      await visitor.close()
    }
  })
}

/** Logs in to the dashboard once, by hand. */
async function createVisitor({ url, username, password }: DashboardServer): Promise<Visitor> {
  const browser = await launchBrowser('whole')
  const state = await logIn(browser, url, username, password)
  return {
    open: () => browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } }),
    close: () => browser.close(),
  }
}

async function logIn(browser: Browser, url: string, username: string, password: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/dashboard/`)
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('main').waitFor()
  await page.waitForURL(/\/dashboard\/(?!callback)/)
  const state = await context.storageState()
  await context.close()
  return state
}

/** Opens an address and tells after how many milliseconds it said that it was ready, and was drawn. */
export async function timeReady(page: Page, url: string): Promise<number> {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[data-ready=true]')) return
      observer.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('drawn')))
    })
    observer.observe(document, { childList: true, subtree: true, attributes: true })
  })
  await page.goto(url)
  await page.locator('[data-ready=true]').waitFor({ timeout: 120_000 })
  return page.evaluate(async () => {
    for (;;) {
      const [mark] = performance.getEntriesByName('drawn')
      if (mark) return mark.startTime
      await new Promise(requestAnimationFrame)
    }
  })
}
