import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startWebhookReceiver } from '../../testing/webhook-receiver.ts'
import { NetworkGuard } from './network-guard.ts'
import { Poster, type PostOutcome } from './post-request.ts'
import { createResolveHost, type ResolveHost } from './resolve-host.ts'

const holder = { grantId: 'webhooks', organisationId: 'org' }
const never = new AbortController().signal
const open = new NetworkGuard(['127.0.0.0/8', '::1/128'])
const closers: (() => unknown)[] = []
after(async () => {
  for (const close of closers) await close()
})

async function post(
  url: string,
  { guard = open, resolve = createResolveHost(), timeoutMs = 2_000, times = 1 } = {},
): Promise<PostOutcome & { readonly outcomes: readonly PostOutcome[] }> {
  const poster = new Poster({ guard, resolve }, timeoutMs)
  closers.push(() => poster.close())
  const outcomes: PostOutcome[] = []
  const body = JSON.stringify({ data: {} })
  for (let time = 0; time < times; time += 1)
    outcomes.push(await poster.post({ url, headers: {}, body, holder, signal: never }))
  return { ...(outcomes.at(-1) as PostOutcome), outcomes }
}

const resolveTo =
  (...addresses: string[]): ResolveHost =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

async function receive(...parts: Parameters<typeof startWebhookReceiver>) {
  const receiver = await startWebhookReceiver(...parts)
  closers.push(() => receiver.stop())
  return receiver
}

it('looks at the address that a name leads to, when it connects', async () => {
  const receiver = await receive()
  const url = `http://receiver.example:${receiver.port}/`
  assert.equal((await post(url, { resolve: resolveTo('127.0.0.1') })).status, 204)
  const guard = new NetworkGuard([])
  for (const address of ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', '::ffff:127.0.0.1']) {
    const outcome = await post(url.replace('http:', 'https:'), { guard, resolve: resolveTo(address) })
    assert.deepEqual([outcome.error, outcome.status], ['refused_network', undefined], address)
  }
  assert.equal(receiver.requests.length, 1)
})

it('looks anew for each connection, and uses only the addresses that are allowed', async () => {
  const receiver = await receive()
  let asked = 0
  const resolve: ResolveHost = async () => {
    asked += 1
    return asked === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '10.255.255.1', family: 4 }]
  }
  const url = `http://rebound.example:${receiver.port}/`
  assert.equal((await post(url, { resolve })).status, 204)
  assert.equal((await post(url, { resolve })).error, 'refused_network')
  const mixed = await post(url, { resolve: resolveTo('10.255.255.1', '127.0.0.1') })
  assert.equal(mixed.status, 204)
})

it('looks at addresses that stand in the URL, in whatever spelling', async () => {
  const receiver = await receive()
  const guard = new NetworkGuard([])
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '[::1]',
    '[::ffff:7f00:1]',
    'localhost',
  ]) {
    const { error } = await post(`https://${host}:${receiver.port}/`, { guard })
    assert.equal(error, 'refused_network', host)
  }
  assert.equal(receiver.requests.length, 0)
})

it('follows no redirect', async () => {
  const other = await receive()
  const receiver = await receive(() => ({ status: 307, headers: { location: other.url } }))
  const { status, error } = await post(receiver.url)
  assert.deepEqual([status, error, other.requests.length], [307, 'status', 0])
})

it('asks for a certificate that is good', async () => {
  const place = createTemporaryDirectory()
  const [key, cert] = [join(place, 'key.pem'), join(place, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-days', '2', '-nodes']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  })
  const server: Server = createServer(
    { key: readFileSync(key), cert: readFileSync(cert) },
    (_request, response) => {
      response.end()
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  const { port } = server.address() as AddressInfo
  assert.equal((await post(`https://127.0.0.1:${port}/`)).error, 'tls')
})

it('bounds the head and the body of an answer, and the time for both', async () => {
  const large = await receive(() => ({ status: 200, headers: { 'x-large': 'x'.repeat(20_000) } }))
  assert.equal((await post(large.url)).error, 'bad_answer')
  const long = await receive(() => ({ status: 200, body: 'x'.repeat(5_000_000) }))
  assert.equal((await post(long.url)).status, 200)
  const silent = await receive(() => 'hang')
  const { error, durationMs } = await post(silent.url, { timeoutMs: 100 })
  assert.equal(error, 'timeout')
  assert.ok(durationMs >= 95 && durationMs < 2_000)
})

it('tells what is wrong with a receiver by a word', async () => {
  const closed = await startWebhookReceiver()
  await closed.stop()
  assert.equal((await post(closed.url)).error, 'unreachable')
  assert.equal((await post('http://no-such-host.invalid/', { timeoutMs: 15_000 })).error, 'unresolved')
  for (const [answer, word] of [
    ['hang up', 'closed'],
    ['half an answer', 'closed'],
    ['garbage', 'bad_answer'],
  ] as const) {
    const receiver = await receive(() => answer)
    assert.equal((await post(receiver.url)).error, word)
  }
})

it('keeps its connection, and makes another when the receiver has closed it meanwhile', async () => {
  let connections = 0
  const receiver = createTcpServer((socket) => {
    connections += 1
    socket.once('data', () => {
      // It says that it keeps the connection, and closes it all the same as soon as more comes.
      socket.write('HTTP/1.1 204 No Content\r\nconnection: keep-alive\r\n\r\n')
      socket.once('data', () => socket.destroy())
    })
    socket.on('error', () => undefined)
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  closers.push(() => receiver.close())
  const { port } = receiver.address() as AddressInfo
  const { outcomes } = await post(`http://127.0.0.1:${port}/`, { times: 3 })
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    [204, 204, 204],
  )
  assert.equal(connections, 3)
})
