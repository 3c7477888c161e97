import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import {
  type ClickhouseServer,
  clickhousePart,
  startClickhouseServer,
} from '../../testing/clickhouse-server.ts'
import { proveMetrics } from '../../testing/metrics-property.ts'
import { openMetricsStores } from '../../testing/metrics-stores.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { ClickhouseDriver } from '../storage/time-series/drivers/clickhouse-driver.ts'

describe('metrics equal a brute-force computation on a ClickHouse server', {
  skip: clickhousePart.skip,
}, () => {
  const directory = createTemporaryDirectory()
  let server: ClickhouseServer
  let stores: Awaited<ReturnType<typeof openMetricsStores>>
  before(async () => {
    server = await startClickhouseServer(join(directory, 'server'))
    stores = await openMetricsStores(() => ClickhouseDriver.connect(server.url))
  })
  after(async () => {
    await stores.close()
    await server.close()
  })

  it('of values', () => proveMetrics(stores, 'CO2ppm', 25))

  it('of motion', () => proveMetrics(stores, 'motionEvent', 25))
})
