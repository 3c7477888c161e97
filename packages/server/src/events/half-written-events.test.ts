/** Heartbeats while a snapshot is written in parts, with turns of others between. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'

const silent = 9_000
let nowS = Math.floor(Date.now() / 1000) - 86_400
let api: ApiServer
before(async () => {
  const patience = { tickMs: 1, heartbeatMs: 0 }
  api = await startApiServer(undefined, () => nowS * 1000, undefined, { streams: { patience } })
  await api.server.estate.changeTogether((draft) => ({
    locations: [],
    sensors: Array.from({ length: silent }, (_, at) =>
      draft.buildSensor({ sensorId: nameSensor(at), locationId: 'floor', name: 'S' }),
    ),
  }))
  const readings = Array.from({ length: silent }, (_, at) => ({
    sensor_id: nameSensor(at),
    var_name: 'CO2ppm',
    time: nowS,
    value: 1,
  }))
  assert.equal((await api.post(readings)).body.accepted, silent)
  nowS += 2_000
})
after(() => api.server.close())

const nameSensor = (at: number) => `AQ2-${at.toString(16).toUpperCase().padStart(12, '0')}`

it('no heartbeat comes within an event', async () => {
  const token = api.tokens.reader
  const readers = await Promise.all(
    Array.from({ length: 20 }, () => EventReader.open(api.server.publicUrl, { token })),
  )
  const snapshots = await Promise.all(readers.map((reader) => reader.begin()))
  for (const { data } of snapshots) assert.equal(data.statuses.length, silent)
  // There are heartbeats all the time, but within an event.
  while (readers.every(({ heartbeats }) => heartbeats === 0)) {
    nowS += 1
    await api.post([{ sensor_id: nameSensor(0), var_name: 'CO2ppm', time: nowS, value: 1 }])
    await Promise.all(readers.map((reader) => reader.next()))
  }
  for (const reader of readers) await reader.close()
})
