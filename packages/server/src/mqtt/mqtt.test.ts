import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { MqttClient } from 'mqtt'
import {
  type MosquittoBroker,
  mosquittoPart,
  startMosquitto,
} from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { sensorId, strangersSensorId } from '../../testing/api-server.ts'
import { brokerName, type MqttServer, startMqttServer, writeMqttFile } from '../../testing/mqtt-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { formatStartFailure, operate, startServer } from '../index.ts'

const firstS = Date.UTC(2026, 0, 31, 9, 30) / 1000
const reading = (offsetS: number, value: number, varName = 'CO2ppm') => ({
  sensor_id: sensorId,
  var_name: varName,
  time: firstS + offsetS,
  value,
})

const topics = [
  { topic: 'readings/#', format: 'readings' },
  { topic: 'lines', format: 'lines' },
  { topic: 'noise/#', format: 'ignored' },
  {
    topic: 'rooms/{room}',
    format: 'mapped',
    device: 'room',
    sensors: { kitchen: sensorId, theirs: strangersSensorId },
    values: [
      { path: '$.t', varName: 'temperatureC', unit: '°F' },
      { path: '$.moved', varName: 'motionEvent', table: { true: 1, false: null } },
    ],
  },
  {
    topic: 'mixed/{room}',
    format: 'mapped',
    device: 'room',
    sensors: { kitchen: sensorId },
    values: [{ path: '$.t', varName: 'temperatureC' }],
    others: 'ignore',
  },
  { topic: 'unread/+/x/{device}-here', format: 'readings' },
]

