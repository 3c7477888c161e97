import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { readSheet, toDateText } from '../../testing/workbook-reader.ts'

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const athensId = 'AQ2-00000000CAFE'
const strangeName = '=1+1; "Größe", <b>\u{1F600}'
/** Half an hour before the clocks of London go back over the hour from one to two. */
const startS = Date.UTC(2025, 9, 26, 0, 30) / 1000
const range = `from=${startS}&to=${startS + 7200}`

describe('a workbook', () => {
  const directory = createTemporaryDirectory() // not in `before`: it would be removed as soon as that ends
  let api: ApiServer
  const readBytes = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(api.server.publicUrl + path, {
      headers: { authorization: `Bearer ${api.tokens.reader}`, ...headers },
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    assert.equal(response.status, 200, Buffer.from(bytes).toString())
    assert.equal(response.headers.get('content-type'), mediaType)
    return bytes
  }
  const read = async (path: string) => readSheet(await readBytes(path))
  const readAbout = async (path: string) =>
    new Map(readSheet(await readBytes(path), 'About').map(([label, value]) => [label, value] as const))
  const refuse = async (path: string) => api.call(path, { token: api.tokens.reader })

  before(async () => {
    api = await startApiServer(directory)
    const { estate } = api.server
    const athens = { locationId: 'athens', parentId: 'org', kind: 'building', name: 'Αθήνα' } as const
    await estate.createLocation({ ...athens, timeZone: 'Europe/Athens' })
    await estate.createSensor({ sensorId: athensId, locationId: 'athens', name: strangeName })
    const reading = (id: string, varName: string, offset: number, value: number) => ({
      sensor_id: id,
      var_name: varName,
      time: startS + offset,
      value,
    })
    const { body } = await api.post([
      reading(sensorId, 'CO2ppm', 0, 850),
      reading(sensorId, 'CO2ppm', 3600.25, 862.5),
      reading(sensorId, 'temperatureC', 0, 0.1 + 0.2),
      reading(sensorId, 'motionEvent', 60, 1),
      reading(sensorId, 'motionEvent', 120, 1),
      reading(athensId, 'CO2ppm', 0, 700),
    ])
    assert.equal(body.accepted, 6)
  })
  after(() => api.server.close())

  const place = 'Org / Building / Floor'
  const who = ['Room 1', sensorId, place]

  it('of a history has names, numbers, and times of the place and in UTC, which tell an hour from its repetition', async () => {
    const path = `/sensors/${sensorId}/CO2ppm/history?${range}&format=xlsx`
    const [head, ...rows] = await read(path)
    assert.deepEqual(head, [
      'Sensor',
      'Sensor id',
      'Place',
      'Time (Europe/London)',
      'Time (UTC)',
      'CO2 (ppm)',
    ])
    assert.deepEqual(
      rows.map(([name, id, where, local, utc, value]) => [
        ...[name, id, where, toDateText(local), toDateText(utc), value],
      ]),
      [
        [...who, '2025-10-26T01:30:00.000', '2025-10-26T00:30:00.000', 850],
        [...who, '2025-10-26T01:30:00.250', '2025-10-26T01:30:00.250', 862.5],
      ],
    )
    const about = await readAbout(path)
    assert.equal(about.get('Sensor'), 'Room 1')
    assert.equal(about.get('Place'), place)
    assert.equal(about.get('Variable'), 'CO2 (CO2ppm): carbon dioxide')
    assert.equal(about.get('Unit'), 'ppm')
    assert.equal(about.get('Time zone'), 'Europe/London')
    assert.equal(about.get('Query'), `GET ${path}`)
    assert.equal(about.get('Rows'), 2)
    assert.equal(toDateText(about.get('From (Europe/London)')), '2025-10-26T01:30:00.000')
    assert.equal(toDateText(about.get('To, excluded (UTC)')), '2025-10-26T02:30:00.000')
    const madeMs = Date.parse(`${toDateText(about.get('Made (UTC)'))}Z`)
    assert.ok(Math.abs(madeMs - Date.now()) < 60_000)
  })

  it('of buckets and of intervals has their figures', async () => {
    const history = `/sensors/${sensorId}`
    assert.deepEqual(
      (await read(`${history}/CO2ppm/history?${range}&bucket=1d&format=xlsx`)).at(0)?.slice(5),
      ['Minimum (ppm)', 'Mean (ppm)', 'Maximum (ppm)', 'Readings', 'Newest (ppm)'],
    )
    const buckets = await read(`${history}/CO2ppm/history?${range}&bucket=1d&format=xlsx`)
    assert.deepEqual(buckets[1]?.slice(5), [850, 856.25, 862.5, 2, 862.5])
    assert.equal(toDateText(buckets[1]?.[3]), '2025-10-26T00:00:00.000')
    const [head, interval] = await read(`${history}/motionEvent/history?${range}&timeout_s=600&format=xlsx`)
    assert.deepEqual(head?.slice(3), [
      'From (Europe/London)',
      'From (UTC)',
      'To (Europe/London)',
      'To (UTC)',
      'Events',
    ])
    assert.equal(toDateText(interval?.[6]), '2025-10-26T00:32:00.000')
    assert.equal(interval?.[7], 2)
  })

  it('of several sensors names variable and unit in each row, and the zone too where there are several', async () => {
    const [head, ...rows] = await read(`/readings?${range}&derived=false&format=xlsx`)
    assert.deepEqual(head, [
      ...['Sensor', 'Sensor id', 'Place', 'Variable'],
      ...['Time (local)', 'Time (UTC)', 'Time zone', 'Value', 'Unit'],
    ])
    const [athens] = rows
    assert.deepEqual(athens?.slice(0, 4), [strangeName, athensId, 'Org / Αθήνα', 'CO2'])
    assert.equal(toDateText(athens?.[4]), '2025-10-26T03:30:00.000')
    assert.deepEqual(athens?.slice(6), ['Europe/Athens', 700, 'ppm'])
    assert.deepEqual(
      rows.find((row) => row[3] === 'Temperature')?.slice(6),
      ['Europe/London', 0.1 + 0.2, '°C'],
      'the cell holds the stored double, whatever is shown',
    )
    const [oneZone] = await read(`/readings?${range}&location_id=building&format=xlsx`)
    assert.deepEqual(oneZone?.slice(4), ['Time (Europe/London)', 'Time (UTC)', 'Value', 'Unit'])
  })

  it('of a location has a row for each sensor and bucket, with coverage', async () => {
    const path = `/locations/building/CO2ppm/history?${range}&bucket=1h&format=xlsx`
    const { body } = await api.call(path.replace('&format=xlsx', ''), { token: api.tokens.reader })
    const [head, ...rows] = await read(path)
    assert.deepEqual(head?.slice(5), ['Minimum (ppm)', 'Mean (ppm)', 'Maximum (ppm)', 'Readings', 'Coverage'])
    const [columns] = body.data
    assert.deepEqual(
      rows.map((row) => row.slice(5)),
      body.time.map((_time: number, at: number) =>
        ['min', 'avg', 'max', 'count', 'coverage'].map((name) => columns[name][at]),
      ),
    )
    const motion = await read(`/locations/building/motionEvent/history?${range}&bucket=1h&format=xlsx`)
    assert.deepEqual(motion[0]?.slice(5), ['In use', 'Events', 'Coverage'])
  })

  it('of metrics has a row for each day or hour of each child, as JSON and CSV have', async () => {
    const days = 'from=2025-10-26&to=2025-10-27'
    const columns = ['min', 'avg', 'max', 'count', 'coverage']
    for (const [path, heads, ids] of [
      [`/sensors/${sensorId}/CO2ppm/daily?${days}`, ['Date (Europe/London)'], []],
      [`/sensors/${sensorId}/CO2ppm/hourly?${days}`, ['Date (Europe/London)', 'Hour'], []],
      [`/sensors/${sensorId}/CO2ppm/daily?${days}&group_by=weekday`, ['Weekday (Europe/London)'], []],
      [`/locations/org/CO2ppm/daily?${days}`, ['Date (local)', 'Time zone'], ['location_id', 'sensor_id']],
      [
        `/locations/building/CO2ppm/hourly?${days}&group_by=weekday`,
        ['Weekday (Europe/London)', 'Hour'],
        ['location_id', 'sensor_id'],
      ],
    ] as const) {
      const json = (await api.call(path, { token: api.tokens.reader })).body
      const children = json.sensor_id ? [json] : json.data
      const figures = children.flatMap(({ data }: { data: Record<string, number>[] }) =>
        data.map((entry) => columns.map((name) => entry[name])),
      )
      const [head, ...rows] = await read(`${path}&format=xlsx`)
      assert.deepEqual(head?.slice(0, 3), ['Name', 'Id', 'Place'])
      assert.deepEqual(head?.slice(3, -5), heads, path)
      assert.deepEqual(
        rows.map((row) => row.slice(-5)),
        figures,
      )
      const csv = await api.call(`${path}&format=csv`, { token: api.tokens.reader })
      const [header = '', ...lines] = csv.body.trimEnd().split('\r\n')
      assert.deepEqual(header.split(',').slice(0, ids.length), ids)
      assert.ok(header.endsWith('min,avg,max,count,coverage'))
      assert.deepEqual(
        lines.map((line: string) =>
          line
            .split(',')
            .slice(-5)
            .map((cell) => (cell === '' ? null : Number(cell))),
        ),
        figures,
      )
    }
  })

  it('of exports has the columns of CSV and the names of places', async () => {
    const [head, ...sensors] = await read('/exports/sensors?format=xlsx')
    assert.deepEqual(head, [
      ...['sensor_id', 'location_id', 'name', 'longitude', 'latitude', 'polygon_id'],
      ...['retired_at (local)', 'retired_at (UTC)', 'Time zone', 'place'],
    ])
    const athens = sensors.find(([id]) => id === athensId)
    assert.deepEqual([athens?.[2], athens?.[8], athens?.[9]], [strangeName, 'Europe/Athens', 'Org / Αθήνα'])
    const room = sensors.find(([id]) => id === sensorId)
    assert.deepEqual(room?.slice(3, 5), [-0.0877, 51.5079])
    const [heads, ...locations] = await read('/exports/locations?format=xlsx')
    assert.deepEqual(heads?.at(-1), 'place')
    assert.ok(locations.some((row) => row[5] === '{"desks":12}'))
  })

  it('is what `Accept` asks for, and has nothing for HEAD', async () => {
    await readBytes(`/sensors/${sensorId}/CO2ppm/history?${range}`, { accept: mediaType })
    await readBytes('/exports/sensors', { accept: mediaType })
    for (const path of ['/readings?format=xlsx', `/sensors/${sensorId}/CO2ppm/daily?format=xlsx`]) {
      const head = await api.call(path, { method: 'HEAD', token: api.tokens.reader })
      assert.deepEqual([head.status, head.headers.get('content-type')], [200, mediaType])
    }
  })

  it('without rows is the headings alone', async () => {
    assert.equal((await read(`/sensors/${sensorId}/VOCppb/history?format=xlsx`)).length, 1)
    assert.equal((await read('/readings?to=1000000&format=xlsx')).length, 1)
  })

  it('is not had with what it has not: times as text, decimal commas', async () => {
    for (const [query, pointer] of [
      ['format=xlsx&time_format=rfc3339', 'time_format'],
      ['format=xlsx&decimal=comma', 'decimal'],
      ['format=json&decimal=comma', 'decimal'],
      ['decimal=comma', 'decimal'],
      ['format=parquet&decimal=comma', 'decimal'],
    ]) {
      const answer = await refuse(`/readings?${query}`)
      assertProblem(answer, 'invalid_parameter')
      assert.equal(answer.body.errors[0].pointer, pointer)
    }
    assertProblem(await refuse(`/sensors/${sensorId}/CO2ppm/daily?decimal=comma`), 'invalid_parameter')
    assertProblem(await refuse('/exports/sensors?decimal=comma'), 'invalid_parameter')
  })

  it('is downloaded by an address without a token', async () => {
    for (const [path, name] of [
      ['/readings?format=xlsx', 'readings.xlsx'],
      [`/sensors/${sensorId}/CO2ppm/daily?format=xlsx`, `${sensorId}-CO2ppm.xlsx`],
      ['/locations/building/CO2ppm/hourly?format=csv', 'building-CO2ppm.csv'],
    ]) {
      const body = JSON.stringify({ path })
      const made = await api.call('/downloads', { method: 'POST', token: api.tokens.reader, body })
      assert.deepEqual([made.status, made.body.file_name], [201, name])
      const response = await fetch(made.body.url)
      assert.equal(response.headers.get('content-disposition'), `attachment; filename="${name}"`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      if (!path?.includes('xlsx')) continue
      const about = readSheet(bytes, 'About').flat()
      assert.ok(about.includes(`GET ${path}`), 'it says the path and no secret')
    }
  })

  it('is written for four at a time; more wait until one is taken', async () => {
    const path = `/readings?${range}&format=xlsx`
    const lines = ['sensor_id,var_name,time,value']
    for (let at = 0; at < 200_000; at += 1)
      lines.push(`${sensorId},VOCppb,${1_600_000_000 + at},${500 + 400 * Math.sin(at)}`)
    const csv = { 'content-type': 'text/csv' }
    const body = lines.join('\n')
    const token = api.tokens.writer
    assert.equal((await api.call('/readings', { method: 'POST', token, headers: csv, body })).status, 200)
    const long = `/sensors/${sensorId}/VOCppb/history?from=1600000000&to=1600200000&format=xlsx`
    const headers = { authorization: `Bearer ${api.tokens.reader}` }
    const begin = async () => {
      const call = get(api.server.publicUrl + long, { headers, agent: false })
      const [response] = (await once(call, 'response')) as [IncomingMessage]
      response.on('error', () => undefined)
      return response
    }
    const slow = await Promise.all(Array.from({ length: 4 }, begin))
    // Who waits for a workbook keeps nobody from figures, for which workbooks may wait in their turn.
    const history = `/locations/building/CO2ppm/history?${range}&bucket=1h&format=xlsx`
    const histories = Array.from({ length: 8 }, () => readBytes(history))
    assert.equal((await api.call('/health')).status, 200)
    const figures = api.call('/locations/building/CO2ppm/daily?from=2025-10-26&to=2025-10-27', {
      token: api.tokens.reader,
    })
    const answered = await Promise.race([figures, delay(10_000, undefined, { ref: false })])
    assert.equal(answered?.status, 200, 'figures wait for workbooks')
    let isThere = false
    const fifth = readBytes(path).then((bytes) => {
      isThere = true
      return bytes
    })
    assert.equal((await api.call('/health')).status, 200)
    assert.equal(isThere, false)
    const waiting = Array.from({ length: 16 }, () => api.call(path, { token: api.tokens.reader }))
    const first = await Promise.race(waiting)
    assertProblem(first, 'too_many_requests')
    assert.ok(Number(first.headers.get('retry-after')) > 0)
    for (const response of slow) response.destroy()
    assert.ok(readSheet(await fifth).length > 1)
    await Promise.all([...waiting, ...histories])
  })
})

describe('CSV with decimal commas', () => {
  const directory = createTemporaryDirectory()
  let api: ApiServer
  before(async () => {
    api = await startApiServer(directory)
    const { estate } = api.server
    await estate.createSensor({ sensorId: athensId, locationId: 'floor', name: strangeName })
    const reading = (time: number, value: number) => ({
      sensor_id: sensorId,
      var_name: 'temperatureC',
      time,
      value,
    })
    await api.post([reading(startS, 21.4), reading(startS + 60.5, -0.000_000_15)])
  })
  after(() => api.server.close())

  it('is taken back by the server as it is', async () => {
    const read = (path: string) => api.call(path, { token: api.tokens.reader })
    const list = `/readings?${range}&derived=false&format=csv`
    const before = (await read(list)).body
    const answer = await read(`${list}&decimal=comma`)
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
    assert.equal(
      answer.body,
      `sensor_id;var_name;time;value\r\n${sensorId};temperatureC;${startS},000;21,4\r\n${sensorId};temperatureC;${startS + 60},500;-1,5e-7\r\n`,
      'the text of fetch has no byte order mark',
    )
    const headers = { 'content-type': 'text/csv' }
    const post = { method: 'POST', token: api.tokens.writer, headers, body: `\ufeff${answer.body}` }
    assert.equal((await api.call('/readings', post)).body.accepted, 2)
    assert.equal((await read(list)).body, before)
  })

  it('has a byte order mark, and quotes around text alone', async () => {
    const response = await fetch(`${api.server.publicUrl}/exports/sensors?format=csv&decimal=comma`, {
      headers: { authorization: `Bearer ${api.tokens.reader}` },
    })
    const text = Buffer.from(await response.arrayBuffer()).toString()
    assert.equal(
      text,
      `\ufeffsensor_id;location_id;name;longitude;latitude;polygon_id;retired_at\r\n${athensId};floor;"'=1+1; ""Größe"", <b>\u{1F600}";;;;\r\n${sensorId};floor;Room 1;-0,0877;51,5079;;\r\n`,
    )
  })
})
