import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { type HashCaller, HashQueue, PasswordsBusy } from './hash-queue.ts'

describe('the queue of hashes', () => {
  let queue: HashQueue
  /** The callers that have been started, in that order. */
  let started: string[]
  let refused: string[]
  let finishers: (() => void)[]
  beforeEach(() => {
    queue = new HashQueue({ atOnce: 2, waiting: 8 })
    started = []
    refused = []
    finishers = []
  })

  function ask(name: string, line: HashCaller['line'], ...keys: string[]): void {
    const work = () => {
      started.push(name)
      return new Promise<void>((resolve) => finishers.push(resolve))
    }
    queue.run({ line, keys }, work).catch((error: unknown) => {
      assert.ok(error instanceof PasswordsBusy)
      refused.push(name)
    })
  }

  /** Ends everything that runs, one after the other, until nothing runs. */
  async function finishAll(): Promise<void> {
    for (let finish = finishers.shift(); finish; finish = finishers.shift()) {
      finish()
      await settle()
    }
  }

  /** Lets everything go on that waits only for its turn. */
  function settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }

  it('runs so many at once and no more, and goes on after a failure', async () => {
    for (const name of ['a', 'b', 'c', 'd']) ask(name, 'unknown', name)
    await settle()
    assert.deepEqual(started, ['a', 'b'])
    await assert.rejects(
      new HashQueue({ atOnce: 1, waiting: 1 }).run({ line: 'known', keys: [] }, throwAtOnce),
    )
    await finishAll()
    assert.deepEqual(started, ['a', 'b', 'c', 'd'])
    ask('e', 'unknown', 'e')
    ask('f', 'unknown', 'f')
    ask('g', 'unknown', 'g')
    await settle()
    assert.deepEqual(started.slice(4), ['e', 'f'])
  })

  it('lets an address or account with one request pass those with many', async () => {
    for (let index = 0; index < 7; index += 1)
      ask(`attacker ${index}`, 'unknown', 'address 1', `account ${index}`)
    ask('owner', 'unknown', 'address 2', 'account ada')
    await finishAll()
    assert.deepEqual(started.slice(0, 4), ['attacker 0', 'attacker 1', 'attacker 2', 'owner'])
  })

  it('counts an account from many addresses as one, too', async () => {
    for (let index = 0; index < 7; index += 1)
      ask(`attacker ${index}`, 'unknown', `address ${index}`, 'account ada')
    ask('other', 'unknown', 'address 9', 'account bob')
    await finishAll()
    assert.equal(started.indexOf('other'), 3)
  })

  it('takes the newest of whoever has the most waiting out of a full line, and refuses who has no better claim', async () => {
    for (let index = 0; index < 20; index += 1) ask(`attacker ${index}`, 'unknown', 'address 1')
    await settle()
    assert.equal(refused.length, 10, 'two run and eight wait')
    ask('owner', 'unknown', 'address 2')
    await settle()
    assert.deepEqual(refused.slice(10), ['attacker 9'])
    await finishAll()
    assert.equal(started.length, 10)
    assert.ok(started.includes('owner'))
  })

  it('refuses the newest when nobody has more waiting than another', async () => {
    for (let index = 0; index < 11; index += 1) ask(`caller ${index}`, 'unknown', `address ${index}`)
    await settle()
    assert.deepEqual(refused, ['caller 10'])
  })

  it('serves known and unknown callers by turns, whichever line is longer', async () => {
    for (let index = 0; index < 10; index += 1) ask(`unknown ${index}`, 'unknown', `address ${index}`)
    for (let index = 0; index < 3; index += 1) ask(`known ${index}`, 'known', `account ${index}`)
    await finishAll()
    assert.deepEqual(
      started.slice(2, 8).map((name) => name.split(' ')[0]),
      ['known', 'unknown', 'known', 'unknown', 'known', 'unknown'],
    )
    assert.deepEqual(refused, [])
  })
})

function throwAtOnce(): Promise<void> {
  return Promise.reject(new Error('broken'))
}
