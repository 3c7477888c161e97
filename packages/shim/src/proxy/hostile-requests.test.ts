import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startOriginServer } from '../../testing/origin-server.ts'
import { startTestShim } from '../../testing/test-shim.ts'

let origin: Awaited<ReturnType<typeof startOriginServer>>
let shim: Awaited<ReturnType<typeof startTestShim>>

before(async () => {
  origin = await startOriginServer()
  shim = await startTestShim(origin.url, {
    config: { allow: [{ methods: ['GET', 'POST'], paths: ['/sensors/*', '/locations/**'] }] },
  })
})
after(async () => {
  await shim.close()
  await origin.close()
})
beforeEach(() => {
  origin.requests.length = 0
})

/** Sends bytes as they are and reads until the shim hangs up. */
function sendRaw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(shim.url).port), '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (piece: string) => {
      answer += piece
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

const host = 'host: localhost\r\nconnection: close\r\n'
const get = (target: string) => `GET ${target} HTTP/1.1\r\n${host}\r\n`

/** What is sent, and the status of every answer to it. Nothing of any of them reaches the server. */
const refused: readonly (readonly [name: string, bytes: string, status: number])[] = [
  ['an absolute target', get('http://evil.example/sensors/a'), 400],
  ['an absolute target of the server itself', get('http://localhost/sensors/a'), 400],
  ['a target that begins with two slashes', get('//evil.example/sensors/a'), 400],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${host}\r\n`, 400],
  ['a dot segment', get('/locations/../oauth2/token'), 400],
  ['a dot segment at the end', get('/locations/..'), 400],
  ['one dot', get('/locations/./a'), 400],
  ['encoded dots', get('/locations/%2e%2E/oauth2'), 400],
  ['half-encoded dots', get('/locations/.%2e/oauth2'), 400],
  ['dots encoded twice', get('/locations/%252e%252e/oauth2'), 400],
  ['an encoded slash', get('/locations/a%2Fb'), 400],
  ['a slash encoded twice', get('/locations/a%252fb'), 400],
  ['an encoded backslash', get('/locations/a%5cb'), 400],
  ['a backslash', get('/locations\\..\\oauth2'), 400],
  ['an empty segment', get('/locations//a'), 400],
  ['an encoded NUL', get('/locations/a%00'), 400],
  ['an encoded line break', get('/locations/a%0d%0aX:1'), 400],
  ['a lone per cent sign', get('/locations/a%'), 400],
  ['an overlong encoding of a slash', get('/locations/%c0%af'), 400],
  ['a fragment', get('/locations/a#b'), 400],
  ['bytes beyond ASCII', get('/locations/\xe9'), 400],
  ['another path', get('/users'), 403],
  ['the token endpoint', get('/oauth2/token'), 403],
  ['a path in other case', get('/Locations/a'), 403],
  ['a path with its name encoded that is not allowed', get('/%75sers'), 403],
  ['a segment too many', get('/sensors/a/b'), 403],
  ['no segment where one is wanted', get('/sensors/'), 403],
  ['a parameter in the path', get('/sensors;x=1/a'), 403],
  ['another method', `DELETE /sensors/a HTTP/1.1\r\n${host}\r\n`, 403],
  ['a method in small letters', `get /sensors/a HTTP/1.1\r\n${host}\r\n`, 400],
  ['TRACE', `TRACE /sensors/a HTTP/1.1\r\n${host}\r\n`, 403],
  ['no Host', 'GET /sensors/a HTTP/1.1\r\nconnection: close\r\n\r\n', 403],
  ['two Hosts', `GET /sensors/a HTTP/1.1\r\nhost: localhost\r\n${host}\r\n`, 400],
  [
    'the name of another machine (DNS rebinding)',
    'GET /sensors/a HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n',
    403,
  ],
  [
    'a name that begins like the loopback',
    'GET /sensors/a HTTP/1.1\r\nhost: 127.0.0.1.evil.example\r\nconnection: close\r\n\r\n',
    403,
  ],
  [
    'a web page of another origin',
    `GET /sensors/a HTTP/1.1\r\norigin: https://evil.example\r\n${host}\r\n`,
    403,
  ],
  ['a web page without CORS', `GET /sensors/a HTTP/1.1\r\nsec-fetch-site: cross-site\r\n${host}\r\n`, 403],
  [
    'length and chunks at once',
    `POST /sensors/a HTTP/1.1\r\n${host}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /users HTTP/1.1\r\n\r\n`,
    400,
  ],
  ['two lengths', `POST /sensors/a HTTP/1.1\r\n${host}content-length: 0\r\ncontent-length: 30\r\n\r\n`, 400],
  ['a list of lengths', `POST /sensors/a HTTP/1.1\r\n${host}content-length: 0, 0\r\n\r\n`, 400],
  ['a length with a sign', `POST /sensors/a HTTP/1.1\r\n${host}content-length: +3\r\n\r\nabc`, 400],
  [
    'chunked twice',
    `POST /sensors/a HTTP/1.1\r\n${host}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    400,
  ],
  [
    'a space before the colon',
    `POST /sensors/a HTTP/1.1\r\n${host}transfer-encoding : chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  [
    'a folded header',
    `POST /sensors/a HTTP/1.1\r\n${host}x: 1\r\n transfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['bare line feeds', 'GET /sensors/a HTTP/1.1\nhost: localhost\n\n', 400],
  ['a NUL in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\0b\r\n\r\n`, 400],
  ['headers of 20 kB', `GET /sensors/a HTTP/1.1\r\n${host}x: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['a target of 20 kB', get(`/locations/${'a'.repeat(20_000)}`), 431],
  ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 400],
]

describe('a request that could be read in two ways, or is not allowed, never reaches the server', () => {
  for (const [name, bytes, status] of refused) {
    test(name, async () => {
      const answer = await sendRaw(bytes)
      const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, found]) => Number(found))
      assert.deepEqual(statuses, [status], answer)
      assert.match(answer, /application\/problem\+json/)
      assert.deepEqual(origin.requests, [])
    })
  }
})

test('CONNECT is hung up on', async () => {
  assert.doesNotMatch(await sendRaw(`CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`), /HTTP\/1\.1 2/)
  assert.deepEqual(origin.requests, [])
})

test('what is encoded without need is judged by what it means, and passed on as it is', async () => {
  assert.match(await sendRaw(get('/%73ensors/%41Q2')), /^HTTP\/1\.1 200/)
  assert.equal(origin.requests[0]?.url, '/%73ensors/%41Q2')
})

test('a second request behind a chunked body is a request of its own', async () => {
  const bytes = `POST /sensors/a HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n${get('/users')}`
  const answer = await sendRaw(bytes)
  assert.deepEqual(
    [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, found]) => found),
    ['200', '403'],
  )
  assert.deepEqual(
    origin.requests.map(({ url, body }) => [url, body]),
    [['/sensors/a', 'abc']],
  )
})

test('an upgrade is passed on as a plain request', async () => {
  const answer = await sendRaw(
    `GET /sensors/a HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n`,
  )
  assert.match(answer, /^HTTP\/1\.1 200/)
  assert.equal(origin.requests[0]?.headers.upgrade, undefined)
})
