import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findColumns } from './find-columns.ts'

test('a table of days has the days of the week that count', () => {
  assert.deepEqual(findColumns(['2026-01-12', '2026-01-16', '2026-01-19']), [0, 4])
  assert.deepEqual(findColumns(['2026-01-17']), [5])
})

test('where nothing counts it has all', () => {
  assert.deepEqual(findColumns([]), [0, 1, 2, 3, 4, 5, 6])
})
