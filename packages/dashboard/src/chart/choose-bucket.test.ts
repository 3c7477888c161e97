import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bucketSeconds, chooseBucket } from './choose-bucket.ts'

const days = (count: number) => ({ from: 0, to: count * 86_400 })

test('a day is drawn as it was reported, also one of 25 hours', () => {
  assert.equal(chooseBucket(days(1), 900, 'measurement'), undefined)
  assert.equal(chooseBucket(days(25 / 24), 300, 'measurement'), undefined)
})

test('longer ranges come in the shortest buckets of which each has a pixel', () => {
  assert.equal(chooseBucket(days(7), 900, 'measurement'), '15m')
  assert.equal(chooseBucket(days(7), 350, 'count'), '30m')
  assert.equal(chooseBucket(days(28), 900, 'measurement'), '1h')
  assert.equal(chooseBucket(days(365), 900, 'measurement'), '1d')
})

test('whatever the range, an answer has at most some thousand rows', () => {
  for (let length = 1; length < 3650; length *= 1.3) {
    const bucket = chooseBucket(days(length), 1400, 'measurement')
    if (bucket && bucket !== '1d') assert.ok((length * 86_400) / bucketSeconds[bucket] <= 1400)
  }
})

test('use of rooms is summed up by hours or days, meters by what has room for bars', () => {
  assert.equal(chooseBucket(days(1), 900, 'event'), '1h')
  assert.equal(chooseBucket(days(28), 900, 'event'), '1d')
  assert.equal(chooseBucket(days(1), 900, 'meter'), '15m')
  assert.equal(chooseBucket(days(28), 900, 'meter'), '6h')
})
