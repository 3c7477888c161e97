import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type VarName, weekdays } from '@openlightfi/contract'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { computeModel, type ModelDatum, type ModelSensor } from '../../testing/metrics-model.ts'

const timeZone = 'Australia/Lord_Howe'
/** Two weeks around the night in which the clocks of Lord Howe go back by half an hour. */
const [from, to] = ['2026-03-30', '2026-04-13']
const range = `from=${from}&to=${to}`
const startMs = Date.parse('2026-03-29T13:00:00Z')

/** The sensors of each polygon of each floor; two of them watch one room. */
const sensorsOf = {
  'isle_1/room-2': ['AQ2-000000000D01', 'AQ2-000000000D02'],
  'isle_1/room-10': ['AQ2-000000000D03'],
  'isle_2/room-2': ['AQ2-000000000D04'],
} as const
const motionOf = { 'isle_1/room-2': ['AMP-000000000D01', 'AMP-000000000D02'] } as const

/** Draws data that are the same in each run, at intervals that fit no border. */
function drawData(seed: number, stepMs: number, value: (index: number) => number): ModelDatum[] {
  return Array.from({ length: 500 }, (_, index) => ({
    timeMs: startMs + seed * 137_000 + index * stepMs + ((index * index * 7_919 + seed) % 1_200_000),
    value: value(index),
  }))
}

interface Row {
  readonly weekday?: string
  readonly date?: string
  readonly hour?: number
  readonly utl?: number | null
  readonly count: number
  readonly coverage: number
}

interface Entry {
  readonly location_id?: string
  readonly polygon_id?: string
  readonly sensor_id?: string
  readonly data: readonly Row[]
}

