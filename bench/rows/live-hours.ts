import type { CDPSession, Page } from 'playwright-core'
import { postValues } from '../post-values.ts'
import type { BenchRow, Measured } from '../row.ts'
import { timeReady, withVisitor } from '../visitor.ts'

const sensors = 200
/** As many values as half an hour brings, one a minute of each sensor, in a twelfth of the time. */
const [values, watchedS] = [sensors * 30, 150]
const perS = values / watchedS
const looks = 15
/** What the layout may shift by, and the least that is told of it. */
const [shiftLimit, leastShift] = [0.02, 0.0001]

/** How Live holds while it stands open: nothing under the pointer moves away, and memory does not grow. */
export const liveHours: readonly BenchRow[] = [
  {
    id: 'dashboard-shift',
    work: `Live with ${sensors} sensors, loaded and followed for 20 s: its layout shift`,
    against: 'the limit that was set',
    unit: 'shift',
    goal: 1,
    measure: measureShift,
  },
  {
    id: 'dashboard-heap',
    work: `Live while ${values} values arrive, as in half an hour: memory in the last third, collected`,
    against: 'the same in the first third',
    unit: 'MiB',
    goal: 75 / 80,
    measure: measureHeap,
  },
]

function measureShift(): Promise<Measured> {
  return withVisitor([String(sensors)], async (server, visitor) => {
    const page = await (await visitor.open()).newPage()
    await page.addInitScript(noteShifts)
    await timeReady(page, `${server.url}/dashboard/live/${server.floorId}`)
    const loading = await page.evaluate(readShift)
    const stop = new AbortController()
    const posting = postValues(server, { sensors, perS }, stop.signal)
    await wait(page, 20_000)
    stop.abort()
    await posting
    const all = await page.evaluate(readShift)
    const note = `${loading.toFixed(4)} until it was ready`
    return { ours: Math.max(leastShift, all), other: shiftLimit, note }
  })
}

/** Runs in the page, before anything of it. */
function noteShifts(): void {
  const kept = globalThis as { shift?: number }
  kept.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
      kept.shift = (kept.shift ?? 0) + entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** Runs in the page. */
function readShift(): number {
  return (globalThis as { shift?: number }).shift ?? Number.NaN
}

function measureHeap(): Promise<Measured> {
  return withVisitor([String(sensors)], async (server, visitor) => {
    const page = await (await visitor.open()).newPage()
    await timeReady(page, `${server.url}/dashboard/live/${server.floorId}`)
    const devTools = await page.context().newCDPSession(page)
    const stop = new AbortController()
    const posting = postValues(server, { sensors, perS }, stop.signal)
    const seen: number[] = []
    for (let look = 0; look < looks; look += 1) {
      await wait(page, (watchedS / looks) * 1000)
      seen.push(await measureCollected(devTools))
    }
    stop.abort()
    await posting
    const third = looks / 3
    const [first, last] = [mean(seen.slice(0, third)), mean(seen.slice(-third))]
    return { ours: last, other: first, note: `at most ${Math.max(...seen).toFixed(1)} MiB, aim 80` }
  })
}

function wait(page: Page, ms: number): Promise<unknown> {
  return page.evaluate((forMs) => new Promise((resolve) => setTimeout(resolve, forMs)), ms)
}

/** Measures what is reachable, MiB. */
async function measureCollected(devTools: CDPSession): Promise<number> {
  await devTools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devTools.send('Runtime.getHeapUsage')
  return usedSize / 1024 ** 2
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}
