import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { requirePart } from '../../tools/required-part.ts'
import { places } from './scene.ts'
import { openStage, type Stage } from './stage.ts'

const { skip } = requirePart('chromium')

let stage: Stage

before(async () => {
  if (!skip) stage = await openStage()
})
after(() => stage?.close())

/** The most that a browser may have to fetch for Live, bytes as they travel. */
const budgets = { script: 250_000, style: 20_000, font: 49_000 } as const

/** What a page has fetched of the dashboard's files so far, bytes as they travelled, by their kind. */
function measureFiles(page: Page): Promise<Record<keyof typeof budgets, number>> {
  return page.evaluate(() => {
    const sizes = { script: 0, style: 0, font: 0 }
    const kinds = { js: 'script', css: 'style', woff2: 'font' } as const
    for (const entry of performance.getEntriesByType('resource') as PerformanceResourceTiming[]) {
      const kind = kinds[/\.(js|css|woff2)$/.exec(new URL(entry.name).pathname)?.[1] as keyof typeof kinds]
      if (kind) sizes[kind] += entry.encodedBodySize
    }
    return sizes
  })
}

test('Live, with its plan and chart, is as small as was promised', { skip }, async (context) => {
  // A page whose clock is set has no times of what it fetched, nor sizes.
  const page = await stage.openScreen(`live/${places.firstFloor}`, { clock: 'machine' })
  // The other screens are fetched 10 s later, which a busy machine may need for this one.
  await page.addInitScript(() => {
    const { setTimeout } = window
    window.setTimeout = ((act: () => void, afterMs: number) =>
      afterMs >= 10_000 ? 0 : setTimeout(act, afterMs)) as typeof window.setTimeout
  })
  await page.reload()
  await page.locator('[data-ready=true]').waitFor()
  await page.locator('main canvas').first().waitFor()
  const sizes = await measureFiles(page)
  context.diagnostic(JSON.stringify(sizes))
  for (const kind of ['script', 'style', 'font'] as const)
    assert.ok(sizes[kind] > 0 && sizes[kind] <= budgets[kind], `${kind}: ${sizes[kind]} of ${budgets[kind]}`)
  await page.context().close()
})
