import assert from 'node:assert/strict'
import axe, { type Result } from 'axe-core'
import type { Page } from 'playwright-core'

/** Fails where axe finds something on a page, or where the page is wider than its window. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  // All that it looked at, in half a megabyte, takes longer to bring here than to find.
  // What React Aria read out a moment ago names its button for seven seconds, even if that has gone.
  const found = (await page.evaluate(
    "axe.run({ exclude: ['[data-live-announcer]'] }).then((results) => results.violations)",
  )) as Result[]
  const violations = found.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' ')}`,
  )
  assert.deepEqual(violations, [], where)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  assert.ok(overflow <= 0, `${where}: ${overflow} px too wide`)
}
