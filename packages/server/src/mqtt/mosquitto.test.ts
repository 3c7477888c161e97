import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPageBlock } from '../../../../tools/pages/read-page-blocks.ts'
import { makeCertificates, opensslPart } from '../../../process/testing/make-certificates.ts'
import {
  type MosquittoBroker,
  mosquittoPart,
  startMosquitto,
} from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { sensorId } from '../../testing/api-server.ts'
import { startMqttServer, writeMqttFile } from '../../testing/mqtt-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startServer } from '../index.ts'

const firstS = Date.UTC(2026, 0, 31, 9, 30) / 1000
const topics = [{ topic: 'readings/#', format: 'readings' }]

const makeReading = (at: number) => ({
  sensor_id: sensorId,
  var_name: 'CO2ppm',
  time: firstS + at,
  value: 500 + at,
})

async function publishReadings(broker: MosquittoBroker, count: number): Promise<void> {
  const client = await broker.connect()
  await Promise.all(
    Array.from({ length: count }, (_, at) =>
      client.publishAsync('readings/a', JSON.stringify(makeReading(at)), { qos: 1 }),
    ),
  )
}

describe('Mosquitto with TLS', { skip: mosquittoPart.skip || opensslPart.skip }, () => {
  it('is subscribed to with a certificate that it trusts, and only if it is who it should be', async (t) => {
    const { caFile, server: own, client } = makeCertificates()
    const strangers = makeCertificates()
    const broker = await startMosquitto({ tls: { caFile, ...own } })
    t.after(() => broker.remove())
    const common = { url: broker.url, topics }
    const server = await startMqttServer(
      writeMqttFile(
        { ...common, name: 'right', caFile, ...client },
        { ...common, name: 'no-certificate', caFile },
        { ...common, name: 'strange-certificate', caFile, ...strangers.client },
        { ...common, name: 'strange-broker', caFile: strangers.caFile, ...client },
      ),
    )
    t.after(() => server.server.close())
    await server.waitForBroker('right')
    // The organisation is made after the start, which is a reason too.
    const reasonOf = (name: string) =>
      server.lines
        .filter(({ broker, event }) => broker === name && event === 'mqtt.disconnected')
        .find(({ reason }) => !reason?.startsWith('There is no organisation'))?.reason
    for (const name of ['no-certificate', 'strange-certificate', 'strange-broker']) {
      await waitUntil(() => reasonOf(name) !== undefined, { what: `a failure of ${name}` })
      assert.equal(await server.readMetric(`lightfi_mqtt_connected{broker="${name}"}`), 0)
    }
    assert.match(
      reasonOf('strange-broker') ?? '',
      /self-signed certificate in certificate chain|unable to verify/,
    )
  })
})

describe('Mosquitto', { skip: mosquittoPart.skip }, () => {
  it('does not send what is larger than the server takes, and goes on with the next', async (t) => {
    const broker = await startMosquitto()
    t.after(() => broker.remove())
    const server = await startMqttServer(writeMqttFile({ url: broker.url, topics, maxPayloadBytes: 2048 }))
    t.after(() => server.server.close())
    await server.waitForBroker()
    const client = await broker.connect()
    await client.publishAsync('readings/a', 'x'.repeat(100_000), { qos: 1 })
    await client.publishAsync('readings/a', 'x'.repeat(3000), { qos: 1 })
    await client.publishAsync('readings/a', JSON.stringify(makeReading(0)), { qos: 1 })
    await server.waitForMetric('lightfi_mqtt_readings_total{broker="building"}', 1)
    const metric = 'lightfi_mqtt_refused_total{broker="building",reason="payload_too_large"}'
    assert.equal(await server.readMetric(metric), 1)
    assert.equal(await server.readMetric('lightfi_mqtt_reconnects_total{broker="building"}'), 0)
  })
})

describe('Mosquitto while the server is away', { skip: mosquittoPart.skip }, () => {
  const sent = 1200

  /** Has the server stopped while readings are published. @returns how many are stored afterwards. */
  async function storeWhatWasKept(t: { after(end: () => unknown): void }, lines: readonly string[] = []) {
    const broker = await startMosquitto({ maxQueuedMessages: undefined, lines })
    t.after(() => broker.remove())
    const mqttFile = writeMqttFile({ url: broker.url, topics })
    const dataDir = createTemporaryDirectory()
    const first = await startMqttServer(mqttFile, dataDir)
    await first.waitForBroker()
    await first.server.close()
    await publishReadings(broker, sent)
    const { port } = first.server
    const again = await startServer({ dataDir, mqttFile, port, metricsPort: 0, logLevel: 'fatal' })
    t.after(() => again.close())
    const client = await broker.connect()
    const last = { sensor_id: sensorId, var_name: 'temperatureC', time: firstS, value: 20 }
    const read = async (varName: string) => {
      const path = `/sensors/${sensorId}/${varName}/history?from=0`
      const headers = { authorization: `Bearer ${first.tokens.reader}` }
      const answer = await fetch(new URL(path, again.publicUrl), { headers })
      return ((await answer.json()) as { data: { value: number }[] }).data.map(({ value }) => value)
    }
    // What is published now comes last, so that all that was kept is there when it is.
    await waitUntil(async () => {
      await client.publishAsync('readings/last', JSON.stringify(last), { qos: 1 })
      return (await read('temperatureC')).length === 1
    })
    return read('CO2ppm')
  }

  it('keeps 1,000 messages and drops the newest beyond, unless it is told to keep more', async (t) => {
    const values = await storeWhatWasKept(t)
    assert.equal(values.length, 1000)
    assert.deepEqual([values[0], values.at(-1)], [500, 1499])
  })

  it('keeps all with the settings of the page', async (t) => {
    const { text } = readPageBlock('docs/mqtt.md#what-the-broker-keeps:1')
    assert.equal((await storeWhatWasKept(t, text.split('\n'))).length, sent)
  })
})
