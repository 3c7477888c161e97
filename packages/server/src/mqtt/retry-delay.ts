import { setTimeout as delay } from 'node:timers/promises'

/**
 * Chooses a pause that doubles with each failure up to a longest, half of it by chance, so that many do not
 * come back in the same moment.
 *
 * @param failures in a row, from 1.
 */
export function chooseRetryDelayMs(failures: number, firstMs: number, longestMs: number): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 30))
  return fullMs * (0.5 + Math.random() / 2)
}

/** Resolves after some time, or at once when the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await delay(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}
