import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { type ApiServer, startApiServer } from '../../../testing/api-server.ts'

interface Recorded {
  readonly time: number
  readonly value: number
}

/**
 * Models the documented rule in the plainest way: one event after another against a list of all recorded
 * ones.
 */
class MotionModel {
  recorded: Recorded[] = []
  throttled = 0
  accepted = 0

  take(time: number): void {
    const before = this.recorded.filter((event) => event.time <= time)
    const last = before.reduce<Recorded | undefined>(
      (newest, event) => (!newest || event.time > newest.time ? event : newest),
      undefined,
    )
    if (last?.time === time) this.accepted += 1
    else if (this.recorded.some((event) => Math.abs(event.time - time) < 10)) this.throttled += 1
    else {
      const { time: lastTime, value: lastValue } = last ?? { time: 0, value: 0 }
      const value = Math.round(lastValue * Math.min(1, 600 / Math.max(time - lastTime, 1)) + 1)
      this.recorded = [...this.recorded, { time, value }].sort((one, other) => one.time - other.time)
      this.accepted += 1
    }
  }
}

const startS = Math.floor(Date.now() / 1000) - 20 * 3600

/**
 * Seconds after the start in quarters, which a double holds exactly: close together, at the borders, far
 * apart.
 */
const offset = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
  fc.integer({ min: 0, max: 30 }).map((tens) => tens * 10),
  fc.integer({ min: 0, max: 60 }).map((count) => count * 600),
)
const batches = fc.array(fc.array(offset, { maxLength: 12 }), { minLength: 1, maxLength: 6 })

describe('motion events', () => {
  let api: ApiServer
  let count = 0

  before(async () => {
    api = await startApiServer()
  })
  after(() => api.server.close())

  async function createSensor(): Promise<string> {
    count += 1
    const id = `AMP-${count.toString(16).toUpperCase().padStart(12, '0')}`
    await api.server.estate.createSensor({ sensorId: id, locationId: 'floor', name: id })
    return id
  }

  async function post(sensorId: string, offsets: readonly number[], value: unknown = 1) {
    const readings = offsets.map((seconds) => ({
      sensor_id: sensorId,
      var_name: 'motionEvent',
      time: startS + seconds,
      value,
    }))
    const { status, body } = await api.post(readings)
    assert.equal(status, 200)
    assert.deepEqual(body.rejected, [])
    return body as { accepted: number; throttled: number }
  }

  async function readRecorded(sensorId: string): Promise<Recorded[]> {
    const { body } = await api.call(`/sensors/${sensorId}/motionEvent/history`, { token: api.tokens.reader })
    return body.data.map(({ time, value }: Recorded) => ({ time: time - startS, value }))
  }

  function toOffsets({ recorded }: MotionModel): Recorded[] {
    return recorded.map(({ time, value }) => ({ time: time - startS, value }))
  }

  it('are recorded as brute force says, in any order of arrival and any batches', async () => {
    const property = fc.asyncProperty(batches, async (posted) => {
      const sensorId = await createSensor()
      const model = new MotionModel()
      for (const batch of posted) {
        const [accepted, throttled] = [model.accepted, model.throttled]
        for (const seconds of batch) model.take(startS + seconds)
        const receipt = await post(sensorId, batch)
        assert.equal(receipt.accepted, model.accepted - accepted)
        assert.equal(receipt.throttled, model.throttled - throttled)
      }
      assert.deepEqual(await readRecorded(sensorId), toOffsets(model))
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('of requests at once are recorded as if the requests had come in some order', async () => {
    const few = fc.array(fc.array(offset, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 })
    const earlier = fc.array(offset, { maxLength: 3 }) // so that events of the others come late
    const property = fc.asyncProperty(earlier, few, async (before, posted) => {
      const sensorId = await createSensor()
      await post(sensorId, before)
      await Promise.all(posted.map((batch) => post(sensorId, batch)))
      const recorded = await readRecorded(sensorId)
      const possible = permute(posted).map((order) => {
        const model = new MotionModel()
        for (const seconds of [...before, ...order.flat()]) model.take(startS + seconds)
        return toOffsets(model)
      })
      assert.ok(
        possible.some((outcome) => JSON.stringify(outcome) === JSON.stringify(recorded)),
        JSON.stringify(recorded),
      )
    })
    await fc.assert(property, { numRuns: 25 })
  })

  it('that are posted again change nothing and are told the same', async () => {
    const sensorId = await createSensor()
    const batch = [0, 4, 30, 15, 1200, 1195, 700]
    const first = await post(sensorId, batch)
    const recorded = await readRecorded(sensorId)
    assert.deepEqual(await post(sensorId, batch, 77), first)
    assert.deepEqual(await post(sensorId, batch.toReversed()), first)
    assert.deepEqual(await readRecorded(sensorId), recorded)
  })

  it('count up in a row, fade after ten minutes, and begin at 1', async () => {
    const sensorId = await createSensor()
    await post(sensorId, [0, 10, 20, 620, 1820, 50_000])
    assert.deepEqual(
      (await readRecorded(sensorId)).map(({ value }) => value),
      [1, 2, 3, 4, 3, 1],
    )
  })

  it('that come late get a value and leave those of others alone', async () => {
    const sensorId = await createSensor()
    await post(sensorId, [0])
    await post(sensorId, [1000])
    await post(sensorId, [500])
    assert.deepEqual(await readRecorded(sensorId), [
      { time: 0, value: 1 },
      { time: 500, value: 2 },
      { time: 1000, value: 2 },
    ])
  })

  for (const value of [-1, 1e9, 2.5, 'text', null, undefined]) {
    it(`are taken whatever value is posted, such as ${value}`, async () => {
      const sensorId = await createSensor()
      assert.deepEqual(await post(sensorId, [0], value), { accepted: 1, throttled: 0, rejected: [] })
      assert.deepEqual(await readRecorded(sensorId), [{ time: 0, value: 1 }])
    })
  }

  it('give the latest value that was recorded, not the one that was throttled', async () => {
    const sensorId = await createSensor()
    await post(sensorId, [0, 600, 605])
    const { body } = await api.call(`/sensors/${sensorId}`, { token: api.tokens.reader })
    const [{ time, value }] = body.data
    assert.deepEqual([time - startS, value], [600, 2])
  })
})

function permute<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) => permute(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}
