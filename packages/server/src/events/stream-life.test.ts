/** A stream in the course of time: while nothing happens, while its reader takes nothing, at the end. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { after, before, it } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'

const quietId = 'AQ2-00000000AAAA'
const nowS = Math.floor(Date.now() / 1000)
const rowsPerPost = 10_000

let api: ApiServer
before(async () => {
  const patience = { tickMs: 10, heartbeatMs: 30, idleCursorMs: 200, slowMs: 300, endMs: 60_000 }
  api = await startApiServer(undefined, undefined, { metricsPort: 0 }, { streams: { patience } })
  await api.server.estate.createSensor({ sensorId: quietId, locationId: 'floor', name: 'Quiet' })
})
after(() => api.server.close())

const connect = (query = '') => EventReader.open(api.server.publicUrl, { token: api.tokens.reader, query })

/** Connects and reads nothing of the answer. */
async function connectLazily(query: string): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${api.tokens.reader}` }
  const asking = request(`${api.server.publicUrl}/events${query}`, { headers, agent: false })
  const [answer] = (await once(asking.end(), 'response')) as [IncomingMessage]
  assert.equal(answer.statusCode, 200)
  return answer.pause().setEncoding('utf8')
}

let posted = 0

/** Posts readings of times that no other has: a repeated one may be told once. */
async function post(count: number): Promise<void> {
  const readings = Array.from({ length: count }, () => {
    posted += 1
    return { sensor_id: sensorId, var_name: 'CO2ppm', time: nowS - posted, value: 1 }
  })
  assert.equal((await api.post(readings)).status, 200)
}

/** Counts the open streams as the operator sees them. */
async function countStreams(): Promise<number> {
  const metrics = await fetch(`http://127.0.0.1:${api.server.metricsPort}/metrics`)
  return Number(/^lightfi_event_streams (\d+)$/m.exec(await metrics.text())?.[1])
}

it('beats while nothing wanted comes, and gives cursors that do not get old', async () => {
  const reader = await connect(`?sensor_id=${quietId}`)
  await reader.begin()
  const begin = reader.lastId
  await post(1)
  const { data } = await reader.nextOf('readings')
  assert.deepEqual(data, [])
  assert.notEqual(reader.lastId, begin)
  assert.ok(reader.heartbeats > 0)
  await reader.close()
  while ((await countStreams()) > 0) await delay(10)
})

it('lets a reader that takes nothing go and says why; it keeps no other waiting, and may come back', async () => {
  const quick = await connect()
  await quick.begin()
  const lazy = await connectLazily(`?cursor=${quick.lastId}`)
  let [posts, read] = [0, 0]
  for (; (await countStreams()) === 2; posts += 1) {
    await post(rowsPerPost)
    while (read < (posts + 1) * rowsPerPost) read += (await quick.nextValues()).length
    await delay(50)
  }
  let text = ''
  for await (const piece of lazy) text += piece
  assert.match(text.slice(-200), /\n\nevent: end\ndata: {"code":"too_slow".*}\n\n$/)
  const ids = [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id)
  let told = (text.match(/"var_name"/g) ?? []).length
  assert.ok(told < posts * rowsPerPost)
  const again = await connect(`?cursor=${ids.at(-1)}`)
  while (told < posts * rowsPerPost) told += (await again.nextValues()).length
  assert.equal(told, posts * rowsPerPost)
  for (const reader of [quick, again]) await reader.close()
})

it('is ended by a server that stops, which waits for nobody', async () => {
  const reader = await connect()
  await reader.begin()
  const closed = api.server.close()
  const { data } = await reader.nextOf('end')
  assert.equal(data.code, 'shutting_down')
  assert.ok(data.title && data.detail)
  assert.equal(await reader.next(), undefined)
  await closed
})
