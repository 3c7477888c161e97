import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dayMs } from '../day-ms.ts'
import { addSample, type DiskSample, estimateGrowth } from './disk-growth.ts'

const startMs = Date.UTC(2026, 0, 7)

/** Samples as rounds every ten minutes keep them, of a disk that grows by so much a day. */
function sampleDays(days: number, bytesPerDay: number): readonly DiskSample[] {
  let samples: readonly DiskSample[] = []
  for (let atMs = startMs; atMs <= startMs + days * dayMs; atMs += 600_000) {
    samples = addSample(samples, { atMs, bytes: 1e9 + ((atMs - startMs) / dayMs) * bytesPerDay })
  }
  return samples
}

describe('the growth of what is on the disk', () => {
  it('is not known before a day', () => {
    const now = { atMs: startMs + dayMs / 2, bytes: 2e9 }
    assert.deepEqual(estimateGrowth(sampleDays(0.5, 1e9), now, 1e9), {
      bytesPerDay: undefined,
      daysLeft: undefined,
    })
  })

  it('is that of the last days, and tells how many are left', () => {
    const now = { atMs: startMs + 30 * dayMs, bytes: 1e9 + 30e6 }
    const { bytesPerDay = 0, daysLeft } = estimateGrowth(sampleDays(30, 1e6), now, 100.5e6)
    assert.equal(Math.round(bytesPerDay), 1e6)
    assert.equal(daysLeft, 100)
  })

  it('leaves no day where less is stored than before', () => {
    const now = { atMs: startMs + 3 * dayMs, bytes: 0.5e9 }
    const { bytesPerDay = 0, daysLeft } = estimateGrowth(sampleDays(3, 1e6), now, 1e9)
    assert.ok(bytesPerDay < 0)
    assert.equal(daysLeft, undefined)
  })

  it('is kept as one sample a day, of eight days, whatever the clock did', () => {
    const samples = sampleDays(40, 1e6)
    assert.equal(samples.length, 8)
    const back = addSample(samples, { atMs: startMs, bytes: 5 })
    assert.deepEqual(back, [{ atMs: startMs, bytes: 5 }])
  })
})
