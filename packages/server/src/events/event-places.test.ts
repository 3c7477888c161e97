/** Readers that hang up before their stream begins. */
import assert from 'node:assert/strict'
import { pbkdf2 } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startApiServer } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'
import { EventPlaces } from './event-places.ts'

const holder = { grantId: 'grant', organisationId: 'org' }

async function open(url: string | URL): Promise<Socket> {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname).on('error', () => {})
  await once(socket, 'connect')
  return socket
}

const head = (token: string) => `GET /events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`

it('a place is held until the answer is over, and not at all for one that is over already', async (t) => {
  const places = new EventPlaces({ perCaller: 1, perOrganisation: 1, inAll: 1 })
  const server = createServer().listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const ask = async () => {
    const socket = await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    socket.write(head('any'))
    const [, answer] = (await once(server, 'request')) as [unknown, ServerResponse]
    return { answer, hangUp: () => Promise.all([once(answer, 'close'), socket.destroy()]) }
  }
  const gone = await ask()
  await gone.hangUp()
  assert.equal(places.holdFor(gone.answer, holder), false)
  const first = await ask()
  assert.equal(places.holdFor(first.answer, holder), true)
  const second = await ask()
  assert.throws(() => places.holdFor(second.answer, holder), { code: 'too_many_streams' })
  await first.hangUp()
  assert.equal(places.holdFor(second.answer, holder), true)
  await second.hangUp()
})

it('readers that hang up while their token is verified leave all places to others', async (t) => {
  const api = await startApiServer()
  t.after(() => api.server.close())
  const stop = new AbortController()
  t.after(() => stop.abort())
  const sockets = await Promise.all(Array.from({ length: 40 }, () => open(api.server.publicUrl)))
  const hash = promisify(pbkdf2)
  const threads = Array.from({ length: 8 }, () => hash('a', 'b', 50_000, 32, 'sha512')) // which verify tokens
  for (const socket of sockets) socket.write(head(api.tokens.reader))
  await setImmediate() // the server has read them, and waits for the threads
  for (const socket of sockets) socket.destroy()
  await Promise.all(threads)
  await api.call('/me', { token: api.tokens.reader }) // is verified after them
  for (let opened = 0; opened < 32; opened += 1)
    await EventReader.open(api.server.publicUrl, { token: api.tokens.reader, signal: stop.signal })
})
