import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runKillLoop } from '../../../testing/kill-loop.ts'

// Each round has a new directory, since everything in it is read after each kill.
for (let round = 1; round <= 10; round += 1) {
  it(`loses and doubles no acknowledged reading over 50 kills in the middle of posting, round ${round}`, async (context) => {
    const report = await runKillLoop(50)
    context.diagnostic(JSON.stringify(report))
    assert.ok(report.acknowledgedBatches > 50)
  })
}
