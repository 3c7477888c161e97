import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type ApiServer, startApiServer } from '../../../testing/api-server.ts'
import {
  computeLatestStatus,
  computeStatus,
  type HeardDatum,
  type StatusPoint,
} from '../../../testing/online-status-model.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { type RunningServer, startServer } from '../../index.ts'

const realNowS = Math.floor(Date.now() / 1000)
/** Data begin here; the clock of the server moves from here on, never past the real one. */
const startS = realNowS - 40 * 86_400
const silenceS = 900

/** Seconds between data: around the threshold, within it, and far beyond. */
const gapS = fc.oneof(
  fc.constantFrom(0.001, 300, 899.999, 900, 900.001, 901, 1800),
  fc.integer({ min: 1, max: 1200 }),
  fc.integer({ min: 1, max: 6 * 86_400 }),
)
const drafts = fc.array(
  fc.record({
    gapS,
    varName: fc.constantFrom('CO2ppm', 'temperatureC', 'onlineStatus', 'onlineStatus'),
    status: fc.constantFrom(1, 1, 1, 0, -1, -2),
    order: fc.nat(),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('onlineStatus', () => {
  const directory = createTemporaryDirectory()
  let api: ApiServer
  let running: RunningServer
  let nowS = realNowS
  let count = 0

  before(async () => {
    api = await startApiServer(directory, () => nowS * 1000)
    running = api.server
  })
  after(() => running.close())

  async function createSensor(): Promise<string> {
    count += 1
    const id = `AQ2-${count.toString(16).toUpperCase().padStart(12, '0')}`
    await api.server.estate.createSensor({ sensorId: id, locationId: 'floor', name: id })
    return id
  }

  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  /** Posts data at seconds after the start. */
  async function post(id: string, data: readonly (readonly [string, number, number])[]): Promise<void> {
    const readings = data.map(([varName, offsetS, value]) => ({
      sensor_id: id,
      var_name: varName,
      time: startS + offsetS,
      value,
    }))
    assert.deepEqual((await api.post(readings)).body.rejected, [])
  }

  /** Reads the history of a sensor's status, times in seconds after the start. */
  async function readStatus(id: string, query = 'from=0'): Promise<[number, number][]> {
    const { status, body } = await read(`/sensors/${id}/onlineStatus/history?${query}`)
    assert.equal(status, 200)
    return body.data.map(({ time, value }: { time: number; value: number }) => [
      Math.round((time - startS) * 1000) / 1000,
      value,
    ])
  }

  async function findLatest(id: string) {
    const { data } = (await read(`/sensors/${id}`)).body
    return data.find((datum: { var_name: string }) => datum.var_name === 'onlineStatus')
  }

  async function readLatest(id: string): Promise<[number, number] | undefined> {
    const found = await findLatest(id)
    return found && [found.time - startS, found.value]
  }

  it('over time is what brute force says, whatever the order of arrival and the range', async () => {
    const property = fc.asyncProperty(
      drafts,
      fc.tuple(fc.integer({ min: -1000, max: 86_400 }), fc.nat(20 * 86_400), fc.nat(3)),
      fc.integer({ min: -600, max: 3000 }),
      async (draft, [fromS, lengthS, limit], waitedS) => {
        const id = await createSensor()
        let offsetS = 0
        const drawn = draft.map((datum) => {
          offsetS += datum.gapS
          const timeMs = Math.round((startS + offsetS) * 1000)
          return { ...datum, timeMs, value: datum.varName === 'onlineStatus' ? datum.status : 400 }
        })
        const placed = drawn.filter(({ timeMs }) => timeMs < (realNowS + 500) * 1000)
        nowS = startS + offsetS + waitedS
        const arriving = placed.toSorted((a, b) => a.order - b.order)
        const half = arriving.length >> 1
        for (const part of [arriving.slice(0, half), arriving.slice(half)]) {
          const readings = part.map(({ varName, timeMs, value }) => ({
            sensor_id: id,
            var_name: varName,
            time: timeMs / 1000,
            value: varName === 'temperatureC' ? 20 : value,
          }))
          assert.deepEqual((await api.post(readings)).body.rejected, [])
        }
        if (placed.length === 0) return
        const heard: HeardDatum[] = placed.map(({ varName, timeMs, value }) => ({
          timeMs,
          value,
          isReport: varName === 'onlineStatus',
        }))
        const nowMs = Math.round(nowS * 1000)
        const whole = computeStatus(heard, nowMs)
        const expect = async (from: number, to: number) => {
          const path = `/sensors/${id}/onlineStatus/history?from=${from}&to=${to}`
          const expected = whole.filter(({ timeMs }) => timeMs >= from * 1000 && timeMs < to * 1000)
          const rising = (await read(path)).body.data
          assert.deepEqual(rising, toWire(expected))
          const falling = (await read(`${path}&order=desc&limit=${limit + 1}`)).body.data
          assert.deepEqual(falling, toWire(expected.toReversed().slice(0, limit + 1)))
        }
        await expect(0, 4_000_000_000)
        await expect(startS + fromS, startS + fromS + lengthS)
        const latest = await readLatest(id)
        const expected = computeLatestStatus(heard, nowMs)
        assert.deepEqual(latest, expected && [expected.timeMs / 1000 - startS, expected.value])
      },
    )
    await fc.assert(property, { numRuns: 40 })
  })

  it('is 0 from three expected intervals after the newest datum on, and 1 with the next datum', async () => {
    const id = await createSensor()
    nowS = startS + silenceS
    await post(id, [['CO2ppm', 0, 400]])
    assert.deepEqual([await readStatus(id), await readLatest(id)], [[], undefined])
    nowS += 0.001
    assert.deepEqual([await readStatus(id), await readLatest(id)], [[[silenceS, 0]], [silenceS, 0]])
    nowS = startS + 5000
    await post(id, [['temperatureC', 4000, 20]])
    const both = [
      [silenceS, 0],
      [4000, 1],
    ]
    assert.deepEqual(await readStatus(id), [...both, [4000 + silenceS, 0]])
    nowS = startS + 4500
    assert.deepEqual(await readStatus(id), both)
  })

  it('loses a silence that late data cover, and gains none where data only come late', async () => {
    const id = await createSensor()
    nowS = startS + 3000
    await post(id, [
      ['CO2ppm', 0, 400],
      ['CO2ppm', 2500, 410],
    ])
    assert.equal((await readStatus(id)).length, 2)
    await post(id, [['temperatureC', 1650, 20]])
    assert.deepEqual(await readStatus(id), [
      [silenceS, 0],
      [1650, 1],
    ])
    await post(id, [['temperatureC', 850, 20]])
    assert.deepEqual(await readStatus(id), [])
  })

  for (const [report, during, afterwards] of [
    [1, [silenceS, 0], [0, 1]],
    [-1, [silenceS, 0], [2000, 1]],
    [0, [0, 0], [0, 0]],
    [-2, [0, -2], [0, -2]],
  ] as const) {
    it(`after a report of ${report} is ${during[1]} in silence and ${afterwards[1]} when data come again`, async () => {
      const id = await createSensor()
      nowS = startS + 2000
      await post(id, [['onlineStatus', 0, report]])
      assert.deepEqual(await readLatest(id), during)
      assert.equal((await findLatest(id)).derived, report === 1 || report === -1 ? true : undefined)
      await post(id, [['CO2ppm', 2000, 400]])
      assert.deepEqual(await readLatest(id), afterwards)
      assert.equal((await findLatest(id)).derived, report === -1 ? true : undefined)
      const expected = [[0, report], ...(during[1] === 0 && report !== 0 ? [during, [2000, 1]] : [])]
      assert.deepEqual(await readStatus(id), expected)
    })
  }

  it('is the report itself where that ends a silence', async () => {
    const id = await createSensor()
    nowS = startS + 2000
    await post(id, [
      ['CO2ppm', 0, 400],
      ['onlineStatus', 2000, -1],
    ])
    assert.deepEqual(await readStatus(id), [
      [silenceS, 0],
      [2000, -1],
    ])
  })

  it('is written alike in every format and in lists of several sensors and variables', async () => {
    const [one, other] = [await createSensor(), await createSensor()]
    nowS = startS + 2000
    await post(one, [
      ['CO2ppm', 0, 400],
      ['onlineStatus', 0, 1],
      ['temperatureC', 1, 20],
    ])
    await post(other, [['CO2ppm', 1500, 500]])
    const path = `/sensors/${one}/onlineStatus/history?from=${startS}`
    const fallS = startS + 1 + silenceS
    assert.equal(
      (await read(`${path}&format=ndjson`)).body,
      `{"time":${startS}.000,"value":1.0}\n{"time":${fallS}.000,"value":0.0}\n`,
    )
    assert.equal(
      (await read(`${path}&format=csv&time_format=rfc3339&order=desc`)).body,
      `time,value\r\n${new Date(fallS * 1000).toISOString()},0.0\r\n${new Date(startS * 1000).toISOString()},1.0\r\n`,
    )
    const list = `/readings?sensor_id=${one}&sensor_id=${other}&from=${startS}`
    const lines = [
      `${one},CO2ppm,${startS}.000,400.0`,
      `${one},onlineStatus,${startS}.000,1.0`,
      `${one},onlineStatus,${fallS}.000,0.0`,
      `${one},temperatureC,${startS + 1}.000,20.0`,
      `${other},CO2ppm,${startS + 1500}.000,500.0`,
    ]
    const csv = (rows: readonly string[]) =>
      ['sensor_id,var_name,time,value', ...rows].map((line) => `${line}\r\n`).join('')
    assert.equal((await read(`${list}&format=csv`)).body, csv(lines))
    assert.equal((await read(`${list}&format=csv&limit=3`)).body, csv(lines.slice(0, 3)))
    const { data } = (await read(list)).body
    assert.deepEqual(
      data.map((row: Record<string, unknown>) => Object.values(row).join(',')),
      lines.map((line) => line.replace('.000,', ',').replace(/\.0$/, '')),
    )
    assert.equal((await read(`${list}&format=csv&limit=4`)).body, csv(lines.slice(0, 4)))
    const some = await read(`${list}&var_name=CO2ppm&format=csv`)
    assert.equal(some.body, csv([lines[0] ?? '', lines[4] ?? '']))
  })

  it('is in lists of many sensors exactly where it is in their own histories', async () => {
    const ids: string[] = []
    nowS = startS + 3000
    for (const offsets of [[0, 800, 1600, 2400], [0], [0, 2000, 2800], [2500], []]) {
      const id = await createSensor()
      ids.push(id)
      await post(
        id,
        offsets.map((offsetS) => ['CO2ppm', offsetS, 400] as const),
      )
    }
    for (const [fromS, toS] of [
      [0, 3001],
      [700, 2300],
      [950, 1200],
      [2000, 2001],
    ] as const) {
      const range = `from=${startS + fromS}&to=${startS + toS}`
      const names = ids.map((id) => `sensor_id=${id}`).join('&')
      const listed = (await read(`/readings?${names}&var_name=onlineStatus&${range}`)).body.data
      for (const id of ids) {
        const own = listed.filter((row: { sensor_id: string }) => row.sensor_id === id)
        assert.deepEqual(
          own.map(({ time, value }: { time: number; value: number }) => [time - startS, value]),
          await readStatus(id, range),
          `${id} ${range}`,
        )
      }
    }
  })

  it('changes the snapshot and its tag when a sensor falls silent, once, and with the next datum', async () => {
    const id = 'AQ2-FFFFFFFFFFFF'
    const { estate } = api.server
    await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
    await estate.createSensor({ sensorId: id, locationId: 'room', name: id })
    nowS = startS + 600
    await post(id, [['CO2ppm', 0, 400]])
    const path = '/locations/room/?depth=all'
    const ask = (tag: string) =>
      api.call(path, { token: api.tokens.reader, headers: { 'if-none-match': tag } })
    const statusIn = (body: { sensors: { sensor_id: string; data: { var_name: string }[] }[] }) =>
      body.sensors
        .find((sensor) => sensor.sensor_id === id)
        ?.data.filter(({ var_name }) => var_name === 'onlineStatus')
    const first = await ask('"none"')
    assert.deepEqual(statusIn(first.body), [])
    nowS = startS + silenceS
    assert.equal((await ask(first.headers.get('etag') ?? '')).status, 304)
    nowS += 1
    const fallen = await ask(first.headers.get('etag') ?? '')
    assert.equal(fallen.status, 200)
    const silence = { var_name: 'onlineStatus', time: startS + silenceS, value: 0, derived: true }
    assert.deepEqual(statusIn(fallen.body), [silence])
    nowS += 10_000
    assert.equal((await ask(fallen.headers.get('etag') ?? '')).status, 304)
    await post(id, [['CO2ppm', silenceS + 10_000, 400]])
    const back = await ask(fallen.headers.get('etag') ?? '')
    assert.deepEqual([back.status, statusIn(back.body)], [200, []])
  })

  it('is after a restart what it was, and goes on by the clock', async () => {
    const [silent, heard] = [await createSensor(), await createSensor()]
    nowS = startS + 1000
    await post(silent, [['CO2ppm', 0, 400]])
    await post(heard, [['CO2ppm', 500, 400]])
    await running.close()
    running = await startServer(
      { dataDir: directory, port: api.server.port, logLevel: 'fatal' },
      () => nowS * 1000,
    )
    assert.deepEqual(await readLatest(silent), [silenceS, 0])
    assert.equal(await readLatest(heard), undefined)
    nowS = startS + 500 + silenceS + 1
    assert.deepEqual(await readLatest(heard), [500 + silenceS, 0])
  })
})

function toWire(points: readonly StatusPoint[]): { time: number; value: number }[] {
  return points.map(({ timeMs, value }) => ({ time: timeMs / 1000, value }))
}
