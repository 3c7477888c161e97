import assert from 'node:assert/strict'
import {
  createWebTokenStore,
  discoverAuthorizationServer,
  finishBrowserLogin,
  startBrowserLogin,
} from '@openlightfi/client'
import type { Browser, BrowserContext } from 'playwright-core'
import { password, type SceneUser, users } from './scene.ts'

const clientId = 'lightfi-dashboard'
const scope = 'aws.cognito.signin.user.admin openid profile email'

/** Somebody who has logged in with their password. */
export interface Login {
  /** The session: a page that is opened with these cookies logs in by itself. */
  readCookies(): Promise<Cookies>
  /**
   * What the dashboard keeps in `localStorage` when it has logged in, with tokens that nobody else has: to be
   * led to the hosted page and back, and to load twice, is near half of what a screen costs.
   *
   * @param nowMs the time of the page, Unix milliseconds.
   */
  openTokens(nowMs: number): Promise<[name: string, value: string][]>
}

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>['cookies']

/** Logs somebody in with a browser, by the requests that the dashboard and the hosted page make. */
export async function logIn(browser: Browser, publicUrl: string, user: SceneUser): Promise<Login> {
  const context = await browser.newContext()
  const authorize = async (now: () => number) => {
    const storage = new Map<string, string>()
    const tab = {
      getItem: (key: string) => storage.get(key) ?? null,
      setItem: (key: string, value: string) => void storage.set(key, value),
      removeItem: (key: string) => void storage.delete(key),
    }
    const oauthClient = { oauthUrl: `${publicUrl}/oauth2`, clientId, now }
    const server = await discoverAuthorizationServer(oauthClient)
    const redirectUri = `${publicUrl}/dashboard/callback`
    let answer = await context.request.get(
      await startBrowserLogin(server, { clientId, redirectUri, scope }, tab),
    )
    if (answer.url().includes('/interaction/')) {
      const form = { username: users[user].username, password }
      answer = await context.request.post(answer.url(), { form })
    }
    assert.ok(answer.url().startsWith(`${redirectUri}?`), `${answer.url()}: ${await answer.text()}`)
    const granted = await finishBrowserLogin(oauthClient, answer.url(), tab)
    await createWebTokenStore({ storage: tab, key: clientId, locks: undefined }).save(granted)
    const { sub } = JSON.parse(
      atob((granted.accessToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')),
    )
    tab.setItem(`${clientId}-login`, sub)
    return [...storage]
  }
  await authorize(Date.now)
  return {
    readCookies: async () => (await context.storageState()).cookies,
    openTokens: (nowMs) => authorize(() => nowMs),
  }
}
