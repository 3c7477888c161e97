import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseBucket, readCourses } from './live-queries.ts'

test('the more sensors, the coarser the buckets, up to what an answer has', () => {
  assert.deepEqual([1, 2_000, 2_001, 10_000, 16_000, 17_000].map(chooseBucket), [
    '30m',
    '30m',
    '1h',
    '3h',
    '6h',
    undefined,
  ])
})

test('a course is of means, of events of the share of time in use', () => {
  const answer = {
    location_id: 'l',
    bucket: '30m',
    time_zone: 'UTC',
    from: 0,
    to: 3600,
    time: [0, 1800],
  } as const
  const one = { sensor_id: 'a', count: [1, 0], coverage: [1, 0] }
  const air = readCourses({
    ...answer,
    time: [0, 1800],
    var_name: 'CO2ppm',
    data: [{ ...one, avg: [400, null] }],
  })
  assert.deepEqual(air.bySensor.get('a')?.values, [400, null])
  const use = readCourses({
    ...answer,
    time: [0, 1800],
    var_name: 'motionEvent',
    data: [{ ...one, utl: [0.5, 0] }],
  })
  assert.deepEqual(use.bySensor.get('a')?.values, [0.5, 0])
})
