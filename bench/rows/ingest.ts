import { compareIntake } from '../compare-intake.ts'
import { fixture, fixtureSensorId } from '../fixture.ts'
import type { PeerName } from '../install-peers.ts'
import { withInflux, withVictoriaMetrics } from '../peers.ts'
import type { Body, Destination, Reading, Send } from '../readings.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const rounds = 5
const fromS = Date.UTC(2026, 3, 1) / 1000

interface Workload {
  readonly readings: number
  readonly batch: number
  readonly connections: number
}

interface Peer {
  readonly suffix: string
  readonly against: string
  readonly program: PeerName
  readonly run: typeof withInflux
  readonly goal: number | null
}

const influx: Peer = {
  suffix: '',
  against: 'InfluxDB /write, same batches',
  program: 'influxd',
  run: withInflux,
  goal: 1,
}

/** Only reported: it answers before anything is on the disk. */
const victoriaMetrics: Peer = {
  suffix: '-victoria',
  against: 'VictoriaMetrics /write, not durable',
  program: 'victoria-metrics',
  run: withVictoriaMetrics,
  goal: null,
}

const bulk: Workload = { readings: 1_000_000, batch: 10_000, connections: 2 }
const small: Workload = { readings: 100_000, batch: 500, connections: 4 }

/**
 * Many readings in large batches, and small batches from several gateways at once, each acknowledged when
 * durable.
 */
export const ingest: readonly BenchRow[] = [
  buildRow('ingest-bulk', bulk, influx),
  buildRow('ingest-bulk', bulk, victoriaMetrics),
  buildRow('ingest-small', small, influx),
  buildRow('ingest-small', small, victoriaMetrics),
]

function buildRow(id: string, load: Workload, peer: Peer): BenchRow {
  return {
    id: id + peer.suffix,
    work: `${load.readings} readings, ${load.connections} connections, batches of ${load.batch} as NDJSON, durable`,
    against: peer.against,
    unit: 'readings/s',
    peers: [peer.program],
    goal: peer.goal,
    measure: () => compareIntake(peer.run, (toOurs, toOther) => compare(load, toOurs, toOther)),
  }
}

async function compare(load: Workload, toOurs: Destination, toOther: Destination): Promise<Measured> {
  const rates: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await measureRate(load, makeBatches(load, round, toOurs), toOurs.send)
    const other = await measureRate(load, makeBatches(load, round, toOther), toOther.send)
    if (round === 0) continue // to warm up
    rates.ours.push(ours)
    rates.other.push(other)
  }
  return { ours: median(rates.ours), other: median(rates.other) }
}

/** Readings per second, all batches made ahead, as many requests under way as there are connections. */
async function measureRate(load: Workload, batches: readonly Body[], send: Send): Promise<number> {
  const waiting = batches.values()
  const started = performance.now()
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      for (const batch of waiting) await send(batch)
    }),
  )
  return load.readings / ((performance.now() - started) / 1000)
}

/** Each round writes other minutes, all series in turn, as gateways report. */
function makeBatches(load: Workload, round: number, { formatBody }: Destination): Body[] {
  const batches: Body[] = []
  for (let start = 0; start < load.readings; start += load.batch) {
    const readings = Array.from({ length: load.batch }, (_, index) =>
      makeReading(round * load.readings + start + index),
    )
    batches.push(formatBody(readings))
  }
  return batches
}

function makeReading(index: number): Reading {
  const series = index % (fixture.sensors * fixture.varNames.length)
  const minute = Math.floor(index / (fixture.sensors * fixture.varNames.length))
  return {
    sensorId: fixtureSensorId(Math.floor(series / fixture.varNames.length)),
    varName: fixture.varNames[series % fixture.varNames.length] ?? '',
    time: fromS + minute * 60,
    value: 50 + ((index * 7) % 101) / 10,
  }
}
