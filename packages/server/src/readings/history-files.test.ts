import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { type FileRow, readColumns } from '../../testing/read-columns.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { formatDecimal } from '../format-number.ts'

const startS = 1_760_000_000
const range = `from=${startS}&to=${startS + 1_000_000}`

const files = {
  parquet: { mediaType: 'application/vnd.apache.parquet', engineFormat: 'Parquet' },
  arrow: { mediaType: 'application/vnd.apache.arrow.file', engineFormat: 'Arrow' },
  arrow_stream: { mediaType: 'application/vnd.apache.arrow.stream', engineFormat: 'ArrowStream' },
} as const
const names = Object.keys(files) as (keyof typeof files)[]

describe('histories as files of columns', () => {
  const directory = createTemporaryDirectory() // not in `before`: it would be removed as soon as that ends
  let api: ApiServer
  before(async () => {
    api = await startApiServer(directory)
  })
  after(() => api.server.close())

  const ask = (path: string, headers = {}) =>
    fetch(api.server.publicUrl + path, {
      headers: { authorization: `Bearer ${api.tokens.reader}`, ...headers },
    })
  const history = (varName: string, query: string) => `/sensors/${sensorId}/${varName}/history?${query}`

  async function readFile(path: string, name: keyof typeof files): Promise<FileRow[]> {
    const answer = await ask(`${path}&format=${name}`)
    assert.equal(answer.status, 200)
    return readColumns(files[name].engineFormat, await answer.bytes())
  }

  async function fill(varName: string, count: number): Promise<void> {
    for (let from = 0; from < count; from += 50_000) {
      const readings = Array.from({ length: Math.min(50_000, count - from) }, (_, index) => ({
        sensor_id: sensorId,
        var_name: varName,
        time: startS + from + index,
        value: (from + index) % 1000,
      }))
      assert.equal((await api.post(readings)).body.accepted, readings.length)
    }
  }

  for (const name of names) {
    const { mediaType, engineFormat } = files[name]
    for (const [asked, headers] of [
      [`&format=${name}`, { accept: 'application/json' }],
      ['', { accept: `${mediaType}, application/json;q=0.5` }],
    ] as const) {
      it(`are ${mediaType} for "${asked}" and Accept: ${headers.accept}, their length known`, async () => {
        for (const path of [
          history('VOCppb', range) + asked,
          `/readings?${range}&sensor_id=${sensorId}${asked}`,
        ]) {
          const answer = await ask(path, headers)
          const body = await answer.bytes()
          assert.equal(answer.status, 200)
          assert.equal(answer.headers.get('content-type'), mediaType)
          assert.equal(answer.headers.get('vary'), 'accept')
          assert.equal(answer.headers.get('content-length'), String(body.length))
          assert.ok((await readColumns(engineFormat, body)).length >= 0)
        }
      })
    }
  }

  it('hold the same as JSON, lines and CSV do, to the last digit', async () => {
    let atMs = (startS + 10_000) * 1000
    const step = fc.record({
      stepMs: fc.integer({ min: 1, max: 900_000 }),
      value: fc.double({ min: 300, max: 1200, noNaN: true }),
      varName: fc.constantFrom('pressuremBar', 'illuminanceArb'),
    })
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 30 }),
      fc.constantFrom('asc', 'desc'),
      fc.integer({ min: 1, max: 40 }),
      async (steps, order, limit) => {
        const from = atMs / 1000
        const readings = steps.map(({ stepMs, value, varName }) => {
          atMs += stepMs
          return { sensor_id: sensorId, var_name: varName, time: atMs / 1000, value }
        })
        atMs += 1
        assert.equal((await api.post(readings, '?strict=true')).status, 200)
        const query = `from=${from}&to=${atMs / 1000}&order=${order}&limit=${limit}`
        for (const path of [
          `/readings?location_id=org&derived=false&${query}`,
          `${history('pressuremBar', query)}`,
          `${history('pressuremBar', query.replace(/&limit.*/, ''))}`,
        ]) {
          const { data } = (await (await ask(path)).json()) as { data: { time: number; value: number }[] }
          const expected = data.map(({ time, ...row }) => ({ ...row, timeMs: Math.round(time * 1000) }))
          for (const name of names) assert.deepEqual(await readFile(path, name), expected)
          const csv = (await (await ask(`${path}&format=csv`)).text()).trimEnd().split('\r\n').slice(1)
          assert.deepEqual(
            csv,
            data.map(({ time, value, ...names }) =>
              [...Object.values(names), time.toFixed(3), formatDecimal(value)].join(','),
            ),
          )
        }
      },
    )
    await fc.assert(property, { numRuns: 10 })
  })

  const hasProc = { skip: process.platform !== 'linux' && 'looks into /proc' }
  it('leave no file with a name behind, and none open when they were read to their end', hasProc, async () => {
    await fill('occSignatures', 200_000)
    const path = `/readings?${range}&sensor_id=${sensorId}&var_name=occSignatures`
    assert.equal((await readFile(path, 'arrow')).length, 200_000)
    assert.deepEqual(readdirSync(exportsOf(directory)), [])
    await waitFor(() => listOpenExports(directory).length === 0)
  })

  it('stay open for a minute when the client goes in the middle, two at most, for it to go on', hasProc, async () => {
    const path = `/readings?${range}&sensor_id=${sensorId}&var_name=occSignatures&format=arrow`
    for (const order of ['asc', 'desc', 'asc', 'desc', 'asc']) {
      const url = `${api.server.publicUrl + path}&order=${order}`
      const response = await openWithoutReading(url, api.tokens.reader)
      assert.equal(response.statusCode, 200)
      assert.deepEqual(readdirSync(exportsOf(directory)), [])
      const tag = response.headers.etag ?? ''
      const [first] = (await once(response, 'data')) as [Buffer]
      response.destroy()
      const goOn = () => ask(`${path}&order=${order}`, { range: `bytes=${first.length}-`, 'if-range': tag })
      let rest = await goOn()
      // the server notices a moment later that the client is gone, and answers with a new file until then
      while (rest.status !== 206) {
        await rest.body?.cancel()
        rest = await goOn()
      }
      assert.equal(rest.headers.get('etag'), tag)
      const whole = Buffer.concat([first, await rest.bytes()])
      assert.equal((await readColumns('Arrow', whole)).length, 200_000)
      assert.ok(listOpenExports(directory).length <= 2)
    }
  })

  it('are refused when too many are wanted at once, and written for the others', async () => {
    await fill('particulateMatter', 100_000)
    const answers = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const answer = await ask(history('particulateMatter', `${range}&format=parquet`))
        return { answer, body: await answer.bytes() }
      }),
    )
    const refused = answers.filter(({ answer }) => answer.status === 429)
    const written = answers.filter(({ answer }) => answer.status === 200)
    assert.ok(refused.length > 0, 'none was refused')
    assert.ok(written.length >= 4, `only ${written.length} were written`)
    assert.equal(refused.length + written.length, answers.length)
    for (const { answer, body } of refused) {
      assert.equal(answer.headers.get('retry-after'), '5')
      assert.equal(JSON.parse(Buffer.from(body).toString()).code, 'too_many_requests')
    }
    for (const { body } of written) assert.equal((await readColumns('Parquet', body)).length, 100_000)
    assert.deepEqual(readdirSync(exportsOf(directory)), [])
  })

  for (const name of names) {
    it(`as ${name} are refused with buckets and with times as text, and hidden like others`, async () => {
      const read = (path: string) => api.call(path, { token: api.tokens.reader })
      const inBuckets = await read(history('CO2ppm', `bucket=1h&format=${name}`))
      assertProblem(inBuckets, 'invalid_parameter')
      assert.equal(inBuckets.body.errors[0].pointer, 'bucket')
      for (const path of [history('CO2ppm', ''), `/readings?sensor_id=${sensorId}`]) {
        const asText = await read(`${path}&time_format=rfc3339&format=${name}`)
        assertProblem(asText, 'invalid_parameter')
        assert.equal(asText.body.errors[0].pointer, 'time_format')
        const backwards = await read(`${path}&from=20&to=10&format=${name}`)
        assertProblem(backwards, 'invalid_parameter')
        assert.equal(backwards.body.errors[0].pointer, 'from')
      }
      for (const path of [
        `/sensors/${strangersSensorId}/CO2ppm/history?`,
        `/readings?sensor_id=${strangersSensorId}`,
        '/readings?location_id=other',
      ]) {
        assertProblem(await read(`${path}&format=${name}`), 'not_found')
      }
      const path = `/readings?location_id=org&format=${name}`
      assertProblem(await api.call(path, { token: api.tokens.stranger }), 'not_found')
      assertProblem(await api.call(path, { token: api.tokens.writer }), 'insufficient_scope')
    })
  }
})

function exportsOf(directory: string): string {
  return join(directory, 'time-series', 'exports')
}

/** Files of the directory that this process, in which the server runs, has open though they have no name any more. */
function listOpenExports(directory: string): string[] {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(exportsOf(directory))
    } catch {
      return false // closed while it was looked at
    }
  })
}

async function waitFor(isSo: () => boolean): Promise<void> {
  const deadlineMs = Date.now() + 10_000
  while (!isSo()) {
    assert.ok(Date.now() < deadlineMs, 'it did not become so within 10 s')
    await delay(10)
  }
}

async function openWithoutReading(url: string, token: string): Promise<IncomingMessage> {
  const request = get(url, { headers: { authorization: `Bearer ${token}` } })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}
