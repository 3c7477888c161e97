import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import fc from 'fast-check'
import { lateInsertMs } from '../../storage/time-series/drivers/time-series-driver.ts'
import { CommitHorizon } from './commit-horizon.ts'

const reading = { seriesId: 7, timeMs: 0, value: 0 }
const never = new AbortController().signal
const everything = { subjects: ['all'], isWanted: () => true }
const createHorizon = (last: number) => new CommitHorizon(last, () => ['all'])

describe('the horizon of commits', () => {
  it('never passes a commit that is in flight, and passes every other', () => {
    const steps = fc.array(fc.record({ isBegin: fc.boolean(), pick: fc.nat(100) }), { maxLength: 60 })
    const property = fc.property(steps, (drawn) => {
      const horizon = createHorizon(41)
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
    const horizon = createHorizon(1)
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
    const horizon = createHorizon(1)
    const woken: string[] = []
    const wait = async (name: string, isWanted: boolean) => {
      await horizon.waitBeyond(
        1,
        { ...everything, isWanted: () => isWanted },
        { timeoutMs: 60_000, signal: never },
      )
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
    const horizon = createHorizon(5)
    const wait = (sequence: number, signal = never) =>
      horizon.waitBeyond(sequence, everything, { timeoutMs: 2 ** 30, signal })
    await wait(4)
    await wait(5, AbortSignal.abort())
    const gone = new AbortController()
    const waiting = wait(5, gone.signal)
    gone.abort()
    await waiting
    await horizon.waitBeyond(5, everything, { timeoutMs: 1, signal: never })
    horizon.close()
    await wait(5)
  })

  it('looks only at those who wait for what was stored, however many others wait', async () => {
    const horizon = new CommitHorizon(1, (seriesId) => [`sensor ${seriesId}`])
    let asked = 0
    const wait = (seriesId: number) => {
      const wanted = {
        subjects: [`sensor ${seriesId}`],
        isWanted: () => {
          asked += 1
          return true
        },
      }
      return horizon.waitBeyond(1, wanted, { timeoutMs: 60_000, signal: never })
    }
    const waiting = Array.from({ length: 2000 }, (_, index) => wait(index + 10))
    const one = wait(7)
    horizon.begin(2)
    horizon.settle(
      2,
      Array.from({ length: 500 }, (_, timeMs) => ({ ...reading, timeMs })),
    )
    await one
    assert.equal(asked, 1)
    assert.equal(horizon.waiting, 2000)
    horizon.close()
    await Promise.all(waiting)
    assert.equal(horizon.waiting, 0)
  })
})
