import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { emptyOrganisation, openReadings } from '../../testing/open-readings.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import type { Estate } from '../estate/index.ts'
import { ProblemError } from '../problem-error.ts'
import type { Stores } from '../stores.ts'
import type { Readings } from './index.ts'

describe('the first reading of a sensor that is being deleted', () => {
  const dataDir = createTemporaryDirectory()
  const visibility = { organisationId: 'org', locationIds: ['org'] }
  const nowS = Math.floor(Date.now() / 1000)
  const reading = (sensor_id: string, time = nowS) => ({ sensor_id, var_name: 'CO2ppm', time, value: 500 })
  let stores: Stores
  let estate: Estate
  let readings: Readings

  let close: () => Promise<void>

  before(async () => {
    ;({ stores, estate, readings, close } = await openReadings(dataDir))
    await estate.createLocation(emptyOrganisation)
  })
  after(() => close())

  /** Deletes a sensor in the store and not yet in memory: the state in the middle of a deletion. */
  async function deleteHalfway(sensorId: string): Promise<void> {
    await estate.createSensor({ sensorId, locationId: 'org', name: sensorId })
    assert.ok(await stores.relational.estate.deleteSensor(sensorId))
    assert.ok(estate.findSensor(sensorId))
  }

  it('is rejected as of an unknown sensor, and the readings beside it are stored', async () => {
    await estate.createSensor({ sensorId: 'AQ2-000000000001', locationId: 'org', name: 'stays' })
    await deleteHalfway('AQ2-000000000002')
    const batch = [
      { sensor_id: 'nonsense' },
      reading('AQ2-000000000001'),
      reading('AQ2-000000000002'),
      reading('AQ2-000000000001', nowS - 60),
    ]
    const options = { strict: false, dryRun: false }
    const receipt = await readings.ingest.store(batch, { visibility }, options)
    assert.equal(receipt.accepted, 2)
    const rejected = receipt.rejected.map(({ index, code }) => [index, code])
    assert.deepEqual(rejected, [
      [0, 'invalid_reading'],
      [2, 'unknown_sensor'],
    ])
    assert.deepEqual(
      readings.latest.ofSensor('AQ2-000000000001').map(({ varName, timeMs }) => [varName, timeMs]),
      [['CO2ppm', nowS * 1000]],
    )
  })

  it('keeps a strict request from storing anything', async () => {
    await estate.createSensor({ sensorId: 'AQ2-000000000003', locationId: 'org', name: 'stays' })
    await deleteHalfway('AQ2-000000000004')
    const batch = [reading('AQ2-000000000003'), reading('AQ2-000000000004')]
    await assert.rejects(
      readings.ingest.store(batch, { visibility }, { strict: true, dryRun: false }),
      (error) =>
        error instanceof ProblemError &&
        error.code === 'readings_rejected' &&
        /1 readings/.test(error.message),
    )
    assert.deepEqual(readings.latest.ofSensor('AQ2-000000000003'), [])
  })

  it('wins or loses against the deletion, and what was acknowledged is never deleted', async () => {
    for (let at = 16; at < 48; at += 1) {
      const sensorId = `AQ2-0000000000${at.toString(16).toUpperCase()}`
      await estate.createSensor({ sensorId, locationId: 'org', name: sensorId })
      const [receipt, deletion] = await Promise.allSettled([
        readings.ingest.store([reading(sensorId)], { visibility }, { strict: false, dryRun: false }),
        estate.deleteSensor(sensorId),
      ])
      assert.equal(receipt.status, 'fulfilled')
      const wasStored = receipt.status === 'fulfilled' && receipt.value.accepted === 1
      assert.equal(deletion.status, wasStored ? 'rejected' : 'fulfilled')
      assert.equal(estate.findSensor(sensorId) !== undefined, wasStored)
    }
  })
})
