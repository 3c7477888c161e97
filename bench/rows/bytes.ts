import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DataDirectory } from '../../packages/server/src/storage/data-directory.ts'
import { ChdbDriver } from '../../packages/server/src/storage/time-series/drivers/chdb-driver.ts'
import { fixtureReadings, prepareDataDirectory } from '../fixture.ts'
import { prepareInfluxDirectory } from '../peer-fixture.ts'
import { withInflux } from '../peers.ts'
import type { BenchRow } from '../row.ts'

const settleMs = 10_000
const settleRounds = 12

/** Disk space of one reading, all of the fixture stored and merged on both sides. */
export const bytes: BenchRow = {
  id: 'bytes',
  work: `bytes on disk per reading, ${fixtureReadings} readings`,
  against: 'InfluxDB, compacted',
  unit: 'bytes',
  peers: ['influxd'],
  goal: 2,
  async measure() {
    const other = (await measureInflux(await prepareInfluxDirectory())) / fixtureReadings
    return { ours: (await measureOurs(await prepareDataDirectory())) / fixtureReadings, other }
  },
}

/**
 * Readings and their summaries. Parts that merges replaced stay for eight minutes and are no part of what a
 * reading costs.
 */
async function measureOurs(dataDir: string): Promise<number> {
  const directory = DataDirectory.open(dataDir)
  const driver = new ChdbDriver(directory.file('time-series'))
  try {
    const result = await driver.query(
      `SELECT sum(bytes_on_disk), sumIf(rows, table = 'readings') FROM system.parts
       WHERE active AND database = 'lightfi'
       SETTINGS output_format_json_quote_64bit_integers = 0`,
      {},
      'JSONCompactEachRow',
    )
    const [size, rows] = JSON.parse(Buffer.from(result).toString()) as [number, number]
    if (rows !== fixtureReadings) throw new Error(`${rows} rows are stored, not ${fixtureReadings}`)
    return size
  } finally {
    await driver.close()
    directory.release()
  }
}

/** Its size once two looks in a row see the same, so that its compactions are counted in its favour. */
function measureInflux(directory: string): Promise<number> {
  return withInflux(directory, async () => {
    let size = sumFiles(directory)
    for (let round = 0; round < settleRounds; round += 1) {
      await delay(settleMs)
      const now = sumFiles(directory)
      if (now === size) return size
      size = now
    }
    throw new Error(`InfluxDB still compacts after ${(settleRounds * settleMs) / 1000} s`)
  })
}

function sumFiles(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, entry) =>
        sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
}
