/** Derived statuses on a stream: what it tells is what histories say afterwards. */
import assert from 'node:assert/strict'
import { after, afterEach, before, it } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'

const startS = Math.floor(Date.now() / 1000) - 40 * 86_400
const silenceS = 900

let nowS = startS
let api: ApiServer
let sensors = 0
let reader: EventReader | undefined
before(async () => {
  api = await startApiServer(undefined, () => nowS * 1000, undefined, {
    streams: { patience: { tickMs: 20 } },
  })
})
afterEach(() => reader?.close())
after(() => api.server.close())

async function createSensor(): Promise<string> {
  sensors += 1
  const sensorId = `AQ2-${sensors.toString(16).toUpperCase().padStart(12, '0')}`
  await api.server.estate.createSensor({ sensorId, locationId: 'floor', name: sensorId })
  return sensorId
}

async function follow(query: string): Promise<EventReader> {
  reader = await EventReader.open(api.server.publicUrl, { token: api.tokens.reader, query })
  return reader
}

async function post(sensorId: string, ...data: readonly (readonly [string, number, number])[]) {
  const readings = data.map(([varName, timeS, value]) => ({
    sensor_id: sensorId,
    var_name: varName,
    time: timeS,
    value,
  }))
  assert.equal((await api.post(readings)).body.accepted, data.length)
}

const isStatus = (sensorId: string, time: number, value: number) => ({ sensor_id: sensorId, time, value })

async function readHistory(sensorId: string): Promise<unknown> {
  const path = `/sensors/${sensorId}/onlineStatus/history?from=${startS}&to=${nowS + 1}`
  const { body } = await api.call(path, { token: api.tokens.reader })
  return body.data.map(({ time, value }: { time: number; value: number }) => isStatus(sensorId, time, value))
}

it('tells that a sensor fell silent within moments, and that it is heard again with the reading', async () => {
  const sensorId = await createSensor()
  const begunS = nowS
  await post(sensorId, ['CO2ppm', nowS, 400])
  const events = await follow(`?sensor_id=${sensorId}`)
  assert.deepEqual((await events.begin()).data.statuses, [])
  nowS += silenceS + 1
  const fell = [isStatus(sensorId, begunS + silenceS, 0)]
  assert.deepEqual((await events.nextOf('status')).data, fell)
  nowS += 100
  await post(sensorId, ['CO2ppm', nowS - 10, 410], ['CO2ppm', nowS, 420])
  const heard = [isStatus(sensorId, nowS - 10, 1)]
  assert.deepEqual((await events.nextOf('status')).data, heard)
  assert.deepEqual(await readHistory(sensorId), [...fell, ...heard])
})

it('begins with the sensors that are silent, of those that are followed', async () => {
  const [silent, heard, elsewhere] = [await createSensor(), await createSensor(), await createSensor()]
  const { locationId } = await api.server.estate.createLocation({ parentId: 'org', kind: 'room', name: 'A' })
  for (const id of [silent, heard, elsewhere]) await post(id, ['CO2ppm', nowS, 1])
  await api.server.estate.changeSensor(silent, { locationId })
  await api.server.estate.changeSensor(heard, { locationId })
  const fallenS = nowS + silenceS
  nowS = fallenS + 1
  await post(heard, ['CO2ppm', nowS, 1])
  const events = await follow(`?location_id=${locationId}`)
  assert.deepEqual((await events.begin()).data.statuses, [isStatus(silent, fallenS, 0)])
})

it('says nothing of what a sensor reports itself, nor of silence that was announced', async () => {
  const [reports, leaves, marker] = [await createSensor(), await createSensor(), await createSensor()]
  for (const id of [reports, marker]) await post(id, ['CO2ppm', nowS, 1])
  await post(leaves, ['onlineStatus', nowS, 0])
  const events = await follow('?location_id=floor')
  await events.begin()
  const fallenS = nowS + silenceS
  nowS = fallenS + 1
  const { data: fallen } = await events.nextOf('status')
  assert.equal(fallen.length, 2)
  for (const id of [reports, marker])
    assert.ok(fallen.some((one: object) => isDeepStrictEqual(one, isStatus(id, fallenS, 0))))
  await post(reports, ['onlineStatus', nowS, 1])
  await post(marker, ['CO2ppm', nowS, 1])
  assert.deepEqual((await events.nextOf('status')).data, [isStatus(marker, nowS, 1)])
})

it('follows late data, which move the beginning of a silence or show that there was none', async () => {
  const sensorId = await createSensor()
  const begunS = nowS
  await post(sensorId, ['CO2ppm', nowS, 1])
  const events = await follow(`?sensor_id=${sensorId}`)
  await events.begin()
  nowS += 3 * silenceS
  assert.deepEqual((await events.nextOf('status')).data, [isStatus(sensorId, begunS + silenceS, 0)])
  await post(sensorId, ['CO2ppm', begunS + 100, 2])
  const moved = [isStatus(sensorId, begunS + 100 + silenceS, 0)]
  assert.deepEqual((await events.nextOf('status')).data, moved)
  assert.deepEqual(await readHistory(sensorId), moved)
  nowS = begunS + 100 + silenceS + 50 // the clock is put back
  await post(sensorId, ['CO2ppm', begunS + 100 + silenceS - 10, 3])
  assert.deepEqual((await events.nextOf('status')).data, [
    isStatus(sensorId, begunS + 100 + silenceS - 10, 1),
  ])
  assert.deepEqual(await readHistory(sensorId), [])
})

it('leaves statuses out where only other variables are asked for', async () => {
  const sensorId = await createSensor()
  await post(sensorId, ['CO2ppm', nowS, 1])
  const query = (varName: string) => `?sensor_id=${sensorId}&var_name=${varName}`
  const events = await follow(query('CO2ppm'))
  await events.begin()
  const all = await EventReader.open(api.server.publicUrl, {
    token: api.tokens.reader,
    query: query('onlineStatus'),
  })
  await all.begin()
  nowS += silenceS + 1
  await all.nextOf('status')
  await all.close()
  await post(sensorId, ['CO2ppm', nowS, 7])
  assert.equal((await events.next())?.data[0].value, 7)
})
