import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync, readlinkSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { formatDecimal } from '@openlightfi/contract/numbers'
import fc from 'fast-check'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { type FileRow, readColumns } from '../../../testing/read-columns.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'

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
  it(
    'leave no file with a name behind, and none open when they were read to their end',
    hasProc,
    async () => {
      await fill('occSignatures', 200_000)
      const path = `/readings?${range}&sensor_id=${sensorId}&var_name=occSignatures`
      assert.equal((await readFile(path, 'arrow')).length, 200_000)
      assert.deepEqual(readdirSync(exportsOf(directory)), [])
      await waitFor(() => listOpenExports(directory).length === 0)
    },
  )

  it(
    'stay open for a minute when the client goes in the middle, two at most, for it to go on',
    hasProc,
    async () => {
      const path = `/readings?${range}&sensor_id=${sensorId}&var_name=occSignatures&format=arrow`
      for (const order of ['asc', 'desc', 'asc']) {
        const url = `${api.server.publicUrl + path}&order=${order}`
        const response = await openWithoutReading(url, api.tokens.reader)
        assert.equal(response.statusCode, 200)
        assert.deepEqual(readdirSync(exportsOf(directory)), [])
        const tag = response.headers.etag ?? ''
        const [first] = (await once(response, 'data')) as [Buffer]
        response.destroy()
        const goOn = () => ask(`${path}&order=${order}`, { range: `bytes=${first.length}-`, 'if-range': tag })
        let rest = await goOn()
        // The server notices a moment later that the client is gone, and answers with a new file until then.
        while (rest.status !== 206) {
          await rest.body?.cancel()
          rest = await goOn()
        }
        assert.equal(rest.headers.get('etag'), tag)
        const whole = Buffer.concat([first, await rest.bytes()])
        assert.equal((await readColumns('Arrow', whole)).length, 200_000)
        assert.ok(listOpenExports(directory).length <= 2)
      }
    },
  )

  describe('read in pieces', () => {
    const path = history('energyInkWh', range)
    before(() => fill('energyInkWh', 2000))
    for (const name of names) {
      it(`as ${name}, are one file: its length by HEAD, any part by Range, all of it from the parts`, async () => {
        const url = `${path}&format=${name}`
        const head = await headOf(url)
        const [length, tag] = [Number(head.get('content-length')), head.get('etag') ?? '']
        assert.equal(head.get('accept-ranges'), 'bytes')
        assert.match(tag, /^"[\w-]+"$/)
        const parts = []
        for (let from = 0; from < length; from += 1000) {
          const part = await ask(url, { range: `bytes=${from}-${from + 999}` })
          assert.equal(part.status, 206)
          assert.equal(part.headers.get('etag'), tag)
          const last = Math.min(from + 999, length - 1)
          assert.equal(part.headers.get('content-range'), `bytes ${from}-${last}/${length}`)
          assert.equal(Number(part.headers.get('content-length')), last - from + 1)
          assert.equal(part.headers.get('content-type'), files[name].mediaType)
          parts.push(await part.bytes())
        }
        const whole = Buffer.concat(parts)
        assert.equal(whole.length, length)
        assert.equal((await readColumns(files[name].engineFormat, whole)).length, 2000)
        const tail = await ask(url, { range: 'bytes=-8' })
        assert.deepEqual(Buffer.from(await tail.bytes()), whole.subarray(-8))
        const few = await Promise.all(
          Array.from({ length: 40 }, async (_, at) =>
            (await ask(url, { range: `bytes=${at}-${at + 9}` })).bytes(),
          ),
        )
        assert.ok(few.every((bytes, at) => whole.subarray(at, at + 10).equals(bytes)))
      })
    }

    it('say so where there are no such bytes, and are whole for what is no single range', async () => {
      const url = `${path}&format=parquet`
      const length = (await headOf(url)).get('content-length')
      const beyond = await ask(url, { range: `bytes=${length}-` })
      assert.equal(beyond.status, 416)
      assert.equal(beyond.headers.get('content-range'), `bytes */${length}`)
      assert.equal(((await beyond.json()) as { code: string }).code, 'range_not_satisfiable')
      for (const field of ['bytes=5-2', 'bytes=0-1,4-5', 'rows=1-2', 'bytes=x-']) {
        const whole = await ask(url, { range: field })
        assert.deepEqual([whole.status, whole.headers.get('content-range')], [200, null], field)
        assert.equal((await readColumns('Parquet', await whole.bytes())).length, 2000)
      }
    })

    it('are never mixed of two files: If-Match, If-Range and If-None-Match are of the one that is kept', async () => {
      const url = `${path}&format=parquet`
      const tag = (await headOf(url)).get('etag') ?? ''
      const part = { range: 'bytes=0-3' }
      assert.equal((await ask(url, { ...part, 'if-match': tag })).status, 206)
      const changed = await ask(url, { ...part, 'if-match': '"another"' })
      assert.equal(changed.status, 412)
      assert.equal(((await changed.json()) as { code: string }).code, 'file_changed')
      for (const [condition, status] of [
        [tag, 206],
        ['"another"', 200],
        [`W/${tag}`, 200],
        ['Thu, 27 Nov 2025 10:00:00 GMT', 200],
      ] as const) {
        const answer = await ask(url, { ...part, 'if-range': condition })
        assert.equal(answer.status, status, condition)
        await answer.bytes()
      }
      for (const known of [tag, `W/${tag}`, tag.replace(/"$/, '-gzip"'), tag.replace(/"$/, ';gzip"'), '*']) {
        for (const headers of [{}, part]) {
          const answer = await ask(url, { ...headers, 'if-none-match': known })
          assert.deepEqual([answer.status, (await answer.bytes()).length], [304, 0], known)
        }
      }
    })

    it('are kept for one caller alone, and not for somebody who may not see them', async () => {
      const url = `${path}&format=parquet`
      await headOf(url)
      const others = await fetch(api.server.publicUrl + url, {
        headers: { authorization: `Bearer ${api.tokens.stranger}`, range: 'bytes=0-3' },
      })
      assert.equal(others.status, 404)
    })
  })

  async function headOf(path: string): Promise<Headers> {
    const answer = await fetch(api.server.publicUrl + path, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${api.tokens.reader}` },
    })
    assert.equal(answer.status, 200)
    return answer.headers
  }

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

/** Lists the files of the directory without a name that this process, in which the server runs, has open. */
function listOpenExports(directory: string): string[] {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(exportsOf(directory))
    } catch {
      return false // closed during the look
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
