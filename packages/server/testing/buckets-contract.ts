import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { NeighboursPlace } from './neighbours-contract.ts'

/** What `readBuckets` and `readExtent` must do on every engine. */
export function describeBuckets(open: () => NeighboursPlace): void {
  it('puts data into buckets, each datum once, and leaves empty buckets out', async () => {
    const { store, append, createSeriesId } = open()
    const seriesId = createSeriesId()
    await append([
      { seriesId, timeMs: 1999, value: 4 },
      { seriesId, timeMs: 1000, value: 1 },
      { seriesId, timeMs: 3000, value: 9 },
    ])
    await append([{ seriesId, timeMs: 1999, value: 2 }])
    const startsMs = [500, 1500, 2000, 3000]
    assert.deepEqual(await store.readBuckets({ seriesId, startsMs, fromMs: 500, toMs: 4000 }), [
      { startMs: 500, min: 1, mean: 1, max: 1, count: 1, last: 1 },
      { startMs: 1500, min: 2, mean: 2, max: 2, count: 1, last: 2 },
      { startMs: 3000, min: 9, mean: 9, max: 9, count: 1, last: 9 },
    ])
    assert.deepEqual(await store.readBuckets({ seriesId, startsMs: [0], fromMs: 1000, toMs: 3000 }), [
      { startMs: 0, min: 1, mean: 1.5, max: 2, count: 2, last: 2 },
    ])
  })

  it('knows from when to when a series has data in a range', async () => {
    const { store, append, createSeriesId } = open()
    const seriesId = createSeriesId()
    await append([1000, 2000, 3000].map((timeMs) => ({ seriesId, timeMs, value: 1 })))
    assert.deepEqual(await store.readExtent({ seriesId, fromMs: 1001, toMs: 3001 }), {
      firstMs: 2000,
      lastMs: 3000,
    })
    assert.equal(await store.readExtent({ seriesId, fromMs: 3001, toMs: 9000 }), undefined)
  })
}
