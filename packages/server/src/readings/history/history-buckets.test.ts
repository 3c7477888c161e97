import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type BucketLength, bucketLengths } from '@openlightfi/contract'
import fc from 'fast-check'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'

interface Datum {
  readonly timeMs: number
  readonly value: number
}

/** Zones with their difficulties, and a day on which their clocks change. */
const zones = {
  'Europe/London': '2025-10-26',
  'America/New_York': '2025-03-09',
  'Australia/Lord_Howe': '2025-04-06',
  'Africa/Casablanca': '2025-02-23',
  'Asia/Kathmandu': '1985-12-31',
  'Pacific/Apia': '2011-12-29',
} as const
type Zone = keyof typeof zones

const lengths = { '5m': 5, '15m': 15, '30m': 30, '1h': 60, '3h': 180, '6h': 360 } as const

/** Finds the start of the bucket that a moment lies in, from the wall clock at that moment alone. */
function findStartMs(timeMs: number, zone: string, length: BucketLength): number {
  const local = Temporal.Instant.fromEpochMilliseconds(timeMs).toZonedDateTimeISO(zone)
  if (length === '1d') return local.startOfDay().epochMilliseconds
  const intoDayMs = Math.round(
    local.toPlainTime().since('00:00', { largestUnit: 'milliseconds' }).total('milliseconds'),
  )
  const startMs = timeMs - (intoDayMs % (lengths[length] * 60_000))
  const afterwards = Temporal.Instant.fromEpochMilliseconds(timeMs + 1).toZonedDateTimeISO(zone)
  const change = afterwards.getTimeZoneTransition('previous')
  return Math.max(startMs, change?.epochMilliseconds ?? startMs)
}

function bucketByBruteForce(data: readonly Datum[], zone: string, length: BucketLength) {
  const groups = Map.groupBy(
    data.toSorted((a, b) => a.timeMs - b.timeMs),
    ({ timeMs }) => findStartMs(timeMs, zone, length),
  )
  return [...groups].map(([startMs, group]) => {
    const values = group.map(({ value }) => value)
    const avg = values.reduce((sum, value) => sum + value, 0) / values.length
    const [min, max] = [Math.min(...values), Math.max(...values)]
    return { time: startMs / 1000, value: avg, min, avg, max, count: values.length, last: values.at(-1) }
  })
}

