import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { SerialQueue } from './serial-queue.ts'

test('one thing is done after the other, in the order in which they were asked for', async () => {
  const queue = new SerialQueue()
  const seen: string[] = []
  const act = (name: string) => async () => {
    seen.push(`${name} begins`)
    await setImmediate()
    seen.push(`${name} ends`)
    return name
  }
  assert.deepEqual(await Promise.all([queue.run(act('a')), queue.run(act('b'))]), ['a', 'b'])
  assert.deepEqual(seen, ['a begins', 'a ends', 'b begins', 'b ends'])
})

test('a failure is told to whoever asked, and the next is done all the same', async () => {
  const queue = new SerialQueue()
  const failed = queue.run(() => Promise.reject(new Error('no')))
  const next = queue.run(async () => 'done')
  await assert.rejects(failed, /no/)
  assert.equal(await next, 'done')
})
