import { join } from 'node:path'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { testTimeSeriesStore } from '../../../../testing/time-series-contract.ts'
import { ChdbDriver } from '../drivers/chdb-driver.ts'
import { EngineTimeSeries } from '../engine-time-series.ts'
import { openJournaled } from './open-journaled.ts'

const directory = createTemporaryDirectory()

testTimeSeriesStore('a journal in front of chDB', async () => {
  const driver = new ChdbDriver(join(directory, 'time-series'))
  const engine = await EngineTimeSeries.open(driver)
  return openJournaled(engine, driver, join(directory, 'journal'), { noteMissing: async () => undefined })
})
