import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, it } from 'node:test'
import { systemClock } from '../../clock.ts'
import { TokenPlaces } from './token-places.ts'

function buildRequest(ip = '192.0.2.1', route = 'token') {
  const headers = new Map<string, string>()
  const res = new EventEmitter() as ServerResponse
  return { ip, res, oidc: { route }, headers, set: (name: string, value: string) => headers.set(name, value) }
}

type Request = ReturnType<typeof buildRequest>

const busy = (statusCode: number, request: Request, why?: RegExp) => (error: unknown) => {
  assert.ok(error instanceof Error && 'statusCode' in error && 'expose' in error)
  if (why) assert.match('error_description' in error ? String(error.error_description) : '', why)
  assert.deepEqual(
    [error.statusCode, error.message, error.expose],
    [statusCode, 'temporarily_unavailable', true],
  )
  assert.equal(request.headers.get('retry-after'), '1')
  return true
}

/** Asks this many times; resolves to the requests that were let in by then. */
async function ask(places: TokenPlaces, count: number, ip: string, clientId = 'client') {
  const begun: Request[] = []
  for (let at = 0; at < count; at += 1) {
    const request = buildRequest(ip)
    void places.take(request, clientId).then(
      () => begun.push(request),
      () => undefined,
    )
  }
  for (let round = 0; round < 10; round += 1) await new Promise((resolve) => setImmediate(resolve))
  return begun
}

describe('requests for tokens', () => {
  it('are begun two in a round of the event loop, one address after the other', async () => {
    const places = new TokenPlaces(systemClock)
    const begun: string[] = []
    const enter = (address: string) => places.enter(address).then(() => begun.push(address))
    const all = Array.from({ length: 20 }, () => enter('192.0.2.1'))
    all.push(enter('192.0.2.2'), enter('192.0.2.3'), enter('192.0.2.2'))
    await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(begun, ['192.0.2.1', '192.0.2.2'])
    await Promise.all(all)
    assert.deepEqual(begun.slice(2, 6), ['192.0.2.3', '192.0.2.1', '192.0.2.2', '192.0.2.1'])
    assert.equal(begun.length, 23)
  })

  it('are worked on eight at a time for a client, twelve for an address and sixteen in all, and others follow in turn', async () => {
    const places = new TokenPlaces(systemClock)
    const own = await ask(places, 60, '192.0.2.1')
    const neighbours = await ask(places, 60, '192.0.2.1', 'other')
    const strangers = await ask(places, 60, '192.0.2.2')
    assert.deepEqual([own.length, neighbours.length, strangers.length], [8, 4, 4])
    const [first] = own
    assert.ok(first)
    await places.giveBackAfter(first, async () => undefined)
    for (let round = 0; round < 10; round += 1) await new Promise((resolve) => setImmediate(resolve))
    assert.equal(own.length + neighbours.length + strangers.length, 17)
  })

  it('are refused when too many of a client wait, of an address, and in all; who hangs up waits no more', async () => {
    const places = new TokenPlaces(systemClock)
    await ask(places, 7 + 1_024, '192.0.2.1')
    const last = buildRequest()
    const waiting = places.take(last, 'client')
    const one = buildRequest()
    await assert.rejects(places.take(one, 'client'), busy(429, one))
    last.res.emit('close')
    await assert.rejects(waiting, { statusCode: 499, expose: true })
    await ask(places, 520, '192.0.2.1', 'other')
    const neighbour = buildRequest()
    await assert.rejects(
      places.take(neighbour, 'f'),
      busy(429, neighbour, /waiting from this address at once;/),
    )
    await ask(places, 520, '192.0.2.2')
    const stranger = buildRequest('192.0.2.3')
    await assert.rejects(places.take(stranger, 'a'), busy(503, stranger))
  })

  it('whose client went before they asked for a place are not worked on', async () => {
    const gone = { ...buildRequest(), res: { destroyed: true } as ServerResponse }
    await assert.rejects(new TokenPlaces(systemClock).take(gone, 'client'), { statusCode: 499, expose: true })
  })

  it('of people, for pages and keys, are not bounded here', async () => {
    const places = new TokenPlaces(systemClock)
    for (const route of ['authorization', 'jwks', 'discovery'])
      for (let at = 0; at < 20; at += 1) await places.take(buildRequest('192.0.2.1', route), 'client')
  })

  it('that a client makes for itself are a thousand at once and a hundred a second, whatever the clock does', (context) => {
    context.mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
    const places = new TokenPlaces(systemClock)
    const client = { clientId: 'client', organisationId: 'org' }
    const request = buildRequest()
    for (let at = 0; at < 1_000; at += 1) places.countOwn(request, client)
    assert.throws(() => places.countOwn(request, client), busy(429, request))
    context.mock.timers.tick(1_000)
    for (let at = 0; at < 100; at += 1) places.countOwn(request, client)
    assert.throws(() => places.countOwn(request, client), busy(429, request))
    context.mock.timers.setTime(500_000)
    assert.throws(() => places.countOwn(request, client), busy(429, request))
    context.mock.timers.tick(1_000)
    for (let at = 0; at < 100; at += 1) places.countOwn(request, client)
    for (let at = 0; at < 1_000; at += 1) places.countOwn(request, { ...client, clientId: 'second' })
    const third = { ...client, clientId: 'third' }
    assert.throws(
      () => places.countOwn(request, third),
      busy(429, request, /taken by this organisation at once;/),
    )
    places.countOwn(request, { clientId: 'stranger', organisationId: 'other' })
  })
})
