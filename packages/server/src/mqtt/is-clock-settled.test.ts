import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isClockSettled } from './is-clock-settled.ts'

test('the clock of a machine is trusted five minutes after its start', () => {
  assert.deepEqual([isClockSettled(0), isClockSettled(299), isClockSettled(300)], [false, false, true])
})
