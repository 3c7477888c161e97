import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { after, afterEach, before, describe, test } from 'node:test'
import { startOriginServer } from '../../testing/origin-server.ts'
import { sendBytes } from '../../testing/send-bytes.ts'
import { startTestShim, waitUntil } from '../../testing/test-shim.ts'
import { createKey, hashKey } from './api-keys.ts'

let origin: Awaited<ReturnType<typeof startOriginServer>>
let goodAnswer: typeof origin.answer
let shim: Awaited<ReturnType<typeof startTestShim>>
const sockets = new Set<Socket>()
const key = createKey()

before(async () => {
  origin = await startOriginServer()
  goodAnswer = origin.answer
  shim = await startTestShim(origin.url)
  await waitUntil(() => shim.shim.readHealth().ok)
})
after(async () => {
  await shim.close()
  await origin.close()
})
afterEach(() => {
  origin.answer = goodAnswer
  for (const socket of sockets) socket.destroy()
  sockets.clear()
})

const findPort = (url: string) => ({ port: Number(new URL(url).port) })

/** Opens connections, all from one address, that send this and then nothing. */
async function leaveHalf(
  url: string,
  count: number,
  bytes: string,
  localAddress = '127.0.0.1',
): Promise<Socket[]> {
  const opened: Socket[] = []
  // Connections are opened in portions: where more wait than the kernel's queue holds, it may forget some
  // that their callers think open.
  while (opened.length < count) {
    const portion = Array.from({ length: Math.min(100, count - opened.length) }, () => {
      const socket = connect({ host: '127.0.0.1', localAddress, ...findPort(url) }, () => socket.write(bytes))
      socket.on('error', () => undefined) // the shim closes many
      socket.resume()
      sockets.add(socket)
      return socket
    })
    await Promise.all(portion.map((socket) => once(socket, 'connect')))
    opened.push(...portion)
  }
  return opened
}