describe('a history in buckets', () => {
  const directory = createTemporaryDirectory()
  const sensors = Object.keys(zones).map((zone, index) => ({
    zone: zone as Zone,
    id: `AQ2-0000000000${index.toString(16).padStart(2, '0').toUpperCase()}`,
  }))
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  before(async () => {
    api = await startApiServer(directory)
    for (const { zone, id } of sensors) {
      const locationId = zone.replace('/', '_')
      await api.server.estate.createLocation({
        locationId,
        parentId: 'org',
        kind: 'site',
        name: zone,
        timeZone: zone,
      })
      await api.server.estate.createSensor({ sensorId: id, locationId, name: zone })
    }
  })
  after(() => api.server.close())

  async function post(id: string, data: readonly Datum[]): Promise<void> {
    const readings = data.map(({ timeMs, value }) => ({
      sensor_id: id,
      var_name: 'temperatureC',
      time: timeMs / 1000,
      value,
    }))
    assert.equal((await api.post(readings, '?strict=true&before_2000=true')).status, 200)
  }

  for (const { zone, id } of sensors) {
    it(`equals brute force in ${zone}, also while the clocks change, in any order of arrival`, async () => {
      const middayMs = Date.parse(`${zones[zone]}T12:00:00Z`)
      const stored = new Map<number, number>()
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              timeMs: fc.integer({ min: -40 * 3_600_000, max: 40 * 3_600_000 }).map((ms) => middayMs + ms),
              value: fc.integer({ min: -200, max: 500 }).map((tenths) => tenths / 8),
            }),
            { minLength: 1, maxLength: 40 },
          ),
          fc.constantFrom(...bucketLengths),
          async (data, length: BucketLength) => {
            await post(id, data)
            for (const { timeMs, value } of data) stored.set(timeMs, value)
            const all = [...stored].map(([timeMs, value]) => ({ timeMs, value }))
            const path = `/sensors/${id}/temperatureC/history?from=0&to=4000000000&bucket=${length}`
            const expected = bucketByBruteForce(all, zone, length)
            const { body } = await read(path)
            assert.equal(body.time_zone, zone)
            assert.deepEqual(body.data, expected)
            const latest = (await read(`${path}&order=desc&limit=2`)).body.data
            assert.deepEqual(latest, expected.toReversed().slice(0, 2))
          },
        ),
        { numRuns: 21 },
      )
    })
  }

  it('counts each quarter of an hour of a day on which the clocks change once: 92 and 100', async () => {
    const [spring, autumn] = ['2025-03-30', '2025-10-26'].map((date) =>
      Temporal.PlainDate.from(date).toZonedDateTime('Europe/London'),
    )
    for (const [day, quarters] of [
      [spring, 92],
      [autumn, 100],
    ] as const) {
      assert.ok(day)
      const fromMs = day.epochMilliseconds
      const data = Array.from({ length: quarters }, (_, index) => ({
        timeMs: fromMs + index * 900_000,
        value: index / 8,
      }))
      const readings = data.map(({ timeMs, value }) => ({
        sensor_id: sensorId,
        var_name: 'illuminanceArb',
        time: timeMs / 1000,
        value,
      }))
      await api.post(readings)
      const to = day.add({ days: 1 }).epochMilliseconds / 1000
      const path = `/sensors/${sensorId}/illuminanceArb/history?from=${fromMs / 1000}&to=${to}`
      const byQuarter = (await read(`${path}&bucket=15m`)).body.data
      assert.equal(byQuarter.length, quarters)
      assert.ok(byQuarter.every(({ count }: { count: number }) => count === 1))
      const [byDay, ...rest] = (await read(`${path}&bucket=1d`)).body.data
      assert.deepEqual([byDay.time, byDay.count, rest], [fromMs / 1000, quarters, []])
      assert.equal((await read(`${path}&bucket=1h`)).body.data.length, quarters / 4)
    }
  })

  it('reads more buckets than one statement takes, in both orders', async () => {
    const [{ id } = { id: '' }] = sensors
    const [fromMs, count] = [Date.UTC(2020, 0, 1), 5_000]
    await post(
      id,
      Array.from({ length: count }, (_, index) => ({ timeMs: fromMs + index * 300_000, value: index / 100 })),
    )
    const path = `/sensors/${id}/temperatureC/history?from=${fromMs / 1000}&to=${fromMs / 1000 + count * 300}&bucket=5m`
    const rising = (await read(path)).body.data
    assert.deepEqual(
      rising.map(({ last }: { last: number }) => last),
      Array.from({ length: count }, (_, index) => index / 100),
    )
    assert.deepEqual((await read(`${path}&order=desc`)).body.data, rising.toReversed())
    assert.equal((await read(`${path}&limit=4001`)).body.data.length, 4001)
  })

  it('counts only what lies in the range, and is written as lines and CSV too', async () => {
    const startS = Date.UTC(2025, 5, 1) / 1000
    const values = [400, 500, 900]
    await api.post(
      values.map((value, index) => ({
        sensor_id: sensorId,
        var_name: 'CO2ppm',
        time: startS + index * 60,
        value,
      })),
    )
    const path = `/sensors/${sensorId}/CO2ppm/history?from=${startS + 60}&to=${startS + 3600}&bucket=5m`
    const bucket = { time: startS, value: 700, min: 500, avg: 700, max: 900, count: 2, last: 900 }
    assert.deepEqual((await read(path)).body, {
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      bucket: '5m',
      time_zone: 'Europe/London',
      data: [bucket],
    })
    assert.equal(
      (await read(`${path}&format=ndjson`)).body,
      `{"time":${startS}.000,"value":700.0,"min":500.0,"avg":700.0,"max":900.0,"count":2,"last":900.0}\n`,
    )
    assert.equal(
      (await read(`${path}&format=csv&time_format=rfc3339`)).body,
      'time,min,avg,max,count,last\r\n2025-06-01T00:00:00.000Z,500.0,700.0,900.0,2,900.0\r\n',
    )
  })

  it('is empty without data, and hidden like the history itself', async () => {
    assert.deepEqual((await read(`/sensors/${sensorId}/VOCppb/history?bucket=1d`)).body.data, [])
    assertProblem(await read(`/sensors/${strangersSensorId}/CO2ppm/history?bucket=1d`), 'not_found')
    const path = `/sensors/${sensorId}/CO2ppm/history?bucket=1d`
    assertProblem(await read(path, api.tokens.stranger), 'not_found')
  })
})
