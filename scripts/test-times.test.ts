import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { orderLongestFirst, readTestTimes, writeTestTimes } from './test-times.ts'

test('the longest test file runs first; one that never ran is placed by its name', () => {
  const files = ['a.test.ts', 'b.test.ts', 'c.slow.test.ts', 'e2e/d.test.ts', 'f.test.ts']
  assert.deepEqual(orderLongestFirst(files, { 'b.test.ts': 20, 'a.test.ts': 1, 'f.test.ts': 90 }), [
    'f.test.ts',
    'c.slow.test.ts',
    'b.test.ts',
    'e2e/d.test.ts',
    'a.test.ts',
  ])
})

test('times are kept from run to run, also of files that a run left out, and garbage is nothing', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'lightfi-times-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'cache', 'times.json')
  assert.deepEqual(readTestTimes(path), {})
  writeTestTimes(path, { a: 1, b: 2 })
  writeTestTimes(path, { b: 3 })
  assert.deepEqual(readTestTimes(path), { a: 1, b: 3 })
  writeFileSync(path, 'cut off')
  assert.deepEqual(readTestTimes(path), {})
})
