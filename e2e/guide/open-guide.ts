import { type RunningServer, startServer } from '@openlightfi/server'
import type { Browser, Page } from 'playwright-core'
import { createTemporaryDirectory } from '../../packages/server/testing/temporary-directory.ts'
import { sizes } from '../dashboard/stage.ts'
import { watchComplaints } from '../dashboard/watch-complaints.ts'
import { buildGuide } from './build-guide.ts'

/** How a page of the guide is opened. */
export interface GuideView {
  readonly size?: keyof typeof sizes
  readonly scheme?: 'light' | 'dark'
}

/** Starts a server with the guide of these sources, which is built first where it has changed. */
export async function serveGuide(): Promise<RunningServer> {
  await buildGuide()
  return startServer({ dataDir: createTemporaryDirectory(), port: 0, logLevel: 'error' })
}

/**
 * Opens a page of the guide in a browser that knows nothing yet.
 *
 * @param tell is told what it complains of.
 */
export async function openGuide(
  browser: Browser,
  address: string,
  tell: (complaint: string) => void,
  { size = 'desktop', scheme = 'light' }: GuideView = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes[size], colorScheme: scheme })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  watchComplaints(page, new URL(address).origin, tell)
  await page.goto(address)
  await page.locator('#search').waitFor()
  return page
}
