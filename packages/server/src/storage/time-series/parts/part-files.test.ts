import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findActive, parseDetachedName, parsePartName, subtractRanges } from './part-files.ts'

const part = (name: string) => {
  const found = parsePartName(name)
  assert.ok(found, name)
  return found
}

describe('parts on disk', () => {
  it('are known by their names', () => {
    assert.deepEqual(part('all_1_24_5'), { name: 'all_1_24_5', first: 1, last: 24, mutation: 0 })
    assert.deepEqual(part('all_3_3_1_32').mutation, 32)
    for (const name of ['tmp_insert_all_1_1_0', 'all_1_2', 'detached', 'delete_tmp_all_1_1_0']) {
      assert.equal(parsePartName(name), undefined, name)
    }
    assert.equal(parseDetachedName('broken-on-start_all_1_24_5')?.name, 'all_1_24_5')
    assert.equal(parseDetachedName('covered-by-broken_all_1_2_1_try3')?.name, 'all_1_2_1')
    assert.equal(parseDetachedName('all_1_2_1_7')?.name, 'all_1_2_1_7')
    assert.equal(parseDetachedName('notes.txt'), undefined)
  })

  it('are active unless another covers them', () => {
    const names = [
      'all_1_1_1',
      'all_2_2_1',
      'all_1_2_2',
      'all_3_3_1',
      'all_3_3_1_4',
      'all_5_5_0',
      'all_5_5_1',
    ]
    assert.deepEqual(
      findActive(names.map(part)).map(({ name }) => name),
      ['all_1_2_2', 'all_3_3_1_4', 'all_5_5_1'],
    )
  })

  it('leave uncovered exactly the numbers that no range has', () => {
    const range = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 8 }))
      .map(([first, length]) => ({ first, last: first + length }))
    const numbersOf = (ranges: readonly { first: number; last: number }[]) =>
      new Set(
        ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
      )
    fc.assert(
      fc.property(fc.array(range), fc.array(range), (ranges, others) => {
        const left = numbersOf(subtractRanges(ranges, others))
        assert.deepEqual([...left].sort(), [...numbersOf(ranges).difference(numbersOf(others))].sort())
      }),
    )
  })
})
