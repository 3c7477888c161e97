import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import { findConnectionBounds } from './connections.ts'

const patience = { bodyMs: 300, restMs: 100, idleMs: 400, crowdMs: 0 }
const half =
  'POST /taken HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'

describe('connections', () => {
  let app: FastifyInstance
  const open = (localAddress: string, bytes = '') => {
    const socket = connect({
      port: (app.server.address() as AddressInfo).port,
      host: '127.0.0.1',
      localAddress,
    })
    socket.on('error', () => undefined)
    if (bytes !== '') socket.write(bytes)
    return socket
  }
  const closed = async (socket: Socket) => {
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve)) // after an error, too
  }
  const ask = async (localAddress: string) => {
    const socket = open(localAddress, 'GET /health HTTP/1.1\r\nhost: x\r\n\r\n')
    const [answer] = (await Promise.race([
      once(socket, 'data'),
      closed(socket).then(() => ['HTTP/1.1 none']),
    ])) as [Buffer]
    return { socket, status: answer.toString().slice(9, 12) }
  }

  before(async () => {
    const connections = { inAll: 12, perAddress: 6, patience }
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false, connections })
    app.get('/health', async () => ({}))
    app.get('/large', async () => Buffer.alloc(64 * 1024 * 1024))
    app.post('/taken', async () => ({}))
    app.post(
      '/refused',
      { onRequest: async (_request, reply) => reply.status(401).send('no') },
      async () => ({}),
    )
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  after(() => app.close())

  it('of one address are closed beyond its bound, and others are served', async () => {
    const many = Array.from({ length: 30 }, () => open('127.0.0.2', half))
    for (const socket of many) socket.resume()
    await Promise.race(many.map(closed))
    const other = await ask('127.0.0.3')
    assert.equal(other.status, '200')
    other.socket.destroy()
    await Promise.all(many.map(closed)) // a half-sent body has its time, and no more
  })

  it('that are idle are given up for those who come', async () => {
    const idle = []
    for (let count = 0; count < 6; count += 1) idle.push((await ask('127.0.0.4')).socket)
    const next = await ask('127.0.0.4')
    assert.equal(next.status, '200')
    next.socket.destroy()
    for (const socket of idle) socket.resume()
    await Promise.all(idle.slice(0, 5).map(closed))
    for (const socket of idle) socket.destroy()
  })

  it('end when a reader takes nothing of its answer', async () => {
    const accepted = once(app.server, 'connection')
    const socket = open('127.0.0.5', 'GET /large HTTP/1.1\r\nhost: x\r\n\r\n')
    const [ofServer] = (await accepted) as [Socket]
    await new Promise((resolve) => ofServer.once('close', resolve))
    socket.destroy()
  })

  it('end when what a refused request still has to say does not come', async () => {
    const socket = open('127.0.0.6', half.replace('/taken', '/refused'))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    assert.match(answer.toString(), /^HTTP\/1.1 401/)
    await closed(socket)
  })

  it('leave descriptors for the stores, and no address is bounded behind a trusted proxy', () => {
    const alone = findConnectionBounds(false)
    assert.ok(alone.inAll > 0 && alone.inAll <= 10_000)
    assert.ok(alone.perAddress !== undefined && alone.perAddress < alone.inAll)
    assert.equal(findConnectionBounds(true).perAddress, undefined)
  })
})
