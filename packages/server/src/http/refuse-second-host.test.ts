import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'

describe('a request with two Host headers', () => {
  let app: FastifyInstance
  before(async () => {
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'fatal', trustProxy: false })
    app.get('/there', async () => ({ ok: true }))
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  after(() => app.close())

  async function send(hosts: readonly string[]): Promise<string> {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    const lines = hosts.map((line) => `${line}\r\n`).join('')
    socket.end(`GET /there HTTP/1.1\r\n${lines}connection: close\r\n\r\n`)
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    await once(socket, 'close')
    return Buffer.concat(chunks).toString()
  }

  it('is answered 400 with the reason, whatever they say and however they are spelt', async () => {
    for (const second of ['Host: evil.example', 'hOsT: a.example', 'Host: a.example']) {
      const answer = await send(['Host: a.example', second])
      assert.match(answer, /^HTTP\/1\.1 400 /)
      assert.match(answer, /"code":"malformed_request".*one Host header/s)
    }
  })

  it('is told from one with a single one', async () => {
    assert.match(await send(['Host: a.example']), /^HTTP\/1\.1 200 /)
  })
})
