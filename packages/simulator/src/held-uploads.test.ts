import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HeldUploads } from './held-uploads.ts'

test('what is held back leaves in the order of its times, and of equal times as it was added', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const held = new HeldUploads<number>()
      for (const [order, atS] of times.entries()) held.add(order, atS)
      const expected = times.map((atS, item) => ({ atS, item })).sort((a, b) => a.atS - b.atS)
      for (const { atS, item } of expected) {
        assert.equal(held.takeUntil(atS - 1), undefined)
        const taken = held.takeUntil(atS)
        assert.deepEqual([taken?.atS, taken?.item], [atS, item])
      }
      assert.equal(held.size, 0)
      assert.equal(held.takeUntil(Number.POSITIVE_INFINITY), undefined)
    }),
  )
})
