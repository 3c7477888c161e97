import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { Metrics } from './metrics.ts'

test('metrics are served where the operator says, and nowhere else', async (t) => {
  const metrics = new Metrics()
  await metrics.listen(0, '127.0.0.2')
  t.after(() => metrics.close())
  assert.equal((await fetch(`http://127.0.0.2:${metrics.port}/metrics`)).status, 200)
  await assert.rejects(fetch(`http://127.0.0.1:${metrics.port}/metrics`), TypeError)
})

test('sixteen connections may read the metrics; a further one is closed, until one of them ends', async (t) => {
  const metrics = new Metrics()
  await metrics.listen(0)
  t.after(() => metrics.close())
  const open = async (): Promise<Socket> => {
    const socket = connect(metrics.port ?? 0, '127.0.0.1')
    await once(socket, 'connect')
    return socket.on('error', () => undefined)
  }
  const sockets: Socket[] = []
  t.after(() => sockets.map((socket) => socket.destroy()))
  for (let count = 0; count < 16; count += 1) sockets.push(await open())
  const one = await open()
  one.resume()
  await once(one, 'close')
  const [first] = sockets
  first?.end()
  first?.resume()
  if (first) await once(first, 'close')
  assert.equal((await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).status, 200)
})
