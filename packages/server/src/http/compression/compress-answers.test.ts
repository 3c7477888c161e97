import assert from 'node:assert/strict'
import { get, type IncomingMessage, request as sendRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { type ApiServer, sensorId, startApiServer } from '../../../testing/api-server.ts'

const decoders = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync } as const

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly bytes: Buffer
}

describe('compressed answers', () => {
  let api: ApiServer
  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const authorization = `Bearer ${api.tokens.reader}`
    const options = { method, headers: { authorization, ...headers } }
    sendRequest(api.server.publicUrl + path, options, resolve)
      .on('error', reject)
      .end()
    const answer = await promise
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk)
    return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(chunks) }
  }
  const snapshot = '/locations/org/?depth=all'
  const history = `/sensors/${sensorId}/CO2ppm/history`

  before(async () => {
    api = await startApiServer()
    const { estate } = api.server
    for (let index = 0; index < 200; index += 1) {
      const id = `MS1-${String(index).padStart(12, '0')}`
      await estate.createSensor({ sensorId: id, locationId: 'floor', name: `Room ${index}` })
    }
    const nowS = Math.floor(Date.now() / 1000)
    const readings = Array.from({ length: 2_000 }, (_, index) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: nowS - 60 - index * 30,
      value: 400 + ((index * 7_919) % 997) / 10,
    }))
    assert.equal((await api.post(readings)).status, 200)
  })
  after(() => api.server.close())

  for (const coding of ['zstd', 'br', 'gzip'] as const)
    it(`are the same bytes in ${coding}, whole and streamed`, async () => {
      for (const path of [
        snapshot,
        history,
        `${history}?format=csv`,
        `${history}?format=ndjson`,
        '/exports/sensors',
      ]) {
        const plain = await ask(path)
        const coded = await ask(path, { 'accept-encoding': coding })
        assert.equal(plain.headers['content-encoding'], undefined, path)
        assert.equal(coded.headers['content-encoding'], coding, path)
        assert.ok(coded.bytes.length < plain.bytes.length / 3, `${path}: ${coded.bytes.length}`)
        assert.deepEqual(decoders[coding](coded.bytes), plain.bytes, path)
        for (const { headers } of [plain, coded]) assert.match(headers.vary ?? '', /Accept-Encoding$/)
        const length = coded.headers['content-length']
        assert.ok(length === undefined || Number(length) === coded.bytes.length)
      }
    })

  it('are in the coding that is liked best, of equal ones in ours, and in none where none is taken', async () => {
    for (const [accepted, coding] of [
      ['gzip, deflate, br, zstd', 'zstd'],
      ['gzip, deflate, br', 'br'],
      ['gzip;q=1, br;q=0.5', 'gzip'],
      ['*', 'zstd'],
      ['identity', undefined],
      ['deflate', undefined],
      ['gzip;q=0, br;q=0', undefined],
      ['', undefined],
    ] as const) {
      const { headers } = await ask(snapshot, { 'accept-encoding': accepted })
      assert.equal(headers['content-encoding'], coding, accepted)
    }
  })

  it('have tags of their own, which are answered 304 in any form', async () => {
    const plain = await ask(snapshot)
    const tag = String(plain.headers.etag)
    const coded = await ask(snapshot, { 'accept-encoding': 'br' })
    assert.equal(coded.headers.etag, tag.replace(/"$/, '-br"'))
    for (const asked of [tag, String(coded.headers.etag), `W/${tag}`]) {
      const headers = { 'accept-encoding': 'br', 'if-none-match': asked }
      const unchanged = await ask(snapshot, headers)
      assert.deepEqual([unchanged.status, unchanged.bytes.length], [304, 0], asked)
      assert.match(unchanged.headers.vary ?? '', /Accept-Encoding$/)
      assert.equal(unchanged.headers.etag, asked.startsWith('W/') ? tag : asked)
    }
  })

  it('to HEAD say no length that GET would not have', async () => {
    for (const path of [snapshot, history]) {
      const head = await ask(path, { 'accept-encoding': 'gzip' }, 'HEAD')
      assert.deepEqual([head.status, head.headers['content-length']], [200, undefined])
      assert.match(head.headers.vary ?? '', /Accept-Encoding$/)
    }
    const plain = await ask(snapshot, {}, 'HEAD')
    assert.equal(Number(plain.headers['content-length']), (await ask(snapshot)).bytes.length)
  })

  it('are not made of what is tiny, of files of columns, of pages and problems, or without a token', async () => {
    for (const path of [
      '/locations/floor',
      `${history}?format=parquet`,
      '/locations/nowhere',
      '/account/forgot',
      '/openapi.json',
    ]) {
      const { headers } = await ask(path, { 'accept-encoding': 'gzip' })
      assert.equal(headers['content-encoding'], undefined, path)
    }
    const parquet = await ask(`${history}?format=parquet`, { 'accept-encoding': 'gzip', range: 'bytes=0-3' })
    assert.deepEqual([parquet.status, parquet.bytes.toString()], [206, 'PAR1'])
  })

  it('are not made of streams of events', async () => {
    const headers = { authorization: `Bearer ${api.tokens.reader}`, 'accept-encoding': 'gzip' }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      get(`${api.server.publicUrl}/events`, { headers }, resolve).on('error', reject)
    })
    assert.match(answer.headers['content-type'] ?? '', /^text\/event-stream/)
    assert.equal(answer.headers['content-encoding'], undefined)
    answer.destroy()
  })

  it('that are broken off give everything back', async () => {
    const headers = { authorization: `Bearer ${api.tokens.reader}`, 'accept-encoding': 'gzip' }
    for (let round = 0; round < 40; round += 1)
      await new Promise<void>((resolve, reject) => {
        const sent = get(api.server.publicUrl + history, { headers }, (answer) => {
          answer.destroy()
          answer.once('close', resolve)
        })
        sent.on('error', reject)
      })
    const whole = await ask(history, { 'accept-encoding': 'gzip' })
    assert.equal(whole.headers['content-encoding'], 'gzip')
    assert.deepEqual(gunzipSync(whole.bytes), (await ask(history)).bytes)
  })
})
