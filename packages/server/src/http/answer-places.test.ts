import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { createApp } from './app.ts'
import type { Caller } from './caller.ts'

const mebibyte = 1024 ** 2

describe('answers that are kept whole until they are taken', () => {
  let app: FastifyInstance
  let built = 0
  const sockets: Socket[] = []
  /** Asks, and reads nothing until told to. */
  const ask = (path: string, caller: string): Socket => {
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nx-caller: ${caller}\r\n\r\n`)
    sockets.push(socket)
    return socket
  }
  const readHead = async (socket: Socket) => {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    socket.pause()
    return chunk.toString('latin1')
  }
  const askSlowly = async (path: string, caller: string) => {
    assert.match(await readHead(ask(path, caller)), /^HTTP\/1.1 200 /)
  }
  const hangUp = async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    const isTaken = async () => (await readHead(ask('/measured', 'a1'))).includes(' 429 ')
    while (await isTaken());
    for (const socket of sockets.splice(0)) socket.destroy()
    built = 0
  }

  before(async () => {
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
    app.addHook('onRequest', async (request) => {
      const grantId = String(request.headers['x-caller'])
      request.caller = { grantId, organisationId: grantId.slice(0, 1) } as Caller
    })
    app.get('/measured', async ({ caller }, reply) => {
      assert.ok(caller)
      await app.answerPlaces.take(reply, caller, 8 * mebibyte)
      built += 1
      return Buffer.alloc(8 * mebibyte)
    })
    app.get('/larger', async ({ caller }, reply) => {
      assert.ok(caller)
      await app.answerPlaces.take(reply, caller, 100 * mebibyte)
      return Buffer.alloc(20 * mebibyte)
    })
    app.get('/found', async () => ({ text: 'x'.repeat(8 * mebibyte - 100) }))
    app.get('/small', async () => ({ text: 'x'.repeat(8 * 1024) }))
    await app.listen({ port: 0, host: '127.0.0.1' })
  })
  after(async () => {
    for (const socket of sockets) socket.destroy()
    await app.close()
  })

  it('are 16 MiB for one caller; more wait, with nothing done for them, and others are served', async () => {
    await askSlowly('/measured', 'a1')
    await askSlowly('/measured', 'a1')
    const waiting = ask('/measured', 'a1')
    await askSlowly('/measured', 'b1')
    assert.equal(built, 3)
    assert.match(await readHead(ask('/small', 'a1')), /^HTTP\/1.1 200 /)
    sockets[0]?.destroy()
    assert.match(await readHead(waiting), /^HTTP\/1.1 200 /)
    await hangUp()
  })

  it('are refused when too many wait, and when there is no room for one that is there already', async () => {
    await askSlowly('/measured', 'a1')
    await askSlowly('/found', 'a1')
    assert.match(
      await readHead(ask('/found', 'a1')),
      /^HTTP\/1.1 429 .*retry-after: 2.*"too_many_requests"/is,
    )
    const many = Array.from({ length: 65 }, () => ask('/measured', 'a1'))
    const refused = await Promise.race(many.map(readHead))
    assert.match(refused, /^HTTP\/1.1 429 .*retry-after: 2.*"too_many_requests"/is)
    await hangUp()
  })

  it('are 32 MiB for an organisation and 96 MiB in all, and the last to come is told that it is not its doing', async () => {
    for (const caller of ['a1', 'a2', 'b1', 'b2', 'c1', 'c2']) {
      await askSlowly('/measured', caller)
      await askSlowly('/found', caller)
    }
    assert.match(await readHead(ask('/found', 'a3')), /^HTTP\/1.1 429 .*by this organisation/is)
    assert.match(await readHead(ask('/found', 'd1')), /^HTTP\/1.1 503 .*"overloaded"/is)
    await hangUp()
  })

  it('are alone where one is larger than what a caller has', async () => {
    await askSlowly('/larger', 'a1')
    assert.match(await readHead(ask('/found', 'a1')), /^HTTP\/1.1 429 /)
    await hangUp()
  })
})
