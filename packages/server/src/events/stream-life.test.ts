/** A stream in the course of time: while nothing happens, while its reader takes nothing, at the end. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'
import { waitUntil } from '../../testing/wait-until.ts'

const quietId = 'AQ2-00000000AAAA'
const nowS = Math.floor(Date.now() / 1000)

let api: ApiServer
before(async () => {
  const patience = { heartbeatMs: 30, idleCursorMs: 200, slowMs: 300, endMs: 200 }
  api = await startApiServer(undefined, undefined, undefined, undefined, patience)
  await api.server.estate.createSensor({ sensorId: quietId, locationId: 'floor', name: 'Quiet' })
})
after(() => api.server.close())

const connect = (query = '') => EventReader.open(api.server.publicUrl, { token: api.tokens.reader, query })

const postMany = (count: number) =>
  api.post(
    Array.from({ length: count }, (_, at) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: nowS - at,
      value: at,
    })),
  )

it('beats while nothing wanted comes, and gives cursors that do not get old', async () => {
  const reader = await connect(`?sensor_id=${quietId}`)
  await reader.begin()
  const begin = reader.lastId
  await postMany(1)
  const { data } = await reader.nextOf('readings')
  assert.deepEqual(data, [])
  assert.notEqual(reader.lastId, begin)
  assert.ok(reader.heartbeats > 0)
  await reader.close()
})

it('lets a reader that takes nothing go, with a reason, and keeps no other waiting', async () => {
  const quick = await connect()
  await quick.begin()
  const begin = quick.lastId
  const lazy = await connectLazily(`?cursor=${begin}`)
  const rowsPerPost = 10_000
  let posts = 0
  const values: number[] = []
  while (!lazy.isClosed()) {
    assert.equal((await postMany(rowsPerPost)).status, 200)
    posts += 1
    while (values.length < posts * rowsPerPost) values.push(...(await quick.nextValues()))
  }
  const text = await lazy.readRest()
  const lastId = [...text.matchAll(/^id: (.*)$/gm)].at(-1)?.[1]
  assert.ok(lastId !== undefined && text.length < posts * rowsPerPost * 100)
  const again = await connect(`?cursor=${lastId}`)
  await again.nextValues() // goes on where the slow one ended
  for (const reader of [quick, again]) await reader.close()
})

it('tells a reader that wakes up in time why it is let go', async () => {
  const begin = await connect()
  await begin.begin()
  const lazy = await connectLazily(`?cursor=${begin.lastId}`)
  await begin.close()
  await fillUntilBlocked(lazy)
  await waitUntil(() => lazy.isEnding())
  assert.match(await lazy.readRest(), /^event: end\ndata: {"code":"too_slow"/m)
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
