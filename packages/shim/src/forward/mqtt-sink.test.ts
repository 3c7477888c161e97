import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import {
  type MosquittoBroker,
  mosquittoPart,
  startMosquitto,
} from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { makeReading } from '../../testing/make-reading.ts'
import { CursorFile } from './cursor-file.ts'
import type { MqttForwarderConfig } from './forwarder-config.ts'
import { HopelessError } from './hopeless-error.ts'
import { MqttSink } from './mqtt-sink.ts'

const never = new AbortController().signal

describe('readings at a broker', { skip: mosquittoPart.skip }, () => {
  let broker: MosquittoBroker
  let root: string
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'lightfi-mqtt-'))
    broker = await startMosquitto()
  })
  after(async () => {
    await broker.remove()
    await rm(root, { recursive: true })
  })

  let count = 0
  function createSink(settings: Partial<MqttForwarderConfig> = {}) {
    const cursor = new CursorFile(join(root, `${++count}.json`))
    const common = { name: 'broker', start: 'now', batchSize: 10, maxRetryDelayS: 60 } as const
    const topic = `t${count}/{sensor_id}/{var_name}`
    const config = { ...common, type: 'mqtt', url: broker.url, topic, retain: false, ...settings } as const
    return { sink: new MqttSink(config, cursor), cursor, filter: `t${count}/#` }
  }

  it('are not sent where the broker will not have the client, which no time mends', async (t) => {
    const closed = await startMosquitto({ letsIn: false })
    t.after(() => closed.remove())
    const { sink } = createSink({ url: closed.url })
    await assert.rejects(sink.probe(never), (error) => {
      assert.ok(error instanceof HopelessError, String(error))
      assert.match(error.message, /The broker refuses the connection: this client may not connect/)
      return true
    })
    assert.equal(await createSink().sink.probe(never), undefined)
    const away = createSink({ url: 'mqtt://127.0.0.1:1' })
    await assert.rejects(away.sink.probe(never), (error) => !(error instanceof HopelessError))
  })

  it('are messages of a topic each, in order, confirmed before the cursor moves', async () => {
    const { sink, cursor, filter } = createSink()
    const subscriber = await broker.subscribe(filter)
    assert.equal(await sink.open(never), undefined)
    const readings = Array.from({ length: 500 }, (_, value) => makeReading({ id: `r${value}`, value }))
    await sink.deliver(readings, 'c1', never)
    assert.equal(await cursor.read(), 'c1')
    await waitUntil(() => subscriber.messages.length === 500)
    assert.deepEqual(
      subscriber.messages.map(({ payload }) => JSON.parse(payload)),
      readings,
    )
    assert.ok(subscriber.messages.every(({ topic }) => topic.endsWith('/AQ2-FE753C0D7ADF/CO2ppm')))
    await sink.close()
    assert.equal(await sink.open(never), 'c1')
    await sink.close()
  })

  it('are kept by the broker when asked for, never an older one in the place of a newer', async () => {
    const { sink, filter } = createSink({ retain: true })
    await sink.open(never)
    await sink.deliver([makeReading({ time: 20, value: 2 })], undefined, never)
    await sink.deliver([makeReading({ time: 10, value: 1 })], undefined, never)
    const { messages } = await broker.subscribe(filter)
    await waitUntil(() => messages.length > 0)
    assert.deepEqual([JSON.parse(messages[0]?.payload ?? '').value, messages[0]?.isRetained], [2, true])
    await sink.close()
  })

  it('fail to be delivered when the broker dies, and come again when it is back', async () => {
    const { sink, cursor, filter } = createSink()
    await sink.open(never)
    await broker.stop()
    await assert.rejects(sink.deliver([makeReading({ id: 'x' })], 'c1', never))
    await sink.close()
    await assert.rejects(sink.open(never), /ECONNREFUSED/)
    await sink.close()
    assert.equal(await cursor.read(), undefined)
    await broker.start()
    const { messages } = await broker.subscribe(filter)
    await sink.open(never)
    await sink.deliver([makeReading({ id: 'x' })], 'c1', never)
    await waitUntil(() => messages.length === 1)
    await sink.close()
  })

  it('do not wait for ever for a broker that says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    assert.ok(address && typeof address !== 'string')
    const { sink } = createSink({ url: `mqtt://127.0.0.1:${address.port}` })
    const gone = new AbortController()
    const opening = sink.open(gone.signal)
    silent.once('connection', (socket) => {
      socket.resume()
      gone.abort(new Error('stopped'))
    })
    await assert.rejects(opening, /stopped/)
    await sink.close()
    silent.close()
  })
})
