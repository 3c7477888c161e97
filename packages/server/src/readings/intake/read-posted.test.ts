import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPostedLines } from './read-posted.ts'

test('lines that have arrived whole are read, however many they are', async () => {
  const count = 524_288
  const rows = await readPostedLines(Buffer.from('1\n'.repeat(count)))
  assert.equal(rows.length, count)
  assert.deepEqual(rows.at(-1), { index: count - 1, line: count, input: 1 })
})
