import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runKillLoop } from '../../../testing/kill-loop.ts'

it('loses and doubles no acknowledged reading over 3 kills in the middle of posting', async () => {
  const report = await runKillLoop(3)
  assert.ok(report.acknowledgedBatches > 0)
})
