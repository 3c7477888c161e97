import { withProcess } from '../child-process.ts'
import { fixture, fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import type { PeerName } from '../install-peers.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { prepareInfluxDirectory, prepareVictoriaMetricsDirectory } from '../peer-fixture.ts'
import { influxDatabase, withInflux, withVictoriaMetrics } from '../peers.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const repetitions = 60
const warmUps = 10

/** Builds the request for the first minutes of a sensor's carbon dioxide. */
type BuildRequest = (sensorId: string, minutes: number) => readonly [url: string, init?: RequestInit]

interface Peer {
  readonly suffix: string
  readonly against: string
  readonly program: PeerName
  run(compare: (build: BuildRequest) => Promise<Measured>): Promise<Measured>
}

const influx: Peer = {
  suffix: '',
  against: 'InfluxDB',
  program: 'influxd',
  run: async (compare) =>
    withInflux(await prepareInfluxDirectory(), ({ url }) =>
      compare((sensorId, minutes) => {
        const where = `sensor_id='${sensorId}' AND time >= ${fixture.fromS}s AND time < ${endOf(minutes)}s`
        const query = new URLSearchParams({
          db: influxDatabase,
          epoch: 's',
          q: `SELECT value FROM "CO2ppm" WHERE ${where}`,
        })
        return [`${url}/query?${query}`]
      }),
    ),
}

const victoriaMetrics: Peer = {
  suffix: '-victoria',
  against: 'VictoriaMetrics /export',
  program: 'victoria-metrics',
  run: async (compare) =>
    withVictoriaMetrics(await prepareVictoriaMetricsDirectory(), ({ url }) =>
      compare((sensorId, minutes) => {
        const query = new URLSearchParams({
          'match[]': `CO2ppm_value{sensor_id="${sensorId}"}`,
          start: String(fixture.fromS),
          end: String(endOf(minutes) - 1),
        })
        return [`${url}/api/v1/export?${query}`]
      }),
    ),
}

/** A month and a day of one series as JSON, against each peer, asked in turn on the same data. */
export const historyPeers: readonly BenchRow[] = [
  buildRow('history-30d', fixture.minutes, influx, 5),
  buildRow('history-30d', fixture.minutes, victoriaMetrics, 1),
  buildRow('history-1d', 24 * 60, influx, 1),
  buildRow('history-1d', 24 * 60, victoriaMetrics, 0.5),
]

function buildRow(id: string, minutes: number, peer: Peer, goal: number): BenchRow {
  return {
    id: id + peer.suffix,
    work: `${minutes} points as JSON`,
    against: peer.against,
    unit: 'ms',
    peers: [peer.program],
    goal,
    measure: () =>
      peer.run(async (buildPeerRequest) =>
        withProcess('programs/our-server.ts', [await prepareDataDirectory()], (ours: OurServer) =>
          compare(ours, buildPeerRequest, minutes),
        ),
      ),
  }
}

async function compare(ours: OurServer, buildPeerRequest: BuildRequest, minutes: number): Promise<Measured> {
  const headers = { authorization: `Bearer ${await fetchServiceToken(ours)}` }
  const buildOurRequest: BuildRequest = (sensorId) => [
    `${ours.url}/sensors/${sensorId}/CO2ppm/history?from=${fixture.fromS}&to=${endOf(minutes)}`,
    { headers },
  ]
  const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let repetition = 0; repetition < repetitions + warmUps; repetition += 1) {
    const sensorId = fixtureSensorId(repetition % fixture.sensors)
    const pair = {
      ours: await measureRequest(buildOurRequest(sensorId, minutes), minutes),
      other: await measureRequest(buildPeerRequest(sensorId, minutes), minutes),
    }
    if (repetition < warmUps) continue
    durations.ours.push(pair.ours)
    durations.other.push(pair.other)
  }
  return { ours: median(durations.ours), other: median(durations.other) }
}

/** Milliseconds until the last byte; that the answer has every point is looked at afterwards. */
async function measureRequest([url, init]: ReturnType<BuildRequest>, minutes: number): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, init)
  const text = await response.text()
  const duration = performance.now() - started
  // Each answer holds each time once, as ten digits: the fixture lies between 2001 and 2286.
  const count = text.match(/\b1\d{9}(000)?\b/g)?.length ?? 0
  if (!response.ok || count !== minutes) {
    throw new Error(`${url}: HTTP ${response.status} with ${count} of ${minutes} points`)
  }
  return duration
}

function endOf(minutes: number): number {
  return fixture.fromS + minutes * 60
}
