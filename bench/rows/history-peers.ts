import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { withProcess } from '../child-process.ts'
import { fixture, fixtureSensorId, prepareDataDirectory } from '../fixture.ts'
import type { PeerName } from '../install-peers.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { prepareInfluxDirectory, prepareVictoriaMetricsDirectory } from '../peer-fixture.ts'
import { influxDatabase, type RunningPeer, withInflux, withVictoriaMetrics } from '../peers.ts'
import type { OurServer } from '../programs/our-server.ts'
import { connectOurs, connectPeer } from '../readings.ts'
import { copyDataDirectory, findRecentDay, sendRecentDay } from '../recent-day.ts'
import { type BenchRow, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

const repetitions = 60
const warmUps = 10

/** So many sensors are asked in turn, each once to warm up: dashboards ask for the same again and again. */
const asked = 10
const daySeconds = 86_400

/** `[fromS, toS)`, Unix seconds. There is a point a minute. */
interface Range {
  readonly fromS: number
  readonly toS: number
}

interface Peer {
  readonly suffix: string
  readonly against: string
  readonly program: PeerName
  readonly run: typeof withInflux
  /** A directory with the fixture in it. */
  prepareDirectory(): Promise<string>
  /** Path that makes readable what was written. */
  readonly flushPath?: string
  /** The address of a sensor's carbon dioxide. */
  buildUrl(url: string, sensorId: string, range: Range): string
}

const influx: Peer = {
  suffix: '',
  against: 'InfluxDB',
  program: 'influxd',
  run: withInflux,
  prepareDirectory: prepareInfluxDirectory,
  buildUrl(url, sensorId, { fromS, toS }) {
    const where = `sensor_id='${sensorId}' AND time >= ${fromS}s AND time < ${toS}s`
    const q = `SELECT value FROM "CO2ppm" WHERE ${where}`
    return `${url}/query?${new URLSearchParams({ db: influxDatabase, epoch: 's', q })}`
  },
}

const victoriaMetrics: Peer = {
  suffix: '-victoria',
  against: 'VictoriaMetrics /export',
  program: 'victoria-metrics',
  run: withVictoriaMetrics,
  flushPath: '/internal/force_flush',
  prepareDirectory: prepareVictoriaMetricsDirectory,
  buildUrl(url, sensorId, { fromS, toS }) {
    const match = `CO2ppm_value{sensor_id="${sensorId}"}`
    return `${url}/api/v1/export?${new URLSearchParams({ 'match[]': match, start: `${fromS}`, end: `${toS - 1}` })}`
  },
}

const month: Range = { fromS: fixture.fromS, toS: fixture.fromS + fixture.minutes * 60 }
const olderDay: Range = { fromS: fixture.fromS + 15 * daySeconds, toS: fixture.fromS + 16 * daySeconds }

/** A month and a day of one series as JSON, against each peer, asked in turn on the same data. */
export const historyPeers: readonly BenchRow[] = [
  buildRow('history-30d', month, influx, 5),
  buildRow('history-30d', month, victoriaMetrics, 1),
  buildRow('history-1d', 'recent', influx, 2),
  buildRow('history-1d', 'recent', victoriaMetrics, 1),
  buildRow('history-1d-cold', olderDay, influx, 1),
  buildRow('history-1d-cold', olderDay, victoriaMetrics, 0.4),
]

function buildRow(id: string, range: Range | 'recent', peer: Peer, goal: number): BenchRow {
  const recent = 'a day of points as JSON, the last 24 hours, the fixture before them'
  return {
    id: id + peer.suffix,
    work: range === 'recent' ? recent : `${countPoints(range)} points as JSON`,
    against: peer.against,
    unit: 'ms',
    peers: [peer.program],
    goal,
    measure: () => (range === 'recent' ? measureRecentDay(peer) : measureStored(peer, range)),
  }
}

async function measureStored(peer: Peer, range: Range): Promise<Measured> {
  const dataDir = await prepareDataDirectory()
  return peer.run(await peer.prepareDirectory(), (running) =>
    withProcess('programs/our-server.ts', [dataDir], (ours: OurServer) =>
      compare(ours, (sensorId) => peer.buildUrl(running.url, sensorId, range), range),
    ),
  )
}

/** Both are given the same last day, on copies of their directories. */
function measureRecentDay(peer: Peer): Promise<Measured> {
  return withDirectory(async (directory) => {
    const peerDirectory = join(directory, 'peer')
    cpSync(await peer.prepareDirectory(), peerDirectory, { recursive: true })
    const dataDir = await copyDataDirectory(directory)
    return peer.run(peerDirectory, (running) =>
      withProcess('programs/our-server.ts', [dataDir], (ours: OurServer) =>
        fillAndCompare(ours, running, peer),
      ),
    )
  })
}

async function fillAndCompare(ours: OurServer, running: RunningPeer, peer: Peer): Promise<Measured> {
  const day = findRecentDay()
  await sendRecentDay(await connectOurs(ours), day)
  await sendRecentDay(connectPeer(running), day)
  if (peer.flushPath) await (await fetch(running.url + peer.flushPath)).text()
  return compare(ours, (sensorId) => peer.buildUrl(running.url, sensorId, day), day)
}

async function compare(
  ours: OurServer,
  buildPeerUrl: (sensorId: string) => string,
  range: Range,
): Promise<Measured> {
  const headers = {
    authorization: `Bearer ${await fetchServiceToken(ours)}`,
    'accept-encoding': 'identity',
  }
  const durations: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let repetition = 0; repetition < repetitions + warmUps; repetition += 1) {
    const sensorId = fixtureSensorId(repetition % asked)
    const ourUrl = `${ours.url}/sensors/${sensorId}/CO2ppm/history?from=${range.fromS}&to=${range.toS}`
    const pair = {
      ours: await measureRequest(ourUrl, { headers }, range),
      other: await measureRequest(buildPeerUrl(sensorId), {}, range),
    }
    if (repetition < warmUps) continue
    durations.ours.push(pair.ours)
    durations.other.push(pair.other)
  }
  return { ours: median(durations.ours), other: median(durations.other) }
}

/** Milliseconds until the last byte; that the answer has every point is looked at afterwards. */
async function measureRequest(url: string, init: RequestInit, range: Range): Promise<number> {
  const started = performance.now()
  const response = await fetch(url, init)
  const text = await response.text()
  const duration = performance.now() - started
  // Each answer holds each time once, as ten digits: the points lie between 2001 and 2286.
  const count = text.match(/\b1\d{9}(000)?\b/g)?.length ?? 0
  if (!response.ok || count !== countPoints(range)) {
    throw new Error(`${url}: HTTP ${response.status} with ${count} of ${countPoints(range)} points`)
  }
  return duration
}

function countPoints({ fromS, toS }: Range): number {
  return (toS - fromS) / 60
}
