import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { type CallOptions, sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

const overseasId = 'AQ2-0000000000E5'
const byteOrderMark = '\uFEFF'

/** Returns the Unix seconds of a local time in London. */
function londonS(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').epochMilliseconds / 1000
}

const midnightS = londonS('2026-10-25T00:00')

describe('what real clients send', () => {
  let api: AdministrationServer
  const read = (path: string, headers: Record<string, string> = {}) =>
    api.call(path, { token: api.tokens.reader, headers })
  const readTimes = async (path: string) =>
    (await read(path)).body.data.map(({ time }: { time: number }) => time)
  const reading = (time: unknown, value: unknown = 500) => ({
    sensor_id: sensorId,
    var_name: 'CO2ppm',
    time,
    value,
  })
  const send = (body: CallOptions['body'], contentType: string, query = '') =>
    api.call(`/readings${query}`, {
      method: 'POST',
      token: api.tokens.writer,
      headers: { 'content-type': contentType },
      ...(body !== undefined && { body }),
    })
  const history = `/sensors/${sensorId}/CO2ppm/history`

  before(async () => {
    api = await startAdministrationServer()
    const { estate } = api.server
    await estate.createLocation({
      locationId: 'overseas',
      parentId: 'org',
      kind: 'building',
      name: 'Overseas',
      timeZone: 'America/New_York',
    })
    await estate.createSensor({ sensorId: overseasId, locationId: 'overseas', name: 'Far away' })
    const times = [midnightS - 1, midnightS, londonS('2026-10-25T23:59'), londonS('2026-10-26T00:00')]
    const here = times.map((time) => reading(time))
    const there = times.map((time) => ({ ...reading(time), sensor_id: overseasId }))
    assert.equal((await api.post([...here, ...there])).body.accepted, 8)
  })
  after(() => api.server.close())

  describe('media types', () => {
    const accepted = [
      ['application/json;charset=utf-8', 'application/json; charset=utf-8'],
      ['application/json; odata.metadata=minimal; q=0.8', 'application/json; charset=utf-8'],
      ['text/csv;header=present', 'text/csv; charset=utf-8; header=present'],
      ['text/csv;header=absent, application/json', 'application/json; charset=utf-8'],
      ['*/*;charset=x', 'application/json; charset=utf-8'],
      ['text/plain;x="a,b;c", text/csv;charset="utf-8"', 'text/csv; charset=utf-8; header=present'],
      [
        'application/json;charset=utf-8;q=0.1, text/csv;charset=utf-8;q=0.9',
        'text/csv; charset=utf-8; header=present',
      ],
      ['application/jsonl', 'application/jsonl'],
      ['application/ndjson;charset=utf-8', 'application/ndjson'],
      ['application/x-jsonlines', 'application/x-jsonlines'],
    ] as const
    for (const [accept, contentType] of accepted) {
      it(`${accept} is answered with ${contentType}`, async () => {
        const headers = { authorization: `Bearer ${api.tokens.reader}`, accept }
        const response = await fetch(`${api.server.publicUrl}${history}?from=2026-10-25`, { headers })
        assert.equal(response.status, 200)
        assert.equal(response.headers.get('content-type'), contentType)
        await response.arrayBuffer()
      })
    }

    it('that nothing here is are refused all the same', async () => {
      for (const accept of ['text/html;charset=utf-8', 'text/csv;header=absent', 'application/json;q=0;a=b'])
        assertProblem(await read(`${history}?from=2026-10-25`, { accept }), 'not_acceptable')
    })

    it('of bodies have other names and parameters, too', async () => {
      const line = JSON.stringify(reading(midnightS))
      const csv = `sensor_id,time,CO2ppm\n${sensorId},${midnightS},500\n`
      const bodies = [
        [JSON.stringify({ readings: [reading(midnightS)] }), 'application/json;charset="utf-8";v=1'],
        [line, 'application/jsonl'],
        [line, 'application/x-jsonlines; charset=utf-8'],
        [line, 'application/ndjson'],
        [csv, 'text/csv;header=present'],
        [csv, 'application/csv'],
      ] as const
      for (const [body, contentType] of bodies)
        assert.equal((await send(body, contentType)).body.accepted, 1, contentType)
    })
  })

  describe('byte order marks', () => {
    it('are passed over in every body', async () => {
      const marked = (value: unknown) => byteOrderMark + JSON.stringify(value)
      const { admin } = api.people
      const asAdmin = (method: string, path: string, body: string) =>
        api.call(path, { method, token: admin.token, body })
      assert.equal((await send(marked({ readings: [reading(midnightS)] }), 'application/json')).status, 200)
      assert.equal((await send(marked(reading(midnightS)), 'application/x-ndjson')).body.accepted, 1)
      assert.equal(
        (await asAdmin('PATCH', '/locations/floor', marked({ name: 'Marked' }))).body.name,
        'Marked',
      )
      const plan = { type: 'FeatureCollection', features: [] }
      assert.equal((await asAdmin('PUT', '/locations/floor/floorplan', marked(plan))).status, 200)
      const locations = marked({ locations: [{ location_id: 'floor', name: 'Floor' }] })
      assert.equal((await asAdmin('POST', '/imports/locations', locations)).body.changed, 1)
    })

    it('of UTF-16 are told from bodies that are no JSON', async () => {
      const text = `${byteOrderMark}${JSON.stringify({ readings: [reading(midnightS)] })}`
      const little = Buffer.from(text, 'utf16le')
      for (const bytes of [little, Buffer.from(little).swap16()]) {
        const body = new Uint8Array(bytes)
        const asJson = await send(body, 'application/json')
        assertProblem(asJson, 'malformed_json')
        assert.match(asJson.body.detail, /is UTF-16 text; save it as UTF-8/)
        for (const contentType of ['text/csv', 'application/x-ndjson'])
          assert.match((await send(body, contentType)).body.detail, /UTF-16/)
      }
    })

    it('do not hide that a body is not UTF-8', async () => {
      const latin1 = new Uint8Array(Buffer.from('{"readings":[{"sensor_id":"B\u00fcro"}]}', 'latin1'))
      const answer = await send(latin1, 'application/json')
      assertProblem(answer, 'malformed_json')
      assert.match(answer.body.detail, /not UTF-8/)
    })
  })

  describe('times', () => {
    it('of one instant are one reading, in whatever notation', async () => {
      const startS = londonS('2026-06-01T12:00')
      const notations = [
        startS + 0.9996,
        `${startS}.9996`,
        '2026-06-01T11:00:00.9996Z',
        '2026-06-01 12:00:00,9996+0100',
        '2026-06-01T12:00:00.9996 01:00',
      ]
      for (const time of notations)
        assert.equal((await api.post([reading(time)])).body.accepted, 1, `${time}`)
      const csv = notations.map((time) => `${sensorId},"${time}",500\n`).join('')
      assert.equal((await send(`sensor_id,time,CO2ppm\n${csv}`, 'text/csv')).body.accepted, notations.length)
      assert.deepEqual(await readTimes(`${history}?from=2026-06-01&to=2026-06-02`), [startS + 1])
      for (const from of ['2026-06-01T11:00:00.9996Z', `${startS}.9996`, '2026-06-01T12:00:00.9996+01:00'])
        assert.deepEqual(await readTimes(`${history}?from=${from}&to=2026-06-02`), [startS + 1], from)
    })

    it('with a plus that the URL turned into a blank are taken', async () => {
      const [from, to] = ['2026-10-25T00:00:00+01:00', '2026-10-25T00:00:01+0100']
      assert.deepEqual(await readTimes(`${history}?from=${from}&to=${to}`), [midnightS])
    })

    it('that are none are refused with what they look like', async () => {
      const hints: readonly (readonly [from: string, hint: RegExp])[] = [
        ['2026-10-25T00:00:00', /got "2026-10-25T00:00:00": it has no offset/],
        ['2026-02-30', /the calendar or the clock has no such moment/],
        ['2026-02-29T00:00Z', /the calendar or the clock has no such moment/],
        ['1764230400000', /looks like milliseconds/],
        ['25.10.2026', /as spreadsheets show it/],
        [
          'yesterday',
          /must be Unix seconds, RFC 3339 with an offset, or a date such as 2026-01-31; got "yesterday"/,
        ],
      ]
      for (const [from, hint] of hints) {
        for (const path of [history, '/readings']) {
          const answer = await read(`${path}?from=${encodeURIComponent(from)}`)
          assertProblem(answer, 'invalid_parameter')
          assert.match(answer.body.errors[0].detail, hint)
        }
      }
    })

    it('before 2000 are rejected unless they are meant, in a dry run, too; what is stored stays readable', async () => {
      const old = londonS('1995-06-01T00:00')
      for (const query of ['', '?dry_run=true']) {
        const { body } = await api.post([reading(9), reading('46353.3'), reading(midnightS)], query)
        assert.equal(body.accepted, 1)
        assert.deepEqual(
          body.rejected.map(({ index, code }: { index: number; code: string }) => [index, code]),
          [
            [0, 'invalid_time'],
            [1, 'invalid_time'],
          ],
        )
        assert.match(body.rejected[1].detail, /serial date of a spreadsheet \(2026-11-27T07:12/)
      }
      const line = JSON.stringify(reading(old))
      assert.equal((await send(line, 'application/x-ndjson')).body.rejected[0].code, 'invalid_time')
      assert.equal((await send(line, 'application/x-ndjson', '?before_2000=true')).body.accepted, 1)
      assert.equal((await api.post([reading(old)], '?before_2000=true&dry_run=true')).body.accepted, 1)
      assert.deepEqual(await readTimes(`${history}?from=1995-01-01&to=1996-01-01`), [old])
    })
  })

  describe('dates as borders', () => {
    it('begin at midnight of the sensor, of the location, or of the sensors that are named', async () => {
      const day = [midnightS, londonS('2026-10-25T23:59')]
      const range = 'from=2026-10-25&to=2026-10-26&var_name=CO2ppm'
      assert.deepEqual(await readTimes(`${history}?from=2026-10-25&to=2026-10-26`), day)
      assert.deepEqual(await readTimes(`/readings?${range}&sensor_id=${sensorId}`), day)
      assert.deepEqual(await readTimes(`/readings?${range}&location_id=floor`), day)
      // in New York the day begins five hours later: 04:00 in London's summer time
      const overseas = [londonS('2026-10-25T23:59'), londonS('2026-10-26T00:00')]
      assert.deepEqual(
        await readTimes(`/sensors/${overseasId}/CO2ppm/history?from=2026-10-25&to=2026-10-26`),
        overseas,
      )
      assert.deepEqual(await readTimes(`/readings?${range}&location_id=overseas`), overseas)
      assert.deepEqual(await readTimes(`/readings?${range}&sensor_id=${overseasId}&location_id=org`), day)
      const csv = await read(`${history}?from=2026-10-25&to=2026-10-26&format=csv&bucket=1d`)
      assert.match(csv.body, new RegExp(`^time,.*\r\n${midnightS}[.,].*\r\n$`))
    })

    it('are refused where the sensors that are named have several time zones', async () => {
      const answer = await read(`/readings?to=2026-10-25&sensor_id=${sensorId}&sensor_id=${overseasId}`)
      assertProblem(answer, 'invalid_parameter')
      assert.equal(answer.body.errors[0].pointer, 'to')
      assert.match(
        answer.body.detail,
        /America\/New_York and Europe\/London|Europe\/London and America\/New_York/,
      )
    })

    it('begin with what comes first on a day without midnight', async () => {
      const { estate } = api.server
      await estate.createLocation({
        locationId: 'cairo',
        parentId: 'org',
        kind: 'building',
        name: 'Cairo',
        timeZone: 'Africa/Cairo',
      })
      await estate.createSensor({ sensorId: 'AQ2-0000000000CA', locationId: 'cairo', name: 'Nile' })
      const firstS = Date.UTC(2026, 3, 23, 22) / 1000 // 2026-04-24T01:00+03:00
      const readings = [firstS - 1, firstS].map((time) => ({
        ...reading(time),
        sensor_id: 'AQ2-0000000000CA',
      }))
      assert.equal((await api.post(readings)).body.accepted, 2)
      const path = '/sensors/AQ2-0000000000CA/CO2ppm/history?from=2026-04-24&to=2026-04-25'
      assert.deepEqual(await readTimes(path), [firstS])
    })

    it('are taken by since and by the audit log, too', async () => {
      const sensors = async (since: string) =>
        (await read(`/locations/floor/?since=${since}`)).body.sensors.length
      assert.deepEqual([await sensors('2026-10-25'), await sensors('2026-12-01')], [1, 0])
      const entries = await api.as(api.people.admin, 'GET', '/audit?from=2026-01-01&to=2199-01-01')
      assert.ok(entries.body.data.length > 0)
      const none = await api.as(api.people.admin, 'GET', '/audit?to=2026-01-01')
      assert.deepEqual(none.body.data, [])
      assertProblem(await api.as(api.people.admin, 'GET', '/audit?to=2026-01-32'), 'invalid_parameter')
    })
  })

  describe('time zones', () => {
    it('are kept in the spelling of the IANA database, however they come', async () => {
      const { admin } = api.people
      const place = { parent_id: 'org', kind: 'building', name: 'Zones' }
      const created = await api.as(admin, 'POST', '/locations', {
        ...place,
        location_id: 'z',
        time_zone: 'europe/BERLIN',
      })
      assert.equal(created.body.time_zone, 'Europe/Berlin')
      const changed = await api.as(admin, 'PATCH', '/locations/z', { time_zone: 'us/eastern' })
      assert.equal(changed.body.time_zone, 'US/Eastern')
      const csv = 'location_id,time_zone\nz,asia/kolkata\n'
      const headers = { 'content-type': 'text/csv' }
      await api.call('/imports/locations', { method: 'POST', token: admin.token, headers, body: csv })
      assert.equal((await api.as(admin, 'GET', '/locations/z')).body.time_zone, 'Asia/Kolkata')
      assert.equal((await api.as(admin, 'DELETE', '/locations/z')).status, 204)
    })

    it('that there are not are refused with the nearest name', async () => {
      const answer = await api.as(api.people.admin, 'PATCH', '/locations/floor', {
        time_zone: 'Europe/Lodnon',
      })
      assertProblem(answer, 'invalid_body')
      assert.match(answer.body.errors[0].detail, /did you mean "Europe\/London"\?/)
    })
  })

  describe('addresses', () => {
    it('with idle slashes are those without', async () => {
      const same = ['/sensors', '/sensors/', '//sensors', '///sensors/']
      const answers = await Promise.all(same.map((path) => read(path)))
      for (const { status, body } of answers) assert.deepEqual([status, body], [200, answers[0]?.body])
      assert.equal((await api.call('//sensors/', { method: 'HEAD', token: api.tokens.reader })).status, 200)
      const body = JSON.stringify({ readings: [reading(midnightS)] })
      for (const path of ['/readings/', '//readings'])
        assert.equal(
          (await api.call(path, { method: 'POST', token: api.tokens.writer, body })).body.accepted,
          1,
        )
    })

    it('of a location and of what lies in it stay two', async () => {
      assert.equal((await read('/locations/floor')).body.location_id, 'floor')
      assert.equal((await read('/locations/floor/')).body.location.location_id, 'floor')
      assert.equal((await read('//locations/floor/')).body.location.location_id, 'floor')
    })

    it('with nothing between two slashes lack an id', async () => {
      const answer = await read('/locations//floorplan')
      assertProblem(answer, 'invalid_parameter')
      assert.equal(answer.body.errors[0].pointer, 'location_id')
    })

    it('with slashes lead nowhere else', async () => {
      const { port } = api.server
      for (const target of ['//evil.example/sensors/', '//oauth2/authorize', '//docs/', '/oauth2/token/']) {
        const socket = connect(port, 'localhost')
        socket.end(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
        const chunks: Buffer[] = []
        socket.on('data', (chunk: Buffer) => chunks.push(chunk))
        await once(socket, 'close')
        const answer = Buffer.concat(chunks).toString()
        assert.match(answer, /^HTTP\/1\.1 404 /, target)
        assert.doesNotMatch(answer, /^location:/im)
      }
    })

    it('with brackets behind the name of a list, and with a cache buster, are taken', async () => {
      const plain = await read(`/sensors/${sensorId}?project=latest&project=value`)
      for (const query of [
        'project[]=latest&project[]=value',
        'project%5B%5D=latest&project%5B%5D=value',
        'project[0]=latest&project[1]=value',
        'project[]=latest,value&_=1764230400000',
      ]) {
        const answer = await read(`/sensors/${sensorId}?${query}`)
        assert.deepEqual([answer.status, answer.body], [200, plain.body], query)
      }
      for (const query of ['_=x', 'from[]=1', 'projekt[]=latest', 'project[a]=latest', '__proto__[]=1'])
        assertProblem(await read(`/sensors/${sensorId}?${query}`), 'invalid_parameter')
    })
  })
})
