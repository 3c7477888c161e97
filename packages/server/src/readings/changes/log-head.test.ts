import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeBefore } from '../../storage/time-series/statements/reading-log.ts'
import { CommitHorizon } from '../commit/commit-horizon.ts'
import { type CommitEnd, onlyShard } from '../commit/commit-order.ts'
import { LogHead } from './log-head.ts'

const reading = { seriesId: 7, timeMs: 0, value: 0 }
const never = new AbortController().signal
const everything = { subjects: ['all'], isWanted: () => true }

/** Creates a log whose last sequence number is the given one, and a function for commits. */
function createLog(last: number, subjectsOf: (seriesId: number) => readonly string[] = () => ['all']) {
  let next = last + 1
  const horizon = new CommitHorizon({
    nextSequence: next,
    next: async () => {
      next += 1
      return next - 1
    },
  })
  const log = new LogHead(horizon, subjectsOf)
  const commit = async (end: CommitEnd = 'stored', readings = [reading]) => {
    const sequence = await horizon.begin()
    horizon.end(onlyShard, sequence, end)
    log.add({ sequence, readings, end })
  }
  return { log, commit }
}

describe('the head of the log', () => {
  it('wakes those who want what was stored, and nobody else', async () => {
    const { log, commit } = createLog(1)
    const woken: string[] = []
    const wait = async (name: string, isWanted: boolean) => {
      const wanted = { ...everything, isWanted: () => isWanted }
      await log.waitBeyond(1, wanted, { timeoutMs: 60_000, signal: never })
      woken.push(name)
    }
    const [wants, doesNot] = [wait('wants', true), wait('does not', false)]
    await commit()
    await wants
    assert.deepEqual(woken, ['wants'])
    log.close()
    await doesNot
  })

  it('wakes nobody for what was not stored, and tells nothing of it', async () => {
    const { log, commit } = createLog(1)
    let isWoken = false
    const waiting = log.waitBeyond(1, everything, { timeoutMs: 60_000, signal: never }).then(() => {
      isWoken = true
    })
    await commit('refused')
    await commit('unknown')
    assert.equal(isWoken, false)
    assert.deepEqual([...log.recent.readBehind(placeBefore(1), 9)], [])
    assert.ok(!log.recent.covers(placeBefore(3)), 'what may have been stored is asked of the store')
    await commit()
    await waiting
  })

  it('does not wait when something was stored since, the caller is gone, or the server is to stop', async () => {
    const { log } = createLog(5)
    const wait = (sequence: number, signal = never) =>
      log.waitBeyond(sequence, everything, { timeoutMs: 2 ** 30, signal })
    await wait(4)
    await wait(5, AbortSignal.abort())
    const gone = new AbortController()
    const waiting = wait(5, gone.signal)
    gone.abort()
    await waiting
    await log.waitBeyond(5, everything, { timeoutMs: 1, signal: never })
    log.close()
    await wait(5)
  })

  it('looks only at those who wait for what was stored, however many others wait', async () => {
    const { log, commit } = createLog(1, (seriesId) => [`sensor ${seriesId}`])
    let asked = 0
    const wait = (seriesId: number) => {
      const wanted = {
        subjects: [`sensor ${seriesId}`],
        isWanted: () => {
          asked += 1
          return true
        },
      }
      return log.waitBeyond(1, wanted, { timeoutMs: 60_000, signal: never })
    }
    const waiting = Array.from({ length: 2000 }, (_, index) => wait(index + 10))
    const one = wait(7)
    const readings = Array.from({ length: 500 }, (_, timeMs) => ({ ...reading, timeMs }))
    await commit('stored', readings)
    await one
    assert.equal(asked, 1)
    assert.equal(log.waiting, 2000)
    log.close()
    await Promise.all(waiting)
    assert.equal(log.waiting, 0)
  })
})
