import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { mostUnanswered } from './answer-in-order.ts'
import { createApp } from './app.ts'
import { Metrics } from './metrics.ts'

describe('requests that one connection sends ahead', () => {
  const metrics = new Metrics()
  let app: FastifyInstance
  const lines: { status: number; cut?: boolean; req: { path: string } }[] = []
  const begun: string[] = []
  const held = new Map<string, () => void>()
  const open = (): Socket => connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
  }

  before(async () => {
    const log = { write: (line: string) => lines.push(JSON.parse(line)) }
    app = createApp({ publicUrl: 'http://localhost', logLevel: 'info', trustProxy: false, log })
    metrics.observe(app)
    app.get('/held/:name', async (request) => {
      const { name } = request.params as { name: string }
      begun.push(name)
      await new Promise<void>((resolve) => held.set(name, resolve))
      return { name }
    })
    app.get('/quick', async () => ({ name: 'quick' }))
    await app.listen({ port: 0, host: '127.0.0.1' })
    await metrics.listen(0)
  })
  after(async () => {
    await app.close()
    await metrics.close()
  })

  it('are worked on one after the other, and answered in order', async () => {
    const socket = open()
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    socket.write(ask('/held/a') + ask('/held/b') + ask('/quick'))
    await until(() => begun.includes('a'))
    const other = await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/quick`)
    assert.equal(other.status, 200)
    assert.deepEqual(begun, ['a'])
    held.get('a')?.()
    await until(() => begun.includes('b'))
    assert.doesNotMatch(text, /quick/)
    held.get('b')?.()
    await until(() => text.includes('quick'))
    assert.deepEqual(text.match(/(?<="name":")\w+/g), ['a', 'b', 'quick'])
    socket.destroy()
  })

  it('are not begun once the connection has gone, and each is logged and counted as one that nobody was there for', async () => {
    const socket = open()
    socket.write(ask('/held/c') + ask('/held/d'))
    await until(() => begun.includes('c'))
    socket.destroy()
    const gone = (path: string) =>
      lines.some(({ req, status, cut }) => req?.path === path && status === 499 && cut)
    await until(() => gone('/held/c') && gone('/held/d'))
    const text = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
    assert.match(text, /^lightfi_http_request_duration_seconds_count\{operation="other",status="499"\} 2$/m)
    held.get('c')?.()
    assert.ok(!begun.includes('d'))
  })

  it('close it when they are too many', async () => {
    const [enough, tooMany] = [open(), open()]
    enough.write(ask('/held/e') + ask('/quick').repeat(mostUnanswered - 1))
    tooMany.on('error', () => undefined)
    tooMany.write(ask('/held/f') + ask('/quick').repeat(mostUnanswered))
    if (!tooMany.closed) await new Promise((resolve) => tooMany.once('close', resolve))
    await until(() => begun.includes('e'))
    held.get('e')?.()
    let answers = 0
    while (answers < mostUnanswered) {
      const [chunk] = (await once(enough, 'data')) as [Buffer]
      answers += chunk.toString().match(/HTTP\/1\.1 200/g)?.length ?? 0
    }
    enough.destroy()
  })
})
