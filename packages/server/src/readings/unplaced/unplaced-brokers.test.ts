import assert from 'node:assert/strict'
import { it } from 'node:test'
import { mosquittoPart, startMosquitto } from '../../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../../process/testing/wait-until.ts'
import { startAdministrationServer } from '../../../testing/administration-server.ts'
import { brokerName, writeMqttFile } from '../../../testing/mqtt-server.ts'

it('a sensor that an MQTT broker hears is listed with the name of the broker', {
  skip: mosquittoPart.skip,
}, async () => {
  const broker = await startMosquitto()
  const mqttFile = writeMqttFile({ url: broker.url, topics: [{ topic: 'readings', format: 'readings' }] })
  const api = await startAdministrationServer(undefined, { settings: { mqttFile } })
  try {
    const publisher = await broker.connect()
    const reading = { sensor_id: 'AQ2-0000000000F7', var_name: 'CO2ppm', time: 1_760_000_000, value: 500 }
    const list = async () => (await api.as(api.people.installer, 'GET', '/unplaced_sensors')).body.data
    // The server may subscribe only now: what was published before it does is nobody's.
    await waitUntil(async () => {
      await publisher.publishAsync('readings', JSON.stringify(reading), { qos: 1 })
      return (await list()).length > 0
    })
    const [heard] = await list()
    const [by] = heard.heard_by
    assert.deepEqual([heard.sensor_id, by.kind, by.name], [reading.sensor_id, 'broker', brokerName])
  } finally {
    await api.server.close()
    await broker.remove()
  }
})
