import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { ChdbDriver } from '../drivers/chdb-driver.ts'
import { StoreUnreachableError } from '../drivers/time-series-driver.ts'
import { EngineTimeSeries } from '../engine-time-series.ts'
import type { StoredReading, TimeSegment } from '../reading.ts'
import type { Statement } from '../statement.ts'
import { readBucketStatistics } from '../statements/bucket-statistics.ts'
import { readNeighbours } from '../statements/neighbours.ts'
import { readOccupancy } from '../statements/occupancy.ts'
import { readRows } from '../statements/read-rows.ts'
import type { RowLayout } from '../statements/row-layout.ts'
import { readContinuity, readGaps, readRuns, readSeriesRuns } from '../statements/runs.ts'
import { readBuckets, readExtent } from '../statements/series-buckets.ts'
import { readDataPage } from '../statements/series-data.ts'
import type { ReadingReader, TimeSeries } from '../time-series.ts'
import type { RecentRules } from './recent-memory.ts'
import { RecentTimeSeries } from './recent-time-series.ts'

const nowMs = Date.UTC(2026, 9, 25, 12)
const hourMs = 3_600_000

/** The local time changes within the window: the clock goes back on this day in Berlin. */
const clock = {
  changesMs: [nowMs - 400 * hourMs, Date.UTC(2026, 9, 25, 1)],
  offsetsMs: [2 * hourMs, hourMs],
}

/** Passes everything on, counts the calls, and fails when it is told to. */
class WatchedStore implements TimeSeries {
  statements = 0
  failure: Error | undefined
  /** Breaks the first statement. */
  broken: Error | undefined
  readonly #engine: EngineTimeSeries

  constructor(engine: EngineTimeSeries) {
    this.#engine = engine
  }

  get hasWholeFiles(): boolean {
    return this.#engine.hasWholeFiles
  }

  async append(readings: readonly StoredReading[], sequence: number): Promise<void> {
    if (this.failure) throw this.failure
    await this.#engine.append(readings, sequence)
  }

  run<Result>(statement: Statement<Result>): Promise<Result> {
    this.statements += 1
    const { broken } = this
    this.broken = undefined
    return broken ? Promise.reject(broken) : this.#engine.run(statement)
  }

  readFor(): ReadingReader {
    return this
  }

  async close(): Promise<void> {}
}

