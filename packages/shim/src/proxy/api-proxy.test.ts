import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, stat } from 'node:fs/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, beforeEach, test } from 'node:test'
import { startOriginServer } from '../../testing/origin-server.ts'
import { startTestShim, waitUntil } from '../../testing/test-shim.ts'
import { createKey, hashKey } from './api-keys.ts'

let origin: Awaited<ReturnType<typeof startOriginServer>>
let shim: Awaited<ReturnType<typeof startTestShim>>
let goodAnswer: typeof origin.answer
const anything = [{ methods: ['GET', 'HEAD', 'POST', 'PUT'], paths: ['/**'] }]

before(async () => {
  origin = await startOriginServer()
  goodAnswer = origin.answer
  shim = await startTestShim(origin.url, { config: { allow: anything, limits: { maxBodyBytes: 1_000_000 } } })
})
after(async () => {
  await shim.close()
  await origin.close()
})
beforeEach(() => {
  origin.requests.length = 0
  origin.answer = goodAnswer
})

async function readProblem(response: Response): Promise<{ status: number; code: string; detail: string }> {
  assert.equal(response.headers.get('content-type'), 'application/problem+json')
  return (await response.json()) as { status: number; code: string; detail: string }
}

/** A body whose length is not said. */
function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>
}

test('the token is added, and what is between caller and shim stays there', async () => {
  const response = await fetch(`${shim.url}/sensors/a?project=latest&x=%2F`, {
    headers: {
      authorization: 'Bearer of-the-caller',
      'proxy-authorization': 'Basic x',
      'x-api-key': 'k',
      cookie: 'a=b',
      forwarded: 'for=1.2.3.4',
      'x-forwarded-for': '1.2.3.4',
      'accept-language': 'de',
    },
  })
  assert.deepEqual(await response.json(), { data: [] })
  const [seen] = origin.requests
  assert.equal(seen?.url, '/sensors/a?project=latest&x=%2F')
  assert.match(seen?.headers.authorization ?? '', /^Bearer access-\d+$/)
  assert.equal(seen?.headers['accept-language'], 'de')
  assert.equal(seen?.headers.host, new URL(origin.url).host)
  for (const name of ['proxy-authorization', 'x-api-key', 'cookie', 'forwarded', 'x-forwarded-for']) {
    assert.equal(seen?.headers[name], undefined, name)
  }
})

test('headers that Connection names end at the shim, in both directions', async () => {
  origin.answer = (_request, response) => {
    response
      .writeHead(200, { connection: 'x-one, keep-alive', 'x-one': '1', 'x-two': '2', 'set-cookie': 's=1' })
      .end('ok')
  }
  const request = httpRequest(`${shim.url}/a`, {
    headers: { connection: 'x-hop, keep-alive', 'x-hop': '1', 'x-end': '2' },
  })
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  await waitUntil(() => origin.requests.length === 1)
  assert.deepEqual(
    [origin.requests[0]?.headers['x-hop'], origin.requests[0]?.headers['x-end']],
    [undefined, '2'],
  )
  assert.deepEqual([response.headers['x-one'], response.headers['x-two']], [undefined, '2'])
  assert.equal(response.headers['set-cookie'], undefined)
})

test('a redirect is passed on untouched, and nobody follows it with the token', async () => {
  const elsewhere = await startOriginServer()
  origin.answer = (_request, response) => {
    response.writeHead(307, { location: `${elsewhere.url}/stolen` }).end()
  }
  const response = await fetch(`${shim.url}/a`, { redirect: 'manual' })
  assert.equal(response.status, 307)
  assert.equal(response.headers.get('location'), `${elsewhere.url}/stolen`)
  assert.deepEqual(elsewhere.requests, [])
  await elsewhere.close()
})

test('answers and statuses come as they are: 304, 404 problems, 429 with Retry-After, 500 pages, HEAD', async () => {
  const answers = [
    { status: 304, headers: { etag: '"x"' }, body: '' },
    { status: 404, headers: { 'content-type': 'application/problem+json' }, body: '{"code":"not_found"}' },
    { status: 429, headers: { 'retry-after': '7' }, body: 'slow' },
    { status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>oops</h1>' },
  ]
  for (const { status, headers, body } of answers) {
    origin.answer = (_request, response) => {
      response.writeHead(status, headers as Record<string, string>).end(body)
    }
    const response = await fetch(`${shim.url}/a`)
    assert.equal(response.status, status)
    assert.equal(await response.text(), body)
    for (const [name, value] of Object.entries(headers)) assert.equal(response.headers.get(name), value)
  }
  origin.answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '5' }).end()
  }
  const head = await fetch(`${shim.url}/a`, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('content-length')], [200, '5'])
})

