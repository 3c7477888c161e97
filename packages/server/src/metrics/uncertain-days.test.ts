import assert from 'node:assert/strict'
import { it } from 'node:test'
import { UncertainDays } from './uncertain-days.ts'

it('days that are too many to remember make everything from the earliest on uncertain', () => {
  const uncertain = new UncertainDays()
  uncertain.add(
    7,
    Array.from({ length: 20_001 }, (_, day) => ({ seriesId: 1, day: day + 100 })),
  )
  uncertain.add(8, [{ seriesId: 1, day: 50 }])
  assert.deepEqual(
    [99, 100, 30_000].map((day) => uncertain.has(2, day)),
    [false, true, true],
  )
  assert.deepEqual(
    [1, 2].map((seriesId) => uncertain.has(seriesId, 50)),
    [true, false],
  )
  assert.equal(uncertain.fromDay, 100)
  assert.equal(uncertain.boundClaim(9), 6)
  uncertain.clear()
  assert.deepEqual([uncertain.has(1, 50), uncertain.has(1, 100), uncertain.boundClaim(9)], [false, false, 9])
})
