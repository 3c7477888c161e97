import { DataDirectory } from '../../packages/server/src/storage/data-directory.ts'
import { ChdbDriver } from '../../packages/server/src/storage/time-series/drivers/chdb-driver.ts'
import { fixture } from '../fixture.ts'
import { median } from '../row.ts'

/**
 * Median milliseconds of a month of one series as JSON objects, by the engine in this process and nothing
 * around it.
 */
export async function measureEngine(dataDir: string, repetitions: number): Promise<number> {
  const directory = DataDirectory.open(dataDir)
  const driver = new ChdbDriver(directory.file('time-series'))
  const durations: number[] = []
  for (let repetition = 0; repetition < repetitions + 10; repetition += 1) {
    const started = performance.now()
    const result = await driver.query(
      `SELECT toUnixTimestamp64Milli(time) / 1000 AS seconds, value FROM lightfi.readings FINAL
       WHERE series = {series:UInt32} ORDER BY time SETTINGS max_threads = 2`,
      { series: 1 + fixture.varNames.length * (repetition % fixture.sensors) },
      'JSONEachRow',
    )
    if (repetition >= 10) durations.push(performance.now() - started)
    if (result.byteLength < fixture.minutes * 10)
      throw new Error('the engine gave fewer rows than were stored')
  }
  await driver.close()
  directory.release()
  return median(durations)
}
