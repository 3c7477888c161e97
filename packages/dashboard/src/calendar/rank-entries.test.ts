import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showBands } from '../data/bands.ts'
import { findEnds, findUnused, rankEntries } from './rank-entries.ts'

const entry = (id: string, value: number | null, coverage = 1) => ({
  id,
  figure: { value, count: 1, coverage },
})
const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id).join(' ')
const use = { bands: [], metric: 'utl' } as const

test('the most used comes first, and what nobody knows last', () => {
  const ranked = rankEntries([entry('a', 0.1), entry('b', null), entry('c', 0.7)], use)
  assert.equal(idsOf(ranked), 'c a b')
})

test('with bands the worst comes first, on either side of what is right', () => {
  const bands = showBands(
    [
      { name: 'Cold', to: 18, severity: 2 },
      { name: 'Cool', to: 20, severity: 1 },
      { name: 'Good', to: 26, severity: 0 },
      { name: 'Warm', to: null, severity: 1 },
    ],
    { palette: 'cold_warm', decimals: 1 },
  )
  const entries = [entry('good', 22), entry('warm', 27), entry('cool', 18.5), entry('cold', 17)]
  assert.equal(idsOf(rankEntries(entries, { bands, metric: 'mean' })), 'cold cool warm good')
})

test('where more is better the least comes first', () => {
  const bands = showBands(
    [
      { name: 'Low', to: 20, severity: 2 },
      { name: 'OK', to: null, severity: 0 },
    ],
    { palette: 'severity', decimals: 0 },
  )
  const entries = [entry('full', 99), entry('half', 50), entry('low', 5)]
  assert.equal(idsOf(rankEntries(entries, { bands, metric: 'min' })), 'low half full')
})

test('unused is only what was heard and never in use', () => {
  const entries = [entry('unused', 0), entry('deaf', 0, 0.1), entry('used', 0.2), entry('unknown', null, 0)]
  assert.equal(idsOf(findUnused(entries, 'utl')), 'unused')
  assert.equal(idsOf(findUnused(entries, 'mean')), '')
})

test('the ends of a ranking are named where they are known and differ', () => {
  const ranked = rankEntries([entry('a', 0.9, 0.2), entry('b', 0.5), entry('c', 0.1)], use)
  assert.deepEqual([findEnds(ranked).first?.id, findEnds(ranked).last?.id], ['b', 'c'])
  assert.equal(findEnds(rankEntries([entry('a', 0.5)], use)).first, undefined)
  assert.equal(findEnds([entry('a', 0.5), entry('b', 0.5)]).first, undefined)
})
