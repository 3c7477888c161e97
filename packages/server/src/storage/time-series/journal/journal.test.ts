import assert from 'node:assert/strict'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import type { StoredReading } from '../reading.ts'
import { visitRows } from '../reading-rows.ts'
import { frameLength } from './frame.ts'
import { Journal, JournalDamagedError } from './journal.ts'

/** A segment takes seven commits of five readings, and its end. */
const perCommit = frameLength(5)
const bounds = { segmentBytes: 7 * perCommit + frameLength(0), segments: 3 }

function makeReadings(sequence: number, count = 5): StoredReading[] {
  return Array.from({ length: count }, (_, index) => ({
    seriesId: 4_294_967_295 - index,
    timeMs: sequence * 1_000_000_007 + index,
    value: -0.1 * sequence + index,
  }))
}

const opened: Journal[] = []
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close()
})

/** Opens the journal like after a crash: nothing was released or closed. */
function reopen(directory: string) {
  const { journal, commits, missing } = Journal.open(directory, bounds)
  opened.push(journal)
  return { journal, missing, commits, sequences: commits.map(({ sequence }) => sequence) }
}

async function fill(directory: string, count: number): Promise<Journal> {
  const { journal } = reopen(directory)
  for (let sequence = 1; sequence <= count; sequence += 1)
    await journal.append(makeReadings(sequence), sequence)
  return journal
}

/** Lists the files of the journal with readings, in the order of their use. */
function listLive(directory: string): string[] {
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'))
  return manifest.live.map(({ name }: { name: string }) => join(directory, name))
}

function overwrite(path: string, at: number, bytes: Uint8Array): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}

const countTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('the journal', () => {
  it('gives back after a crash what was appended, over several segments, to the last bit', async () => {
    const directory = join(createTemporaryDirectory(), 'journal')
    await fill(directory, 20)
    const { commits, missing } = reopen(directory)
    const found = commits.map(({ rows }) => {
      const readings: (StoredReading & { sequence: number })[] = []
      visitRows(rows, (seriesId, timeMs, value, sequence) =>
        readings.push({ seriesId, timeMs, value, sequence }),
      )
      return readings
    })
    const expected = countTo(20).map((sequence) =>
      makeReadings(sequence).map((reading) => ({ ...reading, sequence })),
    )
    assert.deepEqual(found, expected)
    assert.deepEqual(missing, [])
    assert.equal(listLive(directory).length, 3)
  })

  it('refuses readings that are none, and takes the next', async () => {
    const { journal } = reopen(createTemporaryDirectory())
    const bad = [
      { seriesId: 1, timeMs: 1.5, value: 1 },
      { seriesId: 1, timeMs: 1, value: Number.NaN },
    ]
    for (const reading of bad) await assert.rejects(journal.append([reading], 1), RangeError)
    await assert.rejects(journal.append(makeReadings(1, 60), 1), /more than a segment/)
    await journal.append(makeReadings(2), 2)
  })

  it('begins a file of its own behind what it found, which counts until it is released', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 3)
    const { journal } = reopen(directory)
    await journal.append(makeReadings(9), 9)
    assert.deepEqual(reopen(directory).sequences, [1, 2, 3, 9])
    journal.release(3)
    assert.deepEqual(reopen(directory).sequences, [9])
  })

  it('refuses what it has no room for until the engine has taken something, and uses files again', async () => {
    const directory = createTemporaryDirectory()
    const journal = await fill(directory, 21)
    await assert.rejects(journal.append(makeReadings(22), 22), { name: 'StoreBusyError' })
    journal.release(10)
    for (let sequence = 22; sequence < 200; sequence += 1) {
      await journal.append(makeReadings(sequence), sequence)
      journal.release(sequence - 8)
    }
    const { sequences } = reopen(directory)
    assert.deepEqual(sequences.slice(-8), countTo(199, 192))
    assert.ok(
      sequences.every((sequence) => sequence > 177),
      'earlier uses of the files do not count',
    )
  })

  it('holds nothing once everything was released, and goes on in a file of its own', async () => {
    const directory = createTemporaryDirectory()
    const journal = await fill(directory, 20)
    journal.releaseAll()
    assert.deepEqual(reopen(directory).sequences, [])
    await journal.append(makeReadings(21), 21)
    assert.deepEqual(reopen(directory).sequences, [21])
  })

  it('leaves out a torn end, which was never acknowledged', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 0, max: perCommit - 1 }),
      fc.nat(255),
      async (at, byte) => {
        const directory = createTemporaryDirectory()
        await fill(directory, 3)
        const [path = ''] = listLive(directory)
        overwrite(path, 2 * perCommit + at, Buffer.alloc(perCommit - at, byte))
        const { journal, sequences } = reopen(directory)
        const expected = sequences.length === 3 ? [1, 2, 3] : [1, 2] // the bytes may be those that were there
        assert.deepEqual(sequences, expected)
        await journal.append(makeReadings(4), 4)
        assert.deepEqual(reopen(directory).sequences, [...expected, 4])
      },
    )
    await fc.assert(property, { numRuns: 12 })
  })

  it('does not start when a reading before the last cannot be read back', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 3)
    const [path = ''] = listLive(directory)
    overwrite(path, perCommit + 30, Buffer.from([1, 2, 3]))
    assert.throws(() => Journal.open(directory, bounds), JournalDamagedError)
    assert.throws(() => Journal.open(directory, bounds), /is damaged: .*from a backup/)
  })

  it('does not start when a segment before the last one is cut', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 20)
    const [path = ''] = listLive(directory)
    truncateSync(path, 3 * perCommit)
    assert.throws(() => Journal.open(directory, bounds), JournalDamagedError)
  })

  it('names the files that are gone, and reads the others', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 20)
    const [first = '', second = '', third = ''] = listLive(directory)
    rmSync(first)
    const { missing, sequences } = reopen(directory)
    assert.deepEqual(missing, [first.slice(directory.length + 1)])
    assert.deepEqual(sequences, countTo(20, 8))
    renameSync(third, second) // frames of another use
    assert.throws(() => Journal.open(directory, bounds), JournalDamagedError)
  })

  it('removes files that were not finished, and does not start without a manifest that it can read', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 2)
    const half = join(directory, '99999999.journal')
    writeFileSync(half, 'half')
    assert.deepEqual(reopen(directory).sequences, [1, 2])
    assert.equal(existsSync(half), false)
    const manifest = join(directory, 'manifest.json')
    for (const text of ['{', '{}', '{"live":[{"name":"../x","generation":"00","bytes":0}]}']) {
      writeFileSync(manifest, text)
      assert.throws(() => Journal.open(directory, bounds), JournalDamagedError)
    }
    rmSync(manifest)
    assert.throws(() => Journal.open(directory, bounds), JournalDamagedError)
  })

  it('notices that the last segment is cut, or cannot be read', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 3)
    const [path = ''] = listLive(directory)
    truncateSync(path, 3 * perCommit)
    assert.throws(() => Journal.open(directory, bounds), JournalDamagedError)
    rmSync(path)
    mkdirSync(path)
    assert.throws(() => Journal.open(directory, bounds), /cannot be used: EISDIR/)
  })

  it('goes on in files of another size, and does not use them again', async () => {
    const directory = createTemporaryDirectory()
    await fill(directory, 3)
    const larger = { ...bounds, segmentBytes: 2 * bounds.segmentBytes }
    const { journal } = Journal.open(directory, larger)
    opened.push(journal)
    journal.releaseAll()
    for (let sequence = 4; sequence < 14; sequence += 1)
      await journal.append(makeReadings(sequence), sequence)
    assert.equal(listLive(directory).length, 1)
    assert.deepEqual(reopen(directory).sequences, countTo(13, 4))
  })

  it('takes nothing any more once a write has failed', async () => {
    const directory = createTemporaryDirectory()
    const journal = await fill(directory, 1)
    closeUnderneath(directory)
    await assert.rejects(journal.append(makeReadings(2), 2), { name: 'JournalFailedError' })
    await assert.rejects(journal.append(makeReadings(3), 3), { name: 'JournalFailedError' })
    assert.ok(journal.failure)
    opened.splice(opened.indexOf(journal), 1) // its file is closed already
    assert.deepEqual(reopen(directory).sequences, [1])
  })
})

/** Takes the open file away from under the journal, like a broken disk. */
function closeUnderneath(directory: string): void {
  const [path = ''] = listLive(directory)
  for (let file = 3; file < 1024; file += 1) {
    try {
      if (realpathSync(`/proc/self/fd/${file}`) === realpathSync(path)) closeSync(file)
    } catch {}
  }
}
