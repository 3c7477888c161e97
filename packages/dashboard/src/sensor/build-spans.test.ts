import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSpans } from './build-spans.ts'

const range = { from: 0, to: 100 }

test('a state holds until another one is reported, and the last until the end', () => {
  const reports = [
    { time: 0, value: 1 },
    { time: 20, value: 1 },
    { time: 40, value: 0 },
    { time: 70, value: 1 },
  ]
  assert.deepEqual(buildSpans(reports, range), [
    { from: 0, to: 40, value: 1 },
    { from: 40, to: 70, value: 0 },
    { from: 70, to: 100, value: 1 },
  ])
})

test('before the first report nothing is known, and without any nothing at all', () => {
  assert.deepEqual(buildSpans([{ time: 30, value: 1 }], range), [
    { from: 0, to: 30, value: undefined },
    { from: 30, to: 100, value: 1 },
  ])
  assert.deepEqual(buildSpans([], range), [{ from: 0, to: 100, value: undefined }])
})

test('a range that begins between two reports is known from its beginning', () => {
  assert.deepEqual(buildSpans([{ time: 30, value: 1 }], range, 30), [{ from: 0, to: 100, value: 1 }])
})

test('what lies outside of the range is cut off', () => {
  assert.deepEqual(
    buildSpans(
      [
        { time: -50, value: 0 },
        { time: 150, value: 1 },
      ],
      range,
    ),
    [{ from: 0, to: 100, value: 0 }],
  )
})
