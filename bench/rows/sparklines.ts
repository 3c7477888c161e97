import { withProcess } from '../child-process.ts'
import { addSensors, fixture, fixtureSensorId } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import type { OurServer } from '../programs/our-server.ts'
import { connectOurs } from '../readings.ts'
import { copyDataDirectory, findRecentDay, type RecentDay, sendRecentDay } from '../recent-day.ts'
import { type BenchRow, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const repetitions = 30
const warmUps = 5
const sensors = 200
const buckets = 48
const pointsPerDay = 24 * 60

/** The last 24 hours of a whole building for small charts, against one sensor's as it was reported. */
export const sparklines: BenchRow = {
  id: 'sparklines',
  work: `${sensors} sensors, 24 hours in ${buckets} buckets, one call`,
  against: 'one history-1d, itself',
  unit: 'ms',
  goal: 1 / 10,
  measure: () =>
    withDirectory(async (directory) => {
      const dataDir = await copyDataDirectory(directory)
      await addSensors(dataDir, sensors - fixture.sensors)
      return withProcess('programs/our-server.ts', [dataDir], compare)
    }),
}

async function compare(ours: OurServer): Promise<Measured> {
  const day = findRecentDay()
  await sendRecentDay(await connectOurs(ours), day, sensors)
  const headers = {
    authorization: `Bearer ${await fetchServiceToken(ours)}`,
    'accept-encoding': 'identity',
  }
  const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let repetition = 0; repetition < repetitions + warmUps; repetition += 1) {
    const sensorId = fixtureSensorId(repetition % warmUps)
    const charts = await measureRequest(buildUrl(ours.url, `/locations/${fixture.locationId}`, day), headers)
    const history = await measureRequest(buildUrl(ours.url, `/sensors/${sensorId}`, day), headers)
    requireWhole(JSON.parse(charts.text) as Charts, JSON.parse(history.text) as SensorDay)
    if (repetition < warmUps) continue
    durations.ours.push(charts.ms)
    durations.other.push(history.ms)
  }
  return { ours: median(durations.ours), other: median(durations.other) }
}

function buildUrl(url: string, path: string, { fromS, toS }: RecentDay): string {
  const bucket = path.startsWith('/locations/') ? '&bucket=30m' : ''
  return `${url}${path}/CO2ppm/history?from=${fromS}&to=${toS}${bucket}`
}

async function measureRequest(
  url: string,
  headers: Record<string, string>,
): Promise<{ ms: number; text: string }> {
  const started = performance.now()
  const response = await fetch(url, { headers })
  const text = await response.text()
  const ms = performance.now() - started
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`)
  return { ms, text }
}

interface Charts {
  readonly data: readonly { readonly count: readonly number[] }[]
}

interface SensorDay {
  readonly data: readonly unknown[]
}

function requireWhole(charts: Charts, { data }: SensorDay): void {
  const counted = charts.data.flatMap(({ count }) => count).reduce((sum, count) => sum + count, 0)
  if (counted === sensors * pointsPerDay && data.length === pointsPerDay) return
  throw new Error(`the charts count ${counted} data, the day has ${data.length}`)
}
