import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maxSheetRows } from '@openlightfi/contract'
import { drain } from '../../testing/drain.ts'
import { ProblemError } from '../problem-error.ts'
import { readCounted, requireSheetRows } from './count-rows.ts'

/** Opens so many rows, and counts how often they are read and closed. */
function countReads(rowCount: number, rowText = '1,2\r\n') {
  const seen = { opened: 0, closed: 0 }
  async function* open() {
    seen.opened += 1
    try {
      for (let left = rowCount; left > 0; left -= 1000)
        yield Buffer.from(rowText.repeat(Math.min(left, 1000)))
    } finally {
      seen.closed += 1
    }
  }
  return { seen, open }
}

test('a short answer is read once', async () => {
  const { seen, open } = countReads(2_500)
  assert.equal((await drain(await readCounted(open))).length, 2_500 * 5)
  assert.deepEqual(seen, { opened: 1, closed: 1 })
})

test('a long one is counted first, and then read again', async () => {
  const { seen, open } = countReads(300_000)
  assert.equal((await drain(await readCounted(open))).length, 300_000 * 5)
  assert.deepEqual(seen, { opened: 2, closed: 2 })
})

test('one row more than a sheet has is refused with a sentence before anything is handed over', async () => {
  const { seen, open } = countReads(maxSheetRows + 1)
  await assert.rejects(readCounted(open), (error) => {
    assert.ok(error instanceof ProblemError)
    assert.equal(error.code, 'invalid_parameter')
    assert.equal(
      error.message,
      'format must be csv, or less be asked for: a sheet holds 1048575 rows, and these are more.',
    )
    return true
  })
  assert.deepEqual(seen, { opened: 1, closed: 1 })
})

test('nothing is counted where it is known to fit', async () => {
  const { seen, open } = countReads(300_000)
  assert.equal((await drain(await readCounted(open, 300_000))).length, 300_000 * 5)
  assert.deepEqual(seen, { opened: 1, closed: 1 })
})

test('pages that fit on a sheet exactly are let through, and one row more is not read to its end', async () => {
  let read = 0
  async function* pages(rowCount: number) {
    for (let left = rowCount; left > 0; left -= 1000) {
      read += 1
      yield Math.min(left, 1000)
    }
  }
  await requireSheetRows(pages(maxSheetRows), (count) => count)
  read = 0
  await assert.rejects(
    requireSheetRows(pages(maxSheetRows * 2), (count) => count),
    /a sheet holds 1048575 rows, and these are more/,
  )
  assert.equal(read, 1049)
  await assert.rejects(
    requireSheetRows(pages(maxSheetRows + 1), (count) => count),
    ProblemError,
  )
})
