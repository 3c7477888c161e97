import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'

/** Presses a plan. @param x, y the shares of its width and height at which. */
export async function pressPlan(plan: Locator, x: number, y: number): Promise<void> {
  const box = await plan.boundingBox()
  assert.ok(box)
  await plan.click({ position: { x: box.width * x, y: box.height * y } })
}
