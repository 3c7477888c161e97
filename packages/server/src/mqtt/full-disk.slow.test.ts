import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { mosquittoPart, startMosquitto } from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { sensorId } from '../../testing/api-server.ts'
import { brokerName, startMqttServer, writeMqttFile } from '../../testing/mqtt-server.ts'
import { SmallDisk, skipWithoutDisk } from '../../testing/small-disk.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

const firstS = Date.UTC(2026, 0, 31, 9, 30) / 1000
const perMessage = 1000
const messages = 6
/** The readings that may wait for the engine, which takes none while the disk is full. */
const maxRows = 2000

it('messages that a full disk has no room for are not acknowledged, told once, and stored when there is room', {
  skip: mosquittoPart.skip || skipWithoutDisk,
}, async (t) => {
  const broker = await startMosquitto()
  t.after(() => broker.remove())
  const dataDir = join(createTemporaryDirectory(), 'data')
  const disk = new SmallDisk(dataDir, '32m')
  const topics = [{ topic: 'readings/#', format: 'readings' }]
  const server = await startMqttServer(writeMqttFile({ url: broker.url, topics }), dataDir, { maxRows })
  t.after(async () => {
    await server.server.close()
    disk.unmount()
  })
  await server.waitForBroker()
  const publisher = await broker.connect()
  disk.fill()
  for (let message = 0; message < messages; message += 1) {
    const readings = Array.from({ length: perMessage }, (_, index) => {
      const at = message * perMessage + index
      return { sensor_id: sensorId, var_name: 'CO2ppm', time: firstS + at, value: 400 + (at % 100) }
    })
    await publisher.publishAsync('readings/a', JSON.stringify({ readings }), { qos: 1 })
  }
  await publisher.publishAsync('readings/a', 'poison', { qos: 1 })
  const waiting = () => server.lines.filter(({ event }) => event === 'mqtt.waiting')
  await waitUntil(() => waiting().length > 0)
  const count = `lightfi_mqtt_readings_total{broker="${brokerName}"}`
  assert.ok((await server.readMetric(count)) <= maxRows)
  disk.makeRoom()
  await server.waitForMetric(count, messages * perMessage)
  const refused = `lightfi_mqtt_refused_total{broker="${brokerName}",reason="malformed_json"}`
  await server.waitForMetric(refused, 1)
  assert.equal((await server.readValues(sensorId, 'CO2ppm')).length, messages * perMessage)
  assert.equal(waiting().length, 1)
  assert.ok(server.lines.some(({ msg }) => msg === 'readings of the MQTT broker are stored again'))
  assert.equal(await server.readMetric(`lightfi_mqtt_reconnects_total{broker="${brokerName}"}`), 0)
})
