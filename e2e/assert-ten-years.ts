import assert from 'node:assert/strict'
import type { TenYearsReport } from './ten-years.ts'

/**
 * Asserts the promise about ten years: no caller failed except in an outage, no shim was stranded, and the
 * last day ended as it should.
 */
export function assertTenYears({ days, shims }: TenYearsReport): void {
  assert.equal(days, 3649, 'the last of 3650 days was reached')
  for (const [name, shim] of Object.entries(shims)) {
    assert.deepEqual(shim.failures, [], `${name}: callers failed without an outage`)
    assert.equal(shim.calls.failedOutside, 0)
    assert.equal(shim.alerts.login_required ?? 0, 0, `${name} was stranded`)
    assert.equal(shim.afterTheEnd.status, 502)
    const { code, detail } = JSON.parse(shim.afterTheEnd.body) as { code: string; detail: string }
    assert.equal(code, 'login_required')
    assert.match(detail, /Run "lightfi shim login"/)
    assert.equal(shim.afterNewLogin, 200, `${name} did not come back after a new login`)
  }
}
