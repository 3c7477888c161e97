import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../testing/api-server.ts'
import { type ClickhouseServer, clickhousePart, startClickhouseServer } from '../testing/clickhouse-server.ts'
import { readColumns } from '../testing/read-columns.ts'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'
import { systemClock } from './clock.ts'
import { startServer } from './server.ts'

const day = Date.UTC(2026, 9, 20) / 1000

describe('a server with its readings on ClickHouse', { skip: clickhousePart.skip }, () => {
  const directory = createTemporaryDirectory()
  const dataDir = join(directory, 'data')
  let clickhouse: ClickhouseServer
  let api: ApiServer

  before(async () => {
    clickhouse = await startClickhouseServer(join(directory, 'clickhouse'))
    api = await startApiServer(dataDir, systemClock, { timeSeriesUrl: clickhouse.url })
  })
  after(async () => {
    await api.server.close()
    await clickhouse.close()
  })

  const read = (path: string, headers = {}) => api.call(path, { token: api.tokens.reader, headers })

  it('stores readings and gives them back as latest, history and daily metrics', async () => {
    const readings = Array.from({ length: 1440 }, (_, minute) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: day + minute * 60,
      value: 400 + minute / 7,
    }))
    const { status, body } = await api.post(readings)
    assert.deepEqual([status, body.accepted], [200, 1440])
    const history = `/sensors/${sensorId}/CO2ppm/history?from=${day}&to=${day + 86_400}`
    const expected = readings.map(({ time, value }) => ({ time, value }))
    assert.deepEqual((await read(history)).body.data, expected)
    const csv = String((await read(history, { accept: 'text/csv' })).body)
    assert.deepEqual(
      csv
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((line) => Number(line.split(',').at(-1))),
      readings.map(({ value }) => value),
    )
    const daily = await read(`/sensors/${sensorId}/CO2ppm/daily?from=2026-10-20&to=2026-10-21`)
    assert.equal(daily.status, 200)
    const [figures] = daily.body.data
    assert.equal(figures.max, Math.max(...readings.slice(0, 1380).map(({ value }) => value)))
    const latest = await read(`/sensors/${sensorId}`)
    assert.match(JSON.stringify(latest.body), new RegExp(String(400 + 1439 / 7)))
  })

  it('streams files of columns: it says that parts cannot be had, and answers with the whole', async () => {
    const url = `${api.server.publicUrl}/sensors/${sensorId}/CO2ppm/history?from=${day}&to=${day + 86_400}&format=parquet`
    const headers = { authorization: `Bearer ${api.tokens.reader}`, range: 'bytes=0-3' }
    const whole = await fetch(url, { headers })
    assert.deepEqual([whole.status, whole.headers.get('accept-ranges')], [200, 'none'])
    assert.equal((await readColumns('Parquet', await whole.bytes())).length, 1440)
    const head = await fetch(url, { method: 'HEAD', headers })
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, null])
  })

  it('has everything after a restart, and nothing of the password on its disk', async () => {
    const path = `/sensors/${sensorId}/CO2ppm/history?from=${day}&to=${day + 86_400}`
    const before = (await read(path)).body
    const latest = (await read(`/sensors/${sensorId}`)).body
    await api.server.close()
    const { port } = api.server
    const server = await startServer({ dataDir, port, logLevel: 'fatal', timeSeriesUrl: clickhouse.url })
    api = { ...api, server }
    assert.deepEqual((await read(path)).body, before)
    assert.deepEqual((await read(`/sensors/${sensorId}`)).body, latest)
    const manifest = readFileSync(join(dataDir, 'lightfi.json'), 'utf8')
    assert.equal(JSON.parse(manifest).time_series, 'clickhouse')
    assert.ok(!manifest.includes(clickhouse.password))
  })

  it('answers 503 with Retry-After, without details, while ClickHouse is away, and goes on when it is back', async () => {
    const path = `/sensors/${sensorId}/CO2ppm/history?from=${day}&to=${day + 86_400}`
    const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: day, value: 401 }
    const latest = (await read(`/sensors/${sensorId}`)).body
    const port = Number(new URL(clickhouse.url).port)
    await clickhouse.close()
    const daily = `/sensors/${sensorId}/CO2ppm/daily?from=2026-10-20&to=2026-10-21`
    const changes = await api.call('/readings/changes', { token: api.tokens.reader })
    const file = await read(path, { accept: 'application/vnd.apache.parquet' })
    const text = await read(path, { accept: 'text/csv' })
    for (const answer of [
      await read(path),
      await read(daily),
      changes,
      file,
      text,
      await api.post([reading]),
    ]) {
      const { status, body, headers } = answer
      assert.deepEqual([status, body.code, headers.get('retry-after')], [503, 'readings_unavailable', '5'])
      assert.doesNotMatch(JSON.stringify(body), /127\.0\.0\.1|ECONN|ClickHouse/)
    }
    assert.deepEqual((await read(`/sensors/${sensorId}`)).body, latest)
    clickhouse = await startClickhouseServer(join(directory, 'clickhouse'), port)
    assert.equal((await api.post([reading])).body.accepted, 1)
    assert.deepEqual((await read(path)).body.data[0], { time: day, value: 401 })
  })
})
