import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import fc from 'fast-check'
import { lateInsertMs } from '../storage/time-series/time-series-driver.ts'
import { CommitHorizon, TooManyWaitingError } from './commit-horizon.ts'

const reading = { seriesId: 7, timeMs: 0, value: 0 }
const never = new AbortController().signal

describe('the horizon of commits', () => {
  it('never passes a commit that is in flight, and passes every other', () => {
    const steps = fc.array(fc.record({ isBegin: fc.boolean(), pick: fc.nat(100) }), { maxLength: 60 })
    const property = fc.property(steps, (drawn) => {
      const horizon = new CommitHorizon(41)
      const inFlight: number[] = []
      let last = 41
      for (const { isBegin, pick } of drawn) {
        if (isBegin) {
          last += 1 + (pick % 3) // numbers that were taken and not used are skipped
          horizon.begin(last)
          inFlight.push(last)
        } else if (inFlight.length > 0) {
          const [settled] = inFlight.splice(pick % inFlight.length, 1)
          horizon.settle(settled ?? 0, [reading])
        }
        assert.equal(horizon.settledSequence, inFlight.length > 0 ? Math.min(...inFlight) - 1 : last)
      }
    })
    fc.assert(property)
  })

  it('stays before a commit without an outcome for as long as that may still come true', (context) => {
    const now = mock.method(performance, 'now', () => 1000)
    context.after(() => now.mock.restore())
    const horizon = new CommitHorizon(1)
    horizon.begin(2)
    horizon.doubt(2)
    horizon.begin(3)
    horizon.settle(3, [reading])
    assert.equal(horizon.settledSequence, 1)
    now.mock.mockImplementation(() => 1000 + lateInsertMs - 1)
    assert.equal(horizon.settledSequence, 1)
    now.mock.mockImplementation(() => 1000 + lateInsertMs)
    assert.equal(horizon.settledSequence, 3)
  })

  it('wakes those who want what was stored, and nobody else', async () => {
    const horizon = new CommitHorizon(1)
    const woken: string[] = []
    const wait = async (name: string, isWanted: boolean) => {
      await horizon.waitBeyond(1, () => isWanted, { timeoutMs: 60_000, signal: never })
      woken.push(name)
    }
    const [wants, doesNot] = [wait('wants', true), wait('does not', false)]
    horizon.begin(2)
    horizon.settle(2, [reading])
    await wants
    assert.deepEqual(woken, ['wants'])
    horizon.close()
    await doesNot
  })

  it('does not wait when something was stored since, the caller is gone, or the server is to stop', async () => {
    const horizon = new CommitHorizon(5)
    const wait = (sequence: number, signal = never) =>
      horizon.waitBeyond(sequence, () => true, { timeoutMs: 2 ** 30, signal })
    await wait(4)
    await wait(5, AbortSignal.abort())
    const gone = new AbortController()
    const waiting = wait(5, gone.signal)
    gone.abort()
    await waiting
    await horizon.waitBeyond(5, () => true, { timeoutMs: 1, signal: never })
    horizon.close()
    await wait(5)
  })

  it('lets only so many wait', async () => {
    const horizon = new CommitHorizon(5)
    const wait = () => horizon.waitBeyond(5, () => true, { timeoutMs: 60_000, signal: never })
    const waiting = Array.from({ length: 2000 }, wait)
    await assert.rejects(wait(), TooManyWaitingError)
    horizon.close()
    await Promise.all(waiting)
  })
})
