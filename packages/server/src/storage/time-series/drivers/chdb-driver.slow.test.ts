import { join } from 'node:path'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { testTimeSeriesDriver } from '../../../../testing/time-series-driver-contract.ts'
import { ChdbDriver } from './chdb-driver.ts'

const path = join(createTemporaryDirectory(), 'time-series')

testTimeSeriesDriver('chDB', () => new ChdbDriver(path))
