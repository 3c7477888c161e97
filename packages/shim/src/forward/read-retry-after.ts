/** Longest wait that a destination can ask for, milliseconds. */
const maxAfterMs = 3_600_000

/**
 * `Retry-After` as milliseconds from now, at most an hour: seconds or an HTTP date (RFC 9110, section
 * 10.2.3).
 * @returns undefined when it is absent or says nothing.
 */
export function readRetryAfterMs(text: string | null, nowMs: number): number | undefined {
  if (text === null) return undefined
  const afterMs = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isNaN(afterMs) ? undefined : Math.min(Math.max(afterMs, 0), maxAfterMs)
}
