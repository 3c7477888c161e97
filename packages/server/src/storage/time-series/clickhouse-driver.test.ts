import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import {
  type ClickhouseServer,
  clickhousePart,
  startClickhouseServer,
} from '../../../testing/clickhouse-server.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { describeTimeSeriesStore } from '../../../testing/time-series-contract.ts'
import { describeTimeSeriesDriver } from '../../../testing/time-series-driver-contract.ts'
import { ClickhouseDriver } from './clickhouse-driver.ts'

describe('a ClickHouse server', { skip: clickhousePart.skip }, () => {
  const directory = createTemporaryDirectory()
  let server: ClickhouseServer

  before(async () => {
    server = await startClickhouseServer(join(directory, 'server'))
  })
  after(() => server.close())

  describeTimeSeriesDriver('ClickHouse', () => ClickhouseDriver.connect(server.url))
  describeTimeSeriesStore('ClickHouse', () => ClickhouseDriver.connect(server.url))
})
