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
  const headers = { authorization: `Bearer ${await fetchServiceToken(ours)}` }
  const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let repetition = 0; repetition < repetitions + warmUps; repetition += 1) {
    const pair = {
      ours: await measureRequest(buildBucketsUrl(ours.url, day), headers, sensors * buckets),
      other: await measureRequest(buildDayUrl(ours.url, repetition % sensors, day), headers, pointsPerDay),
    }
    if (repetition < warmUps) continue
    durations.ours.push(pair.ours)
    durations.other.push(pair.other)
  }
  return { ours: median(durations.ours), other: median(durations.other) }
}

/** The day may begin in the middle of a half hour, and then has one more. */
function buildBucketsUrl(url: string, { fromS, toS }: RecentDay): string {
  const path = `/locations/${fixture.locationId}/CO2ppm/history`
  return `${url}${path}?from=${fromS}&to=${toS}&bucket=30m`
}

function buildDayUrl(url: string, sensor: number, { fromS, toS }: RecentDay): string {
  return `${url}/sensors/${fixtureSensorId(sensor)}/CO2ppm/history?from=${fromS}&to=${toS}`
}

async function measureRequest(
  url: string,
  headers: Record<string, string>,
  atLeast: number,
): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, { headers })
  const text = await response.text()
  const duration = performance.now() - started
  const count = text.match(/"time":/g)?.length ?? 0
  if (!response.ok || count < atLeast) throw new Error(`${url}: HTTP ${response.status} with ${count} data`)
  return duration
}
