import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { CommitMark } from './commit-mark.ts'

describe('the mark of the last commit', () => {
  const directory = createTemporaryDirectory()

  function reopen(path: string): number {
    const mark = CommitMark.open(path)
    mark.close()
    return mark.sequence
  }

  it('is 0 at first, only rises, and is there again, also after a kill', () => {
    const path = join(directory, 'mark')
    assert.equal(reopen(path), 0)
    const mark = CommitMark.open(path)
    mark.note(7)
    mark.note(5)
    assert.equal(reopen(path), 7)
    mark.note(Number.MAX_SAFE_INTEGER)
    assert.equal(reopen(path), Number.MAX_SAFE_INTEGER)
    mark.reset(3)
    mark.close()
    assert.equal(reopen(path), 3)
  })

  it('says nothing when it was half written, cut or is garbage', () => {
    const path = join(directory, 'damaged')
    const mark = CommitMark.open(path)
    mark.note(41)
    mark.close()
    const whole = readFileSync(path, 'latin1')
    for (const text of [whole.replace('41', '42'), whole.slice(0, 30), '', 'garbage'.repeat(100)]) {
      writeFileSync(path, text)
      assert.equal(reopen(path), 0, text)
    }
  })

  it('lets a commit stand when it cannot be written, tells it once, and refuses to be reset', () => {
    for (const isWatchedBefore of [true, false]) {
      const told: unknown[] = []
      const mark = CommitMark.open(join(directory, `unwritable-${isWatchedBefore}`))
      mark.close() // so that its file cannot be written any more
      if (isWatchedBefore) mark.watch((error) => told.push(error))
      mark.note(3)
      mark.note(4)
      if (!isWatchedBefore) mark.watch((error) => told.push(error))
      assert.equal(mark.sequence, 4)
      assert.match(String(told), /^Error: EBADF[^,]*, write$/)
      assert.throws(() => mark.reset(2), /EBADF/)
      assert.equal(mark.sequence, 4)
    }
  })
})
