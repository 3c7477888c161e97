import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startOriginServer } from '../../testing/origin-server.ts'
import { sendBytes } from '../../testing/send-bytes.ts'
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

const sendRaw = (bytes: string) => sendBytes({ port: Number(new URL(shim.url).port) }, bytes)

const host = 'host: localhost\r\nconnection: close\r\n'
const get = (target: string) => `GET ${target} HTTP/1.1\r\n${host}\r\n`

/** Bytes to send, and the status of every answer to them. None of them reaches the server. */
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
  ['a dot segment with a parameter', get('/locations/..;/users'), 400],
  ['a dot segment with a named parameter', get('/locations/..;x=1/users'), 400],
  ['a dot segment with an encoded parameter', get('/locations/..%3b/users'), 400],
  ['a parameter behind a segment', get('/locations/a;x=/../../users'), 400],
  ['encoded dots to another path', get('/locations/%2e%2e/users'), 400],
  ['an empty segment to another path', get('/locations//users'), 400],
  ['an empty segment by an encoded slash', get('/locations/%2fusers'), 400],
  ['an encoded slash behind a dot segment', get('/locations/..%2fusers'), 400],
  ['a backslash behind a dot segment', get('/locations/..\\users'), 400],
  ['three dots', get('/locations/.../users'), 400],
  ['dots with a space', get('/locations/..%20/users'), 400],
  ['dots that are no ASCII', get('/locations/%EF%BC%8E%EF%BC%8E/users'), 400],
  ['a slash that is no ASCII', get('/locations/%E2%88%95users'), 400],
  ['dots in another encoding', get('/locations/%u002e%u002e/users'), 400],
  ['a per cent sign encoded twice', get('/locations/%25252e/users'), 400],
  ['an encoded question mark', get('/locations/a%3fb'), 400],
  ['an encoded hash', get('/locations/a%23b'), 400],
  ['an encoded escape', get('/locations/a%1b'), 400],
  ['an encoded control byte beyond ASCII', get('/locations/a%C2%85'), 400],
  ['a raw control byte', get('/locations/a\x01b'), 400],
  ['a raw tab', get('/locations/a\tb'), 400],
  ['a raw delete', get('/locations/a\x7fb'), 400],
  ['a raw NUL', get('/locations/a\0b'), 400],
  ['another path', get('/users'), 403],
  ['the token endpoint', get('/oauth2/token'), 403],
  ['a path in other case', get('/Locations/a'), 403],
  ['a path with its name encoded that is not allowed', get('/%75sers'), 403],
  ['a segment too many', get('/sensors/a/b'), 403],
  ['no segment where one is wanted', get('/sensors/'), 403],
  ['a parameter in the path', get('/sensors;x=1/a'), 400],
  ['another method', `DELETE /sensors/a HTTP/1.1\r\n${host}\r\n`, 403],
  ['a method in small letters', `get /sensors/a HTTP/1.1\r\n${host}\r\n`, 400],
  ['TRACE', `TRACE /sensors/a HTTP/1.1\r\n${host}\r\n`, 403],
  ['no Host', 'GET /sensors/a HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['the same Host twice', `GET /sensors/a HTTP/1.1\r\nhost: localhost\r\n${host}\r\n`, 400],
  ['a foreign Host behind the own', `GET /sensors/a HTTP/1.1\r\n${host}host: evil.example\r\n\r\n`, 400],
  ['a foreign Host before the own', `GET /sensors/a HTTP/1.1\r\nhost: evil.example\r\n${host}\r\n`, 400],
  [
    'a Host that differs from an absolute target',
    'GET http://localhost/sensors/a HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n',
    400,
  ],
  [
    'an absolute target of another machine with its Host',
    'GET http://evil.example/sensors/a HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n',
    400,
  ],
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
  [
    'chunks and length at once',
    `POST /sensors/a HTTP/1.1\r\n${host}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n`,
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
    'a coding besides chunked',
    `POST /sensors/a HTTP/1.1\r\n${host}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  [
    'chunks in HTTP/1.0',
    `POST /sensors/a HTTP/1.0\r\n${host}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['HTTP/2.0 that is not', `GET /sensors/a HTTP/2.0\r\n${host}\r\n`, 400],
  ['HTTP/0.9 with headers', `GET /sensors/a HTTP/0.9\r\n${host}\r\n`, 400],
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
  ['an SOH in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\x01b\r\n\r\n`, 400],
  ['a vertical tab in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\x0bb\r\n\r\n`, 400],
  ['an escape in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\x1bb\r\n\r\n`, 400],
  ['a delete in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\x7fb\r\n\r\n`, 400],
  ['a lone carriage return in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\rb\r\n\r\n`, 400],
  ['a lone line feed in a header', `GET /sensors/a HTTP/1.1\r\n${host}x: a\nb: c\r\n\r\n`, 400],
  ['a tunnel', `CONNECT evil.example:443 HTTP/1.1\r\n${host}\r\n`, 400],
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

test('headers that name another method or target end at the shim, however they are spelt', async () => {
  const names = [
    'X-HTTP-Method-Override',
    'x-http-method',
    'X-METHOD-OVERRIDE',
    'x_http_method_override',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Original-Method',
    'X-Forwarded-Host',
    'X_Forwarded_For',
    'X-Forwarded',
    'Cookie',
    'X_Api_Key',
  ]
  const lines = names.map((name) => `${name}: DELETE\r\n`).join('')
  assert.match(
    await sendRaw(`GET /sensors/a HTTP/1.1\r\n${lines}X-Plain: 1\r\n${host}\r\n`),
    /^HTTP\/1\.1 200/,
  )
  const [seen] = origin.requests
  assert.equal(seen?.method, 'GET')
  assert.deepEqual(Object.keys(seen?.headers ?? {}).sort(), [
    'authorization',
    'connection',
    'host',
    'x-plain',
  ])
})

test('every character that a plain path may hold is passed on as it is', async () => {
  const path = "/locations/a.b_c~d!e$f&'()*+,=:@-/..a/a../2026-01-01/"
  assert.match(await sendRaw(get(`${path}?x=..;/%2e//\\`)), /^HTTP\/1\.1 200/)
  assert.equal(origin.requests[0]?.url, `${path}?x=..;/%2e//\\`)
})

test('an expectation that nobody knows is left out, not refused', async () => {
  assert.match(await sendRaw(`GET /sensors/a HTTP/1.1\r\n${host}expect: miracles\r\n\r\n`), /^HTTP\/1\.1 200/)
  assert.equal(origin.requests[0]?.headers.expect, undefined)
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
