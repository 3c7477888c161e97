import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withProcess } from '../child-process.ts'
import { createEmptyDataDirectory, fixture, fixtureSensorId } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { withInflux, writeLines } from '../peers.ts'
import type { OurServer } from '../programs/our-server.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const rounds = 5
const fromS = Date.UTC(2026, 3, 1) / 1000

interface Workload {
  readonly readings: number
  readonly batch: number
  readonly connections: number
}

/** Many readings in large batches, each acknowledged when durable. */
export const ingestBulk: BenchRow = buildRow(
  'ingest-bulk',
  { readings: 1_000_000, batch: 10_000, connections: 2 },
  1,
)

/** Small batches from several gateways at once, each acknowledged when durable. */
export const ingestSmall: BenchRow = buildRow(
  'ingest-small',
  { readings: 100_000, batch: 500, connections: 4 },
  1,
)

function buildRow(id: string, load: Workload, goal: number): BenchRow {
  return {
    id,
    work: `${load.readings} readings, ${load.connections} connections, batches of ${load.batch} as NDJSON, durable`,
    against: 'InfluxDB /write, same batches',
    unit: 'readings/s',
    peers: ['influxd'],
    goal,
    async measure() {
      const directory = mkdtempSync(join(tmpdir(), 'lightfi-bench-'))
      try {
        return await withInflux(join(directory, 'influxdb'), async (peer) => {
          const dataDir = join(directory, 'ours')
          await createEmptyDataDirectory(dataDir)
          return withProcess('programs/our-server.ts', [dataDir], async (ours: OurServer) => {
            const sendOurs = await createSender(ours)
            return compare(load, sendOurs, (batch) => writeLines(peer, batch))
          })
        })
      } finally {
        rmSync(directory, { recursive: true, force: true })
      }
    },
  }
}

type Body = Uint8Array<ArrayBuffer>
type Send = (batch: Body) => Promise<void>

async function compare(load: Workload, sendOurs: Send, sendOther: Send): Promise<Measured> {
  const rates: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await measureRate(load, formatBatches(load, round, formatLines), sendOurs)
    const other = await measureRate(load, formatBatches(load, round, formatLineProtocol), sendOther)
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

async function createSender(ours: OurServer): Promise<Send> {
  const headers = {
    authorization: `Bearer ${await fetchServiceToken(ours)}`,
    'content-type': 'application/x-ndjson',
  }
  return async (body) => {
    const response = await fetch(`${ours.url}/readings?strict=true`, { method: 'POST', headers, body })
    const text = await response.text()
    if (!response.ok) throw new Error(`POST /readings answered ${response.status}: ${text}`)
  }
}

interface Reading {
  readonly sensorId: string
  readonly varName: string
  readonly time: number
  readonly value: number
}

/** Each round writes other minutes, all series in turn, as gateways report. */
function formatBatches(load: Workload, round: number, format: (readings: Reading[]) => string): Body[] {
  const batches: Body[] = []
  for (let start = 0; start < load.readings; start += load.batch) {
    const readings = Array.from({ length: load.batch }, (_, index) =>
      makeReading(round * load.readings + start + index),
    )
    batches.push(new TextEncoder().encode(format(readings)))
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

function formatLines(readings: Reading[]): string {
  return readings
    .map(({ sensorId, varName, time, value }) =>
      JSON.stringify({ sensor_id: sensorId, var_name: varName, time, value }),
    )
    .join('\n')
}

function formatLineProtocol(readings: Reading[]): string {
  return readings
    .map(({ sensorId, varName, time, value }) => `${varName},sensor_id=${sensorId} value=${value} ${time}`)
    .join('\n')
}
