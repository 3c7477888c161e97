import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { Rounds } from './rounds.ts'

describe('rounds', () => {
  function createRounds(steps: readonly ((ending: AbortSignal) => Promise<void>)[], pauseMs = 1) {
    const told: string[] = []
    const logger = {
      error: (fields: object, message: string) =>
        void told.push(`${message}: ${'err' in fields ? fields.err : ''}`),
    }
    return { told, rounds: new Rounds({ steps, pauseMs, logger, failureMessage: 'it failed' }) }
  }

  it('go on after a step that fails, which is told', async () => {
    let count = 0
    const failing = async () => {
      throw new Error('disk')
    }
    const counting = async () => {
      count += 1
    }
    const { told, rounds } = createRounds([failing, counting])
    rounds.start(0)
    while (count < 3) await wait(1)
    await rounds.close()
    assert.equal(told.length, count)
    assert.equal(told[0], 'it failed: Error: disk')
  })

  it('end when the one that runs, which hears of it, has ended, and no other begins', async () => {
    const seen: string[] = []
    const { rounds } = createRounds([
      async (ending) => {
        seen.push('began')
        await new Promise((resolve) => ending.addEventListener('abort', resolve))
        await wait(5)
        seen.push('ended')
      },
    ])
    rounds.begin()
    rounds.begin()
    await rounds.close()
    assert.deepEqual(seen, ['began', 'ended'])
    rounds.begin()
    await wait(5)
    assert.equal(seen.length, 2)
  })

  it('can be begun before their time', async () => {
    let count = 0
    const counting = async () => {
      count += 1
    }
    const { rounds } = createRounds([counting], 100_000)
    rounds.start(100_000)
    rounds.begin()
    assert.equal(count, 1)
    await rounds.close()
    assert.equal(count, 1)
  })
})
