/** Streams for screens: only the newest of each series, and at most so often. */
import assert from 'node:assert/strict'
import { after, afterEach, before, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../testing/api-server.ts'
import { EventReader, type EventRequest } from '../../testing/event-reader.ts'

const nowS = Math.floor(Date.now() / 1000)

let api: ApiServer
const open: EventReader[] = []
before(async () => {
  api = await startApiServer()
})
afterEach(() => Promise.all(open.splice(0).map((reader) => reader.close())))
after(() => api.server.close())

async function connect(request: EventRequest = {}): Promise<EventReader> {
  const reader = await EventReader.open(api.server.publicUrl, { token: api.tokens.reader, ...request })
  open.push(reader)
  return reader
}

async function post(...data: readonly (readonly [string, number, number])[]) {
  const readings = data.map(([varName, time, value]) => ({
    sensor_id: sensorId,
    var_name: varName,
    time,
    value,
  }))
  assert.equal((await api.post(readings)).body.accepted, data.length)
}

it('tells the first change at once, and then what is newest at most every so often', async () => {
  const reader = await connect({ query: '?latest=true&every_s=1' })
  await reader.begin()
  const begun = performance.now()
  await post(['CO2ppm', nowS - 100, 1])
  assert.deepEqual(await reader.nextValues(), [1])
  for (let value = 2; value <= 20; value += 1) await post(['CO2ppm', nowS - 100 + value, value])
  await post(['CO2ppm', nowS - 5000, 999]) // late: it is not the newest
  await post(['temperatureC', nowS, 21])
  const { data } = await reader.nextOf('readings')
  assert.ok(performance.now() - begun > 990)
  assert.deepEqual(data.map((one: { var_name: string; value: number }) => [one.var_name, one.value]).sort(), [
    ['CO2ppm', 20],
    ['temperatureC', 21],
  ])
})

it('gives readings the ids that the log gives them, and a cursor of the log', async () => {
  const all = await connect()
  const newest = await connect({ query: '?latest=true&every_s=1' })
  await all.begin()
  await newest.begin()
  await post(['CO2ppm', nowS + 1, 5])
  assert.deepEqual((await newest.nextOf('readings')).data, (await all.nextOf('readings')).data)
  assert.ok(newest.lastId)
  const again = await connect({ lastEventId: newest.lastId })
  await again.begin()
  await post(['CO2ppm', nowS + 2, 6])
  assert.deepEqual(await again.nextValues(), [6])
})

it('tells the newest of each series at once when it resumes, with the ids of the log', async () => {
  const all = await connect()
  await all.begin()
  await post(['CO2ppm', nowS + 10, 7], ['temperatureC', nowS + 10, 22])
  const { data: told } = await all.nextOf('readings')
  await post(['CO2ppm', nowS - 3000, 8])
  const resumed = await connect({ query: '?latest=true', lastEventId: all.lastId })
  await resumed.begin()
  const { data, id } = await resumed.nextOf('readings')
  const byName = (one: { var_name: string }, other: { var_name: string }) =>
    one.var_name < other.var_name ? -1 : 1
  assert.deepEqual(data.toSorted(byName), told.toSorted(byName))
  assert.equal(id, undefined) // the cursor comes behind the last of them
  assert.deepEqual((await resumed.nextOf('readings')).data, [])
})

it('finds the newest in memory when much more was stored meanwhile than is kept there', async () => {
  const reader = await connect({ query: '?latest=true&every_s=2&var_name=temperatureC&var_name=CO2ppm' })
  await reader.begin()
  await post(['temperatureC', nowS + 20, 1])
  assert.deepEqual(await reader.nextValues(), [1])
  await post(['temperatureC', nowS + 21, 2]) // from now on it waits
  for (let round = 0; round < 3; round += 1) {
    const late = Array.from({ length: 10_000 }, (_, at) => nowS - 5000 - at - round * 10_000)
    await post(...late.map((time) => ['CO2ppm', time, 400] as const))
  }
  const values = await reader.nextValues()
  assert.deepEqual(values, [2])
  await post(['temperatureC', nowS + 22, 3])
  assert.deepEqual(await reader.nextValues(), [3])
})
