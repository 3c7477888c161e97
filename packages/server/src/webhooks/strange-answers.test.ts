import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { after, it } from 'node:test'
import { NetworkGuard } from './network-guard.ts'
import { Poster } from './post-request.ts'
import { createResolveHost } from './resolve-host.ts'

const holder = { grantId: 'webhooks', organisationId: 'org' }
const never = new AbortController().signal
const servers: Server[] = []
const sockets = new Set<Socket>()
after(() => {
  for (const socket of sockets) socket.destroy()
  for (const server of servers) server.close()
})

/** Starts what is no HTTP server. @param act is called once something of a request has come. */
async function listen(act: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => act(socket))
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Its patience is far longer than that of a test, so that no attempt ends for the time. */
function createPoster(): Poster {
  const guard = new NetworkGuard(['127.0.0.0/8'])
  return new Poster({ guard, resolve: createResolveHost() }, 60_000)
}

async function post(url: string) {
  const poster = createPoster()
  try {
    return await poster.post({ url, headers: {}, body: '{}', holder, signal: never })
  } finally {
    poster.close()
  }
}

const switching = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'
const hint = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'
const taken = 'HTTP/1.1 204 No Content\r\n\r\n'

it('an attempt ends when the receiver switches protocols, which nobody asked for', {
  timeout: 20_000,
}, async () => {
  let closed = 0
  const url = await listen((socket) => {
    socket.once('close', () => {
      closed += 1
    })
    socket.write(switching)
  })
  for (const _time of [1, 2]) {
    const { status, error } = await post(url)
    assert.deepEqual([status, error], [undefined, 'bad_answer'])
  }
  for (const socket of sockets) if (!socket.destroyed) await once(socket, 'close')
  assert.equal(closed, 2)
})

it('101 that names no protocol is an answer like others', { timeout: 20_000 }, async () => {
  const url = await listen((socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  const { status, error } = await post(url)
  assert.deepEqual([status, error], [101, 'status'])
})

it('an attempt ends with its signal, whatever the receiver does', { timeout: 20_000 }, async () => {
  const silent = await listen(() => undefined)
  const poster = createPoster()
  const ending = new AbortController()
  const posted = poster.post({ url: silent, headers: {}, body: '{}', holder, signal: ending.signal })
  const reason = new Error('the server stops')
  setImmediate(() => ending.abort(reason))
  await assert.rejects(posted, reason)
  poster.close()
})

it('a few interim answers may come before the answer', async () => {
  const url = await listen((socket) => socket.write(hint.repeat(8) + taken))
  assert.deepEqual((await post(url)).status, 204)
})

it('an attempt ends after a few interim answers, by number and by size, and says so', {
  timeout: 20_000,
}, async () => {
  const flood = await listen((socket) => {
    const more = () => {
      while (!socket.destroyed && socket.write(hint.repeat(1_000)));
      socket.once('drain', more)
    }
    more()
  })
  const trickle = await listen((socket) => {
    const timer = setInterval(() => socket.write(hint), 5)
    socket.once('close', () => clearInterval(timer))
  })
  const large = await listen((socket) => {
    const [head] = hint.split('\r\n', 1)
    socket.write(`${head}\r\nlink: ${'x'.repeat(9_000)}\r\n\r\n`.repeat(2))
  })
  for (const url of [flood, trickle, large]) {
    const { status, error } = await post(url)
    assert.deepEqual([status, error], [undefined, 'no_final_answer'])
  }
})
