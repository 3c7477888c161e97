import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { SmallDisk, skipWithoutDisk } from '../../../../testing/small-disk.ts'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { frameLength } from './frame.ts'
import { Journal } from './journal.ts'

const bounds = { segmentBytes: 64 * 1024, segments: 8 }
const most = Math.floor((bounds.segmentBytes - 2 * frameLength(0)) / (frameLength(1) - frameLength(0)))
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, timeMs) => ({ seriesId: 1, timeMs, value: 1 }))

it('loses nothing on a disk that is full at every stage of a segment', {
  skip: skipWithoutDisk,
}, async (context) => {
  const path = join(createTemporaryDirectory(), 'disk')
  const disk = new SmallDisk(path, '1m')
  context.after(() => disk.unmount())
  const directory = join(path, 'journal')
  const listSizes = () =>
    readdirSync(directory)
      .filter((name) => name.endsWith('.journal'))
      .map((name) => statSync(join(directory, name)).size)
  const { journal } = Journal.open(directory, bounds)
  context.after(() => journal.close())
  const append = (count: number, sequence: number) => journal.append(rowsOf(count), sequence)
  const refused = { name: 'StorageFullError' }

  await append(most - 100, 1)
  disk.fill()
  await assert.rejects(append(most, 2), refused) // no room is left for another file
  assert.deepEqual(listSizes(), [bounds.segmentBytes])
  await append(10, 3) // a file with room makes no wait
  disk.makeRoom()
  await append(most, 4)
  await append(1, 5)
  journal.release(4) // leaves files to use again
  disk.fill()
  await assert.rejects(append(most, 6), refused) // no room is left for the note that one is used
  await assert.rejects(append(1, 7), refused)
  assert.equal(journal.failure, undefined)
  disk.makeRoom()
  await append(1, 8)
  await append(most, 9)

  const { commits, journal: found } = Journal.open(directory, bounds)
  await found.close()
  assert.deepEqual(
    commits.map(({ sequence }) => sequence),
    [5, 8, 9],
  )
})
