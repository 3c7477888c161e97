import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { describeTimeSeriesStore } from '../../../testing/time-series-contract.ts'
import { ChdbDriver } from './chdb-driver.ts'

const path = join(createTemporaryDirectory(), 'time-series')

describeTimeSeriesStore('chDB', () => new ChdbDriver(path))

it('reports an engine error as an error, and works on', async () => {
  const driver = new ChdbDriver(path)
  await assert.rejects(driver.query('SELECT broken FROM nowhere', {}, 'JSONCompactEachRow'), /nowhere/)
  const answer = await driver.query('SELECT {n:UInt32}', { n: 7 }, 'JSONCompactEachRow')
  assert.equal(Buffer.from(answer).toString(), '[7]\n')
  await driver.close()
})
