import assert from 'node:assert/strict'
import { it } from 'node:test'
import { computeBackOffMs, readRetryAfterMs } from './back-off.ts'

it('grows from 5 seconds to 10 minutes, with a random part of at most a half', () => {
  const longest = [1, 2, 3, 4, 8, 9, 10_000].map((failures) => computeBackOffMs(failures, undefined, () => 1))
  assert.deepEqual(longest, [5_000, 10_000, 20_000, 40_000, 600_000, 600_000, 600_000])
  const shortest = [1, 2, 3, 9].map((failures) => computeBackOffMs(failures, undefined, () => 0))
  assert.deepEqual(shortest, [5_000, 5_000, 10_000, 300_000])
})

it('is what the receiver asks for, from 5 seconds to an hour', () => {
  const nowMs = Date.UTC(2026, 0, 1)
  const wait = (text: string) => computeBackOffMs(9, readRetryAfterMs(text, nowMs))
  assert.equal(wait('120'), 120_000)
  assert.equal(wait('0'), 5_000)
  assert.equal(wait('999999999'), 3_600_000)
  assert.equal(wait(new Date(nowMs + 90_000).toUTCString()), 90_000)
  assert.equal(readRetryAfterMs('soon', nowMs), undefined)
  assert.equal(readRetryAfterMs('9'.repeat(100), nowMs), undefined)
  assert.equal(readRetryAfterMs(undefined, nowMs), undefined)
})
