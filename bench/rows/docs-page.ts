import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../e2e/launch-browser.ts'
import { withProcess } from '../child-process.ts'
import type { DocsServer } from '../programs/docs-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

/** An answer of this many readings has 50 MB. */
const manyReadings = 1_150_000
/** One of this many has 1 MB. */
const fewReadings = 23_000
const rounds = 3
const historyOperation = 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'
const execute = { name: 'Execute' }

/** The interactive documentation in a browser: how it holds while a long answer comes. */
export const docsPage: readonly BenchRow[] = [
  {
    id: 'docs-long-answer',
    work: 'an answer of 50 MB on /docs, from the click until it can be saved: the longest task',
    against: 'Swagger UI as it comes, with an answer of 1 MB',
    unit: 'ms',
    goal: 10,
    measure: () => withProcess('programs/docs-server.ts', [String(manyReadings)], measure),
  },
]

async function measure(server: DocsServer): Promise<Measured> {
  const browser = await launchBrowser('whole')
  try {
    const longest: { ours: number[]; other: number[] } = { ours: [], other: [] }
    let note = ''
    for (let round = 0; round < rounds; round += 1) {
      const ours = await measureOurs(browser, server)
      longest.ours.push(ours.longestMs)
      note = `${ours.amount} in ${(ours.tookMs / 1000).toFixed(1)} s; limit 250 ms`
      longest.other.push(await measureStock(browser, server))
    }
    return { ours: median(longest.ours), other: median(longest.other), note }
  } finally {
    await browser.close()
  }
}

async function measureOurs(browser: Browser, { url, username, password, sensorId, fromS }: DocsServer) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${url}/docs#/default/${historyOperation}`)
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Log in', exact: true }).click(),
  ])
  await popup.getByLabel('User name').fill(username)
  await popup.getByLabel('Password', { exact: true }).fill(password)
  await Promise.all([popup.waitForEvent('close'), popup.keyboard.press('Enter')])
  await page.getByRole('button', { name: 'Log out', exact: true }).waitFor()
  const operation = page.locator(`#operations-default-${historyOperation}`)
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('sensor_id').fill(sensorId)
  await operation.getByPlaceholder('from').fill(String(fromS))

  const readLongest = await watchLongTasks(page)
  const startedMs = performance.now()
  await operation.getByRole('button', execute).click()
  await operation.getByRole('link', { name: /^Save / }).waitFor({ timeout: 300_000 })
  const tookMs = performance.now() - startedMs
  const longestMs = await readLongest()
  const amount = /^\S+ MB/.exec((await operation.locator('.amount').textContent()) ?? '')?.[0] ?? 'nothing'
  await context.close()
  return { longestMs, tookMs, amount }
}

async function measureStock(browser: Browser, { stockUrl }: DocsServer): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${stockUrl}#/default/${historyOperation}`)
  const operation = page.locator(`#operations-default-${historyOperation}`)
  await operation.getByRole('button', { name: 'Try it out' }).click()
  await operation.getByPlaceholder('limit').fill(String(fewReadings))
  const readLongest = await watchLongTasks(page)
  await operation.getByRole('button', execute).click()
  await operation.locator('.live-responses-table .highlight-code').waitFor({ timeout: 300_000 })
  const longestMs = await readLongest()
  await context.close()
  return longestMs
}

/** Begins to look at the tasks of a page's main thread. @returns tells the longest since, milliseconds. */
async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    performance.clearMeasures('longest')
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) performance.measure('longest', { start: 0, duration })
    }).observe({ type: 'longtask' })
  })
  return () =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
      // What is on its way to the observer arrives with the next task.
      await new Promise((resolve) => setTimeout(resolve))
      return Math.max(0, ...performance.getEntriesByName('longest').map(({ duration }) => duration))
    })
}