describe('readings from a broker', { skip: mosquittoPart.skip }, () => {
  let broker: MosquittoBroker
  let dataDir: string
  let server: MqttServer
  let publisher: MqttClient
  before(async () => {
    broker = await startMosquitto()
    dataDir = createTemporaryDirectory()
    server = await startMqttServer(writeMqttFile({ url: broker.url, topics, maxPayloadBytes: 8192 }), dataDir)
    await server.waitForBroker()
    publisher = await broker.connect()
  })
  after(async () => {
    await server?.server.close()
    await broker?.remove()
  })

  const publish = (topic: string, payload: unknown) =>
    publisher.publishAsync(topic, typeof payload === 'string' ? payload : JSON.stringify(payload), { qos: 1 })

  let done = 0
  /** Publishes a message and waits until the server has acknowledged it. */
  async function deliver(topic: string, payload: unknown): Promise<void> {
    await publish(topic, payload)
    done += 1
    await waitUntil(async () => (await countMessages()) === done)
  }
  async function countMessages(): Promise<number> {
    const outcomes = ['stored', 'partly', 'refused', 'ignored']
    const counts = await Promise.all(
      outcomes.map((outcome) =>
        server.readMetric(`lightfi_mqtt_messages_total{broker="${brokerName}",outcome="${outcome}"}`),
      ),
    )
    return counts.reduce((sum, count) => sum + count)
  }
  const refused = async (limit = 1) => {
    const { result } = await operate({ dataDir }, ['mqtt', 'refused', brokerName])
    return result
      .split('\n')
      .slice(0, limit)
      .map((line) => JSON.parse(line))
  }

  it('are one reading, many, or lines, as they are posted', async () => {
    await deliver('readings/one', reading(0, 501))
    await deliver('readings/many', { readings: [reading(1, 502), reading(2, 503)] })
    await deliver('lines', `${JSON.stringify(reading(3, 504))}\n${JSON.stringify(reading(4, 505))}\n`)
    assert.deepEqual(await server.readValues(sensorId, 'CO2ppm'), [501, 502, 503, 504, 505])
    assert.equal(await server.readMetric(`lightfi_mqtt_readings_total{broker="${brokerName}"}`), 5)
  })

  it('replace what the same sensor, variable and time had', async () => {
    await deliver('readings/one', reading(0, 777))
    assert.equal((await server.readValues(sensorId, 'CO2ppm'))[0], 777)
  })

  it('are mapped from foreign messages, at the time of their arrival', async () => {
    const beforeS = Date.now() / 1000
    await deliver('rooms/kitchen', { t: 68 })
    const { body } = await server.call(`/sensors/${sensorId}/temperatureC/history?from=0`, {
      token: server.tokens.reader,
    })
    assert.equal(body.data[0].value, 20)
    assert.ok(body.data[0].time >= beforeS - 1 && body.data[0].time <= Date.now() / 1000 + 1)
  })

  it('are throttled like any others, and what the table says is no reading is none', async () => {
    await deliver('rooms/kitchen', { moved: true })
    await deliver('rooms/kitchen', { moved: true })
    await deliver('rooms/kitchen', { moved: false })
    assert.equal((await server.readValues(sensorId, 'motionEvent')).length, 1)
  })

  it('that can never be stored are acknowledged, counted by reason, and kept with it', async () => {
    const cases = [
      ['readings/a', '{"sensor_id":', 'malformed_json', /not JSON/],
      ['readings/a', { readings: 5 }, 'invalid_body', /\/readings must be an array/],
      ['readings/a', { readings: [], more: 1 }, 'invalid_body', /\/more is not known/],
      ['readings/a', reading(0, -1), 'value_out_of_bounds', /Reading 1: CO2ppm must be from 0/],
      ['readings/a', { ...reading(0, 1), var_name: 'co2' }, 'unknown_var_name', /"co2" is not a variable/],
      [
        'readings/a',
        { ...reading(0, 1), sensor_id: strangersSensorId },
        'unknown_sensor',
        /No sensor "AQ2-00000000BEEF"/,
      ],
      ['readings/a', 'x'.repeat(9000), 'payload_too_large', /9000 bytes; at most 8192/],
      ['lines', '{}\n{"a"', 'invalid_reading', /Line 2: The line is not JSON.*Reading 1:/],
      ['rooms/attic', { t: 68 }, 'unknown_device', /"attic"/],
      [
        'rooms/theirs',
        { t: 68 },
        'unknown_sensor',
        /No sensor "AQ2-00000000BEEF" exists where you may write/,
      ],
      ['rooms/kitchen', { x: 68 }, 'no_value', /none of \$\.t, \$\.moved/],
      ['rooms/kitchen', { t: 'warm' }, 'not_a_number', /\$\.t is "warm"/],
      ['unread/a/x/b', '{}', 'no_rule', /No rule is about this topic/],
    ] as const
    for (const [topic, payload, reason, detail] of cases) {
      const name = `lightfi_mqtt_refused_total{broker="${brokerName}",reason="${reason}"}`
      const counted = await server.readMetric(name)
      await deliver(topic, payload)
      const [newest] = await refused()
      assert.equal(newest.topic, topic)
      const isOfLines = topic === 'lines'
      assert.equal(newest.reason, isOfLines ? 'malformed_row' : reason)
      assert.match(newest.detail, detail)
      assert.equal(await server.readMetric(name), counted + 1, reason)
    }
    const others = await server.call(`/sensors/${strangersSensorId}`, { token: server.tokens.stranger })
    assert.deepEqual(others.body.data, [])
  })

  it('are cut at 4 KiB where they are kept, whatever they are', async () => {
    await deliver('readings/long', `"${'ä'.repeat(3000)}`)
    const [cut] = await refused()
    assert.equal(cut.payload, `"${'ä'.repeat(2047)}`)
    assert.equal(cut.payload_bytes, 6001)
    await publisher.publishAsync('readings/bytes', Buffer.from([0xff, 0, 0x1b]), { qos: 1 })
    done += 1
    await waitUntil(async () => (await countMessages()) === done)
    assert.equal((await refused())[0].payload_base64, '/wAb')
  })

  it('keep the good ones of a partly bad batch', async () => {
    await deliver('readings/many', { readings: [reading(10, 510), reading(11, -1), reading(12, 512)] })
    assert.deepEqual((await server.readValues(sensorId, 'CO2ppm')).slice(-2), [510, 512])
    assert.equal(
      await server.readMetric(`lightfi_mqtt_messages_total{broker="${brokerName}",outcome="partly"}`),
      1,
    )
    assert.match((await refused())[0].detail, /^Reading 2: /)
    await deliver('readings/many', { readings: [reading(10, -1), reading(11, -1), {}, {}, reading(12, 512)] })
    const [newest] = await refused()
    assert.equal(newest.reason, 'value_out_of_bounds')
    assert.match(newest.detail, /And 1 more\. In all: 2 value_out_of_bounds, 2 invalid_reading\.$/)
  })

  it('are ignored where the rules say so', async () => {
    const [newest] = await refused()
    await deliver('noise/a/b', 'anything')
    await deliver('mixed/attic', { t: 21 })
    await deliver('mixed/kitchen', { x: 1 })
    assert.deepEqual((await refused())[0], newest)
    await deliver('mixed/kitchen', { t: 'warm' })
    assert.equal((await refused())[0].reason, 'not_a_number')
  })

  it('are listed by a command of the operator as text that terminals do not act on', async () => {
    await deliver('readings/a', '\u001b[31m\u009b')
    const { result } = await operate({ dataDir }, ['mqtt', 'refused'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it must have none
    assert.doesNotMatch(result, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    assert.equal(JSON.parse(result.split('\n')[0] ?? '').payload, '\u001b[31m\u009b')
    await assert.rejects(operate({ dataDir }, ['mqtt', 'forgotten']), /is not known/)
    await assert.rejects(
      operate({ dataDir }, ['mqtt', 'refused', 'nobody']),
      /^OperatorError: No broker is called "nobody"; there are building\.$/,
    )
  })
})

describe('a broker', { skip: mosquittoPart.skip }, () => {
  it('that is away changes nothing else, and is told once; one that comes is subscribed to', async (t) => {
    const broker = await startMosquitto({ isPersistent: true })
    t.after(() => broker.remove())
    await broker.stop()
    const server = await startMqttServer(writeMqttFile({ url: broker.url, topics }))
    t.after(() => server.server.close())
    const told = () => server.lines.filter(({ event }) => event === 'mqtt.disconnected')
    await waitUntil(() => told().some(({ reason }) => reason?.includes('ECONNREFUSED')))
    assert.equal((await server.post([reading(0, 500)])).body.accepted, 1)
    await broker.start()
    await server.waitForBroker()
    assert.equal(told().filter(({ reason }) => reason?.includes('ECONNREFUSED')).length, 1)
    await broker.stop('SIGTERM')
    await server.waitForBroker(brokerName, 0)
    await broker.start()
    await server.waitForMetric(`lightfi_mqtt_reconnects_total{broker="${brokerName}"}`, 1)
    const isResumed = server.lines.flatMap((line) =>
      line.event === 'mqtt.connected' ? [line.isResumed] : [],
    )
    assert.deepEqual(isResumed, [false, true])
  })

  it('shares its messages among several connections, each message going to one', async (t) => {
    const broker = await startMosquitto()
    t.after(() => broker.remove())
    const server = await startMqttServer(
      writeMqttFile({ url: broker.url, topics, connections: 4, sharedGroup: 'lightfi' }),
    )
    t.after(() => server.server.close())
    await server.waitForBroker(brokerName, 4)
    const publisher = await broker.connect()
    const count = 200
    await Promise.all(
      Array.from({ length: count }, (_, at) =>
        publisher.publishAsync('readings/a', JSON.stringify(reading(at, 500 + at)), { qos: 1 }),
      ),
    )
    const stored = `lightfi_mqtt_messages_total{broker="${brokerName}",outcome="stored"}`
    await server.waitForMetric(stored, count)
    assert.deepEqual(
      await server.readValues(sensorId, 'CO2ppm'),
      Array.from({ length: count }, (_, at) => 500 + at),
    )
  })

  it('keeps what comes while the server is stopped, and the server takes nothing that it does not finish', async (t) => {
    const broker = await startMosquitto()
    t.after(() => broker.remove())
    const dataDir = createTemporaryDirectory()
    const file = writeMqttFile({ url: broker.url, topics })
    const first = await startMqttServer(file, dataDir)
    await first.waitForBroker()
    const publisher = await broker.connect()
    const publishing = Promise.all(
      Array.from({ length: 300 }, (_, at) =>
        publisher.publishAsync('readings/a', JSON.stringify(reading(at, 500 + at)), { qos: 1 }),
      ),
    )
    await first.server.close()
    await publishing
    // On the same port, so that tokens of the first are honoured.
    const { port } = first.server
    const second = await startServer({ dataDir, port, mqttFile: file, metricsPort: 0, logLevel: 'fatal' })
    t.after(() => second.close())
    const expected = Array.from({ length: 300 }, (_, at) => 500 + at)
    await waitUntil(async () => {
      const path = `/sensors/${sensorId}/CO2ppm/history?from=0`
      const headers = { authorization: `Bearer ${first.tokens.reader}` }
      const answer = await fetch(new URL(path, second.publicUrl), { headers })
      assert.equal(answer.status, 200)
      const { data } = (await answer.json()) as { data: { value: number }[] }
      return data.length === expected.length && data.every(({ value }, at) => value === expected[at])
    })
  })

  it('sends what it has retained once, and nothing whose time nobody knows', async (t) => {
    const broker = await startMosquitto()
    t.after(() => broker.remove())
    const publisher = await broker.connect()
    const retained = { qos: 1, retain: true } as const
    await publisher.publishAsync('rooms/kitchen', '{"t":68}', retained)
    await publisher.publishAsync('readings/a', JSON.stringify(reading(0, 500)), retained)
    const server = await startMqttServer(writeMqttFile({ url: broker.url, topics }))
    t.after(() => server.server.close())
    await server.waitForBroker()
    await server.waitForMetric(`lightfi_mqtt_readings_total{broker="${brokerName}"}`, 1)
    await publisher.publishAsync('readings/a', JSON.stringify(reading(1, 501)), { qos: 1 })
    await server.waitForMetric(`lightfi_mqtt_readings_total{broker="${brokerName}"}`, 2)
    assert.deepEqual(await server.readValues(sensorId, 'temperatureC'), [])
  })

  it('with a wrong password is told so; a corrected file needs no restart', async (t) => {
    const broker = await startMosquitto({ user: { name: 'lightfi', password: 'correct horse' } })
    t.after(() => broker.remove())
    const passwordFile = join(createTemporaryDirectory(), 'password')
    writeFileSync(passwordFile, 'wrong\n', { mode: 0o600 })
    const server = await startMqttServer(
      writeMqttFile({ url: broker.url, topics, username: 'lightfi', passwordFile }),
    )
    t.after(() => server.server.close())
    const refusal = 'The broker says no: this client may not do that.'
    await waitUntil(() => server.lines.some(({ reason }) => reason === refusal))
    assert.ok(!JSON.stringify(server.lines).includes('wrong\\n'))
    writeFileSync(passwordFile, 'correct horse\n')
    await server.waitForBroker()
  })

  it('in a file with mistakes stops the start before anything is made', async () => {
    const dataDir = join(createTemporaryDirectory(), 'data')
    const mqttFile = writeMqttFile({ url: 'mqtt://localhost', topics: [] })
    await assert.rejects(startServer({ dataDir, port: 0, mqttFile, logLevel: 'fatal' }), (error) => {
      const told = formatStartFailure(error)
      assert.match(
        told,
        /^The configuration is not valid:\n {2}\S+mqtt-\d+\.yaml:1:\d+: brokers\[0\]\.topics: must be a list/,
      )
      return true
    })
    assert.ok(!existsSync(dataDir))
  })

  it('without refused messages has that said, while a server runs and when none does', async (t) => {
    const dataDir = createTemporaryDirectory()
    const mqttFile = writeMqttFile({ url: 'mqtt://127.0.0.1:9', topics })
    const { server } = await startMqttServer(mqttFile, dataDir)
    t.after(() => server.close())
    const ask = (...words: string[]) => operate({ dataDir, mqttFile }, ['mqtt', 'refused', ...words])
    for (const isRunning of [true, false]) {
      if (!isRunning) await server.close()
      const { result, note } = await ask(brokerName)
      assert.equal(result, '')
      assert.match(note ?? '', /^No message of building is kept as refused\.\n/)
      assert.match((await ask()).note ?? '', /^No message of a broker is kept as refused\.\n/)
      await assert.rejects(ask('nobody'), /No broker is called "nobody"; there are building\.$/)
    }
    await assert.rejects(
      operate({ dataDir }, ['mqtt', 'refused', 'nobody']),
      /No broker is called "nobody"; none is known\. LIGHTFI_MQTT_FILE is not set here\.$/,
    )
  })

  it('of an organisation that does not exist is not connected to', async (t) => {
    const broker = await startMosquitto()
    t.after(() => broker.remove())
    const server = await startMqttServer(writeMqttFile({ url: broker.url, topics, organisation: 'floor' }))
    t.after(() => server.server.close())
    await waitUntil(() =>
      server.lines.some(({ reason }) => reason?.startsWith('There is no organisation "floor"')),
    )
    assert.equal(await server.readMetric(`lightfi_mqtt_connected{broker="${brokerName}"}`), 0)
  })
})
