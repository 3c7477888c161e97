import { join } from 'node:path'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { describeTimeSeriesStore } from '../../../../testing/time-series-contract.ts'
import { ChdbDriver } from './chdb-driver.ts'

const path = join(createTemporaryDirectory(), 'time-series')

describeTimeSeriesStore('chDB', () => new ChdbDriver(path))
