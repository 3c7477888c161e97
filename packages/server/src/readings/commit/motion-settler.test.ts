import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { emptyOrganisation } from '../../../testing/open-readings.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { Estate } from '../../estate/index.ts'
import { readNewest } from '../../storage/time-series/statements/newest.ts'
import type { ReadingReader } from '../../storage/time-series/time-series.ts'
import { openStores, type Stores } from '../../stores.ts'
import { LatestValues } from '../latest/latest-values.ts'
import { CommitReadings } from './commit-readings.ts'
import { MotionSettler } from './motion-settler.ts'
import { RecordedMotion } from './recorded-motion.ts'
import { SeriesDirectory } from './series-directory.ts'

const startMs = Date.UTC(2026, 10, 1)

describe('motion events of batches under way', () => {
  const dataDir = createTemporaryDirectory()
  let stores: Stores
  let motion: MotionSettler
  let commits: CommitReadings
  let seriesOf: (sensorId: string) => Promise<number>
  /** The answers of the store reach their callers once this has resolved. */
  let held: Promise<void> = Promise.resolve()
  let isRefusing = false

  before(async () => {
    stores = await openStores({ dataDir })
    const { relational, timeSeries } = stores
    const estate = await Estate.load(relational, systemClock)
    await estate.createLocation(emptyOrganisation)
    const series = await SeriesDirectory.load(relational.series)
    seriesOf = async (sensorId) => {
      await estate.createSensor({ sensorId, locationId: 'org', name: sensorId })
      await series.ensure([{ sensorId, varName: 'motionEvent' }])
      return series.find(sensorId, 'motionEvent') ?? assert.fail()
    }
    const latest = LatestValues.build(await timeSeries.run(readNewest()), {
      series,
      clock: systemClock,
      onSilence: () => {},
      findOrganisationId: () => undefined,
    })
    const store: ReadingReader = {
      hasWholeFiles: true,
      readFor: () => store,
      run: async (statement) => {
        const until = held
        const found = await timeSeries.run(statement)
        await until
        return found
      },
    }
    motion = new MotionSettler(store, series, latest)
    let sequence = 0
    commits = new CommitReadings({
      motion,
      order: { begin: async () => (sequence += 1), end: () => {} },
      store: {
        append: async (...readings) => {
          if (isRefusing) throw new Error('no room')
          await timeSeries.append(...readings)
        },
      },
      subscribers: [
        (commit) => commit.end === 'stored' && latest.apply(commit),
        (commit) => motion.note(commit),
      ],
    })
  })
  after(() => stores.close())

  const prepare = (seriesId: number, ...seconds: readonly number[]) =>
    motion.prepare(
      seconds.map((second) => ({ seriesId, timeMs: startMs + second * 1000, value: 1 })),
      undefined,
    )

  async function commit(...batches: readonly Awaited<ReturnType<typeof prepare>>[]): Promise<number[]> {
    try {
      return (await commits.commit(batches)).map(({ throttled }) => throttled)
    } finally {
      for (const batch of batches) batch.release()
    }
  }

  it('wait for the store while others are committed, and know of those then', async () => {
    const seriesId = await seriesOf('AMP-00000000000A')
    await commit(await prepare(seriesId, 100))
    const { promise, resolve } = Promise.withResolvers<void>()
    held = promise
    const late = prepare(seriesId, 50)
    held = Promise.resolve()
    assert.deepEqual(await commit(await prepare(seriesId, 45)), [0])
    resolve()
    assert.deepEqual(await commit(await late), [1])
  })

  it('know of each other in one commit', async () => {
    const seriesId = await seriesOf('AMP-00000000000B')
    const batches = [await prepare(seriesId, 20), await prepare(seriesId, 0, 15), await prepare(seriesId, 10)]
    assert.deepEqual(await commit(...batches), [0, 1, 0])
  })

  it('know nothing of a commit that the store refused', async () => {
    const seriesId = await seriesOf('AMP-00000000000C')
    const [refused, other] = [await prepare(seriesId, 0), await prepare(seriesId, 5)]
    isRefusing = true
    await assert.rejects(commit(refused), /no room/)
    isRefusing = false
    assert.deepEqual(await commit(other), [0])
  })

  it('share what is known of a sensor, until that is much: whoever comes then begins with the newest event', () => {
    const recorded = new RecordedMotion()
    const first = recorded.hold(1, undefined)
    assert.equal(recorded.hold(1, undefined).timeline, first.timeline)
    for (let at = 0; at < 50_000; at += 1) recorded.note(1, { timeMs: at * 10_000, value: 1 })
    const newest = { timeMs: 49_999 * 10_000, value: 1 }
    const later = recorded.hold(1, newest)
    assert.equal(later.timeline.size, 1)
    recorded.note(1, { timeMs: 500_000_000, value: 2 })
    for (const { timeline } of [first, later]) {
      assert.equal(timeline.around(500_000_000).previous?.value, 2)
    }
  })
})