describe('hourly metrics of a location, and metrics of polygons', () => {
  let api: ApiServer
  const stored = new Map<string, ModelSensor>()
  const read = async (path: string) =>
    (await api.call(`/locations/${path}`, { token: api.tokens.reader })).body
  const post = async (sensorId: string, varName: VarName, data: readonly ModelDatum[]) => {
    const readings = data.map(({ timeMs, value }) => ({
      sensor_id: sensorId,
      var_name: varName,
      time: timeMs / 1000,
      value,
    }))
    assert.deepEqual((await api.post(readings)).body.rejected, [])
  }

  before(async () => {
    api = await startApiServer()
    const { estate } = api.server
    await estate.createLocation({
      locationId: 'isle',
      parentId: 'org',
      kind: 'building',
      name: 'Isle',
      timeZone,
    })
    for (const locationId of ['isle_1', 'isle_2'])
      await estate.createLocation({ locationId, parentId: 'isle', kind: 'floor', name: locationId })
    await estate.createLocation({ locationId: 'nook', parentId: 'isle_1', kind: 'room', name: 'Nook' })
    let seed = 0
    for (const [place, ids] of [...Object.entries(sensorsOf), ...Object.entries(motionOf)]) {
      const [floor = '', polygonId = ''] = place.split('/')
      for (const [at, sensorId] of ids.entries()) {
        seed += 1
        // The second sensor of a room lies in a location of its own.
        const locationId = at === 1 ? 'nook' : floor
        await estate.createSensor({ sensorId, locationId, name: sensorId, polygonId })
        const isMotion = sensorId.startsWith('AMP')
        const data = drawData(seed, isMotion ? 1_300_000 : 2_400_000, (index) => (isMotion ? 1 : 400 + index))
        const online = isMotion ? drawData(seed, 1_100_000, (index) => (index % 9 ? 1 : 0)) : []
        await post(sensorId, isMotion ? 'motionEvent' : 'CO2ppm', data)
        if (isMotion) await post(sensorId, 'onlineStatus', online)
        stored.set(sensorId, { data, online })
      }
    }
    await estate.createSensor({ sensorId: 'AQ2-000000000D09', locationId: 'isle_1', name: 'On no polygon' })
  })
  after(() => api.server.close())

  /** Compares the rows of an entry with the model. */
  function compare(rows: readonly Row[], ids: readonly string[], isWeek: boolean, isMotion = false) {
    const model = computeModel(
      ids.flatMap((id) => stored.get(id) ?? []),
      {
        timeZone,
        from,
        to,
        hours: { first: 0, end: 24 },
        days: new Set(weekdays),
        isMotion,
        reachMs: 300_000,
        keyOf: (date, hour, _weekday, clockWeekday) => `${isWeek ? clockWeekday : date} ${hour}`,
      },
    )
    assert.deepEqual(
      rows.map(({ weekday, date, hour }) => `${weekday ?? date} ${hour}`).toSorted(),
      [...model.keys()].toSorted(),
    )
    for (const { weekday, date, hour, count, coverage, utl } of rows) {
      const key = `${weekday ?? date} ${hour}`
      const figures = model.get(key)
      assert.ok(figures, key)
      assert.equal(count, figures.values.length, key)
      assert.equal(coverage, figures.coveredMs / figures.totalMs, key)
      if (isMotion && utl !== null)
        assert.equal(utl, figures.usedMs / (isWeek ? figures.totalMs : 3_600_000), key)
    }
    assert.ok(rows.some(({ count }) => count > 0))
  }

  const nameOf = ({ location_id, polygon_id }: Entry) => `${location_id}/${polygon_id}`

  it('by weekday are 7 days of 24 hours from Monday, for each polygon, exact over a change of the clock', async () => {
    const { data } = await read(`isle/CO2ppm/hourly?${range}&group_by=weekday&by=polygon`)
    assert.deepEqual((data as Entry[]).map(nameOf), Object.keys(sensorsOf))
    for (const entry of data as Entry[]) {
      assert.deepEqual(
        entry.data.map(({ weekday, hour }) => `${weekday} ${hour}`),
        weekdays.flatMap((weekday) => Array.from({ length: 24 }, (_, hour) => `${weekday} ${hour}`)),
      )
      compare(entry.data, sensorsOf[nameOf(entry) as keyof typeof sensorsOf], true)
    }
  })

  it('by date are the hours of the clock, the repeated one once', async () => {
    const { data } = await read(`isle/CO2ppm/hourly?${range}&by=polygon`)
    for (const entry of data as Entry[])
      compare(entry.data, sensorsOf[nameOf(entry) as keyof typeof sensorsOf], false)
  })

  it('of child locations and sensors take the subtree together', async () => {
    const { data } = await read(`isle/CO2ppm/hourly?${range}&group_by=weekday`)
    const [first, second] = data as Entry[]
    assert.deepEqual([first?.location_id, second?.location_id], ['isle_1', 'isle_2'])
    compare(first?.data ?? [], [...sensorsOf['isle_1/room-2'], ...sensorsOf['isle_1/room-10']], true)
    const inFloor = (await read(`isle_2/CO2ppm/hourly?${range}`)).data as Entry[]
    assert.deepEqual(
      inFloor.map(({ sensor_id }) => sensor_id),
      sensorsOf['isle_2/room-2'],
    )
    compare(inFloor[0]?.data ?? [], sensorsOf['isle_2/room-2'], false)
  })

  it('of motion are the union of what the sensors of a polygon see', async () => {
    for (const isWeek of [true, false]) {
      const { data } = await read(
        `isle_1/motionEvent/hourly?${range}&by=polygon${isWeek ? '&group_by=weekday' : ''}`,
      )
      assert.deepEqual((data as Entry[]).map(nameOf), Object.keys(motionOf))
      compare(data[0].data, motionOf['isle_1/room-2'], isWeek, true)
    }
  })

  it('per day of polygons have the data of their sensors', async () => {
    const { data } = await read(`isle/CO2ppm/daily?${range}&by=polygon`)
    assert.deepEqual((data as Entry[]).map(nameOf), Object.keys(sensorsOf))
    for (const entry of data as Entry[]) {
      const ids = sensorsOf[nameOf(entry) as keyof typeof sensorsOf]
      const inRange = ids
        .flatMap((id) => stored.get(id)?.data ?? [])
        .filter(({ timeMs }) => {
          const date = Temporal.Instant.fromEpochMilliseconds(timeMs)
            .toZonedDateTimeISO(timeZone)
            .toPlainDate()
          return String(date) >= from && String(date) < to
        })
      assert.equal(
        entry.data.reduce((sum, { count }) => sum + count, 0),
        inRange.length,
      )
    }
  })

  it('of a room take the polygons of its floor, with the sensors in the room alone', async () => {
    const { data } = await read(`nook/CO2ppm/hourly?${range}&group_by=weekday&by=polygon`)
    assert.deepEqual((data as Entry[]).map(nameOf), ['isle_1/room-2'])
    compare(data[0].data, [sensorsOf['isle_1/room-2'][1]], true)
  })

  it('without a range are those of today, and the pattern that of four weeks', async () => {
    const [dated, pattern] = [
      await read('isle/CO2ppm/hourly'),
      await read('isle/CO2ppm/hourly?group_by=weekday'),
    ]
    assert.ok([24, 25].includes(dated.data[0].data.length))
    assert.equal(pattern.data[0].data.length, 168)
  })

  it('that are too many are refused, and say how many they are', async () => {
    const { estate } = api.server
    await estate.createLocation({ locationId: 'crowd', parentId: 'org', kind: 'floor', name: 'Crowd' })
    for (let index = 0; index < 120; index += 1) {
      const id = `AQ2-${(0xe000 + index).toString(16).toUpperCase().padStart(12, '0')}`
      await estate.createSensor({ sensorId: id, locationId: 'crowd', name: id })
    }
    const ask = (query: string) =>
      api.call(`/locations/crowd/CO2ppm/hourly?from=2025-01-01&to=2026-01-01${query}`, {
        token: api.tokens.reader,
      })
    const dated = await ask('')
    assertProblem(dated, 'invalid_parameter')
    assert.match(dated.body.detail, /120 children have 1051080 entries/)
    const pattern = await ask('&group_by=weekday')
    assertProblem(pattern, 'invalid_parameter')
    assert.match(pattern.body.detail, /120 children have 10\d{5} hours/)
  })
})
