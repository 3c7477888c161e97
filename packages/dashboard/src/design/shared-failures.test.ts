import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSharedFailures } from './shared-failures.ts'

test('of several failures of one cause the first tells it, and all are tried again', () => {
  const shared = createSharedFailures()
  const tried: string[] = []
  const one = { message: 'busy', tryAgain: () => tried.push('one') }
  const two = { message: 'busy', tryAgain: () => tried.push('two') }
  const other = { message: 'gone', tryAgain: () => tried.push('other') }
  let changes = 0
  const end = shared.subscribe(() => {
    changes += 1
  })
  const [removeOne] = [shared.add(one), shared.add(two), shared.add(other)]
  assert.equal(shared.findFirst('busy'), one)
  shared.tryAll('busy')
  assert.deepEqual(tried, ['one', 'two'])
  removeOne?.()
  assert.equal(shared.findFirst('busy'), two)
  assert.equal(changes, 4)
  end()
})