describe('recent readings in memory', () => {
  let engine: EngineTimeSeries
  let sequence = 0
  let seriesId = 0

  before(async () => {
    engine = await EngineTimeSeries.open(new ChdbDriver(join(createTemporaryDirectory(), 'time-series')))
  })
  after(() => engine.close())

  function open(rules: Partial<RecentRules> = {}, readClock = () => nowMs) {
    const watched = new WatchedStore(engine)
    return { watched, store: new RecentTimeSeries(watched, rules, readClock) }
  }

  const append = async (store: TimeSeries, readings: readonly StoredReading[]) => {
    sequence += 1
    await store.append(readings, sequence)
  }
  const at = (...minutesAgo: number[]) =>
    minutesAgo.map((minutes) => ({ seriesId, timeMs: nowMs - minutes * 60_000, value: minutes }))
  const lastDay = () =>
    readDataPage(seriesId, { fromMs: nowMs - 24 * hourMs, toMs: nowMs, order: 'asc', limit: 9_999 })
  const readValues = async (store: ReadingReader) => (await store.run(lastDay())).map(({ value }) => value)

  it('are read from the store once, and then follow every commit: late and corrected ones too', async () => {
    seriesId += 1
    const { watched, store } = open()
    await append(store, at(90, 50))
    for (const expected of [
      [90, 50],
      [90, 50],
    ])
      assert.deepEqual(await readValues(store), expected)
    await append(store, at(10))
    await append(store, at(60, 5))
    await append(store, [{ seriesId, timeMs: nowMs - 50 * 60_000, value: 7 }])
    assert.deepEqual(await readValues(store), [90, 60, 7, 10, 5])
    assert.equal(watched.statements, 1)
  })

  it('answer nothing that begins before the window, and everything in it as it moves', async () => {
    seriesId += 1
    let now = nowMs
    const { watched, store } = open({ windowMs: 30 * hourMs }, () => now)
    await append(store, at(29 * 60, 60))
    assert.deepEqual(await readValues(store), [60])
    const before = readDataPage(seriesId, {
      fromMs: nowMs - 31 * hourMs,
      toMs: nowMs,
      order: 'desc',
      limit: 9,
    })
    assert.equal((await store.run(before)).length, 2)
    assert.equal(watched.statements, 2)
    now += 3 * hourMs
    assert.deepEqual(await readValues(store), [60])
    now += 6 * hourMs // the data begin before the window by now
    assert.deepEqual(await store.run(lastDay()), await engine.run(lastDay()))
  })

  it('give way, the least recently read first, when they are more than there is room for', async () => {
    const first = ++seriesId
    const { watched, store } = open({ maxBytes: 8_000 })
    for (let count = 0; count < 6; count += 1) {
      seriesId = first + count
      await append(store, at(3, 2, 1))
      await readValues(store)
      assert.ok(store.byteLength <= 8_000)
    }
    watched.statements = 0
    await readValues(store)
    assert.equal(watched.statements, 0)
    seriesId = first
    await readValues(store)
    assert.equal(watched.statements, 1)
    seriesId = first + 5
  })

  it('of a series with very many data are left to the store', async () => {
    seriesId += 1
    const { watched, store } = open({ maxDataPerSeries: 3 })
    await append(store, at(4, 3, 2, 1))
    for (let read = 0; read < 3; read += 1) assert.deepEqual(await readValues(store), [4, 3, 2, 1])
    assert.equal(watched.statements, 4) // it is found out once that it has so many
  })

  it('are left to the store when the setting is 0, or when what is read together has no room', async () => {
    seriesId += 1
    for (const [maxBytes, statements] of [
      [0, 3],
      [64, 4], // that there is no room is found out once: while they are read,
      [200, 4], // or with what they take besides
    ] as const) {
      const { watched, store } = open({ maxBytes })
      await append(store, at(9, 8, 7, 6, 5))
      for (let read = 0; read < 3; read += 1) assert.deepEqual(await readValues(store), [9, 8, 7, 6, 5])
      assert.deepEqual([watched.statements, store.byteLength], [statements, 0])
    }
  })

  it('are told of a series however often a statement names it, and of many late data at once', async () => {
    seriesId += 1
    const { watched, store } = open()
    await append(store, at(9))
    const point = { seriesId, timeMs: nowMs }
    const reading = store.run(readNeighbours([point, { ...point, timeMs: nowMs - 1 }], 0))
    const many = at(...Array.from({ length: 300 }, (_, index) => 500 - index))
    await append(store, many)
    await reading
    assert.equal((await readValues(store)).length, 301)
    await append(store, at(...Array.from({ length: 300 }, (_, index) => 900.5 - index)))
    assert.equal((await readValues(store)).length, 601)
    watched.failure = new StoreUnreachableError('gone')
    await assert.rejects(append(store, at(1)))
    watched.failure = undefined
  })

  it('answer a statement that needs less although they could not be read', async () => {
    seriesId += 1
    const { watched, store } = open()
    await append(store, at(9))
    watched.broken = new Error('full')
    for (let read = 0; read < 3; read += 1) assert.deepEqual(await readValues(store), [9])
    assert.equal(watched.statements, 4) // they are read again some seconds later
    watched.broken = new TypeError('our own')
    seriesId += 1
    await assert.rejects(readValues(store), watched.broken)
  })

  it('of a commit that failed are not there, and all are doubted while one may still come true', async () => {
    seriesId += 1
    const { watched, store } = open()
    await append(store, at(9))
    await readValues(store)
    watched.failure = new Error('full')
    await assert.rejects(append(store, at(8)))
    assert.deepEqual(await readValues(store), [9])
    assert.equal(watched.statements, 1)
    watched.failure = new StoreUnreachableError('gone')
    await assert.rejects(append(store, at(7)))
    watched.failure = undefined
    await append(engine, at(7))
    assert.deepEqual(await readValues(store), [9, 7])
  })

  it('are forgotten when the store was changed by other ways, also while they are being read', async () => {
    seriesId += 1
    const { store } = open()
    await append(store, at(9))
    const reading = readValues(store)
    await append(engine, at(8))
    store.forget()
    await reading
    assert.deepEqual(await readValues(store), [9, 8])
    await append(engine, at(7))
    store.forget()
    assert.deepEqual(await readValues(store), [9, 8, 7])
  })

  it('are read by one of many who want them, and know what is committed meanwhile', async () => {
    seriesId += 1
    const { watched, store } = open()
    await append(store, at(9))
    const reads = Array.from({ length: 5 }, () => readValues(store))
    await append(store, at(8))
    for (const values of await Promise.all(reads)) assert.equal(values[0], 9)
    assert.equal(watched.statements, 5) // the others are answered in turns of their own
    assert.deepEqual(await readValues(store), [9, 8])
    assert.equal(watched.statements, 5)
  })

  it('answer as the engine does, whatever is asked, comes late, is corrected or has to give way', async () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true }).map((any) => any + 0)
    const time = fc.integer({ min: -47 * 60, max: 2 * 60 }).map((minutes) => nowMs + minutes * 60_000 + 123)
    const reading = fc.record({ series: fc.nat(2), timeMs: time, value })
    const commit = fc.uniqueArray(reading, {
      selector: ({ series, timeMs }) => `${series} ${timeMs}`,
      minLength: 1,
      maxLength: 12,
    })
    const span = fc
      .tuple(time, time)
      .map(([one, other]) => ({ fromMs: Math.min(one, other), toMs: Math.max(one, other) }))
    const step = fc.oneof(
      { weight: 2, arbitrary: fc.record({ commit }) },
      {
        weight: 5,
        arbitrary: fc.record({
          span,
          order: fc.constantFrom('asc', 'desc'),
          limit: fc.integer({ min: 1, max: 9 }),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ forget: true }) },
    )
    const rules = fc.record({
      maxBytes: fc.constantFrom(0, 3_000, 1_000_000),
      maxDataPerSeries: fc.constantFrom(4, 1_000),
    })
    const property = fc.asyncProperty(rules, fc.array(step, { maxLength: 12 }), async (some, steps) => {
      const first = seriesId + 1
      seriesId += 3
      const { store } = open(some)
      for (const one of steps) {
        if ('commit' in one) {
          const readings = one.commit.map(({ series, ...rest }) => ({ seriesId: first + series, ...rest }))
          await append(store, readings)
        } else if ('forget' in one) store.forget()
        else
          await assertSame(
            store,
            [first, first + 1, first + 2],
            one.span,
            one.order as 'asc' | 'desc',
            one.limit,
          )
      }
    })
    await fc.assert(property, { numRuns: 20 })
  })

  async function assertSame(
    store: ReadingReader,
    seriesIds: readonly number[],
    span: { readonly fromMs: number; readonly toMs: number },
    order: 'asc' | 'desc',
    limit: number,
  ): Promise<void> {
    const [one = 0, other = 0] = seriesIds
    const maxGapMs = 30 * 60_000
    const members = seriesIds.map((id, index) => ({ seriesId: id, poolId: index % 2 }))
    const statements: readonly Statement<unknown>[] = [
      readDataPage(one, { ...span, order, limit }),
      readExtent({ seriesId: one, ...span }),
      readRuns({ seriesIds, ...span, maxGapMs }),
      ...([900_000, 1_500_000, 'date'] as const).map((length) =>
        readBuckets({ seriesId: other, ...span, clock, length }),
      ),
    ]
    for (const statement of statements)
      assert.deepEqual(await store.run(statement), await engine.run(statement))
    const buckets = divide(span, 6)
    const pools = seriesIds.map((id, poolId) => ({
      seriesId: id,
      poolId,
      reachMs: (poolId + 1) * 10 * 60_000,
    }))
    const inAnyOrder: readonly Statement<readonly object[]>[] = [
      readBucketStatistics(pools, buckets),
      readSeriesRuns({ seriesIds, ...span, maxGapMs }),
      readContinuity(members, { ...span, maxGapMs }),
      readGaps(members, { ...span, maxGapMs, endedFromMs: Math.floor((span.fromMs + span.toMs) / 2) }),
    ]
    for (const statement of inAnyOrder) {
      assert.deepEqual(sort(await store.run(statement)), sort(await engine.run(statement)))
    }
    const days = await store.run(readOccupancy({ seriesIds, ...span }))
    const asked = await engine.run(readOccupancy({ seriesIds, ...span }))
    const withoutCount = (list: typeof days) => list.map(({ count, ...day }) => day)
    assert.deepEqual(withoutCount(days), withoutCount(asked))
    const points = seriesIds.map((id) => ({ seriesId: id, timeMs: span.toMs }))
    const nearest = (list: readonly StoredReading[]) =>
      points.map(
        (point) =>
          list
            .filter((reading) => reading.seriesId === point.seriesId && reading.timeMs <= point.timeMs)
            .sort((a, b) => b.timeMs - a.timeMs)[0],
      )
    assert.deepEqual(
      nearest(await store.run(readNeighbours(points, 60_000))),
      nearest(await engine.run(readNeighbours(points, 60_000))),
    )
    for (const layout of layouts) {
      const named = seriesIds.map((id) => ({ seriesId: id, sensorId: `S${id}`, varName: 'CO2ppm' }))
      const read = (from: ReadingReader) =>
        Array.fromAsync(
          readRows(
            from,
            layout.named ? named : named.slice(0, 1),
            { ...span, order, limit: limit * 2, pageRows: limit },
            layout,
          ),
        )
      const [found, expected] = await Promise.all([read(store), read(engine)])
      assert.equal(Buffer.concat(found).toString(), Buffer.concat(expected).toString())
    }
  }
})

const layouts: readonly RowLayout[] = (['json', 'ndjson', 'csv'] as const).flatMap((encoding) =>
  [true, false].flatMap((named) =>
    (encoding === 'json' ? (['unix'] as const) : (['unix', 'rfc3339'] as const)).map((timeNotation) => ({
      encoding,
      named,
      timeNotation,
    })),
  ),
)

/** Buckets of different lengths, of which each begins where the one before ends. */
function divide({ fromMs, toMs }: TimeSegment, count: number): TimeSegment[] {
  const borders = Array.from({ length: count + 1 }, (_, index) =>
    Math.round(fromMs + (toMs - fromMs) * (index / count) ** 2),
  )
  return borders
    .slice(1)
    .map((border, index) => ({ fromMs: borders[index] as number, toMs: border }))
    .filter((bucket) => bucket.toMs > bucket.fromMs)
}

function sort(list: readonly object[]): string[] {
  return list.map((item) => JSON.stringify(Object.entries(item).sort())).sort()
}
