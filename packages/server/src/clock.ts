/**
 * Tells the time, Unix milliseconds. One clock is made where the server is composed, and handed to every part
 * that needs the time of day; spans of time are measured by `performance.now()`.
 *
 * Libraries have their own clock: oidc-provider decides by `Date` when its tokens expire, and pino stamps the
 * lines of the log. A clock that runs ahead of `Date` lets tokens end early, and one that runs behind lets
 * them live on. Tests of tokens therefore move `Date` itself, which the clock of the system follows.
 */
export type Clock = () => number

/** The clock of the machine. It asks `Date` anew each time, so that a test that moves `Date` moves it too. */
export const systemClock: Clock = () => Date.now()

/** Returns the time in whole Unix seconds, as tokens count it. */
export function readSeconds(clock: Clock): number {
  return Math.floor(clock() / 1000)
}
