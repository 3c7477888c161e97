const firstMs = 5_000
const longestMs = 600_000
const longestRetryAfterMs = 3_600_000

/**
 * Returns the time until a delivery is tried again, milliseconds: 5 s after the first failure, twice as long
 * after each further one, 10 min at the most, and of that a random part between a half and all, so that
 * receivers are not met by everybody at once. `Retry-After` counts instead, up to an hour.
 * @param failures 1 or more. @param random from 0 to 1.
 */
export function computeBackOffMs(
  failures: number,
  retryAfterMs: number | undefined,
  random: () => number = Math.random,
): number {
  if (retryAfterMs !== undefined) return Math.min(Math.max(retryAfterMs, firstMs), longestRetryAfterMs)
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return Math.max(firstMs, fullMs / 2 + (fullMs / 2) * random())
}

/**
 * Reads `Retry-After` as milliseconds from now: seconds or an HTTP date (RFC 9110 section 10.2.3).
 * @returns undefined when it is absent or says nothing.
 */
export function readRetryAfterMs(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined || text.length > 40) return undefined
  const afterMs = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isNaN(afterMs) ? undefined : Math.max(afterMs, 0)
}
