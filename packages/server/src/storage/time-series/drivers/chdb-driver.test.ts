import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { ChdbDriver } from './chdb-driver.ts'
import { StoreBusyError } from './time-series-driver.ts'

const path = join(createTemporaryDirectory(), 'time-series')

const limits = [
  ['memory', 'SELECT groupArray(number) FROM numbers(10000000) SETTINGS max_memory_usage = 10000000'],
  ['time', 'SELECT sum(sipHash64(number)) FROM numbers(100000000000) SETTINGS max_execution_time = 1'],
] as const
for (const [what, statement] of limits) {
  it(`is busy for a statement that takes too much ${what}, and works on`, async () => {
    const driver = new ChdbDriver(path)
    const file = { statement, parameters: {}, format: 'Parquet', maxBytes: 1000 } as const
    await assert.rejects(driver.query(statement, {}, 'JSONCompactEachRow'), StoreBusyError)
    await assert.rejects(driver.queryFile(file), StoreBusyError)
    assert.equal(Buffer.from(await driver.query('SELECT 7', {}, 'JSONCompactEachRow')).toString(), '[7]\n')
    await driver.close()
  })
}
