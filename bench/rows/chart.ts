import { build } from 'vite'
import { launchBrowser } from '../../e2e/launch-browser.ts'
import type { MeasuredChart } from '../programs/chart-page.ts'
import { type BenchRow, median } from '../row.ts'

const rounds = 5

/** What is done with a chart, and how often in one measurement. */
const acts = { create: 1, zoom: 10, cursor: 200 } as const

type Act = keyof typeof acts

declare const chartPage: Record<'drawOurs' | 'drawBare', (host: HTMLElement) => MeasuredChart>

/** Main-thread CPU of a chart of six lines of a year in hours, against the library with the lines alone. */
export const charts: readonly BenchRow[] = [
  buildRow('create', 'a chart of 6 x 8,760 points with extremes drawn, CPU', { aimMs: 60, seenMs: 41 }),
  buildRow('zoom', 'a part of it shown, CPU', { aimMs: 20, seenMs: 12.5 }),
  buildRow('cursor', 'its cursor moved, CPU', { aimMs: 1, seenMs: 0.4 }),
]

/** @param budget the limit, and what the library took alone on the machine where that was set. */
function buildRow(act: Act, work: string, budget: { aimMs: number; seenMs: number }): BenchRow {
  return {
    id: `chart-${act}`,
    work,
    against: 'uPlot with the six mean lines and no extremes',
    unit: 'ms',
    goal: budget.seenMs / budget.aimMs,
    async measure() {
      const { ours, other } = await measureBoth(act)
      return { ours, other, note: `aim ${budget.aimMs} ms` }
    },
  }
}

async function measureBoth(act: Act): Promise<{ ours: number; other: number }> {
  const script = await bundlePage()
  const browser = await launchBrowser('whole')
  try {
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
    await page.setContent('<!doctype html><style>.u-over { position: absolute }</style><div id="host"></div>')
    await page.addScriptTag({ content: script })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    const readMs = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
    }
    const measureOne = async (name: 'drawOurs' | 'drawBare') => {
      if (act !== 'create') await page.evaluate(runAct, { name, act: 'create' as const, times: 1 })
      const before = await readMs()
      await page.evaluate(runAct, { name, act, times: acts[act] })
      const spent = (await readMs()) - before
      await page.evaluate(() => document.getElementById('host')?.replaceChildren())
      return spent / acts[act]
    }
    const figures: { ours: number[]; other: number[] } = { ours: [], other: [] }
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await measureOne('drawOurs')
      const other = await measureOne('drawBare')
      if (round === 0) continue // to warm up
      figures.ours.push(ours)
      figures.other.push(other)
    }
    return { ours: median(figures.ours), other: median(figures.other) }
  } finally {
    await browser.close()
  }
}

/** Runs in the page: an act some times, each in a frame of its own as for a person. */
async function runAct(order: { name: 'drawOurs' | 'drawBare'; act: Act; times: number }): Promise<void> {
  const { name, act, times } = order
  const host = document.getElementById('host')
  if (!host) throw new Error('The page has no #host.')
  const kept = globalThis as { drawn?: MeasuredChart }
  if (act === 'create') kept.drawn = chartPage[name](host)
  for (let count = 0; count < times; count += 1) {
    if (act === 'zoom') kept.drawn?.zoom(0.2 + (0.7 * count) / times)
    if (act === 'cursor') kept.drawn?.point(count / times)
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

async function bundlePage(): Promise<string> {
  const entry = new URL('../programs/chart-page.ts', import.meta.url).pathname
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bench' } },
  })
  const [first] = [built].flat()
  if (first === undefined || !('output' in first)) throw new Error('The page was not bundled.')
  return first.output[0].code
}
