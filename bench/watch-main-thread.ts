import type { Page } from 'playwright-core'

/** Begins to measure the work of a page's main thread, in its own time. @returns tells the seconds since. */
export async function watchMainThread(page: Page): Promise<() => Promise<number>> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () => {
    const { metrics } = await devTools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
  const before = await read()
  return async () => (await read()) - before
}
