import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  StoreBusyError,
  StoreUnreachableError,
} from '../../storage/time-series/drivers/time-series-driver.ts'
import type { StoredReading } from '../../storage/time-series/reading.ts'
import type { CommitSubscriber } from './commit.ts'
import { CommitReadings } from './commit-readings.ts'

const reading = (timeMs: number, value: number) => ({ seriesId: 7, timeMs, value })
const batch = (...readings: readonly StoredReading[]) => ({ readings, recorded: new Map(), release() {} })
const isMotion = ({ value }: { value: number }) => value === 1

/** Creates a commit whose every step is written down. */
function createCommit(storeReadings: () => Promise<void> = async () => {}) {
  const steps: string[] = []
  const subscribe =
    (name: string): CommitSubscriber =>
    ({ sequence, readings, end }) =>
      steps.push(`${name} hears of ${sequence}, ${end}: ${readings.map(({ value }) => value)}`)
  const commits = new CommitReadings({
    motion: {
      settle: (batches) => ({
        readings: batches.flatMap(({ readings }) => readings.filter((one) => !isMotion(one))),
        throttled: batches.map(({ readings }) => readings.filter(isMotion).length),
      }),
    },
    order: {
      begin: async (shard) => {
        steps.push(`begin in shard ${shard}`)
        return 5
      },
      end: (_shard, sequence, end) => steps.push(`end ${sequence}, ${end}`),
    },
    store: {
      append: async (readings, sequence) => {
        steps.push(`store ${readings.length} as ${sequence}`)
        await storeReadings()
      },
    },
    subscribers: [subscribe('first'), subscribe('second')],
  })
  return { commits, steps }
}

describe('a commit', () => {
  it('takes a number, stores, ends, and tells everybody in their order, before it is acknowledged', async () => {
    const { commits, steps } = createCommit()
    await commits.commit([batch(reading(1, 10)), batch(reading(2, 20), reading(1, 30))])
    assert.deepEqual(steps, [
      'begin in shard 0',
      'store 2 as 5',
      'end 5, stored',
      'first hears of 5, stored: 30,20',
      'second hears of 5, stored: 30,20',
    ])
  })

  it('takes no number when nothing is left to store, and says what became of each batch', async () => {
    const { commits, steps } = createCommit()
    assert.deepEqual(await commits.commit([batch(reading(1, 1)), batch()]), [
      { throttled: 1 },
      { throttled: 0 },
    ])
    assert.deepEqual(steps, [])
  })

  for (const [end, error] of [
    ['refused', new StoreBusyError('busy')],
    ['unknown', new StoreUnreachableError('away')],
  ] as const) {
    it(`whose end is ${end} is told as such, and not acknowledged`, async () => {
      const { commits, steps } = createCommit(() => Promise.reject(error))
      await assert.rejects(commits.commit([batch(reading(1, 10))]), error)
      assert.deepEqual(steps.slice(-3), [
        `end 5, ${end}`,
        `first hears of 5, ${end}: 10`,
        `second hears of 5, ${end}: 10`,
      ])
    })
  }
})
