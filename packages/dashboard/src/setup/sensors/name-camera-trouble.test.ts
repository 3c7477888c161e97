import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameCameraTrouble, ReaderMissingError } from './name-camera-trouble.ts'

test('each reason of a browser has its words', () => {
  const name = (reason: string) => nameCameraTrouble(new DOMException('no', reason))
  assert.equal(name('NotAllowedError'), 'denied')
  assert.equal(name('NotFoundError'), 'none')
  assert.equal(name('NotReadableError'), 'busy')
  assert.equal(name('UnknownError'), 'failed')
  assert.equal(nameCameraTrouble(new ReaderMissingError()), 'reader')
  assert.equal(nameCameraTrouble('no'), 'failed')
})
