import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  type Operation,
  operations,
  type ProblemCode,
  problems,
  sensorProjections,
} from '@openlightfi/contract'
import {
  type ApiAnswer,
  type ApiServer,
  sensorId,
  startApiServer,
  strangersSensorId,
} from '../../testing/api-server.ts'

const nowS = Math.floor(Date.now() / 1000)

function assertProblem(answer: ApiAnswer, code: ProblemCode): void {
  assert.equal(answer.body.code, code, JSON.stringify(answer.body))
  assert.equal(answer.status, problems[code].status)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json\b/)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.ok(answer.body.type.endsWith(`/docs/problems#${code}`))
  assert.ok(answer.body.detail.length > 10)
}

describe('the API', () => {
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  describe('locations', () => {
    it("lists the caller's base locations", async () => {
      const { body } = await read('/locations')
      assert.deepEqual(body, {
        data: [
          {
            location_id: 'org',
            parent_id: null,
            kind: 'organisation',
            name: 'Org',
            time_zone: 'Europe/London',
            properties: {},
          },
        ],
      })
    })

    it('reads one location with its inherited time zone', async () => {
      const { body } = await read('/locations/floor')
      assert.deepEqual(body, {
        location_id: 'floor',
        parent_id: 'building',
        kind: 'floor',
        name: 'Floor',
        time_zone: 'Europe/London',
        properties: { desks: 12 },
      })
    })

    it('reads what lies directly in a location when the path ends with a slash', async () => {
      const building = await read('/locations/building/')
      assert.deepEqual(
        building.body.locations.map((child: { name: string }) => child.name),
        ['Floor'],
      )
      assert.deepEqual(building.body.sensors, [])
      const floor = await read('/locations/floor/')
      assert.deepEqual(
        floor.body.sensors.map((sensor: { sensor_id: string }) => sensor.sensor_id),
        [sensorId],
      )
    })
  })

  describe('a sensor', () => {
    before(async () => {
      await api.post([
        { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 60, value: 850.5 },
        { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 120, value: 700 },
        { sensor_id: sensorId, var_name: 'temperatureC', time: nowS - 60.75, value: -0 },
      ])
    })

    it('comes with everything and its newest data by measurement time', async () => {
      const { body } = await read(`/sensors/${sensorId}`)
      assert.deepEqual(body, {
        sensor_id: sensorId,
        name: 'Room 1',
        family: 'alpine',
        location_id: 'floor',
        time_zone: 'Europe/London',
        position: { longitude: -0.0877, latitude: 51.5079 },
        polygon_id: null,
        data: [
          { var_name: 'CO2ppm', time: nowS - 60, value: 850.5 },
          { var_name: 'temperatureC', time: nowS - 60.75, value: 0 },
        ],
      })
    })

    it('comes with what the recipe projects: latest data and their values', async () => {
      const { body } = await read(`/sensors/${sensorId}?project=latest&project=value`)
      assert.deepEqual(Object.keys(body), ['sensor_id', 'data'])
      assert.deepEqual(body.data[0], { var_name: 'CO2ppm', time: nowS - 60, value: 850.5 })
    })

    it('leaves values out when only latest is projected', async () => {
      const { body } = await read(`/sensors/${sensorId}?project=latest`)
      assert.deepEqual(body.data[0], { var_name: 'CO2ppm', time: nowS - 60 })
    })

    for (const field of sensorProjections.filter((name) => name !== 'latest' && name !== 'value')) {
      it(`comes with ${field} alone when that is projected`, async () => {
        const { body } = await read(`/sensors/${sensorId}?project=${field}`)
        assert.deepEqual(Object.keys(body), ['sensor_id', field])
      })
    }
  })

  describe('a history', () => {
    const startS = nowS - 3600
    const history = (query: string) => read(`/sensors/${sensorId}/relativeHumidity/history${query}`)
    const times = ({ body }: ApiAnswer) => body.data.map((datum: { time: number }) => datum.time - startS)

    before(async () => {
      const readings = [0, 10.5, 20, 30].map((offset) => ({
        sensor_id: sensorId,
        var_name: 'relativeHumidity',
        time: startS + offset,
        value: offset,
      }))
      const tooOld = { ...readings[0], time: nowS - 25 * 3600 }
      assert.deepEqual((await api.post([...readings, tooOld])).body, { accepted: 5, rejected: [] })
    })

    it('covers the last 24 hours when no range is given', async () => {
      const answer = await history('')
      assert.equal(answer.body.sensor_id, sensorId)
      assert.equal(answer.body.var_name, 'relativeHumidity')
      assert.deepEqual(times(answer), [0, 10.5, 20, 30])
    })

    it('includes from and excludes to, in Unix seconds and RFC 3339 alike', async () => {
      assert.deepEqual(times(await history(`?from=${startS + 10.5}&to=${startS + 30}`)), [10.5, 20])
      const [from, to] = [startS + 10.5, startS + 30].map((time) => new Date(time * 1000).toISOString())
      assert.deepEqual(times(await history(`?from=${from}&to=${to}`)), [10.5, 20])
    })

    it('reads backwards and counts the limit from there', async () => {
      assert.deepEqual(times(await history('?order=desc&limit=2')), [30, 20])
      assert.deepEqual(times(await history('?limit=1')), [0])
    })

    it('is empty for a variable that never reported and for an empty range', async () => {
      assert.deepEqual((await read(`/sensors/${sensorId}/VOCppb/history`)).body.data, [])
      assert.deepEqual((await history(`?from=${startS}&to=${startS}`)).body.data, [])
    })

    const refusals = [
      ['from=yesterday', 'from'],
      ['from=2026-01-31T09:00:00', 'from'],
      [`from=${nowS}&to=${nowS - 1}`, 'from'],
      ['limit=0', 'limit'],
      ['limit=ten', 'limit'],
      ['order=sideways', 'order'],
      ['form=1', 'form'],
      ['from=1&from=2', 'from'],
    ] as const
    for (const [query, parameter] of refusals) {
      it(`refuses ?${query.replaceAll(String(nowS), 'now')} and names ${parameter}`, async () => {
        const answer = await history(`?${query}`)
        assertProblem(answer, 'invalid_parameter')
        assert.equal(answer.body.errors[0].pointer, parameter)
      })
    }

    it('refuses a variable that is not in the catalogue', async () => {
      assertProblem(await read(`/sensors/${sensorId}/pH/history`), 'invalid_parameter')
    })
  })

  describe('posting readings', () => {
    const good = { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - 30, value: 900 }
    const send = (body: string, headers: Record<string, string> = {}, token = api.tokens.writer) =>
      api.call('/readings', { method: 'POST', token, body, headers })

    it('stores the valid ones and names the invalid ones by index', async () => {
      const { status, body } = await api.post([
        { ...good, var_name: 'particulateMatter', value: 12 },
        { ...good, sensor_id: 'AQ2-00000000DEAD' },
        { ...good, sensor_id: strangersSensorId },
        { ...good, var_name: 'co2ppm' },
        { ...good, value: -1 },
        { ...good, time: nowS + 3600 },
        { ...good, time: 'noon' },
        { ...good, value: '900' },
        7,
      ])
      assert.equal(status, 200)
      assert.equal(body.accepted, 1)
      assert.deepEqual(
        body.rejected.map(({ index, code }: { index: number; code: string }) => [index, code]),
        [
          [1, 'unknown_sensor'],
          [2, 'unknown_sensor'],
          [3, 'unknown_var_name'],
          [4, 'value_out_of_bounds'],
          [5, 'time_in_future'],
          [6, 'invalid_time'],
          [7, 'invalid_reading'],
          [8, 'invalid_reading'],
        ],
      )
      const stored = await read(`/sensors/${sensorId}/particulateMatter/history`)
      assert.deepEqual(stored.body.data, [{ time: nowS - 30, value: 12 }])
    })

    it('stores all or nothing when strict', async () => {
      const voc = { ...good, var_name: 'VOCppb', value: 5 }
      const refused = await api.post([voc, { ...voc, value: -5 }], '?strict=true')
      assertProblem(refused, 'readings_rejected')
      assert.deepEqual(
        refused.body.rejected.map(({ index }: { index: number }) => index),
        [1],
      )
      assert.deepEqual((await read(`/sensors/${sensorId}/VOCppb/history`)).body.data, [])
      assert.deepEqual((await api.post([voc], '?strict=true')).body, { accepted: 1, rejected: [] })
    })

    it('replaces the value when the same time is posted again, within a batch and across batches', async () => {
      const light = { ...good, var_name: 'illuminanceArb' }
      await api.post([
        { ...light, value: 1 },
        { ...light, value: 2 },
      ])
      assert.deepEqual((await read(`/sensors/${sensorId}/illuminanceArb/history`)).body.data, [
        { time: nowS - 30, value: 2 },
      ])
      await api.post([{ ...light, value: 3 }])
      assert.deepEqual((await read(`/sensors/${sensorId}/illuminanceArb/history`)).body.data, [
        { time: nowS - 30, value: 3 },
      ])
      assert.equal(
        (await read(`/sensors/${sensorId}?project=value`)).body.data.find(
          (datum: { var_name: string }) => datum.var_name === 'illuminanceArb',
        ).value,
        3,
      )
    })

    it('keeps every reading of many requests at once', async () => {
      const posts = Array.from({ length: 40 }, (_, index) =>
        api.post([
          { ...good, var_name: 'pressuremBar', time: nowS - 1000 + index, value: 1000 + index / 10 },
        ]),
      )
      for (const { body } of await Promise.all(posts)) assert.deepEqual(body, { accepted: 1, rejected: [] })
      const { body } = await read(`/sensors/${sensorId}/pressuremBar/history`)
      assert.equal(body.data.length, 40)
    })

    it('takes an empty batch', async () => {
      assert.deepEqual((await api.post([])).body, { accepted: 0, rejected: [] })
    })

    const refusals: readonly (readonly [string, string, Record<string, string>, ProblemCode])[] = [
      ['malformed JSON', '{"readings": [', {}, 'malformed_json'],
      ['an empty body', '', {}, 'malformed_json'],
      ['a list', '[]', {}, 'invalid_body'],
      ['null', 'null', {}, 'invalid_body'],
      ['readings that are no list', '{"readings": {}}', {}, 'invalid_body'],
      ['no readings', '{}', {}, 'invalid_body'],
      ['an unknown member', '{"readings": [], "rows": []}', {}, 'invalid_body'],
      [
        'too many readings',
        JSON.stringify({ readings: Array.from({ length: 50_001 }, () => 0) }),
        {},
        'invalid_body',
      ],
      ['a body over the limit', `"${'x'.repeat(8 * 1024 * 1024)}"`, {}, 'body_too_large'],
      [
        'another content type',
        'a=b',
        { 'content-type': 'application/x-www-form-urlencoded' },
        'unsupported_content_type',
      ],
      ['deeply nested JSON', '['.repeat(100_000), {}, 'malformed_json'],
    ]
    for (const [what, body, headers, code] of refusals) {
      it(`refuses ${what} as ${code}`, async () => assertProblem(await send(body, headers), code))
    }

    it('says where malformed JSON stops', async () => {
      assert.match((await send('{"readings": [}')).body.detail, /Unexpected token '}'.*\[}/)
    })

    it('refuses invalid UTF-8 without storing anything', async () => {
      const bytes = Buffer.concat([
        Buffer.from('{"readings": [{"sensor_id": "'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}]}'),
      ])
      const response = await fetch(`${api.server.publicUrl}/readings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api.tokens.writer}`, 'content-type': 'application/json' },
        body: bytes,
      })
      const { accepted } = (await response.json()) as { accepted: number }
      assert.equal(accepted, 0)
    })
  })

  describe('access', () => {
    const protectedOperations = Object.values<Operation>(operations).filter(
      (operation) => operation.scopes !== null,
    )
    const pathOf = (operation: Operation) =>
      operation.path
        .replace('{location_id}', 'floor')
        .replace('{sensor_id}', sensorId)
        .replace('{var_name}', 'CO2ppm')

    for (const operation of protectedOperations) {
      const request = (headers: Record<string, string>) =>
        api.call(pathOf(operation), {
          method: operation.method.toUpperCase(),
          headers,
          ...(operation.body && { body: JSON.stringify({ readings: [] }) }),
        })

      it(`${operation.operationId} answers 401 with a bare Bearer when no token comes`, async () => {
        const answer = await request({})
        assertProblem(answer, 'missing_token')
        assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
      })

      it(`${operation.operationId} answers 401 invalid_token to a token that is none`, async () => {
        for (const token of [
          'x',
          'a.b.c',
          `${api.tokens.reader}x`,
          `${api.tokens.reader.slice(0, -6)}AAAAAA`,
        ]) {
          const answer = await request({ authorization: `Bearer ${token}` })
          assertProblem(answer, 'invalid_token')
          assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer error="invalid_token"/)
        }
      })

      it(`${operation.operationId} does not read other schemes`, async () => {
        assertProblem(await request({ authorization: `Basic ${btoa('a:b')}` }), 'missing_token')
      })
    }

    it('never reads a token from the query string', async () => {
      assertProblem(await api.call(`/locations?access_token=${api.tokens.reader}`), 'missing_token')
    })

    it('names the scope that is missing', async () => {
      const writing = await api.call('/readings', {
        method: 'POST',
        token: api.tokens.reader,
        body: '{"readings":[]}',
      })
      assertProblem(writing, 'insufficient_scope')
      assert.match(
        writing.headers.get('www-authenticate') ?? '',
        /error="insufficient_scope", scope="readings:write"/,
      )
      const reading = await read('/locations', api.tokens.writer)
      assertProblem(reading, 'insufficient_scope')
      assert.match(reading.headers.get('www-authenticate') ?? '', /scope="readings:read"/)
    })

    const foreignPaths = [
      '/locations/floor',
      '/locations/floor/',
      `/sensors/${sensorId}`,
      `/sensors/${sensorId}/CO2ppm/history`,
    ]
    for (const path of foreignPaths) {
      it(`answers ${path} of another organisation exactly as if it were absent`, async () => {
        const foreign = await read(path, api.tokens.stranger)
        assertProblem(foreign, 'not_found')
        const absent = await read(
          path.replace('floor', 'absent').replace(sensorId, 'AQ2-00000000DEAD'),
          api.tokens.stranger,
        )
        const { request_id: _one, detail: foreignDetail, ...foreignRest } = foreign.body
        const { request_id: _other, detail: absentDetail, ...absentRest } = absent.body
        assert.deepEqual(foreignRest, absentRest)
        assert.equal(
          foreignDetail.replace('floor', 'absent').replace(sensorId, 'AQ2-00000000DEAD'),
          absentDetail,
        )
      })
    }

    it('shows another organisation its own base location only', async () => {
      const { body } = await read('/locations', api.tokens.stranger)
      assert.deepEqual(
        body.data.map((location: { location_id: string }) => location.location_id),
        ['other'],
      )
    })
  })

  describe('everything else', () => {
    it('answers 404 as a problem where no route is, and 405 with Allow for a wrong method', async () => {
      assertProblem(await api.call('/nothing/here'), 'not_found')
      const wrong = await api.call('/readings')
      assertProblem(wrong, 'method_not_allowed')
      assert.equal(wrong.headers.get('allow'), 'POST')
    })

    it('is healthy without a token', async () => {
      const { status, body } = await api.call('/health')
      assert.equal(status, 200)
      assert.equal(body.status, 'ok')
    })

    it('serves the document with its own address and the page with its OAuth2 callback', async () => {
      const { body } = await api.call('/openapi.json')
      assert.deepEqual(body.servers, [{ url: api.server.publicUrl }])
      for (const path of ['/docs', '/docs/redirect', '/docs/problems']) {
        const page = await api.call(path)
        assert.equal(page.status, 200)
        assert.match(page.headers.get('content-type') ?? '', /^text\/html/)
        assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/)
      }
      for (const asset of [
        'swagger-ui-bundle.js',
        'swagger-ui.css',
        'oauth2-redirect.js',
        'initializer.js',
      ]) {
        assert.equal((await api.call(`/docs/${asset}`)).status, 200, asset)
      }
    })

    it('explains every problem code on the page its type points to', async () => {
      const { body } = await api.call('/docs/problems')
      for (const code of Object.keys(problems)) assert.ok(body.includes(`id="${code}"`), code)
    })

    it('keeps answers out of caches and content types honest', async () => {
      const { headers } = await read('/locations')
      assert.equal(headers.get('cache-control'), 'private, no-store')
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
    })
  })
})
