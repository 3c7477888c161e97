import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { ProblemCode } from '@openlightfi/contract'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { maxLineBytes } from './split-lines.ts'

const ndjson = 'application/x-ndjson'
const csv = 'text/csv'
const startS = Math.floor(Date.now() / 1000) - 3600

type Faults = readonly (readonly [line: number, code: ProblemCode])[]

describe('readings posted as lines', () => {
  let api: ApiServer
  let nextTimeS = startS

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  function send(
    contentType: string,
    body: string | Uint8Array<ArrayBuffer>,
    query = '',
    headers: Record<string, string> = {},
  ) {
    const token = api.tokens.writer
    return api.call(`/readings${query}`, {
      method: 'POST',
      token,
      body,
      headers: { 'content-type': contentType, ...headers },
    })
  }

  async function read(varName: string, fromS: number) {
    const path = `/sensors/${sensorId}/${varName}/history?from=${fromS}`
    return (await api.call(path, { token: api.tokens.reader })).body.data
  }

  const row = (members: object = {}) =>
    JSON.stringify({ sensor_id: sensorId, var_name: 'CO2ppm', time: startS, value: 900, ...members })
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
  const long = 'sensor_id,var_name,time,value'
  const good = `${sensorId},CO2ppm,${startS},900`

  /** The bodies, with the number of good readings and the wrong lines. */
  const bodies: readonly (readonly [what: string, type: string, body: string, good: number, bad: Faults])[] =
    [
      ['nothing', ndjson, '', 0, []],
      ['one line without an end', ndjson, row(), 1, []],
      ['CR LF, empty lines and a byte order mark', ndjson, `\uFEFF${row()}\r\n\r\n\n${row()}\r\n`, 2, []],
      [
        'a bad line between good ones',
        ndjson,
        `${row()}\n{"sensor_id"\n${row()}\n`,
        2,
        [[2, 'malformed_row']],
      ],
      ['a line that is no object', ndjson, `7\n[]\nnull\n${row()}`, 1, faults('invalid_reading', 1, 2, 3)],
      ['an unknown field', ndjson, row({ unit: 'ppm' }), 0, faults('invalid_reading', 1)],
      ['an unknown variable', ndjson, row({ var_name: 'co2' }), 0, faults('unknown_var_name', 1)],
      ['an unknown sensor', ndjson, row({ sensor_id: 'AQ2-00000000DEAD' }), 0, faults('unknown_sensor', 1)],
      ["another's sensor", ndjson, row({ sensor_id: strangersSensorId }), 0, faults('unknown_sensor', 1)],
      ['gigantic numbers', ndjson, row().replace('900', '1e999'), 0, faults('value_out_of_bounds', 1)],
      ['a gigantic time', ndjson, row().replace(String(startS), '1e400'), 0, faults('invalid_time', 1)],
      ['a time in the future', ndjson, row({ time: startS + 9e6 }), 0, faults('time_in_future', 1)],
      ['deep JSON', ndjson, row().replace('900', deep), 0, faults('invalid_reading', 1)],
      ['a deep line', ndjson, `${deep}\n${row()}`, 1, faults('invalid_reading', 1)],
      [
        'a line over the limit',
        ndjson,
        `${row()}\n${'x'.repeat(maxLineBytes + 1)}\n${row()}`,
        2,
        faults('malformed_row', 2),
      ],
      ['long rows', csv, `${long}\n${good}\n`, 1, []],
      ['long rows with CR LF and a byte order mark', csv, `\uFEFF${long}\r\n${good}\r\n\r\n`, 1, []],
      ['only a header', csv, long, 0, []],
      [
        'columns in another order',
        csv,
        `value,time,var_name,sensor_id\n900,${startS},CO2ppm,${sensorId}`,
        1,
        [],
      ],
      [
        'quoted fields and blanks',
        csv,
        `"sensor_id", var_name,time,value\n"${sensorId}",CO2ppm , "${startS}",9`,
        1,
        [],
      ],
      [
        'RFC 3339 times',
        csv,
        `${long}\n${sensorId},CO2ppm,${new Date(startS * 1000).toISOString()},9e2\n`,
        1,
        [],
      ],
      [
        'too few and too many fields',
        csv,
        `${long}\na,b\n${good},\n${good}`,
        1,
        faults('malformed_row', 2, 3),
      ],
      ['a stray quote', csv, `${long}\n"${good}\n${good}`, 1, faults('malformed_row', 2)],
      [
        'what is no number',
        csv,
        ['NaN', 'inf', '0x10', '', '1,5'].reduce(
          (text, value) => `${text}\n${sensorId},CO2ppm,${startS},${value}`,
          long,
        ),
        0,
        [...faults('invalid_reading', 2, 3, 4, 5), [6, 'malformed_row']],
      ],
      [
        'a gigantic number',
        csv,
        `${long}\n${sensorId},CO2ppm,${startS},1e999`,
        0,
        faults('value_out_of_bounds', 2),
      ],
      ['a bad time', csv, `${long}\n${sensorId},CO2ppm,noon,9`, 0, faults('invalid_time', 2)],
      ['a motion event without a value', csv, `${long}\n${sensorId},motionEvent,${startS},`, 1, []],
      [
        'wide rows with gaps',
        csv,
        `sensor_id,time,CO2ppm,temperatureC\n${sensorId},${startS},900,21\n${sensorId},${startS},,22\n${sensorId},${startS},,\n`,
        3,
        [],
      ],
      [
        'a wide row of which one value is bad',
        csv,
        `time,temperatureC,sensor_id,CO2ppm\n${startS},999,${sensorId},900`,
        1,
        faults('value_out_of_bounds', 2),
      ],
    ]
  for (const [what, type, body, accepted, bad] of bodies) {
    it(`${type}: takes ${what}, the good rows stored and the bad ones named by line`, async () => {
      for (const query of ['?dry_run=true', '']) {
        const answer = await send(type, body, query)
        assert.equal(answer.status, 200, JSON.stringify(answer.body))
        assert.equal(answer.body.accepted, accepted)
        const rejected = answer.body.rejected.map(({ line, code }: { line: number; code: string }) => [
          line,
          code,
        ])
        assert.deepEqual(rejected, bad)
      }
    })

    if (bad.length > 0) {
      it(`${type}: refuses ${what} as a whole when strict`, async () => {
        const answer = await send(type, body, '?strict=true')
        assertProblem(answer, 'readings_rejected')
        assert.deepEqual(
          answer.body.rejected.map(({ line }: { line: number }) => line),
          bad.map(([line]) => line),
        )
      })
    }
  }

  const refusals: readonly (readonly [string, string, string, ProblemCode])[] = [
    ['an empty body', csv, '', 'invalid_body'],
    ['a missing column', csv, 'sensor_id,var_name,time\n', 'invalid_body'],
    ['an unknown column', csv, 'sensor_id,time,co2ppm\n', 'invalid_body'],
    ['an unknown column beside long ones', csv, `${long},unit\n`, 'invalid_body'],
    ['a column that is there twice', csv, 'sensor_id,time,CO2ppm,CO2ppm\n', 'invalid_body'],
    ['a header without a variable', csv, 'sensor_id,time\n', 'invalid_body'],
    ['no header', csv, `${good}\n`, 'invalid_body'],
    ['a header with a stray quote', csv, '"sensor_id,time\n', 'invalid_body'],
    ['another separator', csv, 'sensor_id|var_name|time|value\n', 'invalid_body'],
    ['a type nobody reads', 'text/plain', good, 'unsupported_content_type'],
  ]
  for (const [what, type, body, code] of refusals) {
    it(`${type}: refuses ${what} as ${code}`, async () => assertProblem(await send(type, body), code))
  }

  for (const type of [ndjson, csv]) {
    it(`${type}: names a line that is not UTF-8 and stores the others`, async () => {
      const lines = type === csv ? [long, good, good] : [row(), row()]
      const bytes = Buffer.concat([Buffer.from(`${lines.join('\n')}\n`), Buffer.from([0xc3, 0x28, 0xff])])
      const { body } = await send(type, new Uint8Array(bytes))
      assert.equal(body.accepted, 2)
      assert.deepEqual(
        body.rejected.map(({ line, code }: { line: number; code: string }) => [line, code]),
        [[lines.length + 1, 'malformed_row']],
      )
    })
  }

  it('stores many commits of readings, value for value, from one request', async () => {
    const fromS = startS - 90_000
    const count = 25_000
    const values = Array.from({ length: count }, (_, index) => ({ time: fromS + index, value: index / 8 }))
    const text = values.map(({ time, value }) => `${sensorId},illuminanceArb,${time},${value}`).join('\n')
    assert.equal((await send(csv, `${long}\n${text}\n`)).body.accepted, count)
    assert.deepEqual(await read('illuminanceArb', fromS), values)
  })

  it('checks without storing when it is a dry run, in every format', async () => {
    nextTimeS += 7
    const reading = { sensor_id: sensorId, var_name: 'VOCppb', time: nextTimeS, value: 5 }
    const answers = [
      await send(ndjson, JSON.stringify(reading), '?dry_run=true'),
      await send(csv, `${long}\n${sensorId},VOCppb,${nextTimeS},5`, '?dry_run=true&strict=true'),
      await api.post([reading], '?dry_run=true'),
    ]
    for (const { body } of answers) assert.deepEqual(body, { accepted: 1, throttled: 0, rejected: [] })
    assert.deepEqual(await read('VOCppb', startS), [])
  })

  it('refuses a strict body of more than 50,000 readings and stores none of it', async () => {
    const fromS = startS - 200_000
    const rows = Array.from(
      { length: 50_001 },
      (_, index) => `${sensorId},pressuremBar,${fromS + index},1000`,
    )
    assertProblem(await send(csv, [long, ...rows].join('\n'), '?strict=true'), 'body_too_large')
    assert.deepEqual(await read('pressuremBar', fromS), [])
    const { body } = await send(csv, [long, ...rows.slice(1)].join('\n'), '?strict=true')
    assert.equal(body.accepted, 50_000)
  })

  it('counts what it does not list when very many rows are bad', async () => {
    const { body } = await send(ndjson, '7\n'.repeat(50_010))
    assert.ok(body.rejected.length > 1_000 && body.rejected.length < 3_000)
    assert.equal(body.rejected.length + body.rejected_unlisted, 50_010)
  })

  it('takes gzip in every format', async () => {
    const gzip = { 'content-encoding': 'gzip' }
    const packed = (text: string) => new Uint8Array(gzipSync(text))
    for (const answer of [
      await send(ndjson, packed(row()), '', gzip),
      await send(csv, packed(`${long}\n${good}`), '', gzip),
      await send('application/json', packed(`{"readings":[${row()}]}`), '', gzip),
    ]) {
      assert.deepEqual(answer.body, { accepted: 1, throttled: 0, rejected: [] })
    }
  })

  it('names each row of tens of thousands of digits in some hundred bytes of gzip, and stores the others', async () => {
    const rows = Array<string>(5).fill(`${good.split(',').slice(0, 3).join()},${'1'.repeat(65_000)}x`)
    const packed = gzipSync([long, good, ...rows].join('\n'), { level: 9 })
    assert.ok(packed.length < 1000)
    const { body } = await send(csv, new Uint8Array(packed), '', gzip)
    assert.equal(body.accepted, 1)
    assert.equal(body.rejected.length, 5)
    for (const { code, detail } of body.rejected) {
      assert.equal(code, 'malformed_row')
      assert.match(detail, /cell of value has 65001 characters; at most 200/)
    }
  })

  const gzip = { 'content-encoding': 'gzip' }
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 ** 2, '\n')))
  const hollow = new Uint8Array(Buffer.concat(Array<Buffer>(80_000).fill(gzipSync(''))))
  const cut = new Uint8Array(gzipSync(`${long}\n${good}\n`.repeat(100)).subarray(0, 60))
  const encodings: readonly (readonly [
    string,
    string,
    Uint8Array<ArrayBuffer>,
    Record<string, string>,
    ProblemCode,
  ])[] = [
    ['a zip bomb of lines', ndjson, bomb, gzip, 'body_too_large'],
    ['a zip bomb of CSV', csv, bomb, gzip, 'body_too_large'],
    ['a zip bomb of JSON', 'application/json', bomb, gzip, 'body_too_large'],
    ['gzip of a great many pieces without content', ndjson, hollow, gzip, 'malformed_encoding'],
    ['gzip that is cut off', ndjson, cut, gzip, 'malformed_encoding'],
    ['text that says it is gzip', ndjson, new Uint8Array(Buffer.from(row())), gzip, 'malformed_encoding'],
    [
      'JSON that says it is gzip',
      'application/json',
      new Uint8Array(Buffer.from('{}')),
      gzip,
      'malformed_encoding',
    ],
    ['an encoding nobody reads', csv, bomb, { 'content-encoding': 'br' }, 'unsupported_content_type'],
  ]
  for (const [what, type, body, headers, code] of encodings) {
    it(`refuses ${what} as ${code}`, async () => assertProblem(await send(type, body, '', headers), code))
  }

  it('says how many readings were stored before a body broke off', async () => {
    const fromS = startS - 50_000
    const rows = Array.from(
      { length: 40_000 },
      (_, index) => `${sensorId},clientsBLE,${fromS + index},${index % 97}`,
    )
    const whole = gzipSync([long, ...rows].join('\n'))
    const answer = await send(csv, new Uint8Array(whole.subarray(0, whole.length - 100)), '', gzip)
    assertProblem(answer, 'malformed_encoding')
    const [, stored] = /(\d+) readings before that were stored/.exec(answer.body.detail) ?? []
    assert.ok(Number(stored) >= 10_000, answer.body.detail)
    assert.ok((await read('clientsBLE', fromS)).length >= Number(stored))
  })

  it('refuses a token that may not write, and cannot write for others', async () => {
    const asReader = {
      method: 'POST',
      token: api.tokens.reader,
      body: row(),
      headers: { 'content-type': ndjson },
    }
    assertProblem(await api.call('/readings', asReader), 'insufficient_scope')
    const { body } = await api.call('/readings', { ...asReader, token: api.tokens.stranger })
    assert.deepEqual(body.rejected[0].code, 'unknown_sensor')
  })

  it('goes on serving after a sender that hangs up half way', async () => {
    const sending = request(`${api.server.publicUrl}/readings`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.tokens.writer}`,
        'content-type': ndjson,
        'content-length': 10_000,
      },
    })
    const closed = new Promise<void>((resolve) => sending.on('error', () => resolve()).on('close', resolve))
    await new Promise<void>((resolve) => sending.write(`${row()}\n`, () => resolve()))
    sending.destroy()
    await closed
    assert.equal((await send(ndjson, row())).body.accepted, 1)
  })

  it('answers the next request on the connection of a body that was refused before its end', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const post = async (body: Uint8Array): Promise<number | undefined> => {
      const sending = request(`${api.server.publicUrl}/readings`, {
        method: 'POST',
        agent,
        headers: {
          authorization: `Bearer ${api.tokens.writer}`,
          'content-type': csv,
          'content-encoding': 'gzip',
        },
      })
      sending.end(gzipSync(body))
      const [answer] = (await once(sending, 'response', { signal: AbortSignal.timeout(20_000) })) as [
        IncomingMessage,
      ]
      await once(answer.resume(), 'end')
      return answer.statusCode
    }
    try {
      assert.equal(await post(Buffer.alloc(200_000_000, 'no header\n')), 400)
      assert.equal(await post(Buffer.from('sensor_id,time,CO2ppm\n')), 200)
    } finally {
      agent.destroy()
    }
  })
})

function faults(code: ProblemCode, ...lines: readonly number[]): Faults {
  return lines.map((line) => [line, code] as const)
}
