import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import fc from 'fast-check'
import { lateInsertMs } from '../../storage/time-series/drivers/time-series-driver.ts'
import { CommitHorizon } from './commit-horizon.ts'
import { onlyShard } from './commit-order.ts'

/** Counts from the given number on; some are skipped, like those that a crash left unused. */
function countFrom(first: number, skipped: () => number = () => 0) {
  let next = first
  return {
    nextSequence: first,
    next: async () => {
      next += skipped()
      next += 1
      return next - 1
    },
  }
}

describe('the horizon of commits', () => {
  it('never passes a commit that is under way, and passes every other', async () => {
    const step = fc.record({
      isBegin: fc.boolean(),
      pick: fc.nat(100),
      end: fc.constantFrom('stored', 'refused'),
    })
    const property = fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (drawn) => {
      let skipped = 0
      const horizon = new CommitHorizon(countFrom(42, () => skipped))
      const underWay: number[] = []
      let last = 41
      for (const { isBegin, pick, end } of drawn) {
        if (isBegin) {
          skipped = pick % 3
          last = await horizon.begin()
          underWay.push(last)
        } else if (underWay.length > 0) {
          const [ended = 0] = underWay.splice(pick % underWay.length, 1)
          horizon.end(onlyShard, ended, end)
        }
        assert.equal(horizon.settledSequence, underWay.length > 0 ? Math.min(...underWay) - 1 : last)
        assert.equal(horizon.lastSequence, last)
      }
    })
    await fc.assert(property)
  })

  it('is certain while commits are under way, and not while one that ended may still come true', async () => {
    const now = mock.method(performance, 'now', () => 1_000)
    const horizon = new CommitHorizon(countFrom(1))
    const sequence = await horizon.begin()
    assert.equal(horizon.isCertain, true)
    horizon.end(onlyShard, sequence, 'unknown')
    assert.equal(horizon.isCertain, false)
    now.mock.mockImplementation(() => 1_000 + lateInsertMs)
    assert.equal(horizon.isCertain, true)
    horizon.end(onlyShard, await horizon.begin(), 'undecided')
    assert.equal(horizon.isCertain, false)
    now.mock.restore()
  })

  it('stays for good before the first commit that only the next start decides on', async () => {
    const horizon = new CommitHorizon(countFrom(2))
    horizon.end(onlyShard, await horizon.begin(), 'stored')
    for (let at = 0; at < 3; at += 1) horizon.end(onlyShard, await horizon.begin(), 'undecided')
    horizon.end(onlyShard, await horizon.begin(), 'stored')
    assert.deepEqual([horizon.settledSequence, horizon.lastSequence], [2, 6])
  })

  it('stays before a commit without an end for as long as that may still be stored', async (context) => {
    const now = mock.method(performance, 'now', () => 1000)
    context.after(() => now.mock.restore())
    const horizon = new CommitHorizon(countFrom(2))
    horizon.end(onlyShard, await horizon.begin(), 'unknown')
    horizon.end(onlyShard, await horizon.begin(), 'stored')
    assert.equal(horizon.settledSequence, 1)
    now.mock.mockImplementation(() => 1000 + lateInsertMs - 1)
    assert.equal(horizon.settledSequence, 1)
    now.mock.mockImplementation(() => 1000 + lateInsertMs)
    assert.equal(horizon.settledSequence, 3)
  })
})
