import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { PlacesTakenError } from '../../../places.ts'
import { ReadTurns } from './read-turns.ts'
import type { Reader } from './time-series-driver.ts'

function readerOf(grantId: string, isLarge: boolean): Reader {
  const signal = new AbortController().signal
  return { holder: { grantId, organisationId: 'org' }, isLarge, isUnderWay: false, signal }
}

describe('turns at the engine', () => {
  it('leave a session to small readers however many large ones wait', async () => {
    const turns = new ReadTurns(['one', 'two', 'three'])
    const finished = Promise.withResolvers<void>()
    let running = 0
    const large = Array.from({ length: 100 }, () =>
      turns.run(readerOf('dear', true), async () => {
        running += 1
        await finished.promise
      }),
    )
    for (let count = 0; count < 10; count += 1)
      await turns.run(readerOf('cheap', false), async () => undefined)
    assert.equal(running, 2)
    finished.resolve()
    await Promise.all(large)
    await turns.drain()
  })

  it('go to callers one after the other', async () => {
    const turns = new ReadTurns(['one', 'two'])
    const order: string[] = []
    const read = (grantId: string) =>
      turns.run(readerOf(grantId, true), async () => {
        order.push(grantId)
      })
    await Promise.all([...Array.from({ length: 5 }, () => read('greedy')), read('modest')])
    assert.ok(order.slice(0, 3).includes('modest'), order.join())
  })

  it('are refused to a caller who has too many waiting, and to nobody else', async () => {
    const turns = new ReadTurns(['one', 'two', 'three'])
    const finished = Promise.withResolvers<void>()
    const reads = Array.from({ length: 130 }, () =>
      turns.run(readerOf('greedy', true), () => finished.promise),
    )
    await assert.rejects(
      turns.run(readerOf('greedy', true), () => finished.promise),
      PlacesTakenError,
    )
    const other = turns.run(readerOf('modest', true), () => finished.promise)
    finished.resolve()
    await Promise.all([...reads, other])
  })
})
