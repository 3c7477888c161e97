import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { ChdbDriver } from '../drivers/chdb-driver.ts'
import type { TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import { EngineTimeSeries } from '../engine-time-series.ts'
import type { StoredReading } from '../reading.ts'
import { readNewest } from '../statements/newest.ts'
import { placeBefore, readLog } from '../statements/reading-log.ts'
import { readDataPage } from '../statements/series-data.ts'
import { Journal } from './journal.ts'
import { JournaledTimeSeries, type JournalWatcher, type TakeRules } from './journaled-time-series.ts'
import { openJournaled } from './open-journaled.ts'

/** A driver whose inserts can be counted, held up and made to fail. */
class TestedDriver {
  inserts = 0
  failure: Error | undefined
  held: Promise<void> | undefined
  readonly driver: TimeSeriesDriver

  constructor(driver: TimeSeriesDriver) {
    this.driver = {
      hasWholeFiles: driver.hasWholeFiles,
      execute: (...asked) => driver.execute(...asked),
      query: (...asked) => driver.query(...asked),
      queryFile: (query) => driver.queryFile(query),
      insertRows: async (rows) => {
        this.inserts += 1
        await this.held
        if (this.failure) throw this.failure
        await driver.insertRows(rows)
      },
      close: () => driver.close(),
    }
  }
}

/** The options for a journal from which no file is missing. */
const whole = { noteMissing: async (names: readonly string[]) => assert.deepEqual(names, []) }

describe('a journal in front of an engine', () => {
  const directory = createTemporaryDirectory()
  const driver = new TestedDriver(new ChdbDriver(join(directory, 'time-series')))
  let engine: EngineTimeSeries
  let sequence = 0
  let seriesId = 0

  before(async () => {
    engine = await EngineTimeSeries.open(driver.driver)
  })
  after(() => engine.close())
  beforeEach(() => {
    driver.inserts = 0
    driver.failure = undefined
    seriesId += 1
  })

  function openStore(rules: Partial<TakeRules> = {}): { store: JournaledTimeSeries; path: string } {
    const path = join(createTemporaryDirectory(), 'journal')
    const behind = {
      hasWholeFiles: true,
      run: engine.run.bind(engine),
      readFor: engine.readFor.bind(engine),
      insertRows: engine.insertRows.bind(engine),
      close: async () => undefined,
    }
    return { store: new JournaledTimeSeries(behind, Journal.open(path).journal, rules), path }
  }

  const append = async (store: JournaledTimeSeries, ...times: number[]): Promise<void> => {
    sequence += 1
    const readings = times.map((timeMs) => ({ seriesId, timeMs, value: sequence }))
    await store.append(readings, sequence)
  }
  const readTimes = async (store: JournaledTimeSeries, of = seriesId): Promise<number[]> => {
    const page = { fromMs: 0, toMs: 1_000_000, order: 'asc', limit: 1_000_000 } as const
    return (await store.run(readDataPage(of, page))).map(({ timeMs }) => timeMs)
  }

  it('has the engine take in, as one, what a statement depends on, and nothing else', async () => {
    const { store } = openStore()
    for (const timeMs of [1, 2, 3]) await append(store, timeMs)
    assert.deepEqual(await readTimes(store, seriesId + 1000), [])
    const elsewhere = { fromMs: 4, toMs: 9, order: 'asc', limit: 9 } as const
    assert.deepEqual(await store.run(readDataPage(seriesId, elsewhere)), [])
    assert.equal(driver.inserts, 0)
    assert.deepEqual(await readTimes(store), [1, 2, 3])
    assert.equal(driver.inserts, 1)
    assert.deepEqual(await readTimes(store), [1, 2, 3])
    assert.equal(driver.inserts, 1)
    await store.close()
  })

  it('has it take in what has gathered once there is enough of it, or once it has waited long enough', async () => {
    for (const rules of [{ rows: 3 }, { afterMs: 20 }]) {
      const { store } = openStore(rules)
      await append(store, 1)
      await append(store, 2, 3)
      while (driver.inserts === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      await store.close()
      assert.equal(driver.inserts, 1)
      driver.inserts = 0
    }
  })

  it('answers everybody at once who needs what the engine is taking in', async () => {
    const { store } = openStore()
    await append(store, 1)
    const { promise, resolve } = Promise.withResolvers<void>()
    driver.held = promise
    const first = readTimes(store)
    await new Promise(setImmediate)
    await append(store, 2)
    const others = [readTimes(store), readTimes(store), store.takeIn()]
    resolve()
    driver.held = undefined
    assert.ok((await first).includes(1))
    for (const times of await Promise.all(others)) if (times) assert.deepEqual(times, [1, 2])
    assert.equal(driver.inserts, 2)
    await store.close()
  })

  it('keeps what is written while the engine begins to take in', async () => {
    const { store } = openStore()
    await append(store, 1)
    const appending = append(store, 2)
    await store.takeIn()
    await appending
    assert.deepEqual(await readTimes(store), [1, 2])
    await store.close()
  })

  it('has a statement wait for what comes to be taken while it waits for a piece before that', async () => {
    const { store } = openStore({ rows: 1 })
    const { promise, resolve } = Promise.withResolvers<void>()
    driver.held = promise
    await append(store, 1) // is being taken
    await append(store, 2) // is next, and was before the statement
    const reading = readTimes(store)
    resolve()
    assert.deepEqual(await reading, [1, 2])
    driver.held = undefined
    await store.close()
  })

  it('loses nothing of what the engine could not take, says so once, and tries again', async () => {
    const { store } = openStore({ retryMs: 20 })
    const told: unknown[] = []
    const watcher: JournalWatcher = { onBehind: (error) => told.push(error), onFailed: assert.fail }
    store.watch(watcher)
    const failure = new Error('full')
    driver.failure = failure
    await append(store, 1)
    await assert.rejects(readTimes(store), failure)
    await append(store, 2)
    await assert.rejects(store.takeIn(), failure)
    assert.deepEqual(told, [failure])
    driver.failure = undefined
    while (told.length === 1) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual(told, [failure, undefined])
    const soFar = driver.inserts
    assert.deepEqual(await readTimes(store), [1, 2])
    assert.equal(driver.inserts, soFar)
    await store.close()
  })

  it('has one attempt under way at a time while the engine fails, and none after it is closed', async () => {
    const { store } = openStore({ rows: 1, retryMs: 60_000 })
    driver.failure = new Error('full')
    for (let time = 1; time <= 20; time += 1) await append(store, time)
    await assert.rejects(store.takeIn(), /full/)
    const soFar = driver.inserts
    assert.ok(soFar <= 3, `${soFar} inserts`)
    await store.close()
    await assert.rejects(append(store, 99), { name: 'StoreBusyError' })
    assert.equal(driver.inserts, soFar + 1)
    driver.failure = undefined
  })

  it('holds so much and no more, and refuses the rest with what the engine said', async () => {
    const { store } = openStore({ maxRows: 4 })
    driver.failure = new Error('full')
    await append(store, 1, 2)
    await append(store, 3)
    await assert.rejects(append(store, 4, 5), /full/)
    await append(store, 4)
    driver.failure = undefined
    await append(store, 5, 6)
    assert.deepEqual(await readTimes(store), [1, 2, 3, 4, 5, 6])
    await store.close()
  })

  it('tells of files that are gone before it forgets them', async () => {
    const { store, path } = openStore()
    await append(store, 1)
    rmSync(join(path, readdirSync(path).find((name) => name.endsWith('.journal')) ?? ''))
    const cutOff = { noteMissing: () => Promise.reject(new Error('killed')) }
    await assert.rejects(openJournaled(engine, driver.driver, path, cutOff), /killed/)
    const told: string[] = []
    const noteMissing = async (names: readonly string[]) => void told.push(...names)
    await openJournaled(engine, driver.driver, path, { noteMissing })
    await openJournaled(engine, driver.driver, path, { noteMissing })
    assert.equal(told.length, 1)
  })

  it('does not have the engine take anything twice where only the journal fails, and closes', async () => {
    const { store, path } = openStore()
    const told: string[] = []
    store.watch({ onBehind: assert.fail, onFailed: ({ message }) => told.push(message) })
    await append(store, 1)
    rmSync(path, { recursive: true })
    await append(store, 2) // into the file that is open
    assert.deepEqual([await readTimes(store), driver.inserts], [[1, 2], 1])
    await store.close()
    assert.deepEqual(told, [])
  })

  it('gives a start what the engine did not take, once, also when that start is cut off', async () => {
    const { store, path } = openStore()
    await append(store, 1)
    await readTimes(store)
    await append(store, 2)
    for (let start = 0; start < 3; start += 1) {
      driver.inserts = 0
      // The first of them releases nothing, as if it had been killed in between.
      if (start === 0) {
        const { commits } = Journal.open(path)
        const unknown = commits.filter((commit) => commit.sequence === sequence)
        await engine.insertRows(unknown.map(({ rows }) => rows))
        continue
      }
      await openJournaled(engine, driver.driver, path, whole)
      assert.equal(driver.inserts, 0)
    }
    const log = { after: placeBefore(0), throughSequence: sequence, seriesIds: [seriesId], limit: 9 }
    assert.deepEqual(
      (await engine.run(readLog(log))).map(({ timeMs }) => timeMs),
      [1, 2],
    )
  })

  it('answers as a store would that has everything at once, whatever is asked, fails, or starts anew', async () => {
    const change = fc.oneof(
      { weight: 4, arbitrary: fc.record({ append: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }) }) },
      { weight: 3, arbitrary: fc.record({ read: fc.constantFrom('data', 'newest', 'log') }) },
      { weight: 1, arbitrary: fc.record({ isFailing: fc.boolean() }) },
      { weight: 1, arbitrary: fc.constant({ restart: true }) },
    )
    const property = fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
      seriesId += 1
      const path = join(createTemporaryDirectory(), 'journal')
      let opened = await openJournaled(engine, driver.driver, path, whole)
      const model = new Map<number, number>()
      const begun = sequence
      driver.failure = undefined
      for (const one of changes) {
        const store = opened
        if ('append' in one) {
          await append(store, ...new Set(one.append))
          for (const timeMs of one.append) model.set(timeMs, sequence)
        } else if ('isFailing' in one) driver.failure = one.isFailing ? new Error('full') : undefined
        else if ('restart' in one) {
          driver.failure = undefined
          opened = await openJournaled(engine, driver.driver, path, whole) // the former one was killed
        } else await assertAnswers(store, one.read, model, begun).catch(requireFailing)
      }
      driver.failure = undefined
      for (const what of ['data', 'newest', 'log']) await assertAnswers(opened, what, model, begun)
    })
    await fc.assert(property, { numRuns: 25 })
  })

  const requireFailing = (error: unknown) => {
    if (!driver.failure || error !== driver.failure) throw error
  }

  async function assertAnswers(
    store: JournaledTimeSeries,
    what: string,
    model: ReadonlyMap<number, number>,
    begun: number,
  ): Promise<void> {
    const expected = [...model].sort(([one], [other]) => one - other)
    const ofSeries = ({ seriesId: of }: StoredReading) => of === seriesId
    if (what === 'data') {
      const page = { fromMs: 0, toMs: 100, order: 'asc', limit: 100 } as const
      const data = await store.run(readDataPage(seriesId, page))
      assert.deepEqual(
        data.map(({ timeMs, value }) => [timeMs, value]),
        expected,
      )
    } else if (what === 'newest') {
      const newest = (await store.run(readNewest())).filter(ofSeries)
      assert.deepEqual(
        newest.map(({ timeMs, value }) => [timeMs, value]),
        expected.slice(-1),
      )
    } else {
      const page = { after: placeBefore(begun), throughSequence: sequence, seriesIds: [seriesId], limit: 100 }
      const last = new Map<number, number>()
      for (const { timeMs, value } of await store.run(readLog(page))) last.set(timeMs, value)
      assert.deepEqual(
        [...last].sort(([one], [other]) => one - other),
        expected,
      )
    }
  }
})
