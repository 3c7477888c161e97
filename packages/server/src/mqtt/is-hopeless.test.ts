import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProblemError } from '../problem-error.ts'
import { StorageFullError } from '../storage/storage-full-error.ts'
import {
  StoreBusyError,
  StoreDamagedError,
  StoreUnreachableError,
} from '../storage/time-series/drivers/time-series-driver.ts'
import { isHopeless } from './is-hopeless.ts'

test('a message that the store cannot take for now is never given up', () => {
  for (const error of [
    new ProblemError('overloaded', 'Too much.'),
    new StoreBusyError('busy'),
    new StoreUnreachableError('away'),
    new StoreDamagedError('damaged'),
    new StorageFullError(new Error('ENOSPC')),
  ]) {
    assert.equal(isHopeless(error, 1_000_000), false, String(error))
  }
})

test('a message on which the server fails unexpectedly is given up after some tries, a mistake in our code soon', () => {
  assert.deepEqual(
    [isHopeless(new RangeError('stack'), 3), isHopeless(new RangeError('stack'), 4)],
    [false, true],
  )
  assert.deepEqual([isHopeless(new Error('?'), 99), isHopeless(new Error('?'), 100)], [false, true])
})
