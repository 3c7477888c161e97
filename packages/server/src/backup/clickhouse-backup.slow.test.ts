import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
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

describe('a backup of readings on a ClickHouse server', { skip: clickhousePart.skip }, () => {
  const parent = createTemporaryDirectory()
  const dataDir = join(parent, 'data')
  const backups = join(parent, 'backups')
  let clickhouse: ClickhouseServer
  const config = (directory: string) =>
    ({ dataDir: directory, port: 0, logLevel: 'error', timeSeriesUrl: clickhouse.url }) as const
  const reading = { sensor_id: sensorId, var_name: 'CO2ppm', time: 1_760_000_000, value: 500 }

  before(async () => {
    clickhouse = await startClickhouseServer(join(parent, 'clickhouse'))
  })
  after(() => clickhouse.close())

  it('is made by the server on its own disk, with no more rights than documented, and restored from there', async (t) => {
    const api = await startApiServer(dataDir, systemClock, config(dataDir))
    let isOpen = true
    const close = async () => {
      if (isOpen) await api.server.close()
      isOpen = false
    }
    t.after(close)
    await api.post([reading])
    await operate(config(dataDir), ['backup', backups])
    await api.post([{ ...reading, time: reading.time + 60, value: 501 }])
    const { result } = await operate(config(dataDir), ['backup', backups])
    await close()
    assert.deepEqual(readdirSync(result).sort(), [
      'backup.json',
      'files.sha256',
      'lightfi.json',
      'lightfi.sqlite',
    ])
    const [ofInstallation = ''] = readdirSync(join(parent, 'clickhouse', 'backups'))
    assert.equal(readdirSync(join(parent, 'clickhouse', 'backups', ofInstallation)).length, 2)

    const restored = join(parent, 'restored')
    const words = ['restore', backups, '--key', join(dataDir, 'master.key')]
    await assert.rejects(operate(config(restored), words), /a restore replaces nothing\. Drop it/)
    assert.ok(!existsSync(restored))

    const operator = await ClickhouseDriver.connect(clickhouse.operatorUrl)
    await operator.execute('DROP DATABASE lightfi SYNC')
    await operator.close()
    await operate(config(restored), words)
    const server = await startServer(config(restored))
    try {
      const status = JSON.parse((await operate(config(restored), ['status', '--json'])).result)
      assert.deepEqual([status.readings, status.newestReading], ['ok', '2025-10-09T08:54:20.000Z'])
    } finally {
      await server.close()
    }
  })
})
