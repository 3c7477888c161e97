import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import type { HistoryTextFormat } from '@openlightfi/contract'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { Estate } from '../../estate/estate.ts'
import { takeTurn } from '../../event-loop-turns.ts'
import { createApp } from '../../http/app.ts'
import { nothingExpired } from '../../retention/index.ts'
import { openRelationalStore } from '../../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../../storage/relational/sqlite-dialect.ts'
import { ChdbDriver } from '../../storage/time-series/drivers/chdb-driver.ts'
import { EngineTimeSeries } from '../../storage/time-series/engine-time-series.ts'
import { SeriesDirectory } from '../commit/series-directory.ts'
import { LatestValues } from '../latest/latest-values.ts'
import { OnlineStatusHistory } from '../latest/online-status-history.ts'
import { History, type HistoryParts } from './history.ts'
import { HistoryPlaces } from './history-places.ts'

const sensorId = 'AQ2-FE753C0D7ADF'
const variable = { sensorId, varName: 'CO2ppm' } as const
const moreThanTwoPages = 280_000
const range = { from: '0', to: '1000000000' }
const buckets = { length: '5m', timeZone: 'Europe/London' } as const

const formats: readonly HistoryTextFormat[] = ['json', 'ndjson', 'csv']

/**
 * The beginnings of the answers; all are long enough for the engine to be asked again, one page being read
 * ahead.
 */
const answers = {
  history: (history: History, format: HistoryTextFormat) => history.open(variable, range, format),
  readings: (history: History, format: HistoryTextFormat) =>
    history.openMany({ walk: () => [variable], list: () => [variable] }, range, format),
  buckets: (history: History, format: HistoryTextFormat) =>
    history.openBuckets(variable, buckets, range, format),
}

test('an engine error in the middle of an answer cuts the connection, whatever the answer and its format', async (t) => {
  const directory = createTemporaryDirectory()
  const relational = await openRelationalStore(
    createSqliteDialect(join(directory, 'lightfi.sqlite')),
    systemClock,
  )
  await createSensor(await Estate.load(relational, systemClock))
  const series = await SeriesDirectory.load(relational.series)
  await series.ensure([variable])
  const driver = new ChdbDriver(join(directory, 'time-series'))
  const store = await EngineTimeSeries.open(driver)
  await store.append(makeReadings(series.find(sensorId, 'CO2ppm') ?? 0), 1)
  const latest = LatestValues.build([], {
    series,
    clock: systemClock,
    onSilence: () => undefined,
    findOrganisationId: () => undefined,
  })
  const statuses = new OnlineStatusHistory({
    store,
    series,
    latest,
    clock: systemClock,
    borders: nothingExpired,
  })
  const parts = { store, series, statuses, clock: systemClock, borders: nothingExpired }
  const history = new History(parts)

  const app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
  type Params = { answer: keyof typeof answers; format: HistoryTextFormat }
  app.get<{ Params: Params }>('/:answer/:format', async ({ params }) => {
    const chunks = await answers[params.answer](history, params.format)
    const breaking = breakAfterFirstPage(chunks, () => driver.execute('DETACH TABLE lightfi.readings'))
    return Readable.from(breaking, { objectMode: false })
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  try {
    await t.test('variables are looked up when it is the turn of their reader', () => readInTurn(parts))
    const paths = Object.keys(answers).flatMap((answer) => formats.map((format) => `/${answer}/${format}`))
    for (const path of paths) {
      const [response] = (await once(get({ port, path }), 'response')) as [IncomingMessage]
      assert.equal(response.statusCode, 200)
      await assert.rejects(readAll(response), { code: 'ECONNRESET' }, path)
      assert.equal(response.complete, false)
      await driver.execute('ATTACH TABLE lightfi.readings')
    }
  } finally {
    await app.close()
    await store.close()
    await relational.close()
  }
})

async function readInTurn(parts: HistoryParts): Promise<void> {
  const places = new HistoryPlaces()
  const holder = { grantId: 'one', organisationId: 'org' }
  const others = Array.from({ length: 8 }, () => new AbortController())
  for (const { signal } of others) await places.take({ holder, signal }, 'large')
  let listed = 0
  const choice = {
    walk: () => [variable],
    list: () => {
      listed += 1
      return [variable]
    },
  }
  const own = new AbortController()
  const reader = new History({ ...parts, places }).readFor({ holder, signal: own.signal })
  const reading = reader.openMany(choice, range, 'csv')
  await takeTurn()
  assert.equal(listed, 0)
  others[0]?.abort()
  await (await reading)[Symbol.asyncIterator]().next()
  assert.equal(listed, 1)
  for (const controller of [own, ...others]) controller.abort()
}

async function createSensor(estate: Estate): Promise<void> {
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'Europe/London',
  })
  await estate.createSensor({ sensorId, locationId: 'org', name: 'Room' })
}

function makeReadings(seriesId: number) {
  return Array.from({ length: moreThanTwoPages }, (_, index) => ({
    seriesId,
    timeMs: index * 60_000,
    value: 400,
  }))
}

async function* breakAfterFirstPage(
  chunks: AsyncIterable<Uint8Array>,
  breakEngine: () => Promise<void>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let isBroken = false
  for await (const chunk of chunks) {
    yield chunk
    if (!isBroken && chunk.length > 50_000) {
      await breakEngine()
      isBroken = true
    }
  }
}

async function readAll(response: IncomingMessage): Promise<number> {
  let length = 0
  for await (const chunk of response) length += (chunk as Buffer).length
  return length
}
