import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseFilter, type ImportRow, listRows } from './list-rows.ts'

const rows: ImportRow[] = (['keep', 'create', 'reject', 'change'] as const).map((action, index) => ({
  index,
  id: `s${index}`,
  action,
}))
const list = (filter: Parameters<typeof listRows>[1]) => listRows(rows, filter).map(({ index }) => index)

test('rows are listed in the order of the file, by what becomes of them', () => {
  assert.deepEqual(list('all'), [0, 1, 2, 3])
  assert.deepEqual(list('rejected'), [2])
  assert.deepEqual(list('written'), [1, 3])
})

test('mistakes are seen first, then what changes, then everything', () => {
  assert.equal(chooseFilter({ rejected: 1, created: 5, changed: 0 }), 'rejected')
  assert.equal(chooseFilter({ rejected: 0, created: 0, changed: 1 }), 'written')
  assert.equal(chooseFilter({ rejected: 0, created: 0, changed: 0 }), 'all')
})
