/**
 * The engine of the data directory given as argument, which writes all readings of the fixture into a file
 * when asked over HTTP: `/csv` by one statement, `/parquet` by the statement of the API. Answers the bytes of
 * the file.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DataDirectory } from '../../packages/server/src/storage/data-directory.ts'
import { ChdbDriver } from '../../packages/server/src/storage/time-series/drivers/chdb-driver.ts'
import { writeRowFile } from '../../packages/server/src/storage/time-series/statements/row-files.ts'
import { fixture, fixtureSensorId } from '../fixture.ts'
import { endOnSignals } from './end-on-signals.ts'

const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: bare-engine.ts DATA_DIR')
const directory = DataDirectory.open(dataDir)
const driver = new ChdbDriver(directory.file('time-series'))
const folder = mkdtempSync(join(dataDir, 'exports-'))
const series = Array.from({ length: fixture.sensors }, (_, sensor) =>
  fixture.varNames.map((varName, index) => ({
    seriesId: 1 + fixture.varNames.length * sensor + index,
    sensorId: fixtureSensorId(sensor),
    varName,
  })),
).flat()

const server = createServer((request, response) => {
  const writing = request.url === '/csv' ? writeCsv() : writeParquet()
  writing.then(
    (bytes) => response.end(String(bytes)),
    (error) => response.writeHead(500).end(String(error)),
  )
})
endOnSignals(async () => {
  server.close()
  await driver.close()
  rmSync(folder, { recursive: true })
  directory.release()
})
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})

async function writeCsv(): Promise<number> {
  const path = join(folder, 'all.csv')
  const nameFrom = (parameter: string) =>
    `transform(series, {series:Array(UInt32)}, {${parameter}:Array(String)}, '')`
  await driver.execute(
    `INSERT INTO FUNCTION file({path:String}, 'CSVWithNames')
     SETTINGS engine_file_truncate_on_insert = 1, max_threads = 2, format_csv_null_representation = ''
     SELECT ${nameFrom('sensors')} AS sensor_id, ${nameFrom('variables')} AS var_name,
       toDecimal64(toUnixTimestamp64Milli(time), 3) / 1000 AS time, value
     FROM lightfi.readings FINAL ORDER BY series, lightfi.readings.time`,
    {
      path,
      series: series.map(({ seriesId }) => seriesId),
      sensors: series.map(({ sensorId }) => sensorId),
      variables: series.map(({ varName }) => varName),
    },
  )
  const { size } = statSync(path)
  rmSync(path)
  return size
}

async function writeParquet(): Promise<number> {
  const fromMs = 1000 * fixture.fromS
  const range = { fromMs, toMs: fromMs + fixture.minutes * 60_000, order: 'asc' } as const
  const file = await writeRowFile(series, range, { format: 'Parquet', named: true }).run(driver)
  await file.close()
  return file.byteLength ?? 0
}
