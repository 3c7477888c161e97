import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startOriginServer } from '../../testing/origin-server.ts'
import { sendBytes } from '../../testing/send-bytes.ts'
import { startTestShim } from '../../testing/test-shim.ts'
import { createKey, hashKey } from './api-keys.ts'

const key = createKey()
let origin: Awaited<ReturnType<typeof startOriginServer>>
let open: Awaited<ReturnType<typeof startTestShim>>
let keyed: Awaited<ReturnType<typeof startTestShim>>
let socketPath: string

before(async () => {
  origin = await startOriginServer()
  open = await startTestShim(origin.url)
  keyed = await startTestShim(origin.url)
  socketPath = join(keyed.directory, 'shim.sock')
  await keyed.write({
    listen: { tcp: { port: 0, callers: 'apiKeys' }, socket: { path: socketPath } },
    apiKeys: [{ name: 'bms', hash: hashKey(key) }],
    admin: { host: '0.0.0.0', port: 0, hostNames: 'shim.internal Cellar' },
  })
  assert.equal(await keyed.shim.reload(), true)
})
after(async () => {
  await open.close()
  await keyed.close()
  await origin.close()
})
beforeEach(() => {
  origin.requests.length = 0
})

async function readStatus(address: Parameters<typeof sendBytes>[0], head: string): Promise<number> {
  const answer = await sendBytes(address, `${head}\r\nconnection: close\r\n\r\n`)
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
}

const findPort = (url: string | undefined) => ({ port: Number(new URL(url ?? '').port) })

const foreign = [
  'evil.example',
  'evil.example:8788',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example@localhost',
  'localhost@evil.example',
  'localhost:8788:evil',
  'localhost, evil.example',
  'localhost/',
  '[localhost]',
  '[::1',
  '::1',
  '127.1',
  '127.0.0.999',
  '0x7f000001',
  '2130706433',
  '192.168.1.7',
  '[::2]',
  '',
]
const own = [
  'localhost',
  'LOCALHOST',
  'localhost:1',
  'localhost:',
  '127.0.0.1',
  '127.0.0.1:8788',
  '127.9.9.9',
  '[::1]',
  '[0:0:0:0:0:0:0:1]:8788',
]

describe('a page whose name was bent to this machine (DNS rebinding) reads neither API nor health', () => {
  for (const host of foreign) {
    test(`Host: ${host}`, async () => {
      const api = await readStatus(findPort(open.url), `GET /sensors HTTP/1.1\r\nhost: ${host}`)
      const { adminAddress } = open.shim
      const health = await readStatus(findPort(adminAddress), `GET /health HTTP/1.1\r\nhost: ${host}`)
      const metrics = await readStatus(findPort(adminAddress), `GET /metrics HTTP/1.1\r\nhost: ${host}`)
      assert.deepEqual([api, health, metrics], [403, 403, 403])
      assert.deepEqual(origin.requests, [])
    })
  }
})

describe('the names of the loopback are taken, with any port and without', () => {
  for (const host of own) {
    test(`Host: ${host}`, async () => {
      const api = await readStatus(findPort(open.url), `GET /sensors HTTP/1.1\r\nhost: ${host}`)
      const admin = findPort(open.shim.adminAddress)
      assert.deepEqual([api, await readStatus(admin, `GET /metrics HTTP/1.1\r\nhost: ${host}`)], [200, 200])
    })
  }
})

test('the refusal of health says what would be right', async () => {
  const answer = await sendBytes(
    findPort(open.shim.adminAddress),
    'GET /health HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n',
  )
  assert.match(answer, /^content-type: application\/problem\+json/im)
  assert.match(answer, /caller_refused.*admin\.hostNames/)
  assert.doesNotMatch(answer, /token|metrics/)
})

test('whoever lets health be asked from elsewhere is reached by IP addresses and the names told, and no other', async () => {
  const admin = findPort(keyed.shim.adminAddress)
  for (const [host, status] of [
    ['192.168.1.7:8788', 200],
    ['[2001:DB8::7]', 200],
    ['localhost', 200],
    ['shim.internal:8788', 200],
    ['cellar', 200],
    ['evil.example', 403],
    ['cellar.evil.example', 403],
  ] as const) {
    assert.equal(await readStatus(admin, `GET /metrics HTTP/1.1\r\nhost: ${host}`), status, host)
  }
})

test('new names for health are in force without a new listener', async () => {
  const { adminAddress } = open.shim
  const ask = () => readStatus(findPort(adminAddress), 'GET /metrics HTTP/1.1\r\nhost: probe')
  assert.equal(await ask(), 403)
  await open.write({ admin: { port: 0, hostNames: 'probe' } })
  assert.equal(await open.shim.reload(), true)
  assert.equal(open.shim.adminAddress, adminAddress)
  assert.equal(await ask(), 200)
})

test('Host is free where a key or the file mode decides, and the server gets its own name', async () => {
  const [tcp] = keyed.shim.addresses
  const withKey = `GET /sensors HTTP/1.1\r\nhost: shim.building.example\r\nx-api-key: ${key}`
  assert.equal(await readStatus(findPort(tcp), withKey), 200)
  assert.equal(await readStatus(findPort(tcp), 'GET /sensors HTTP/1.1\r\nhost: localhost'), 401)
  assert.equal(await readStatus({ path: socketPath }, 'GET /sensors HTTP/1.1\r\nhost: %2Frun%2Fshim'), 200)
  const { host } = new URL(origin.url)
  assert.deepEqual(
    origin.requests.map(({ headers }) => headers.host),
    [host, host],
  )
})

describe('health is asked for in one way', () => {
  const refused: readonly (readonly [name: string, bytes: string, status: number])[] = [
    ['two Hosts', 'GET /health HTTP/1.1\r\nhost: localhost\r\nhost: evil.example', 400],
    ['no Host', 'GET /health HTTP/1.1\r\nx: 1', 400],
    ['an absolute target', 'GET http://evil.example/health HTTP/1.1\r\nhost: localhost', 400],
    [
      'length and chunks at once',
      'GET /health HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked',
      400,
    ],
    ['a control byte in a header', 'GET /health HTTP/1.1\r\nhost: localhost\r\nx: a\x01', 400],
    ['another method', 'POST /health HTTP/1.1\r\nhost: localhost', 405],
    ['another path', 'GET /health/..;/metrics HTTP/1.1\r\nhost: localhost', 404],
  ]
  for (const [name, head, status] of refused) {
    test(`${name} is refused`, async () => {
      assert.equal(await readStatus(findPort(open.shim.adminAddress), head), status)
    })
  }
})
