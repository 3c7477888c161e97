import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createApp } from './app.ts'
import { prepareClose } from './close-app.ts'

async function serve(patienceMs: number) {
  const app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
  const close = prepareClose(app, patienceMs)
  const arrived = Promise.withResolvers<void>()
  const finished = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    arrived.resolve()
    await finished.promise
    return { done: true }
  })
  app.get('/endless', async () => Readable.from(repeatForever(), { objectMode: false }))
  return {
    url: await app.listen({ port: 0, host: '127.0.0.1' }),
    close,
    arrived: arrived.promise,
    finish: finished.resolve,
  }
}

async function* repeatForever(): AsyncGenerator<Buffer> {
  for (;;) yield Buffer.alloc(65_536)
}

it('finishes a running request before it ends', async () => {
  const { url, close, arrived, finish } = await serve(60_000)
  const answering = fetch(`${url}/slow`)
  await arrived
  const closing = close()
  finish()
  assert.deepEqual(await (await answering).json(), { done: true })
  await closing
})

it('cuts off a client that stopped reading once its patience is over', async () => {
  const { url, close } = await serve(100)
  const call = request(`${url}/endless`).end()
  const [response] = await once(call, 'response')
  response.pause()
  const cut = once(response, 'error')
  await close()
  response.resume()
  const [error] = await cut
  assert.equal(error.code, 'ECONNRESET')
})

it('forgets a request whose client went after all of its body was read', async () => {
  const app = createApp({ publicUrl: 'http://localhost', logLevel: 'silent', trustProxy: false })
  const close = prepareClose(app, 60_000)
  const arrived = Promise.withResolvers<WeakRef<object>>()
  const finished = Promise.withResolvers<void>()
  app.post('/slow', async (request) => {
    arrived.resolve(new WeakRef(request))
    await finished.promise
    return { done: true }
  })
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const head = 'POST /slow HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2'
  const socket = connect(Number(port), '127.0.0.1').end(`${head}\r\n\r\n{}`)
  const request = await arrived.promise
  socket.destroy()
  finished.resolve()
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  while (request.deref()) {
    await new Promise((resolve) => setTimeout(resolve))
    collect()
  }
  await close()
})