test('bodies arrive byte by byte, small and large, with a length and without', async () => {
  const large = Buffer.alloc(300_000, 'é')
  for (const body of [Buffer.from('{"a":1}'), large]) {
    await fetch(`${shim.url}/a`, { method: 'POST', body })
    assert.equal(origin.requests.at(-1)?.body, body.toString())
    assert.equal(origin.requests.at(-1)?.headers['content-length'], String(body.length))
  }
  const stream = streamOf([Buffer.from('one '), Buffer.from('two')])
  await fetch(`${shim.url}/a`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
  assert.equal(origin.requests.at(-1)?.body, 'one two')
})

test('a body beyond the limit is refused, whether its length is said or not', async () => {
  const said = await fetch(`${shim.url}/a`, { method: 'POST', body: Buffer.alloc(1_000_001) })
  assert.deepEqual([said.status, (await readProblem(said)).code], [413, 'body_too_large'])
  const stream = streamOf([Buffer.alloc(600_000), Buffer.alloc(600_000)])
  const unsaid = await fetch(`${shim.url}/a`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
  assert.deepEqual([unsaid.status, (await readProblem(unsaid)).code], [413, 'body_too_large'])
})

test('a 401 renews the token once and repeats the request, body and all', async () => {
  const before = origin.tokenRequests.length
  origin.accessTokens.clear()
  const response = await fetch(`${shim.url}/a`, { method: 'POST', body: 'again' })
  assert.equal(response.status, 200)
  const bodies = origin.requests.map(({ body }) => body)
  assert.equal(bodies.filter((body) => body === 'again').length, 2)
  assert.equal(origin.tokenRequests.length, before + 1)
})

test('a hundred 401s at once make one refresh', async () => {
  const before = origin.tokenRequests.length
  origin.accessTokens.clear()
  const responses = await Promise.all(Array.from({ length: 100 }, () => fetch(`${shim.url}/a`)))
  assert.deepEqual([...new Set(responses.map(({ status }) => status))], [200])
  assert.equal(origin.tokenRequests.length, before + 1)
})

test('after a 401 to a body too large to repeat, the caller is told to send it again, and then it works', async () => {
  origin.accessTokens.clear()
  const send = () => fetch(`${shim.url}/a`, { method: 'POST', body: Buffer.alloc(100_000) })
  const first = await send()
  assert.deepEqual(
    [first.status, (await readProblem(first)).code, first.headers.get('retry-after')],
    [503, 'token_renewed', '0'],
  )
  assert.equal((await send()).status, 200)
})

test('a fresh token that is refused too is no loop, and not the caller’s 401', async () => {
  const before = origin.requests.length
  origin.answer = (_request, response) => {
    response.writeHead(401).end()
  }
  const response = await fetch(`${shim.url}/a`)
  assert.deepEqual([response.status, (await readProblem(response)).code], [502, 'token_refused'])
  assert.equal(origin.requests.length - before, 2)
})

test('a slow reader holds the server back instead of filling memory', async () => {
  const total = 200 * 1024 * 1024
  let sent = 0
  let isPaused = false
  origin.answer = async (_request, response) => {
    response.writeHead(200)
    const chunk = Buffer.alloc(1024 * 1024)
    while (sent < total && !response.destroyed) {
      sent += chunk.length
      if (!response.write(chunk)) {
        isPaused = true
        await once(response, 'drain')
        isPaused = false
      }
    }
    response.end()
  }
  const request = httpRequest(`${shim.url}/a`)
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let last = -1
  // The reader reads nothing: sending must come to rest far below the whole.
  await waitUntil(() => {
    const isAtRest = isPaused && sent === last
    last = sent
    return isAtRest
  })
  assert.ok(sent < 60 * 1024 * 1024, `${sent} bytes were taken`)
  let read = 0
  for await (const chunk of response) read += (chunk as Buffer).length
  assert.equal(read, total)
})

test('a caller that hangs up ends the request at the server', async () => {
  let isClosed = false
  origin.answer = (_request, response) => {
    response.writeHead(200).write('first')
    response.once('close', () => {
      isClosed = true
    })
  }
  const request = httpRequest(`${shim.url}/a`)
  request.end()
  await once(request, 'response')
  request.on('error', () => undefined) // our own hanging up
  request.destroy()
  await waitUntil(() => isClosed)
})

test('an answer that breaks off never looks whole', async () => {
  for (const headers of [{ 'content-length': '100' }, {}]) {
    origin.answer = (_request, response) => {
      response.writeHead(200, headers)
      response.write('part', () => response.destroy())
    }
    const response = await fetch(`${shim.url}/a`)
    await assert.rejects(response.text())
  }
})

test('a connection lost before the answer is tried once more for GET, and told for POST', async () => {
  let losses = 0
  origin.answer = (request, response) => {
    losses += 1
    if (losses % 2 === 1) request.socket.destroy()
    else goodAnswer(request, response)
  }
  assert.equal((await fetch(`${shim.url}/a`)).status, 200)
  losses = 0
  const post = await fetch(`${shim.url}/a`, { method: 'POST', body: 'x' })
  assert.deepEqual([post.status, (await readProblem(post)).code], [502, 'server_unreachable'])
})

test('a server that stalls, talks nonsense or is away is told apart', async () => {
  const nonsense = createServer((socket) => {
    socket.on('error', () => undefined) // the shim hangs up on it
    socket.once('data', () => socket.end('220 mail.example ESMTP\r\n'))
  })
  await new Promise<void>((resolve) => nonsense.listen(0, '127.0.0.1', resolve))
  const { port } = nonsense.address() as AddressInfo
  const oauth = { url: `${origin.url}/oauth2` }
  const limits = { answerTimeoutMs: 1_000 }
  const broken = await startTestShim(`http://127.0.0.1:${port}`, { config: { oauth } })
  assert.equal((await readProblem(await fetch(`${broken.url}/sensors`))).code, 'server_answer_broken')
  await broken.close()
  nonsense.close()
  const away = await startTestShim(`http://127.0.0.1:${port}`, { config: { oauth } })
  assert.equal((await readProblem(await fetch(`${away.url}/sensors`))).code, 'server_unreachable')
  await away.close()
  const slow = await startTestShim(origin.url, { config: { limits } })
  origin.answer = () => undefined
  const late = await readProblem(await fetch(`${slow.url}/sensors`))
  assert.deepEqual([late.status, late.code], [504, 'server_too_slow'])
  await slow.close()
})

test('keys: the right one passes, none and wrong ones are 401, and the name is not the key', async () => {
  const key = createKey()
  const config = {
    listen: { tcp: { port: 0, callers: 'apiKeys' } },
    apiKeys: [
      { name: 'bms', hash: hashKey(key) },
      { name: 'other', hash: hashKey(createKey()) },
    ],
  }
  const keyed = await startTestShim(origin.url, { config })
  const call = async (headers: Record<string, string>) =>
    (await fetch(`${keyed.url}/sensors`, { headers })).status
  assert.equal(await call({ authorization: `Bearer ${key}` }), 200)
  assert.equal(await call({ 'x-api-key': key }), 200)
  assert.equal(await call({ 'x-api-key': key, origin: 'https://dashboard.example' }), 200)
  assert.doesNotMatch(JSON.stringify(origin.requests), new RegExp(key))
  for (const headers of [
    {},
    { authorization: 'Bearer bms' },
    { 'x-api-key': `${key}x` },
    { 'x-api-key': hashKey(key) },
  ]) {
    assert.equal(await call(headers), 401)
  }
  assert.doesNotMatch(keyed.log.text, new RegExp(key))
  await keyed.close()
})

test('a UNIX socket has its file mode, takes the place of a stale one and not that of a living one', async () => {
  const socketShim = await startTestShim(origin.url, { config: { listen: { tcp: { port: 0 } } } })
  const path = join(socketShim.directory, 'shim.sock')
  await socketShim.write({ listen: { socket: { path, mode: '0600' } } })
  assert.equal(await socketShim.shim.reload(), true)
  assert.deepEqual(socketShim.shim.addresses, [`unix:${path}`])
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  const request = httpRequest({ socketPath: path, path: '/sensors', headers: { host: 'anything.example' } })
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  assert.equal(response.resume().statusCode, 200)
  await assert.rejects(startTestShim(origin.url, { config: { listen: { socket: { path } } } }), /EADDRINUSE/)
  await chmod(path, 0o600)
  await socketShim.close()
})

test('more requests than the limit are answered 503 at once', async () => {
  const narrow = await startTestShim(origin.url, { config: { limits: { maxRequests: 1 } } })
  const held = Promise.withResolvers<void>()
  origin.answer = (_request, response) => {
    held.promise.then(() => response.end())
  }
  const first = fetch(`${narrow.url}/sensors`)
  const metrics = `${narrow.shim.adminAddress}/metrics`
  await waitUntil(async () => (await (await fetch(metrics)).text()).includes('requests_under_way 1'))
  const second = await fetch(`${narrow.url}/sensors`)
  assert.deepEqual([second.status, second.headers.get('retry-after')], [503, '1'])
  held.resolve()
  assert.equal((await first).status, 200)
  await narrow.close()
})
