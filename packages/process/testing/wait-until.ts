import { setTimeout as delay } from 'node:timers/promises'

/**
 * Resolves when a condition holds; looks every few milliseconds.
 *
 * @throws Error when it does not within the time.
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  { timeoutMs = 20_000, what = 'the condition' } = {},
): Promise<void> {
  const deadline = performance.now() + timeoutMs
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${what} did not come true within ${timeoutMs} ms`)
    await delay(20)
  }
}
