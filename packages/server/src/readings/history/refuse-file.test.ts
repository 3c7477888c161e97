import assert from 'node:assert/strict'
import { it } from 'node:test'
import { ProblemError } from '../../problem-error.ts'
import {
  FileTooLargeError,
  NoDiskSpaceError,
  StoreBusyError,
} from '../../storage/time-series/drivers/time-series-driver.ts'
import { refuseFile } from './refuse-file.ts'

const refusals = [
  [new FileTooLargeError(4000), 'invalid_parameter', undefined, /4000 bytes; csv and ndjson/],
  [new NoDiskSpaceError('full'), 'storage_full', '60', /shorter range/],
  [new StoreBusyError('busy'), 'overloaded', '5', /too many files/i],
] as const

for (const [error, code, retryAfter, says] of refusals) {
  it(`tells the caller of a ${error.name}: ${code}, and what would be right`, async () => {
    await assert.rejects(refuseFile(Promise.reject(error)), (problem) => {
      assert.ok(problem instanceof ProblemError)
      assert.equal(problem.code, code)
      assert.equal(problem.extras.headers?.['retry-after'], retryAfter)
      assert.match(problem.message, says)
      return true
    })
  })
}

it('passes any other error on, and what is no error', async () => {
  const error = new Error('something else')
  await assert.rejects(refuseFile(Promise.reject(error)), error)
  assert.equal(await refuseFile(Promise.resolve(7)), 7)
})
