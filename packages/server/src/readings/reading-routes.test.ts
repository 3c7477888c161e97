import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ProblemCode } from '@openlightfi/contract'
import {
  type ApiAnswer,
  type ApiServer,
  sensorId,
  startApiServer,
  strangersSensorId,
} from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

const nowS = Math.floor(Date.now() / 1000)

describe('the routes of readings', () => {
  let api: ApiServer
  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

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
      assert.deepEqual((await api.post([...readings, tooOld])).body, {
        accepted: 5,
        throttled: 0,
        rejected: [],
      })
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
      assert.deepEqual((await api.post([voc], '?strict=true')).body, {
        accepted: 1,
        throttled: 0,
        rejected: [],
      })
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
      for (const { body } of await Promise.all(posts))
        assert.deepEqual(body, { accepted: 1, throttled: 0, rejected: [] })
      const { body } = await read(`/sensors/${sensorId}/pressuremBar/history`)
      assert.equal(body.data.length, 40)
    })

    it('takes an empty batch', async () => {
      assert.deepEqual((await api.post([])).body, { accepted: 0, throttled: 0, rejected: [] })
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
      const { code } = (await response.json()) as { code: string }
      assert.deepEqual([response.status, code], [400, 'malformed_json'])
    })
  })
})
