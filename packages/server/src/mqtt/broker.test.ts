import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import Fastify from 'fastify'
import { mosquittoPart, startMosquitto } from '../../../process/testing/mosquitto-broker.ts'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { emptyOrganisation, openReadings } from '../../testing/open-readings.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { GroupCommitter } from '../readings/commit/group-committer.ts'
import type { PreparedBatch } from '../readings/commit/motion-settler.ts'
import { Ingest } from '../readings/intake/ingest.ts'
import { StoreBusyError } from '../storage/time-series/drivers/time-series-driver.ts'
import { ArrivalTimes } from './arrival-times.ts'
import { Broker, type BrokerParts } from './broker.ts'
import { RefusedMessages } from './refused-messages.ts'

const sensorId = 'AQ2-FE753C0D7ADF'
const nowS = Math.floor(Date.now() / 1000)
const makeReading = (value: number, time = nowS) => ({ sensor_id: sensorId, var_name: 'CO2ppm', time, value })

describe('a broker', { skip: mosquittoPart.skip }, () => {
  let opened: Awaited<ReturnType<typeof openReadings>>
  let url: string
  let publish: (payload: object) => Promise<unknown>
  let remove: () => Promise<void>
  before(async () => {
    opened = await openReadings(createTemporaryDirectory())
    await opened.estate.createLocation(emptyOrganisation)
    await opened.estate.createSensor({ sensorId, locationId: 'org', name: 'one' })
    const mosquitto = await startMosquitto()
    url = mosquitto.url
    remove = () => mosquitto.remove()
    const publisher = await mosquitto.connect()
    publish = (payload) => publisher.publishAsync('readings', JSON.stringify(payload), { qos: 1 })
  })
  after(async () => {
    await remove?.()
    await opened?.close()
  })

  /** Subscribes, and waits until it is. */
  async function start(name: string, parts: Partial<BrokerParts>) {
    const lines: { event?: string; level: number; topic?: string }[] = []
    const { log: logger } = Fastify({
      logger: { level: 'info', stream: { write: (line: string) => lines.push(JSON.parse(line)) } },
    })
    const { estate, readings, stores } = opened
    const config = {
      name,
      url,
      organisation: 'org',
      connections: 1,
      sessionExpiryS: 60,
      receiveMaximum: 64,
      maxPayloadBytes: 8192,
      topics: [{ topic: 'readings', format: 'readings' as const }],
    }
    const broker = new Broker(config, {
      estate,
      ingest: readings.ingest,
      refused: new RefusedMessages(stores.relational.mqttRefused),
      arrivals: new ArrivalTimes(systemClock),
      isClockSettled: () => true,
      logger,
      installation: 'installation',
      ...parts,
    })
    broker.start()
    await waitUntil(() => broker.counts.connected === 1)
    const listRefused = () => stores.relational.mqttRefused.list(name, 10)
    return { broker, lines, listRefused }
  }

  /** An intake that fails on readings of a value, with some errors first. */
  function failOn(value: number, ...errors: readonly Error[]): Ingest {
    const { estate, readings } = opened
    let tries = 0
    return new Ingest({
      estate,
      series: readings.series,
      clock: systemClock,
      motion: {
        prepare: async (stored) => {
          if (stored.some((reading) => reading.value === value)) {
            tries += 1
            throw errors[tries - 1] ?? new RangeError('Maximum call stack size exceeded')
          }
          return { readings: stored, recorded: new Map(), release() {} }
        },
      },
      committer: new GroupCommitter(async (batches: readonly PreparedBatch[]) =>
        batches.map(() => ({ throttled: 0 })),
      ),
    })
  }

  it('has a message that the server fails on again and again kept as refused, told, and those behind it stored', async (t) => {
    const busy = new StoreBusyError('busy')
    const { broker, lines, listRefused } = await start('poisoned', { ingest: failOn(613, busy) })
    t.after(() => broker.close())
    await publish(makeReading(613))
    await publish(makeReading(500))
    await waitUntil(() => broker.counts.readings === 1)
    assert.deepEqual(Object.fromEntries(broker.counts.messages), { refused: 1, stored: 1 })
    assert.deepEqual(Object.fromEntries(broker.counts.refused), { internal_error: 1 })
    const kept = await listRefused()
    assert.equal(kept.length, 1)
    assert.equal(kept[0]?.reason, 'internal_error')
    assert.match(kept[0]?.detail ?? '', /RangeError: Maximum call stack size exceeded/)
    const told = lines.filter(({ event }) => event === 'mqtt.given_up')
    assert.equal(told.length, 1)
    assert.equal(told[0]?.level, 50)
    assert.equal(told[0]?.topic, 'readings')
  })

  it('has what seems to lie in the future wait while the clock may not be set, and refused then', async (t) => {
    let isSettled = false
    const { broker, lines, listRefused } = await start('early', { isClockSettled: () => isSettled })
    t.after(() => broker.close())
    await publish({ readings: [makeReading(500), makeReading(501, nowS + 3600)] })
    await waitUntil(() => lines.some(({ event }) => event === 'mqtt.waiting'))
    assert.equal(broker.counts.messages.size, 0)
    assert.deepEqual(await listRefused(), [])
    isSettled = true
    await waitUntil(() => broker.counts.messages.size === 1)
    assert.deepEqual(Object.fromEntries(broker.counts.messages), { partly: 1 })
    assert.equal((await listRefused())[0]?.reason, 'time_in_future')
  })
})
