import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import { createApp } from './app.ts'
import { Metrics } from './metrics.ts'

describe('the app', () => {
  const metrics = new Metrics()
  let app: FastifyInstance
  let url: string

  before(async () => {
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    metrics.observe(app)
    app.get('/bug', async () => {
      throw new Error('the password is hunter2')
    })
    app.get('/problem', async () => {
      throw new ProblemError('overloaded', 'Come back later.', { headers: { 'retry-after': '7' } })
    })
    app.get('/cut', async () => Readable.from(breakAfterFirstChunk(), { objectMode: false }))
    app.post('/held', async () => {
      app.server.emit('held')
      await once(app.server, 'go on')
      return {}
    })
    url = await app.listen({ port: 0, host: '127.0.0.1' })
    await metrics.listen(0)
  })
  after(async () => {
    await app.close()
    await metrics.close()
  })

  async function* breakAfterFirstChunk(): AsyncGenerator<Buffer> {
    yield Buffer.from('{"data":[')
    throw new Error('the engine failed')
  }

  it('keeps the private detail of a bug out of the answer', async () => {
    const response = await fetch(`${url}/bug`)
    const text = await response.text()
    assert.equal(response.status, 500)
    assert.equal(JSON.parse(text).code, 'internal_error')
    assert.doesNotMatch(text, /hunter2/)
  })

  it('sends the headers that belong to a problem', async () => {
    const response = await fetch(`${url}/problem`)
    assert.equal(response.status, 503)
    assert.equal(response.headers.get('retry-after'), '7')
  })

  it('breaks the connection when a stream fails, so that a cut answer never looks complete', async () => {
    const response = await fetch(`${url}/cut`)
    assert.equal(response.status, 200)
    await assert.rejects(response.text(), TypeError)
  })

  it('answers 405 to a method that a path does not have, whatever is wrong with the body', async () => {
    for (const method of ['QUERY', 'POST', 'PROPFIND']) {
      const response = await fetch(`${url}/health`, { method })
      assert.equal(response.status, 405, method)
      assert.equal(response.headers.get('allow'), 'GET')
    }
    const headers = { 'content-type': 'application/json' }
    const unknown = await fetch(`${url}/nowhere`, { method: 'POST', headers, body: '{' })
    assert.equal(unknown.status, 404)
  })

  it('counts, as 499, a request whose client went after its body was read', async () => {
    const { port } = new URL(url)
    const head = 'POST /held HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2'
    const socket = connect(Number(port), '127.0.0.1')
    const held = once(app.server, 'held')
    socket.write(`${head}\r\n\r\n{}`)
    await held
    socket.destroy()
    const counted = /lightfi_http_request_duration_seconds_count\{operation="other",status="499"\} 1/
    const readMetrics = async () => (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
    while (!counted.test(await readMetrics()));
    app.server.emit('go on')
  })

  it('counts answers in metrics that only their own port serves', async () => {
    const text = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
    assert.match(text, /lightfi_http_request_duration_seconds_count\{operation="other",status="503"\} 1/)
    assert.equal((await fetch(`${url}/metrics`)).status, 404)
    assert.equal((await fetch(`http://127.0.0.1:${metrics.port}/`)).status, 404)
  })
})
