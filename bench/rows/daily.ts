import { withProcess } from '../child-process.ts'
import { fixture, prepareDataDirectory } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { prepareInfluxDirectory } from '../peer-fixture.ts'
import { influxDatabase, withInflux } from '../peers.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const repetitions = 9
const warmUps = 2
const days = fixture.minutes / (24 * 60)

/**
 * Daily minimum, mean and maximum of every sensor in one call; the peer knows local days but no hours of the
 * day.
 */
export const daily: BenchRow = {
  id: 'daily-100',
  work: `daily min/avg/max, ${fixture.sensors} sensors, ${days} local days, hours=8-18`,
  against: 'InfluxDB, all hours',
  unit: 'ms',
  peers: ['influxd'],
  goal: 20,
  measure: async () =>
    withInflux(await prepareInfluxDirectory(), async (influx) =>
      withProcess('programs/our-server.ts', [await prepareDataDirectory()], (ours: OurServer) =>
        compare(ours, influx.url),
      ),
    ),
}

async function compare(ours: OurServer, influxUrl: string): Promise<Measured> {
  const headers = {
    authorization: `Bearer ${await fetchServiceToken(ours)}`,
    'accept-encoding': 'identity',
  }
  const [from, to] = [formatDate(0), formatDate(days)]
  const ourUrl = `${ours.url}/locations/${fixture.locationId}/CO2ppm/daily?from=${from}&to=${to}&hours=8-18`
  const statement = `SELECT min(value), mean(value), max(value) FROM "CO2ppm" WHERE time >= '${from}' AND time < '${to}' GROUP BY time(1d), sensor_id tz('Europe/London')`
  const influxQuery = `${influxUrl}/query?${new URLSearchParams({ db: influxDatabase, q: statement })}`
  const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let repetition = 0; repetition < repetitions + warmUps; repetition += 1) {
    const pair = {
      ours: await measureRequest(ourUrl, { headers }),
      other: await measureRequest(influxQuery, {}),
    }
    if (repetition < warmUps) continue
    durations.ours.push(pair.ours)
    durations.other.push(pair.other)
  }
  return { ours: median(durations.ours), other: median(durations.other) }
}

/**
 * Milliseconds until the last byte; that the answer has every day of every sensor is looked at afterwards.
 */
async function measureRequest(url: string, init: RequestInit): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, init)
  const text = await response.text()
  const duration = performance.now() - started
  const count = text.match(/"2026-01-\d\d(T00:00:00Z)?"/g)?.length ?? 0
  if (!response.ok || count !== fixture.sensors * days) {
    throw new Error(`${url}: HTTP ${response.status} with ${count} days`)
  }
  return duration
}

function formatDate(day: number): string {
  return new Date((fixture.fromS + day * 86_400) * 1000).toISOString().slice(0, 10)
}
