import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { StoredReading } from '../reading.ts'
import { encodeRows, rowBytes, visitRows } from '../reading-rows.ts'
import { Backlog } from './backlog.ts'

const small = fc.nat(6)
const reading = fc.record({
  seriesId: small,
  timeMs: fc.integer({ min: 0, max: 8_000_000_000_000 }),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }),
})

async function encode(readings: readonly StoredReading[], sequence: number): Promise<Buffer> {
  const rows = Buffer.alloc(readings.length * rowBytes)
  await encodeRows(rows, 0, readings, sequence)
  return rows
}

describe('a backlog', () => {
  it('has the rows that were added, in their order', async () => {
    const property = fc.asyncProperty(fc.array(fc.array(reading, { minLength: 1 })), async (commits) => {
      const backlog = new Backlog()
      for (const [index, readings] of commits.entries()) backlog.add(await encode(readings, index + 1))
      const found: unknown[] = []
      for (const piece of backlog.pieces) visitRows(piece, (...row) => found.push(row))
      const expected = commits.flatMap((readings, index) =>
        readings.map(({ seriesId, timeMs, value }) => [seriesId, timeMs, value + 0, index + 1]),
      )
      assert.deepEqual(found, expected)
      assert.equal(backlog.byteLength, expected.length * rowBytes)
    })
    await fc.assert(property)
  })

  it('touches every scope that one of its rows is in', async () => {
    const border = fc.option(small, { nil: undefined })
    const scopes = fc.record({
      seriesIds: fc.option(fc.array(small), { nil: undefined }),
      from: border,
      to: border,
      first: border,
      last: border,
    })
    const rows = fc.array(fc.tuple(small, small, small), { minLength: 1, maxLength: 4 })
    const property = fc.asyncProperty(rows, scopes, async (some, { seriesIds, from, to, first, last }) => {
      const backlog = new Backlog()
      for (const [seriesId, timeMs, sequence] of some)
        backlog.add(await encode([{ seriesId, timeMs, value: 0 }], sequence))
      const scope = {
        ...(seriesIds && { seriesIds }),
        ...(from !== undefined && { fromMs: from }),
        ...(to !== undefined && { toMs: to }),
        ...(first !== undefined && { fromSequence: first }),
        ...(last !== undefined && { throughSequence: last }),
      }
      const isIn = some.some(
        ([seriesId, timeMs, sequence]) =>
          (seriesIds?.includes(seriesId) ?? true) &&
          timeMs >= (from ?? timeMs) &&
          timeMs < (to ?? timeMs + 1) &&
          sequence >= (first ?? sequence) &&
          sequence <= (last ?? sequence),
      )
      if (isIn) assert.ok(backlog.touches(scope))
      else if (backlog.touches(scope)) fc.pre(false) // more than is needed may be touched
    })
    await fc.assert(property, { numRuns: 500 })
  })

  it('touches nothing of other series, times or sequences', async () => {
    const backlog = new Backlog()
    assert.equal(backlog.touches({}), false)
    backlog.add(await encode([{ seriesId: 3, timeMs: 50, value: 1 }], 7))
    for (const scope of [
      { seriesIds: [2, 4] },
      { seriesIds: [3], fromMs: 51 },
      { seriesIds: [3], toMs: 50 },
      { fromMs: 51 },
      { fromSequence: 8 },
      { throughSequence: 6 },
    ]) {
      assert.equal(backlog.touches(scope), false, JSON.stringify(scope))
    }
  })
})
