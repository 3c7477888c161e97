import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { readOnce } from '../../../../testing/read-once.ts'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { ExportDirectory } from './export-directory.ts'
import { FileTooLargeError, NoDiskSpaceError } from './time-series-driver.ts'

const gibibyte = 1024 ** 3

describe('export directory', () => {
  const path = join(createTemporaryDirectory(), 'exports')

  it('hands out what was written, in a file for this user alone that has no name by then', async () => {
    const directory = new ExportDirectory(path)
    const file = await directory.create(100, async (name) => {
      assert.equal(statSync(name).mode & 0o777, 0o600)
      await truncate(name, 0)
      await writeFile(name, 'whole')
    })
    assert.equal(file.byteLength, 5)
    assert.deepEqual(readdirSync(path), [])
    assert.equal(await text(file.openStream({ start: 1, end: 3 })), 'hol')
    assert.equal(await text(readOnce(file)), 'whole')
    assert.equal(statSync(path).mode & 0o777, 0o700)
  })

  it('leaves nothing behind when writing fails', async () => {
    const directory = new ExportDirectory(path)
    const writing = directory.create(100, async (file) => {
      await writeFile(file, 'half')
      throw new Error('broken')
    })
    await assert.rejects(writing, /broken/)
    assert.deepEqual(readdirSync(path), [])
  })

  it('is emptied at the next start of what a killed process left', async () => {
    await writeFile(join(path, 'left-over'), 'half')
    new ExportDirectory(path)
    assert.deepEqual(readdirSync(path), [])
  })

  it('refuses before it writes: a file that is too large, and one that the disk has no room for', async () => {
    const directory = new ExportDirectory(path, () => 2 * gibibyte)
    const write = () => assert.fail('nothing should be written')
    await assert.rejects(directory.create(5 * gibibyte, write), FileTooLargeError)
    await assert.rejects(directory.create(gibibyte / 2 + 1, write), NoDiskSpaceError)
    assert.equal(await text(readOnce(await directory.create(gibibyte / 2, async () => {}))), '')
  })
})
