import { compareIntake } from '../compare-intake.ts'
import { fixture, fixtureSensorId } from '../fixture.ts'
import { withInflux } from '../peers.ts'
import type { Destination, Reading } from '../readings.ts'
import { type BenchRow, findQuantile, type Measured, median } from '../row.ts'

const rounds = 5
const readingsPerRound = 300
const fromS = Date.UTC(2026, 3, 1) / 1000

/** One reading in a request, one connection, until it is durable. The rows share one measurement. */
export const ack: readonly BenchRow[] = [buildRow('ack', 0.5), buildRow('ack-p99', 0.99)]

interface Rounds {
  readonly ours: number[][]
  readonly other: number[][]
}

let measured: Promise<Rounds> | undefined

function buildRow(id: string, share: number): BenchRow {
  const findMedian = (figures: number[][]) => median(figures.map((round) => findQuantile(round, share)))
  return {
    id,
    work: `one reading a request, durable, p${100 * share}`,
    against: 'InfluxDB /write',
    unit: 'ms',
    peers: ['influxd'],
    goal: 2,
    async measure(): Promise<Measured> {
      measured ??= compareIntake(withInflux, compare)
      const { ours, other } = await measured
      return { ours: findMedian(ours), other: findMedian(other) }
    },
  }
}

async function compare(toOurs: Destination, toOther: Destination): Promise<Rounds> {
  const figures: Rounds = { ours: [], other: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await measureRound(toOurs, round)
    const other = await measureRound(toOther, round)
    if (round === 0) continue // to warm up
    figures.ours.push(ours)
    figures.other.push(other)
  }
  return figures
}

async function measureRound({ formatBody, send }: Destination, round: number): Promise<number[]> {
  const bodies = Array.from({ length: readingsPerRound }, (_, index) =>
    formatBody([makeReading(round * readingsPerRound + index)]),
  )
  const tookMs: number[] = []
  for (const body of bodies) {
    const started = performance.now()
    await send(body)
    tookMs.push(performance.now() - started)
  }
  return tookMs
}

function makeReading(index: number): Reading {
  const sensorId = fixtureSensorId(index % fixture.sensors)
  return { sensorId, varName: 'CO2ppm', time: fromS + index, value: 400 + (index % 600) }
}
