import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runKillLoop } from '../../../testing/kill-loop.ts'

it('loses and doubles no acknowledged reading over 500 kills in the middle of posting', async (context) => {
  const report = await runKillLoop(500)
  context.diagnostic(JSON.stringify(report))
  assert.ok(report.acknowledgedBatches > 500)
})