/** One request on a connection of its own. */
async function readStatus(url: string, path: string): Promise<number> {
  const head = `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(await sendBytes(findPort(url), head))?.[1])
}

const halves: readonly (readonly [name: string, bytes: string])[] = [
  ['half a head', 'GET /sensors HTTP/1.1\r\nhost: localhost\r\nx: '],
  ['nothing at all', ''],
  [
    'a head without the body it announces',
    'GET /sensors HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf',
  ],
  [
    'half a chunk',
    'GET /sensors HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nff\r\nhalf',
  ],
]

describe('while 1,100 callers hold the API and 200 hold health with half-sent requests, both answer others', () => {
  for (const [name, bytes] of halves) {
    test(name, async () => {
      const held = await leaveHalf(shim.url, 1_100, bytes)
      await leaveHalf(shim.shim.adminAddress, 200, bytes.replace('/sensors', '/health'))
      for (let round = 0; round < 5; round += 1) {
        assert.equal(await readStatus(shim.url, '/sensors'), 200)
        assert.equal(await readStatus(shim.shim.adminAddress, '/health'), 200)
      }
      // The listener holds no more connections than its limit, and closes the others.
      await waitUntil(() => held.filter(({ closed }) => !closed).length <= 1_024)
    })
  }
})

test('a caller of another address keeps its idle connection while one address floods', {
  skip: process.platform !== 'linux' && 'only Linux has all of 127.0.0.0/8',
}, async () => {
  const [quiet] = await leaveHalf(
    shim.url,
    1,
    'GET /sensors HTTP/1.1\r\nhost: localhost\r\n\r\n',
    '127.0.0.2',
  )
  assert.ok(quiet)
  await once(quiet, 'data')
  const flood = await leaveHalf(shim.url, 1_100, 'GET ')
  await waitUntil(() => flood.filter(({ closed }) => closed).length >= 77)
  assert.equal(quiet.closed, false)
  quiet.write('GET /sensors HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
  await once(quiet, 'close')
})

test('a request at the server is not cut to make room for others', async () => {
  const held = Promise.withResolvers<void>()
  origin.answer = (request, response) => {
    if (request.url === '/sensors/held') void held.promise.then(() => response.end('held'))
    else goodAnswer(request, response)
  }
  const request = httpRequest(`${shim.url}/sensors/held`).end()
  const answered = once(request, 'response')
  const metrics = `${shim.shim.adminAddress}/metrics`
  await waitUntil(async () => (await (await fetch(metrics)).text()).includes('requests_under_way 1\n'))
  await leaveHalf(shim.url, 1_100, 'GET ')
  assert.equal(await readStatus(shim.url, '/sensors'), 200)
  held.resolve()
  const [response] = await answered
  assert.equal(response.resume().statusCode, 200)
})

test('callers that never read the refusals they pipeline take no place of others', async () => {
  const refused = 'GET /users HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(20_000)
  for (const socket of await leaveHalf(shim.url, 4, refused)) socket.pause()
  const metrics = `${shim.shim.adminAddress}/metrics`
  await waitUntil(async () => {
    const [, count] = /requests_under_way (\d+)/.exec(await (await fetch(metrics)).text()) ?? []
    return Number(count) > 256
  })
  for (let round = 0; round < 5; round += 1) assert.equal(await readStatus(shim.url, '/sensors'), 200)
})

describe('what does not go on arriving is answered 408 and hung up on', () => {
  const post = 'POST /sensors HTTP/1.1\r\nhost: localhost\r\n'
  const slow: readonly (readonly [name: string, bytes: string])[] = [
    ['half a head', 'GET /sensors HTTP/1.1\r\nhost: loc'],
    ['a body that does not begin', `${post}content-length: 10\r\n\r\n`],
    ['a small body that stops', `${post}content-length: 10\r\n\r\nhalf`],
    ['half a chunk', `${post}transfer-encoding: chunked\r\n\r\na\r\nhalf`],
    ['a large body that stops early', `${post}content-length: 1000000\r\n\r\nhalf`],
    ['a large body that stops late', `${post}content-length: 1000000\r\n\r\n${'x'.repeat(200_000)}`],
  ]
  let impatient: Awaited<ReturnType<typeof startTestShim>>
  before(async () => {
    const allow = [{ methods: ['GET', 'POST'], paths: ['/sensors'] }]
    impatient = await startTestShim(origin.url, { config: { allow, limits: { requestTimeoutMs: 300 } } })
    await waitUntil(() => impatient.shim.readHealth().ok)
  })
  after(() => impatient.close())
  for (const [name, bytes] of slow) {
    test(name, async () => {
      origin.requests.length = 0
      const answer = await sendBytes(findPort(impatient.url), bytes)
      assert.match(answer, /^HTTP\/1\.1 408 /)
      assert.match(answer, /request_too_slow/)
      const whole = origin.requests.filter(({ body }) => body.length >= 1_000_000)
      assert.deepEqual(whole, [])
    })
  }
  test('a connection that sends nothing is closed', async () => {
    await sendBytes(findPort(impatient.url), '')
  })
  test('a long body that goes on arriving is none of these', async () => {
    origin.requests.length = 0
    const request = httpRequest(`${impatient.url}/sensors`, { method: 'POST' })
    const answered = once(request, 'response')
    const beganMs = performance.now()
    await waitUntil(() => {
      request.write(Buffer.alloc(65_536))
      return performance.now() - beganMs > 600 // twice what one piece may take
    })
    request.end()
    const [response] = await answered
    assert.equal(response.resume().statusCode, 200)
  })
})

test('one key cannot take all requests: beyond its share it is answered 429, and another is served', async () => {
  const other = createKey()
  const keyed = await startTestShim(origin.url, {
    config: {
      listen: { tcp: { port: 0, callers: 'apiKeys' } },
      apiKeys: [
        { name: 'greedy', hash: hashKey(key) },
        { name: 'other', hash: hashKey(other) },
      ],
      limits: { maxRequestsPerKey: 2 },
    },
  })
  const held = Promise.withResolvers<void>()
  let count = 0
  origin.answer = (request, response) => {
    count += 1
    if (request.url === '/sensors/held') void held.promise.then(() => response.end())
    else goodAnswer(request, response)
  }
  const ask = (path: string, shown: string) =>
    fetch(`${keyed.url}${path}`, { headers: { 'x-api-key': shown } })
  const first = [ask('/sensors/held', key), ask('/sensors/held', key)]
  await waitUntil(() => count === 2)
  const refused = await ask('/sensors', key)
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '1'])
  const problem = (await refused.json()) as { code: string; detail: string }
  assert.equal(problem.code, 'caller_too_busy')
  assert.doesNotMatch(problem.detail, /greedy|other/)
  assert.equal((await ask('/sensors', other)).status, 200)
  held.resolve()
  for (const answer of first) assert.equal((await answer).status, 200)
  assert.equal((await ask('/sensors', key)).status, 200)
  await keyed.close()
})
