import assert from 'node:assert/strict'
import { callFor, callForBody, callForProblem, type OperationLine, readList } from './operation-line.ts'
import type { Scene } from './scene.ts'

/** Thursday, 15 January 2026, 10:00 in London and in UTC; Unix seconds. */
const tenS = Date.UTC(2026, 0, 15, 10) / 1000

/** CO2 at 10:00, 10:30 and 11:00. */
const co2 = [
  { time: tenS, value: 600 },
  { time: tenS + 1800, value: 800.5 },
  { time: tenS + 3600, value: 1000 },
]

const range = { from: String(tenS - 3600), to: '2026-01-16T00:00:00Z' }
const dates = { from: '2026-01-15', to: '2026-01-16' }

const historyId = 'read_sensor_historic_data_sensors__sensor_id___var_name__history_get'
const sensorDailyId = 'read_sensor_daily_data_range_sensors__sensor_id___var_name__daily_get'
const locationDailyId =
  'read_location_direct_child_daily_data_range_locations__location_id___var_name__daily_get'
const childrenId = 'read_location_direct_children_locations__location_id___get'

const co2Of = ({ sensorId }: Scene) => ({ sensor_id: sensorId, var_name: 'CO2ppm' })

/** Readings in, and every way of getting them out. */
export const readingLines: readonly OperationLine[] = [
  {
    operation: 'create_readings_readings_post',
    checks:
      'readings as objects, with times as numbers and texts; NDJSON the same, where the client can send it',
    run: async (client, scene) => {
      const operation = 'create_readings_readings_post'
      const readings = [
        { ...co2Of(scene), ...co2[0] },
        { ...co2Of(scene), ...co2[1] },
        { ...co2Of(scene), ...co2[2], time: '2026-01-15T11:00:00Z' },
        { sensor_id: scene.sensorId, var_name: 'temperatureC', time: tenS, value: 21.25 },
      ]
      const query = { strict: true, dry_run: true, before_2000: true }
      await callForBody(client, 200, { operation, query, body: { readings } }, { accepted: 4 })
      await callForBody(client, 200, { operation, body: { readings } }, { accepted: 4, rejected: [] })
      if (!client.sendsTexts) return
      const text = readings.map((reading) => `${JSON.stringify(reading)}\n`).join('')
      const contentType = 'application/x-ndjson'
      await callForBody(client, 200, { operation, query, body: text, contentType }, { accepted: 4 })
    },
  },
  {
    operation: 'list_unplaced_sensors',
    checks: 'a sensor that nobody has placed, once a reading of it came, with what it reports',
    run: async (client, scene) => {
      const unknown = `${scene.sensorId.slice(0, -4)}0F0F`
      const readings = [{ ...co2Of(scene), sensor_id: unknown, ...co2[0] }]
      const post = { operation: 'create_readings_readings_post', body: { readings } }
      await callForBody(client, 200, post, { accepted: 0 })
      const operation = 'list_unplaced_sensors'
      const heard = readList((await callFor(client, 200, { operation, query: { limit: 1000 } })).body)
      const found = heard.find(({ sensor_id: id }) => id === unknown)
      assert.partialDeepStrictEqual(found, { var_names: ['CO2ppm'], readings: 1, newest_time: tenS })
    },
  },
  {
    operation: 'read_latest_sensor_information_sensors__sensor_id__get',
    checks: 'the newest datum of each variable; `project` leaves the rest out',
    run: async (client, scene) => {
      const operation = 'read_latest_sensor_information_sensors__sensor_id__get'
      const call = { operation, path: { sensor_id: scene.sensorId }, query: { project: ['latest', 'value'] } }
      const body = await callForBody(client, 200, call, { sensor_id: scene.sensorId })
      assert.ok(!body.name, 'a name that was not asked for')
      const data = readList(body).filter(({ var_name: name }) => name !== 'onlineStatus')
      assert.deepEqual(data, [
        { var_name: 'CO2ppm', ...co2[2] },
        { var_name: 'temperatureC', time: tenS, value: 21.25 },
      ])
    },
  },
  {
    operation: historyId,
    checks:
      'three data in order, with a limit the newest; buckets of an hour; Arrow and RFC 3339 CSV as files',
    run: async (client, scene) => {
      const call = { operation: historyId, path: co2Of(scene) }
      const whole = await callForBody(client, 200, { ...call, query: range }, co2Of(scene))
      assert.deepEqual(readList(whole), co2)
      const last = { ...range, limit: 1, order: 'desc' }
      assert.deepEqual(readList((await callFor(client, 200, { ...call, query: last })).body), [co2[2]])
      const hours = await callFor(client, 200, { ...call, query: { ...range, bucket: '1h' } })
      const [ten] = readList(hours.body)
      assert.partialDeepStrictEqual(ten, { time: tenS, min: 600, avg: 700.25, max: 800.5, count: 2 })
      const arrow = { ...call, query: { ...range, format: 'arrow' }, isFile: true }
      assert.equal((await callFor(client, 200, arrow)).file?.subarray(0, 6).toString(), 'ARROW1')
      const csv = { ...call, query: { ...range, format: 'csv', time_format: 'rfc3339' }, isFile: true }
      const lines = String((await callFor(client, 200, csv)).file)
        .trim()
        .split(/\r?\n/)
      assert.deepEqual(lines.slice(0, 2), ['time,value', '2026-01-15T10:00:00.000Z,600.0'])
    },
  },
  {
    operation: 'read_readings',
    checks: 'a location and two variables as objects; NDJSON and Parquet as files',
    run: async (client, scene) => {
      const operation = 'read_readings'
      const location = { location_id: scene.organisationId, var_name: ['CO2ppm', 'temperatureC'], ...range }
      const { body } = await callFor(client, 200, { operation, query: location })
      const readings = co2.map((datum) => ({ ...co2Of(scene), ...datum }))
      const warm = { sensor_id: scene.sensorId, var_name: 'temperatureC', time: tenS, value: 21.25 }
      assert.deepEqual(readList(body), [...readings, warm])
      const sensor = { sensor_id: [scene.sensorId], var_name: ['CO2ppm'], ...range }
      const ndjson = { operation, query: { ...sensor, format: 'ndjson' }, isFile: true }
      const lines = String((await callFor(client, 200, ndjson)).file)
        .trim()
        .split('\n')
      assert.deepEqual(
        lines.map((line) => JSON.parse(line)),
        readings,
      )
      const parquet = { operation, query: { ...sensor, format: 'parquet' }, isFile: true }
      assert.equal((await callFor(client, 200, parquet)).file?.subarray(0, 4).toString(), 'PAR1')
    },
  },
  {
    operation: 'read_reading_changes',
    checks:
      'what was stored, in two pages; the cursor of the last leads to nothing more; a strange one is a problem',
    run: async (client, scene) => {
      const operation = 'read_reading_changes'
      const location = { location_id: scene.organisationId, var_name: ['CO2ppm', 'temperatureC'] }
      const first = (await callFor(client, 200, { operation, query: { ...location, limit: 3 } })).body
      const { next_cursor: after } = first as { next_cursor: string }
      const rest = await callForBody(client, 200, { operation, query: { ...location, after } }, {})
      const stored = [...readList(first), ...readList(rest)]
      assert.deepEqual(
        stored.map(({ value }) => value),
        [600, 800.5, 1000, 21.25],
      )
      assert.equal(new Set(stored.map(({ id }) => id)).size, 4)
      const end = { ...location, after: rest.next_cursor, wait: 0 }
      assert.deepEqual(readList((await callFor(client, 200, { operation, query: end })).body), [])
      const strange = { operation, query: { after: 'of-no-store' } }
      await callForProblem(client, 400, 'invalid_parameter', strange)
    },
  },
  {
    operation: childrenId,
    checks: 'the places in it; with `depth=all` the sensor in the room with its latest value',
    run: async (client, scene) => {
      const call = { operation: childrenId, path: { location_id: `loc_${scene.tag}_floor` } }
      const { body: near } = await callFor(client, 200, call)
      const { locations, sensors } = near as { locations: { name: string }[]; sensors: unknown[] }
      assert.deepEqual([locations.map(({ name }) => name), sensors], [['Søuth'], []])
      const { body: all } = await callFor(client, 200, { ...call, query: { depth: 'all' } })
      const [sensor] = (all as { sensors: unknown[] }).sensors
      const [newest] = readList(sensor).filter(({ var_name: name }) => name === 'CO2ppm')
      assert.deepEqual(newest, { var_name: 'CO2ppm', ...co2[2] })
    },
  },
  {
    operation: 'read_location_summary',
    checks: 'the floor as a child of the organisation; of CO2 alone, whose data are no longer current',
    run: async (client, scene) => {
      const path = { location_id: scene.organisationId }
      const call = { operation: 'read_location_summary', path, query: { var_name: ['CO2ppm'] } }
      const { location, children } = await callForBody(client, 200, call, {})
      const [floor] = children as readonly unknown[]
      const co2Alone = [{ var_name: 'CO2ppm', current: 0 }]
      assert.partialDeepStrictEqual(location, { location_id: scene.organisationId, variables: co2Alone })
      assert.partialDeepStrictEqual(floor, { name: 'First floor', variables: co2Alone })
    },
  },
  {
    operation: 'read_stats',
    checks: 'fourteen days, the disk, and no webhook behind; the same of the organisation by its id',
    run: async (client, scene) => {
      const call = { operation: 'read_stats' }
      const all = await callForBody(client, 200, call, { webhooks: { count: 0, data: [] } })
      assert.equal(readList({ data: all.readings_by_day }).length, 14)
      assert.ok(Number((all.disk as Record<string, unknown>).free_bytes) > 0)
      const query = { location_id: scene.organisationId }
      await callForBody(client, 200, { ...call, query }, { sensors: all.sensors })
      const nowhere = { location_id: 'nowhere' }
      await callForProblem(client, 404, 'not_found', { ...call, query: nowhere })
    },
  },
  {
    operation: sensorDailyId,
    checks: 'least, mean and most of the local day; of one hour; by weekday',
    run: async (client, scene) => {
      const call = { operation: sensorDailyId, path: co2Of(scene) }
      const day = readList((await callFor(client, 200, { ...call, query: dates })).body)
      const mean = (600 + 800.5 + 1000) / 3
      assert.partialDeepStrictEqual(day, [{ date: '2026-01-15', min: 600, avg: mean, max: 1000, count: 3 }])
      const query = { ...dates, hours: '10-11', days: 'mon-fri', group_by: 'weekday' }
      const [thursday] = readList((await callFor(client, 200, { ...call, query })).body).filter(
        ({ weekday }) => weekday === 'thu',
      )
      assert.partialDeepStrictEqual(thursday, { min: 600, avg: 700.25, max: 800.5, count: 2 })
    },
  },
  {
    operation: 'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get',
    checks: 'the hours that were asked for, each with its figures',
    run: async (client, scene) => {
      const operation = 'read_sensor_hourly_data_range_sensors__sensor_id___var_name__hourly_get'
      const query = { ...dates, hours: '10-12', days: 'thu' }
      const { body } = await callFor(client, 200, { operation, path: co2Of(scene), query })
      assert.partialDeepStrictEqual(readList(body), [
        { date: '2026-01-15', hour: 10, min: 600, max: 800.5, count: 2 },
        { date: '2026-01-15', hour: 11, min: 1000, max: 1000, count: 1 },
      ])
    },
  },
  {
    operation: locationDailyId,
    checks: 'the room with the figures of its sensor; a date that is none is a problem that says where',
    run: async (client, scene) => {
      const path = { location_id: `loc_${scene.tag}_floor`, var_name: 'CO2ppm' }
      const call = { operation: locationDailyId, path }
      const { body } = await callFor(client, 200, { ...call, query: dates })
      const [room] = readList(body)
      assert.partialDeepStrictEqual(room, { location_id: `loc_${scene.tag}_room`, var_name: 'CO2ppm' })
      assert.partialDeepStrictEqual(readList(room), [{ date: '2026-01-15', min: 600, max: 1000 }])
      const query = { ...dates, hours: '8-8' }
      await callForProblem(client, 400, 'invalid_parameter', { ...call, query })
    },
  },
  {
    operation: 'read_location_history',
    checks: 'the columns of the sensor in the room, null where it said nothing; CSV as a file',
    run: async (client, scene) => {
      const path = { location_id: `loc_${scene.tag}_floor`, var_name: 'CO2ppm' }
      const query = { bucket: '1h', from: String(tenS - 3600), to: String(tenS + 7200) }
      const call = { operation: 'read_location_history', path, query }
      const time = [tenS - 3600, tenS, tenS + 3600]
      const body = await callForBody(client, 200, call, { ...path, bucket: '1h', time })
      assert.partialDeepStrictEqual(readList(body)[0], {
        sensor_id: scene.sensorId,
        min: [null, 600, 1000],
        avg: [null, 700.25, 1000],
        max: [null, 800.5, 1000],
        count: [0, 2, 1],
      })
      const csv = { ...call, query: { ...query, format: 'csv' }, isFile: true }
      const [header, row] = String((await callFor(client, 200, csv)).file).split(/\r?\n/)
      assert.equal(header, 'sensor_id,time,min,avg,max,count,coverage')
      assert.equal(row, `${scene.sensorId},${tenS - 3600}.000,,,,0,0.0`)
    },
  },
]
