import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'

const neighbourId = 'AQ2-00000000CAFE'
const startS = 1_760_000_000
const range = `from=${startS}&to=${startS + 1_000_000}`

describe('reading data over time', () => {
  const directory = createTemporaryDirectory() // not in `before`: it would be removed as soon as that ends
  let api: ApiServer
  const read = (path: string, headers = {}, token = api.tokens.reader) => api.call(path, { token, headers })
  const history = (query = '', headers = {}) =>
    read(`/sensors/${sensorId}/CO2ppm/history?${range}${query}`, headers)

  let takers = 1
  before(async () => {
    api = await startApiServer(directory)
    await api.server.estate.createSensor({
      sensorId: neighbourId,
      locationId: 'building',
      name: 'Neighbour',
    })
    const reading = (id: string, varName: string, offset: number, value: number) => ({
      sensor_id: id,
      var_name: varName,
      time: startS + offset,
      value,
    })
    const { body } = await api.post([
      reading(sensorId, 'CO2ppm', 60, 862.5),
      reading(sensorId, 'CO2ppm', 0, 850),
      reading(sensorId, 'temperatureC', 30, 21.4),
      reading(neighbourId, 'CO2ppm', 0.25, 700),
    ])
    assert.equal(body.accepted, 4)
  })
  after(() => api.server.close())

  describe('the representation', () => {
    const csv = `time,value\r\n${startS}.000,850.0\r\n${startS + 60}.000,862.5\r\n`
    const lines = `{"time":${startS}.000,"value":850.0}\n{"time":${startS + 60}.000,"value":862.5}\n`

    const choices = [
      ['', undefined, 'application/json; charset=utf-8'],
      ['', '*/*', 'application/json; charset=utf-8'],
      ['', 'application/json, text/plain, */*', 'application/json; charset=utf-8'],
      ['', 'text/csv', 'text/csv; charset=utf-8; header=present', csv],
      ['', 'text/*;q=0.9, application/json;q=0.1', 'text/csv; charset=utf-8; header=present', csv],
      ['', 'application/x-ndjson, application/json;q=0.5', 'application/x-ndjson', lines],
      ['&format=csv', 'application/json', 'text/csv; charset=utf-8; header=present', csv],
      ['&format=ndjson', undefined, 'application/x-ndjson', lines],
    ] as const
    for (const [query, accept, contentType, text] of choices) {
      it(`is ${contentType} for "${query}" and Accept: ${accept}`, async () => {
        const answer = await history(query, accept === undefined ? {} : { accept })
        assert.equal(answer.status, 200)
        assert.equal(answer.headers.get('content-type'), contentType)
        assert.equal(answer.headers.get('vary'), 'accept, Accept-Encoding')
        if (text !== undefined) assert.equal(answer.body, text)
        else assert.equal(answer.body.data.length, 2)
      })
    }

    for (const accept of ['text/html', 'application/pdf, image/*', 'application/json;q=0']) {
      it(`is refused for Accept: ${accept}`, async () => {
        assertProblem(await history('', { accept }), 'not_acceptable')
        assertProblem(await read(`/readings?sensor_id=${sensorId}`, { accept }), 'not_acceptable')
      })
    }

    it('has times as RFC 3339 on request', async () => {
      const answer = await history('&format=csv&time_format=rfc3339&limit=1')
      assert.equal(answer.body, `time,value\r\n2025-10-09T08:53:20.000Z,850.0\r\n`)
    })

    it('of an empty history is complete in every format', async () => {
      const empty = (format: string) => read(`/sensors/${sensorId}/VOCppb/history?format=${format}`)
      assert.deepEqual((await empty('json')).body.data, [])
      assert.equal((await empty('ndjson')).body, '')
      assert.equal((await empty('csv')).body, 'time,value\r\n')
    })

    it('gives back every stored number and millisecond exactly, in every format', async () => {
      let atMs = (startS + 10_000) * 1000
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              stepMs: fc.integer({ min: 1, max: 900_000 }),
              value: fc.double({ min: 300, max: 1200, noNaN: true }),
            }),
            { minLength: 1, maxLength: 40 },
          ),
          async (steps) => {
            const from = atMs / 1000
            const data = steps.map(({ stepMs, value }) => {
              atMs += stepMs
              return { time: atMs / 1000, value }
            })
            atMs += 1
            const readings = data.map((datum) => ({
              sensor_id: sensorId,
              var_name: 'pressuremBar',
              ...datum,
            }))
            assert.equal((await api.post(readings, '?strict=true')).status, 200)
            const path = `/sensors/${sensorId}/pressuremBar/history?from=${from}&to=${atMs / 1000}`
            assert.deepEqual((await read(path)).body.data, data)
            assert.deepEqual(parseLines((await read(`${path}&format=ndjson`)).body), data)
            assert.deepEqual(parseCsv((await read(`${path}&format=csv`)).body), data)
            assert.deepEqual(parseCsv((await read(`${path}&format=csv&time_format=rfc3339`)).body), data)
          },
        ),
        { numRuns: 10 },
      )
    })
  })

  describe('several sensors and variables', () => {
    const long = (query: string) => read(`/readings?${range}&${query}&format=csv`)
    const header = 'sensor_id,var_name,time,value\r\n'
    const rows = {
      neighbour: `${neighbourId},CO2ppm,${startS}.250,700.0\r\n`,
      co2: `${sensorId},CO2ppm,${startS}.000,850.0\r\n${sensorId},CO2ppm,${startS + 60}.000,862.5\r\n`,
      temperature: `${sensorId},temperatureC,${startS + 30}.000,21.4\r\n`,
    }
    const before10000 = `to=${startS + 10_000}`
    const short = (query: string) =>
      read(`/readings?from=${startS}&${before10000}&${query}&derived=false&format=csv`)

    it('come sensor after sensor, variable after variable, whatever the order asked', async () => {
      const answer = await short(`sensor_id=${sensorId}&sensor_id=${neighbourId}&sensor_id=${sensorId}`)
      assert.equal(answer.body, header + rows.neighbour + rows.co2 + rows.temperature)
    })

    it('may be a location with all below it', async () => {
      assert.equal((await short('location_id=floor')).body, header + rows.co2 + rows.temperature)
      assert.equal((await short('location_id=org&var_name=CO2ppm')).body, header + rows.neighbour + rows.co2)
    })

    it('are filtered by variable; one that never reported has no rows', async () => {
      const query = `sensor_id=${sensorId}&var_name=temperatureC&var_name=VOCppb`
      assert.equal((await long(query)).body, header + rows.temperature)
    })

    it('stop at the limit, the order being that within each variable', async () => {
      const answer = await short(`sensor_id=${sensorId}&order=desc&limit=1`)
      assert.equal(answer.body, `${header}${sensorId},CO2ppm,${startS + 60}.000,862.5\r\n`)
    })

    it('are taken back by POST /readings as they are', async () => {
      for (const [format, contentType] of [
        ['csv', 'text/csv'],
        ['ndjson', 'application/x-ndjson'],
      ] as const) {
        for (const timeFormat of ['unix', 'rfc3339']) {
          const { body } = await read(
            `/readings?from=${startS}&${before10000}&location_id=org&derived=false&format=${format}&time_format=${timeFormat}`,
          )
          const answer = await api.call('/readings', {
            method: 'POST',
            token: api.tokens.writer,
            headers: { 'content-type': contentType },
            body,
          })
          assert.deepEqual(answer.body, { accepted: 4, throttled: 0, rejected: [] })
        }
      }
    })

    it('are taken back to the same doubles and milliseconds, whatever the format, by another sensor', async () => {
      const values = [0, 1, 40, 5e-324, 1e-7, 1.5e-7, 0.1 + 0.2, 1 / 3, 1e12, 999_999_999_999.125]
      const readings = values.map((value, at) => ({
        ...{ sensor_id: sensorId, var_name: 'energyInkWh', value },
        time: startS + 20_000 + at + (at % 3) / 1000,
      }))
      assert.equal((await api.post(readings, '?strict=true')).status, 200)
      const path = `from=${startS + 20_000}&to=${startS + 30_000}&var_name=energyInkWh`
      const { data } = (await read(`/readings?sensor_id=${sensorId}&${path}`)).body
      for (const [format, timeFormat, type] of [
        ['csv', 'unix', 'text/csv'],
        ['csv', 'rfc3339', 'text/csv'],
        ['ndjson', 'unix', 'application/x-ndjson'],
        ['ndjson', 'rfc3339', 'application/x-ndjson'],
      ] as const) {
        const id = `AQ2-${(takers++).toString().padStart(12, '0')}`
        await api.server.estate.createSensor({ sensorId: id, locationId: 'building', name: id })
        const query = `sensor_id=${sensorId}&${path}&format=${format}&time_format=${timeFormat}`
        const answer = await api.call('/readings?strict=true', {
          method: 'POST',
          token: api.tokens.writer,
          headers: { 'content-type': type },
          body: String((await read(`/readings?${query}`)).body).replaceAll(sensorId, id),
        })
        assert.equal(answer.body.accepted, values.length, JSON.stringify(answer.body))
        assert.deepEqual(
          (await read(`/readings?sensor_id=${id}&${path}`)).body.data,
          data.map((row: object) => ({ ...row, sensor_id: id })),
        )
      }
    })

    it('are JSON and lines too', async () => {
      const query = `${range}&sensor_id=${neighbourId}&derived=false`
      const reading = { sensor_id: neighbourId, var_name: 'CO2ppm', time: startS + 0.25, value: 700 }
      assert.deepEqual((await read(`/readings?${query}`)).body, { data: [reading] })
      const lines = await read(`/readings?${query}&format=ndjson&time_format=rfc3339`)
      assert.deepEqual(parseLines(lines.body), [{ ...reading, time: '2025-10-09T08:53:20.250Z' }])
    })
  })

  const refusals = [
    ['format=xml', 'format'],
    ['format=csv&format=json', 'format'],
    ['time_format=iso', 'time_format'],
    ['time_format=rfc3339', 'time_format'],
    ['from=-1', 'from'],
    ['from=1e9', 'from'],
    ['to=9999999999999', 'to'],
    ['limit=10000001', 'limit'],
    ['bucket=7m', 'bucket'],
    ['bucket=1h&bucket=1d', 'bucket'],
  ] as const
  for (const [query, parameter] of refusals) {
    it(`refuses ?${query} on both routes and names ${parameter}`, async () => {
      for (const path of [
        `/sensors/${sensorId}/CO2ppm/history?${query}`,
        `/readings?sensor_id=${sensorId}&${query}`,
      ]) {
        const answer = await read(path)
        assertProblem(answer, 'invalid_parameter')
        assert.match(answer.body.errors[0].pointer, new RegExp(`^${parameter}`))
      }
    })
  }

  const readingsRefusals = [
    ['sensor_id=AQ2-1', 'sensor_id'],
    ['location_id=a&location_id=b', 'location_id'],
    [`sensor_id=${sensorId}&var_name=pH`, 'var_name'],
    [Array.from({ length: 201 }, () => `sensor_id=${sensorId}`).join('&'), 'sensor_id'],
  ] as const
  for (const [query, parameter] of readingsRefusals) {
    it(`refuses /readings?${query.slice(0, 60)} and names ${parameter}`, async () => {
      const answer = await read(`/readings?${query}`)
      assertProblem(answer, 'invalid_parameter')
      assert.match(answer.body.errors[0].pointer, new RegExp(`^${parameter}`))
    })
  }

  it('is of all sensors in sight when /readings names none, and of those in a location when it names both', async () => {
    const range = `from=${startS}&to=${startS + 3600}&derived=false`
    const named = await read(`/readings?sensor_id=${sensorId}&${range}`)
    assert.ok(named.body.data.length > 0)
    assert.deepEqual(
      (await read(`/readings?sensor_id=${sensorId}&location_id=floor&${range}`)).body,
      named.body,
    )
    const elsewhere = await api.server.estate.createLocation({
      parentId: 'org',
      kind: 'room',
      name: 'Elsewhere',
    })
    const path = `/readings?sensor_id=${sensorId}&location_id=${elsewhere.locationId}&${range}`
    assert.deepEqual((await read(path)).body.data, [])
    const inSight = await read(`/readings?${range}`)
    assert.deepEqual(inSight.body, (await read(`/readings?location_id=org&${range}`)).body)
    assert.ok(inSight.body.data.length >= named.body.data.length)
  })

  it('takes a border of a range beyond 1970 and 2200 for that of everything', async () => {
    const path = `/readings?sensor_id=${sensorId}&derived=false`
    const everything = await read(`${path}&from=0&to=7258118400`)
    assert.deepEqual((await read(`${path}&from=1815-12-10T00:00:00Z&to=99999999999`)).body, everything.body)
  })

  const hidden = [
    `/readings?sensor_id=${sensorId}&location_id=other`,
    `/readings?sensor_id=${strangersSensorId}&location_id=floor`,
    `/sensors/${strangersSensorId}/CO2ppm/history`,
    `/readings?sensor_id=${strangersSensorId}`,
    `/readings?sensor_id=${sensorId}&sensor_id=${strangersSensorId}`,
    '/readings?sensor_id=AQ2-00000000DEAD',
    '/readings?location_id=other',
    '/readings?location_id=nowhere',
  ]
  for (const path of hidden) {
    for (const format of ['json', 'ndjson', 'csv']) {
      it(`answers ${path} as ${format} like something that does not exist`, async () => {
        const answer = await read(`${path}${path.includes('?') ? '&' : '?'}format=${format}`)
        assertProblem(answer, 'not_found')
      })
    }
  }

  it('is not for a token of another organisation, nor for one that only writes', async () => {
    assertProblem(await read('/readings?location_id=org', {}, api.tokens.stranger), 'not_found')
    assertProblem(await read('/readings?location_id=org', {}, api.tokens.writer), 'insufficient_scope')
    assertProblem(await read('/readings?location_id=org', {}, ''), 'missing_token')
  })

  it('keeps answering others while more consumers than sessions do not read on', async () => {
    const count = 50_000
    for (let from = 0; from < 3 * count; from += count) {
      const readings = Array.from({ length: count }, (_, index) => ({
        sensor_id: sensorId,
        var_name: 'illuminanceArb',
        time: startS + from + index,
        value: index,
      }))
      assert.equal((await api.post(readings)).body.accepted, count)
    }
    const url = `${api.server.publicUrl}/readings?${range}&sensor_id=${sensorId}&var_name=illuminanceArb`
    const slow = await Promise.all(
      Array.from({ length: 8 }, () => openWithoutReading(url, api.tokens.reader)),
    )
    assert.equal((await history('&limit=1')).body.data.length, 1)
    const [first, ...others] = slow
    for (const other of others) other.destroy()
    let text = ''
    for await (const chunk of first ?? []) text += chunk
    assert.equal(JSON.parse(text).data.length, 3 * count)
  })
})

async function openWithoutReading(url: string, token: string): Promise<IncomingMessage> {
  const request = get(url, { headers: { authorization: `Bearer ${token}` } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

function parseLines(text: string): unknown[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function parseCsv(text: string): { time: number; value: number }[] {
  const [header, ...lines] = text.trimEnd().split('\r\n')
  assert.equal(header, 'time,value')
  return lines.map((line) => {
    const [time = '', value] = line.split(',')
    return { time: time.includes('T') ? Date.parse(time) / 1000 : Number(time), value: Number(value) }
  })
}
