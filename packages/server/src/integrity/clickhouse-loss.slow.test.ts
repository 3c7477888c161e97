import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sensorId, startApiServer } from '../../testing/api-server.ts'
import {
  type ClickhouseServer,
  clickhousePart,
  startClickhouseServer,
} from '../../testing/clickhouse-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { operate, startServer } from '../index.ts'
import { ClickhouseDriver } from '../storage/time-series/drivers/clickhouse-driver.ts'

describe('readings on a ClickHouse server', { skip: clickhousePart.skip }, () => {
  const parent = createTemporaryDirectory()
  const dataDir = join(parent, 'data')
  let clickhouse: ClickhouseServer
  before(async () => {
    clickhouse = await startClickhouseServer(join(parent, 'clickhouse'))
  })
  after(() => clickhouse.close())

  it('that are gone are noticed by the last sequence, with no more rights than documented', async () => {
    const config = { dataDir, port: 0, logLevel: 'fatal', timeSeriesUrl: clickhouse.url } as const
    const api = await startApiServer(dataDir, systemClock, config)
    const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: 1_760_000_000, value: 500 }
    assert.equal((await api.post([reading])).status, 200)
    await api.server.close()
    assert.equal(await readState(config), 'ok')

    const operator = await ClickhouseDriver.connect(clickhouse.operatorUrl)
    await operator.execute('TRUNCATE TABLE lightfi.readings')
    await operator.close()
    assert.equal(await readState(config), 'damaged')
    const plan = await operate(config, ['repair', '--dry-run'])
    assert.match(plan.result, /newest readings are missing/)
    assert.equal(await readState(config), 'damaged', 'a dry run changes nothing')
    await operate(config, ['repair'])
    assert.equal(await readState(config), 'ok')
    assert.match((await operate(config, ['status'])).result, /^losses acknowledged +20/m)
  })

  async function readState(config: Parameters<typeof startServer>[0]): Promise<string> {
    const server = await startServer(config)
    const health = (await (await fetch(`${server.publicUrl}/health`)).json()) as { readings: string }
    await server.close()
    return health.readings
  }
})
