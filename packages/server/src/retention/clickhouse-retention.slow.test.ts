import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import {
  type ClickhouseServer,
  clickhousePart,
  startClickhouseServer,
} from '../../testing/clickhouse-server.ts'
import { openMetricsStores } from '../../testing/metrics-stores.ts'
import { proveKeptFigures } from '../../testing/retention-property.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { ClickhouseDriver } from '../storage/time-series/drivers/clickhouse-driver.ts'

describe('figures are the same after readings expired on a ClickHouse server', {
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

  for (const varName of ['CO2ppm', 'motionEvent'] as const) {
    it(`of ${varName}`, async (test) => {
      const { answers, figures } = await proveKeptFigures(stores, varName, 2)
      test.diagnostic(`${answers} answers with ${figures} figures compared`)
      assert.ok(figures > 0)
    })
  }
})
