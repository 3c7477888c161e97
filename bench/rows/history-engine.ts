import { withProcess } from '../child-process.ts'
import { fixture, fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, median } from '../row.ts'
import { measureEngine } from './measure-engine.ts'

const repetitions = 60
const rows = fixture.minutes

/** A month of one series through the API, against the same statement in the engine. */
export const historyEngine: BenchRow = {
  id: 'history-engine',
  work: `${rows} points as JSON through the API`,
  against: 'the engine alone, in process',
  unit: 'ms',
  goal: 0.75,
  async measure() {
    const dataDir = await prepareDataDirectory()
    const ours = await withProcess('programs/our-server.ts', [dataDir], measureApi)
    return { ours, other: await measureEngine(dataDir, repetitions) }
  },
}

async function measureApi(ready: OurServer): Promise<number> {
  const token = await fetchServiceToken(ready)
  const to = fixture.fromS + fixture.minutes * 60
  const durations: number[] = []
  for (let repetition = 0; repetition < repetitions + 10; repetition += 1) {
    const url = `${ready.url}/sensors/${fixtureSensorId(repetition % fixture.sensors)}/CO2ppm/history?from=${fixture.fromS}&to=${to}`
    const started = performance.now()
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
    })
    const text = await response.text()
    const duration = performance.now() - started
    const count = text.split('"time"').length - 1
    if (!response.ok || count !== rows)
      throw new Error(`${url}: HTTP ${response.status} with ${count} points`)
    if (repetition >= 10) durations.push(duration)
  }
  return median(durations)
}
