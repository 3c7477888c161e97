import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertTenYears } from './assert-ten-years.ts'
import { liveTenYears } from './ten-years.ts'
import { serverEvents, shimEvents } from './ten-years-faults.ts'

test('two shims live ten years unattended in a few hundred refreshes, with every kind of fault', async (context) => {
  const every = { shimEvent: 4, serverEvent: 20, suspend: 10 }
  const report = await liveTenYears({ rounds: 140, every, seed: 1, report: () => undefined })
  context.diagnostic(JSON.stringify(report))
  assertTenYears(report)
  const kinds = new Set(['suspended', ...serverEvents, ...shimEvents.map(({ name }) => name)])
  assert.deepEqual(new Set(Object.keys(report.events)), kinds)
})
