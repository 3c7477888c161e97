import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killForwarders } from './forwarder-kills.ts'

test('forwarders that are killed 100 times lose nothing, and put each reading into a table once', async (context) => {
  const report = await killForwarders(100)
  context.diagnostic(JSON.stringify(report))
  assert.equal(report.repeated.table, 0)
})
