import { join } from 'node:path'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { testTimeSeriesStore } from '../../../../testing/time-series-contract.ts'
import { EngineTimeSeries } from '../engine-time-series.ts'
import { ChdbDriver } from './chdb-driver.ts'

const path = join(createTemporaryDirectory(), 'time-series')

testTimeSeriesStore('chDB', () => EngineTimeSeries.open(new ChdbDriver(path)))
