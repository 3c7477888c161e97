/** Ten years unattended, refresh by refresh; `npm run prove ten-years` runs it and prints its log. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertTenYears } from './assert-ten-years.ts'
import { liveTenYears } from './ten-years.ts'

test('two shims live ten years unattended, over more than 20,000 refreshes and faults of every kind', async () => {
  const seed = Math.floor(Math.random() * 2 ** 32)
  console.log(`chance begins with ${seed}`)
  const every = { shimEvent: 80, serverEvent: 200, suspend: 100 }
  const report = await liveTenYears({ rounds: 13_700, every, seed, report: (line) => console.log(line) })
  console.log(JSON.stringify(report, null, 2))
  assertTenYears(report)
  const refreshes = Object.values(report.shims).reduce((sum, shim) => sum + shim.refreshes, 0)
  assert.ok(refreshes >= 20_000, `${refreshes} refreshes`)
  console.log(`${refreshes} refreshes; no caller failed outside of an outage, and nobody had to log in.`)
})
