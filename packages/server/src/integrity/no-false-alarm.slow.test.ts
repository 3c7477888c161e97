import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import {
  damagedSensorIds,
  makeWholeDirectory,
  postReadings,
  startDamaged,
} from '../../testing/damaged-server.ts'
import { fetchToken } from '../../testing/fetch-token.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { ChdbDriver } from '../storage/time-series/drivers/chdb-driver.ts'

const [sensorId] = damagedSensorIds
const postedFromS = Date.UTC(2026, 1, 1) / 1000

describe('a store that lost nothing', () => {
  const dataDir = join(createTemporaryDirectory(), 'data')

  /** Changes of the store that the engine, or an operator, may make while no server looks. */
  const changes: readonly (readonly [string, readonly string[]])[] = [
    ['a merge of everything', ['OPTIMIZE TABLE lightfi.readings FINAL']],
    ['inserts that the server did not make', insertTwice(1)],
    [
      'a mutation',
      ['ALTER TABLE lightfi.readings UPDATE value = value + 1 WHERE series = 1 SETTINGS mutations_sync = 2'],
    ],
    [
      'inserts after a mutation, and a merge over its number',
      [...insertTwice(2), 'OPTIMIZE TABLE lightfi.readings FINAL'],
    ],
    [
      'a mutation that deletes rows',
      ['ALTER TABLE lightfi.readings DELETE WHERE series = 2 SETTINGS mutations_sync = 2'],
    ],
    [
      'a mutation between inserts',
      [
        ...insertTwice(3),
        'ALTER TABLE lightfi.readings UPDATE value = 7 WHERE series = 3 SETTINGS mutations_sync = 2',
        ...insertTwice(4),
      ],
    ],
    ['summaries that are dropped', ['TRUNCATE TABLE lightfi.quarters']],
    ['nothing at all', []],
  ]

  it('is never said to be damaged', async () => {
    const whole = await makeWholeDirectory(dataDir)
    let posted = 0
    for (const [at, [name, statements]] of changes.entries()) {
      const driver = new ChdbDriver(join(dataDir, 'time-series'))
      for (const statement of statements) await driver.execute(statement)
      await driver.close()
      const server = await startDamaged(dataDir)
      assert.ok(!('exitCode' in server), JSON.stringify(server))
      const health = (await (await fetch(`${server.url}/health`)).json()) as { readings: string }
      assert.deepEqual([name, health.readings], [name, 'ok'], JSON.stringify(server.log))
      const token = await fetchToken(server.url, whole)
      assert.equal(await countPosted(server.url, token), posted)
      // Readings that come now are in the journal alone when the server is killed, and were the engine's a
      // moment before.
      for (const value of [1, 2]) {
        const time = postedFromS + posted
        const reading = { sensor_id: sensorId, var_name: 'temperatureC', time, value }
        assert.equal((await postReadings(server.url, token, [reading])).status, 200)
        posted += 1
        if (at % 4 === 2) assert.equal(await countPosted(server.url, token), posted)
      }
      await (at % 2 === 0 ? server.kill() : server.stop())
    }
  })
})

async function countPosted(url: string, token: string): Promise<number> {
  const path = `/sensors/${sensorId}/temperatureC/history?from=${postedFromS}`
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  assert.equal(response.status, 200)
  return ((await response.json()) as { data: unknown[] }).data.length
}

/** Inserts under a low sequence, so that the newest is still the server's. */
function insertTwice(value: number): string[] {
  return [1, 2].map((series) => `INSERT INTO lightfi.readings VALUES (${series}, ${value}, ${value}, 1)`)
}
