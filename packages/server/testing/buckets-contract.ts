import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readOccupancy } from '../src/storage/time-series/statements/occupancy.ts'
import { readBuckets, readExtent } from '../src/storage/time-series/statements/series-buckets.ts'
import type { NeighboursPlace } from './neighbours-contract.ts'

/** Declares the tests of `readBuckets` and `readExtent`, which every engine must pass. */
export function testBuckets(open: () => NeighboursPlace): void {
  it('puts data into buckets, each datum once, and leaves empty buckets out', async () => {
    const { store, append, createSeriesId } = open()
    const seriesId = createSeriesId()
    await append([
      { seriesId, timeMs: 1999, value: 4 },
      { seriesId, timeMs: 1000, value: 1 },
      { seriesId, timeMs: 3000, value: 9 },
    ])
    await append([{ seriesId, timeMs: 1999, value: 2 }])
    const inRange = { seriesId, fromMs: 500, toMs: 4000 }
    const utc = { changesMs: [-1_000_000], offsetsMs: [0] }
    assert.deepEqual(await store.run(readBuckets({ ...inRange, clock: utc, length: 1500 })), [
      { startMs: 0, min: 1, sum: 1, max: 1, count: 1, last: 1 },
      { startMs: 1500, min: 2, sum: 2, max: 2, count: 1, last: 2 },
      { startMs: 3000, min: 9, sum: 9, max: 9, count: 1, last: 9 },
    ])
    const changing = { changesMs: [-1_000_000, 1999], offsetsMs: [-86_400_000, 500] }
    assert.deepEqual(await store.run(readBuckets({ ...inRange, clock: changing, length: 2000 })), [
      { startMs: 0, min: 1, sum: 1, max: 1, count: 1, last: 1 },
      { startMs: 1999, min: 2, sum: 11, max: 9, count: 2, last: 9 },
    ])
    assert.deepEqual(await store.run(readBuckets({ ...inRange, clock: changing, length: 'date' })), [
      { startMs: -86_400_000, min: 1, sum: 1, max: 1, count: 1, last: 1 },
      { startMs: 0, min: 2, sum: 11, max: 9, count: 2, last: 9 },
    ])
  })

  it('knows on which days some series have data, and how much', async () => {
    const { store, append, createSeriesId } = open()
    const [one, other] = [createSeriesId(), createSeriesId()]
    const dayMs = 86_400_000
    await append([
      { seriesId: one, timeMs: 1, value: 1 },
      { seriesId: other, timeMs: dayMs - 1, value: 1 },
      { seriesId: one, timeMs: 9000 * dayMs, value: 1 },
    ])
    const range = { fromMs: 0, toMs: 9001 * dayMs }
    assert.deepEqual(await store.run(readOccupancy({ seriesIds: [one, other], ...range })), [
      { day: 0, count: 2, firstMs: 1, lastMs: dayMs - 1 },
      { day: 9000, count: 1, firstMs: 9000 * dayMs, lastMs: 9000 * dayMs },
    ])
    assert.deepEqual(await store.run(readOccupancy({ seriesIds: [other], ...range, fromMs: dayMs })), [])
    assert.deepEqual(await store.run(readOccupancy({ seriesIds: [], ...range })), [])
  })

  it('knows from when to when a series has data in a range', async () => {
    const { store, append, createSeriesId } = open()
    const seriesId = createSeriesId()
    await append([1000, 2000, 3000].map((timeMs) => ({ seriesId, timeMs, value: 1 })))
    assert.deepEqual(await store.run(readExtent({ seriesId, fromMs: 1001, toMs: 3001 })), {
      firstMs: 2000,
      lastMs: 3000,
    })
    assert.equal(await store.run(readExtent({ seriesId, fromMs: 3001, toMs: 9000 })), undefined)
  })
}
