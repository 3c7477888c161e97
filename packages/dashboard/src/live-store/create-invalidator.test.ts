import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import { createInvalidator } from './create-invalidator.ts'

/** Makes an invalidator, and counts how often a query that somebody looks at is asked. */
function watch(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const now = { ms: 0 }
  t.mock.method(performance, 'now', () => now.ms)
  const queryClient = new QueryClient()
  let asked = 0
  queryClient.setQueryData(['tree'], asked)
  const invalidator = createInvalidator(queryClient)
  const pass = (ms: number) => {
    for (let left = ms; left > 0; left -= 100) {
      now.ms += 100
      t.mock.timers.tick(100)
      if (!queryClient.getQueryState(['tree'])?.isInvalidated) continue
      asked += 1
      queryClient.setQueryData(['tree'], asked)
    }
  }
  return { invalidator, pass, countAsked: () => asked }
}

test('any number of changes within a second is one question', (t) => {
  const { invalidator, pass, countAsked } = watch(t)
  for (let change = 0; change < 2_000; change += 1) invalidator.invalidate('tree')
  pass(1_000)
  assert.equal(countAsked(), 1)
})

test('changes that go on are asked for more and more rarely, and at once again after them', (t) => {
  const { invalidator, pass, countAsked } = watch(t)
  for (let step = 0; step < 600; step += 1) {
    invalidator.invalidate('tree')
    pass(100)
  }
  const inAMinute = countAsked()
  assert.ok(inAMinute >= 5 && inAMinute <= 8, `${inAMinute} questions in a minute`)
  pass(40_000)
  const before = countAsked()
  invalidator.invalidate('tree')
  pass(1_000)
  assert.equal(countAsked(), before + 1)
})

test('a stopped one asks nothing more', (t) => {
  const { invalidator, pass, countAsked } = watch(t)
  invalidator.invalidate('tree')
  invalidator.stop()
  pass(2_000)
  assert.equal(countAsked(), 0)
})
