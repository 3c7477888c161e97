import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataDirectory } from '../packages/server/src/storage/data-directory.ts'
import { ChdbDriver } from '../packages/server/src/storage/time-series/drivers/chdb-driver.ts'
import { fixture, fixtureSensorId, prepareDataDirectory } from './fixture.ts'
import { type RunningPeer, withInflux, withVictoriaMetrics, writeLines } from './peers.ts'

/** Points in one write, as the peer's makers advise (5,000 to 10,000). */
const linesPerWrite = 10_000

/**
 * A directory of InfluxDB with the fixture in it, built once and kept in `.cache/bench`.
 *
 * @throws PeerMissingError
 */
export function prepareInfluxDirectory(): Promise<string> {
  return prepare('influxdb-1', (path, fill) => withInflux(path, fill))
}

/** As {@link prepareInfluxDirectory}, of VictoriaMetrics. @throws PeerMissingError */
export function prepareVictoriaMetricsDirectory(): Promise<string> {
  return prepare('victoria-metrics-1', (path, fill) => withVictoriaMetrics(path, fill))
}

type Fill = (peer: RunningPeer) => Promise<void>

async function prepare(name: string, run: (path: string, fill: Fill) => Promise<void>): Promise<string> {
  const path = new URL(`../.cache/bench/${name}`, import.meta.url).pathname
  const complete = join(path, 'fixture-complete')
  if (existsSync(complete)) return path
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  await run(path, copyFixture)
  writeFileSync(complete, '')
  return path
}

/** The very values that our engine made: it writes the lines of one series after the other. */
async function copyFixture(peer: RunningPeer): Promise<void> {
  const directory = DataDirectory.open(await prepareDataDirectory())
  const driver = new ChdbDriver(directory.file('time-series'))
  try {
    for (let sensor = 0; sensor < fixture.sensors; sensor += 1) {
      for (const [index, varName] of fixture.varNames.entries()) {
        const seriesId = 1 + fixture.varNames.length * sensor + index
        const prefix = `${varName},sensor_id=${fixtureSensorId(sensor)} value=`
        for (let from = 0; from < fixture.minutes; from += linesPerWrite) {
          await writeLines(peer, await formatLines(driver, { seriesId, prefix, from }))
        }
      }
    }
  } finally {
    await driver.close()
    directory.release()
  }
}

async function formatLines(
  driver: ChdbDriver,
  { seriesId, prefix, from }: { seriesId: number; prefix: string; from: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const result = await driver.query(
    `SELECT concat({prefix:String}, toString(value), ' ', toString(toUnixTimestamp(time)))
     FROM lightfi.readings FINAL WHERE series = {series:UInt32} ORDER BY time
     LIMIT {limit:UInt32} OFFSET {offset:UInt32}
     SETTINGS format_custom_escaping_rule = 'Raw', format_custom_row_after_delimiter = '\\n',
       format_custom_row_before_delimiter = '', format_custom_row_between_delimiter = '',
       format_custom_result_before_delimiter = '', format_custom_result_after_delimiter = ''`,
    { prefix, series: seriesId, limit: linesPerWrite, offset: from },
    'CustomSeparated',
  )
  return new Uint8Array(result)
}
