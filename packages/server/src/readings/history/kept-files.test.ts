import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, it, mock } from 'node:test'
import { Places } from '../../places.ts'
import { type ByteRange, NoDiskSpaceError } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { HistoryReader } from './history-places.ts'
import { KeptFiles } from './kept-files.ts'

const second = 1000

describe('kept files', () => {
  let nowMs: number
  let written: number
  let open: number
  let files: KeptFiles
  let places: Places
  beforeEach(() => {
    mock.timers.reset()
    mock.timers.enable({ apis: ['setTimeout'] })
    ;[nowMs, written, open] = [0, 0, 0]
    const held = { perCaller: 2, perOrganisation: 3, inAll: 4 }
    places = new Places({ what: 'files', held, waiting: held, retryAfterS: 5 })
    files = new KeptFiles(places, () => nowMs)
  })

  const pass = (ms: number) => {
    nowMs += ms
    mock.timers.tick(ms)
  }

  function come(grantId = 'one', organisationId = 'org') {
    const gone = new AbortController()
    const reader: HistoryReader = { holder: { grantId, organisationId }, signal: gone.signal }
    return { reader, leave: () => gone.abort() }
  }

  const want = (name = 'a', contents: readonly number[] = [1]) => ({
    name,
    listContents: () => new Set(contents),
    write: async () => {
      written += 1
      open += 1
      const bytes = Buffer.from(`file ${written}`)
      let isOpen = true
      return {
        byteLength: bytes.length,
        openStream: (range: ByteRange = { start: 0, end: bytes.length - 1 }) =>
          Readable.from([bytes.subarray(range.start, range.end + 1)]),
        close: async () => {
          if (isOpen) open -= 1
          isOpen = false
        },
      }
    },
  })

  it('are written once for all pieces, and for all who ask meanwhile', async () => {
    const readers = Array.from({ length: 20 }, () => come().reader)
    const opened = await Promise.all(readers.map((reader) => files.open(reader, want(), true)))
    assert.equal(written, 1)
    assert.equal(new Set(opened.map(({ tag }) => tag)).size, 1)
    const [first] = opened
    assert.ok(first)
    assert.equal(await text(first.openStream({ start: 1, end: 3 })), 'ile')
  })

  it('are of one reader and one name', async () => {
    const first = await files.open(come().reader, want(), true)
    const another = await files.open(come('another').reader, want(), true)
    const otherName = await files.open(come().reader, want('b'), true)
    assert.equal(new Set([first.tag, another.tag, otherName.tag]).size, 3)
  })

  it('give way to one of the same name that was written meanwhile', async () => {
    const { promise: isWritten, resolve } = Promise.withResolvers<void>()
    const slow = { ...want(), write: () => isWritten.then(() => want().write()) }
    const piece = files.open(come().reader, slow, true)
    const whole = come()
    await files.openNew(whole.reader, want())
    whole.leave()
    assert.equal(open, 1)
    resolve()
    const { tag } = await piece
    assert.equal(files.find(come().reader, want(), false)?.tag, tag)
    assert.equal(open, 1)
  })

  it('are replaced by what was broken off, once they are too old for somebody who begins', async () => {
    for (const [ageS, isReplaced] of [
      [30, false],
      [31, true],
    ] as const) {
      const name = `aged ${ageS}`
      const piece = come()
      const kept = await files.open(piece.reader, want(name), true)
      pass(ageS * second)
      piece.leave()
      const whole = come()
      const { tag } = await files.openNew(whole.reader, want(name))
      whole.leave()
      assert.equal(files.find(come().reader, want(name), false)?.tag, isReplaced ? tag : kept.tag)
    }
  })

  it('are given up a minute after they were read last, and not under a reader', async () => {
    const first = come()
    await files.open(first.reader, want(), true)
    pass(300 * second)
    first.leave()
    pass(59 * second)
    const later = come()
    await files.open(later.reader, want(), false)
    pass(2 * second)
    later.leave()
    assert.equal(written, 1)
    pass(59 * second)
    assert.equal(open, 1)
    pass(1 * second)
    assert.equal(open, 0)
    assert.equal(places.taken, 0)
  })

  it('are new for who begins half a minute later, and for who goes on ten minutes later', async () => {
    const reads = async (isBeginning: boolean) => {
      const { reader, leave } = come()
      const { tag } = await files.open(reader, want(), isBeginning)
      leave()
      return tag
    }
    const tag = await reads(true)
    pass(30 * second)
    assert.equal(await reads(true), tag)
    for (let at = 30; at < 600; at += 30) {
      pass(30 * second)
      assert.equal(await reads(false), tag)
    }
    pass(1 * second)
    const later = await reads(false)
    assert.notEqual(later, tag)
    pass(31 * second)
    assert.notEqual(await reads(true), later)
    assert.equal(open, 1)
  })

  it('are not given to a reader who may not see all that is in them any more', async () => {
    const tag = (await files.open(come().reader, want('a', [1, 2]), true)).tag
    const more = await files.open(come().reader, want('a', [1, 2, 3]), false)
    assert.equal(more.tag, tag)
    assert.notEqual((await files.open(come().reader, want('a', [1]), false)).tag, tag)
  })

  it('that are wanted whole are always new, and kept when their reader breaks off', async () => {
    const whole = come()
    const opened = await files.openNew(whole.reader, want())
    await text(opened.openStream())
    whole.leave()
    assert.equal(open, 0)
    const brokenOff = come()
    const half = await files.openNew(brokenOff.reader, want())
    half.openStream()
    brokenOff.leave()
    assert.equal(open, 1)
    assert.equal((await files.open(come().reader, want(), false)).tag, half.tag)
    assert.equal(written, 2)
  })

  it('give way when a place is wanted: first those of the caller, and none that somebody reads', async () => {
    const idle = async (grantId: string, name: string, organisationId?: string) => {
      const { reader, leave } = come(grantId, organisationId)
      await files.open(reader, want(name), true)
      leave()
      pass(1)
    }
    await idle('stranger', 'x', 'other')
    await idle('one', 'a')
    await idle('one', 'b')
    assert.equal(open, 3)
    await idle('one', 'c')
    assert.equal(open, 3)
    await idle('two', 'd')
    assert.equal(open, 4)
    const readers = [come('three'), come('four'), come('five')]
    for (const [at, { reader }] of readers.entries()) await files.open(reader, want(`${at}`), true)
    assert.equal(open, 4)
    assert.equal(places.taken, 4)
    const waiting = files.open(come('six').reader, want('w'), true)
    readers[0]?.leave()
    assert.equal(await text((await waiting).openStream()), `file ${written}`)
    assert.ok(places.taken <= 4)
  })

  it('give way when the disk has no room for another', async () => {
    const { reader, leave } = come()
    await files.open(reader, want(), true)
    leave()
    const large = want('large')
    const write = () => (open > 0 ? Promise.reject(new NoDiskSpaceError()) : large.write())
    await files.open(come().reader, { ...large, write }, true)
    assert.equal(open, 1)
    const never = { ...large, name: 'never', write: () => Promise.reject(new NoDiskSpaceError()) }
    await assert.rejects(files.open(come().reader, never, true), NoDiskSpaceError)
  })

  it('whose writing fails are written for the next who waits', async () => {
    const broken = { ...want(), write: () => Promise.reject(new Error('broken')) }
    const first = files.open(come().reader, broken, true)
    const next = files.open(come().reader, want(), true)
    await assert.rejects(first, /broken/)
    assert.equal(await text((await next).openStream()), 'file 1')
    assert.equal(places.taken, 1)
  })

  it('are given up at the end, those that are being read by their readers', async () => {
    const { reader, leave } = come()
    await files.open(reader, want(), true)
    files.close()
    assert.equal(open, 1)
    leave()
    assert.equal(open, 0)
    assert.equal(places.taken, 0)
  })
})
