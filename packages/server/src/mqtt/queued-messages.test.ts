import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mosquittoPart, startMosquitto } from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { sensorId } from '../../testing/api-server.ts'
import { startMqttServer, writeMqttFile } from '../../testing/mqtt-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'

const count = 800
const topics = [
  {
    topic: 'rooms/{room}',
    format: 'mapped',
    device: 'room',
    sensors: { kitchen: sensorId },
    values: [{ path: '$.t', varName: 'temperatureC' }],
  },
]

interface Datum {
  readonly time: number
  readonly value: number
}

describe('messages without a time that waited at the broker', { skip: mosquittoPart.skip }, () => {
  for (const connections of [1, 4]) {
    it(`are all stored, each at a time of its own, with ${connections} connection(s)`, async (t) => {
      const broker = await startMosquitto()
      t.after(() => broker.remove())
      const dataDir = createTemporaryDirectory()
      const mqttFile = writeMqttFile({ url: broker.url, connections, sharedGroup: 'rooms', topics })
      const first = await startMqttServer(mqttFile, dataDir)
      await first.waitForBroker(undefined, connections)
      await first.server.close()
      const publisher = await broker.connect()
      const publish = (value: number) =>
        publisher.publishAsync('rooms/kitchen', JSON.stringify({ t: value }), { qos: 1 })
      await Promise.all(Array.from({ length: count }, (_, at) => publish(at / 100)))
      const restartedS = Date.now() / 1000
      const { port } = first.server
      const again = await startServer({ dataDir, mqttFile, port, metricsPort: 0, logLevel: 'fatal' })
      t.after(() => again.close())
      const stored = `lightfi_mqtt_messages_total{broker="building",outcome="stored"} ${count}`
      await waitUntil(async () => {
        const answer = await fetch(`http://127.0.0.1:${again.metricsPort}/metrics`)
        return (await answer.text()).includes(stored)
      })
      const path = `/sensors/${sensorId}/temperatureC/history?from=0`
      const headers = { authorization: `Bearer ${first.tokens.reader}` }
      const answer = await fetch(new URL(path, again.publicUrl), { headers })
      const { data } = (await answer.json()) as { data: Datum[] }
      const values = data.map(({ value }) => value)
      // Several connections work on messages at the same time, so that neighbours may change places.
      if (connections > 1) values.sort((one, other) => one - other)
      const expected = Array.from({ length: count }, (_, at) => at / 100)
      assert.deepEqual(values, expected)
      // The times are those of the arrival here, as docs/mqtt.md says.
      assert.ok((data[0]?.time ?? 0) >= restartedS - 0.01)
      assert.ok((data.at(-1)?.time ?? Number.POSITIVE_INFINITY) <= Date.now() / 1000 + 0.01)
    })
  }
})
