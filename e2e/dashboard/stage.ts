import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import type { Client } from '@openlightfi/client'
import { type RunningServer, startServer } from '@openlightfi/server'
import type { Browser, Page } from 'playwright-core'
import { isCurrent } from '../../packages/dashboard/build/is-current.ts'
import { outputDirectory } from '../../packages/dashboard/build/output-directory.ts'
import { launchBrowser } from '../launch-browser.ts'
import { createGateway } from './furnish-scene.ts'
import { type Login, logIn } from './log-in.ts'
import { places, type SceneUser, sceneTime } from './scene.ts'
import { createSceneDirectory } from './scene-directory.ts'
import { watchComplaints } from './watch-complaints.ts'
import { watchRequests } from './watch-requests.ts'

/** The sizes at which each screen is looked at. */
export const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

/** How a screen is opened. */
export interface ScreenOptions {
  /** Who looks at it; the viewer of everything by default. */
  readonly user?: SceneUser
  readonly size?: keyof typeof sizes
  readonly theme?: 'light' | 'dark'
  /** The zone in which the browser thinks it is; London by default. */
  readonly timeZone?: string
  /**
   * `running`: the page's clock and timers are moved with `page.clock`; `machine`: the page has the time of
   * the machine, and measures itself. By default its time stands still.
   */
  readonly clock?: 'still' | 'running' | 'machine'
  /** What the page is expected to complain of, such as a request that the test lets fail. */
  readonly expected?: RegExp
}

/** A server with the scene, and a browser before it. */
export interface Stage {
  readonly server: RunningServer
  readonly browser: Browser
  /** A gateway of the large organisation, for readings that arrive while somebody looks. */
  readonly gateway: Client
  /** The time of the server now, Unix milliseconds; {@link moveTo} changes it. */
  nowMs(): number
  /** Lets the server be at another time. Pages have a clock of their own, `page.clock`. */
  moveTo(timeMs: number): void
  /**
   * Stops the server. @returns starts it again, with the same data and address, and with the dashboard of
   * another folder where it is given one.
   */
  stopServer(): Promise<(dashboard?: string) => Promise<void>>
  /**
   * Opens an address of the dashboard, the guide or the API page as somebody who has logged in, in a browser
   * of its own that asks for less motion. Resolves when the frame of the screen is there.
   *
   * @param path below `/dashboard/`, with its query; from `/guide/` or `/docs` on, as it is.
   */
  openScreen(path: string, options?: ScreenOptions): Promise<Page>
  /** Has somebody log in anew for the next screen, as their login was ended. */
  forgetLogin(user: SceneUser): void
  /** Fails where a page had something to complain of since it was opened. */
  assertQuiet(): void
  /** Ends everything. Fails as {@link assertQuiet} does. */
  close(): Promise<void>
}

/**
 * Starts the server with the scene, and the browser. The dashboard is built first where it has changed.
 *
 * @param atMs the time of the server. Tokens have the time of the machine, as has the browser when it forgets
 * cookies: to watch them end, stand at that time.
 * @param switches of the browser, besides the usual ones: with any it is the browser as people have it.
 */
export async function openStage(
  atMs: number = sceneTime.epochMilliseconds,
  switches: readonly string[] = [],
): Promise<Stage> {
  if (!isCurrent(outputDirectory)) await import('../../packages/dashboard/build.ts')
  const dataDir = await createSceneDirectory()
  let nowMs = atMs
  const start = (port: number, dashboard?: string) =>
    startServer(
      { dataDir, port, logLevel: 'error', webhookNetworks: '127.0.0.0/8' },
      () => nowMs,
      undefined,
      { dashboard },
    )
  let server = await start(0)
  const browser = await launchBrowser(switches.length > 0 ? 'whole' : 'quick', switches)
  const complaints: string[] = []
  const logins = new Map<SceneUser, Promise<Login>>()
  const assertQuiet = () => assert.deepEqual(complaints.splice(0), [])
  return {
    get server() {
      return server
    },
    browser,
    gateway: await createGateway(server, places.organisation, 'Basement gateway'),
    nowMs: () => nowMs,
    stopServer: async () => {
      const port = Number(new URL(server.publicUrl).port)
      await server.close()
      return async (dashboard) => {
        server = await start(port, dashboard)
      }
    },
    moveTo: (timeMs) => {
      nowMs = timeMs
    },
    openScreen: async (path, options = {}) => {
      const { user = 'viewer', clock = 'still', expected } = options
      const isElsewhere = /^\/(guide\/|docs)/.test(path)
      const login = logins.get(user) ?? logIn(browser, server.publicUrl, user)
      logins.set(user, login)
      const { readCookies, openTokens } = await login
      const tokens = isElsewhere ? [] : await openTokens(clock === 'machine' ? Date.now() : nowMs)
      const context = await browser.newContext(listSettings(options))
      await context.addCookies(await readCookies())
      const page = await context.newPage()
      watchRequests(page)
      watchComplaints(page, server.publicUrl, (text) => {
        if (!expected?.test(text)) complaints.push(`${path}: ${text}`)
      })
      if (clock === 'still') await page.clock.setFixedTime(nowMs)
      else if (clock === 'running') await page.clock.install({ time: nowMs })
      const address = isElsewhere ? path : `/dashboard/${path.replace(/^\/(dashboard\/)?/, '')}`
      const beforeScripts = await page.addInitScript((kept) => {
        for (const [name, value] of kept) localStorage.setItem(name, value)
      }, tokens)
      await page.goto(`${server.publicUrl}${address}`)
      await beforeScripts.dispose()
      // Nothing but a word of waiting is drawn before the login has come back.
      await page.locator('main, #swagger-ui').first().waitFor()
      return page
    },
    forgetLogin: (user) => void logins.delete(user),
    assertQuiet,
    close: async () => {
      await browser.close()
      await server.close()
      await rm(dataDir, { recursive: true })
      assertQuiet()
    },
  }
}

function listSettings({ size = 'desktop', theme = 'light', timeZone = 'Europe/London' }: ScreenOptions) {
  const isPhone = size === 'phone'
  return {
    viewport: sizes[size],
    colorScheme: theme,
    timezoneId: timeZone,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: isPhone,
    isMobile: isPhone,
  } as const
}
