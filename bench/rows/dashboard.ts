import type { CDPSession } from 'playwright-core'
import { postValues } from '../post-values.ts'
import { type BenchRow, type Measured, median } from '../row.ts'
import { timeReady, withVisitor } from '../visitor.ts'
import { watchMainThread } from '../watch-main-thread.ts'

const rounds = 5
const [fewSensors, manySensors] = [200, 2_000]
const [scrollS, eventsPerS] = [20, 400]
/** The limits of Live, over what a page with a word on it took where they were set, seconds. */
const [readyGoal, slowReadyGoal] = [0.05 / 1.2, 0.4 / 4.5]
/** The longest piece of work that a person does not feel, milliseconds. */
const longTaskMs = 50

/** The dashboard in a browser: when Live can be used, and how it holds while much happens. */
export const dashboard: readonly BenchRow[] = [
  {
    id: 'dashboard-ready',
    work: `Live with ${fewSensors} sensors, opened with an empty cache`,
    against: 'a page with a word on it',
    unit: 'ms',
    goal: readyGoal,
    measure: () => measureReady(async () => {}),
  },
  {
    id: 'dashboard-ready-slow',
    work: 'the same over 1.6 Mbit/s and 150 ms, on a processor a quarter as fast',
    against: 'the same page with a word on it',
    unit: 'ms',
    goal: slowReadyGoal,
    measure: () => measureReady(slowDown),
  },
  {
    id: 'dashboard-long-tasks',
    work: `${scrollS} s of scrolling ${manySensors} sensors while ${eventsPerS} values arrive a second: the longest task`,
    against: 'the limit that was set',
    unit: 'ms',
    goal: 1,
    measure: measureLongTasks,
  },
]

function measureReady(prepare: (devTools: CDPSession) => Promise<void>): Promise<Measured> {
  return withVisitor([String(fewSensors)], async (server, visitor) => {
    const measureOnce = async (url: string) => {
      const context = await visitor.open()
      const page = await context.newPage()
      await prepare(await context.newCDPSession(page))
      const tookMs = await timeReady(page, url)
      await context.close()
      return tookMs
    }
    const tookMs: { ours: number[]; other: number[] } = { ours: [], other: [] }
    for (let round = 0; round < rounds; round += 1) {
      tookMs.ours.push(await measureOnce(`${server.url}/dashboard/live/${server.floorId}`))
      tookMs.other.push(await measureOnce(server.bareUrl))
    }
    return { ours: median(tookMs.ours), other: median(tookMs.other) }
  })
}

async function slowDown(devTools: CDPSession): Promise<void> {
  await devTools.send('Network.enable')
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

function measureLongTasks(): Promise<Measured> {
  return withVisitor([String(manySensors)], async (server, visitor) => {
    const context = await visitor.open()
    const page = await context.newPage()
    await timeReady(page, `${server.url}/dashboard/live/${server.floorId}`)
    const busyS = await watchMainThread(page)
    const stop = new AbortController()
    const posting = postValues(server, { sensors: manySensors, perS: eventsPerS }, stop.signal)
    const longest = await page.evaluate(scrollAndWatch, scrollS * 1000)
    const share = ((await busyS()) / scrollS) * 100
    stop.abort()
    await posting
    await context.close()
    return {
      ours: longest,
      other: longTaskMs,
      note: `main thread busy for ${share.toFixed(0)} % of the time`,
    }
  })
}

/** Scrolls the list up and down; runs in the page. @returns its longest task, milliseconds. */
async function scrollAndWatch(durationMs: number): Promise<number> {
  let longestMs = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestMs = Math.max(longestMs, duration)
  })
  observer.observe({ type: 'longtask' })
  const boxes = [...document.querySelectorAll('main *')].filter(
    (box) => box.scrollHeight > box.clientHeight && getComputedStyle(box).overflowY === 'auto',
  )
  const [list] = boxes.sort((a, b) => b.scrollHeight - a.scrollHeight)
  if (!list) throw new Error('Nothing on the page can be scrolled.')
  const startedMs = performance.now()
  let step = 40
  while (performance.now() - startedMs < durationMs) {
    const before = list.scrollTop
    list.scrollTop += step
    if (list.scrollTop === before) step = -step
    await new Promise(requestAnimationFrame)
  }
  observer.disconnect()
  return longestMs
}
