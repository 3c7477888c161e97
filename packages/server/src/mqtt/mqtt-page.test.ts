import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { readConfigFile } from '@openlightfi/process/settings'
import { readPageBlocks } from '../../../../tools/pages/read-page-blocks.ts'
import {
  type MosquittoBroker,
  mosquittoPart,
  startMosquitto,
} from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { sensorId as knownSensorId } from '../../testing/api-server.ts'
import { type MqttServer, startMqttServer, writeMqttFile } from '../../testing/mqtt-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

interface ShownReading {
  readonly sensor_id: string
  readonly var_name: string
  /** Absent for the time of arrival. */
  readonly time?: number
  readonly value: number
}

const directory = createTemporaryDirectory()
const blocks = new Map(readPageBlocks('docs/mqtt.md').map(({ id, text }) => [id, text]))

/** The examples of the page: the blocks with a configuration, with messages, and with what they become. */
const examples = [
  await readExample('readings-from-mqtt-brokers:1', 'our-own-messages:1', 'our-own-messages:2'),
  await readExample('zigbee2mqtt:1', 'zigbee2mqtt:2', 'zigbee2mqtt:3'),
  await readExample('chirpstack:1', 'chirpstack:2', 'chirpstack:3'),
  await readExample('shelly:1', 'shelly:2', 'shelly:3'),
]

async function readExample(configuration: string, messages: string, readings: string) {
  const read = (block: string) => blocks.get(`docs/mqtt.md#${block}`) ?? assert.fail(block)
  const file = join(directory, 'mqtt.yaml')
  writeFileSync(file, read(configuration))
  const { value } = await readConfigFile(file)
  const { brokers } = value as { brokers: { name: string; topics: object[] }[] }
  return {
    name: configuration,
    broker: brokers[0] ?? assert.fail(configuration),
    messages: read(messages)
      .split('\n')
      .map((line) => {
        const [, topic = '', payload = ''] = /^(\S+) (.*)$/.exec(line) ?? assert.fail(line)
        return { topic, payload }
      }),
    readings: JSON.parse(read(readings)) as ShownReading[],
  }
}

describe('the examples of docs/mqtt.md', { skip: mosquittoPart.skip }, () => {
  let broker: MosquittoBroker
  let server: MqttServer
  before(async () => {
    broker = await startMosquitto()
    const brokers = examples.map((example) => {
      const { name, topics } = example.broker
      return { name, topics, url: broker.url }
    })
    server = await startMqttServer(writeMqttFile(...brokers))
    const sensorIds = new Set(
      examples.flatMap(({ readings }) => readings.map((reading) => reading.sensor_id)),
    )
    sensorIds.delete(knownSensorId)
    for (const sensorId of sensorIds)
      await server.server.estate.createSensor({ sensorId, locationId: 'floor', name: sensorId })
    for (const { name } of brokers) await server.waitForBroker(name)
  })
  after(async () => {
    await server?.server.close()
    await broker?.remove()
  })

  for (const { name, broker: shown, messages, readings } of examples) {
    it(`store what the page says: ${name}`, async () => {
      const publisher = await broker.connect()
      const beforeS = Date.now() / 1000
      for (const { topic, payload } of messages) await publisher.publishAsync(topic, payload, { qos: 1 })
      const outcomes = ['stored', 'ignored', 'partly', 'refused'].map(
        (outcome) => `lightfi_mqtt_messages_total{broker="${shown.name}",outcome="${outcome}"}`,
      )
      const count = async () => Promise.all(outcomes.map((metric) => server.readMetric(metric)))
      await waitUntil(async () => (await count()).reduce((sum, one) => sum + one) === messages.length)
      assert.deepEqual((await count()).slice(2), [0, 0])
      for (const reading of readings) {
        const { sensor_id: sensorId, var_name: varName, value } = reading
        const path = `/sensors/${sensorId}/${varName}/history?from=0`
        const { body } = await server.call(path, { token: server.tokens.reader })
        const isIt = (datum: ShownReading) =>
          datum.value === value &&
          (reading.time === undefined ? Number(datum.time) >= beforeS - 1 : datum.time === reading.time)
        assert.ok(body.data.some(isIt), `${sensorId} ${varName}: ${JSON.stringify(body.data)}`)
      }
      const stored = await server.readMetric(`lightfi_mqtt_readings_total{broker="${shown.name}"}`)
      assert.equal(stored, readings.length)
    })
  }
})
