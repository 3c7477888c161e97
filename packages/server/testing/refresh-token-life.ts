import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { Browser } from './browser.ts'
import { exchange, logIn, readTokens, refresh, signOut } from './login.ts'
import type { OauthServer } from './oauth-server.ts'

/** The counts of the life of a refresh token. */
export interface RefreshTokenLife {
  readonly refreshes: number
  readonly restarts: number
}

const dayMs = 86_400_000

/** Ten years, the longest life of a refresh token (3650 days). */
const lifeMs = 3_650 * dayMs

/**
 * Lives the whole life of a refresh token under a moved clock: one login, then refreshes spread evenly over
 * ten years less a second, each access token verified. On the way come a logout, a password change, a
 * rotation of the signing keys and a restart of the server every year. After ten years and a second it is
 * refused.
 * @param refreshes the number of refreshes that are spread over the ten years.
 */
export async function liveRefreshToken(server: OauthServer, refreshes: number): Promise<RefreshTokenLife> {
  const startMs = Math.floor(Date.now() / 1000) * 1000
  mock.timers.enable({ apis: ['Date'], now: startMs })
  try {
    const browser = new Browser()
    const tokens = await exchange(server, await logIn(server, {}, browser))
    const login = await server.oauth.verifyAccessToken(tokens.access_token)
    const events = planEvents(server, browser)
    let restarts = 0
    for (let index = 1; index <= refreshes; index += 1) {
      const previousMs = Date.now()
      const nowMs = startMs + Math.floor((lifeMs - 1_000) * (index / refreshes))
      mock.timers.setTime(nowMs)
      for (const event of events) if (isBetween(startMs + event.atMs, previousMs, nowMs)) await event.run()
      if (Math.floor((nowMs - startMs) / (365 * dayMs)) > restarts && restarts < 9) {
        await server.restart()
        restarts += 1
      }
      const renewed = await readTokens(await refresh(server, tokens.refresh_token))
      const { expiresAtS, originJti } = await server.oauth.verifyAccessToken(renewed.access_token)
      assert.ok(expiresAtS > nowMs / 1000)
      assert.equal(originJti, login.originJti)
    }
    mock.timers.setTime(startMs + lifeMs + 1_000)
    assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
    return { refreshes, restarts }
  } finally {
    mock.timers.reset()
  }
}

interface LifeEvent {
  /** Since the login. */
  readonly atMs: number
  run(): Promise<unknown>
}

/**
 * Plans the events that must not end a refresh token (a password change without "sign out everywhere" does
 * not).
 */
function planEvents(server: OauthServer, browser: Browser): readonly LifeEvent[] {
  const { userId, password } = server.user
  return [
    { atMs: 20 * dayMs, run: () => signOut(server.publicUrl, browser) },
    {
      atMs: 700 * dayMs,
      run: () => server.accounts.changePassword(userId, password, 'another long password', false),
    },
    { atMs: 1_500 * dayMs, run: () => server.oauth.rotateSigningKeys() },
  ]
}

function isBetween(atMs: number, fromMs: number, toMs: number): boolean {
  return atMs > fromMs && atMs <= toMs
}
