import { compareIntake } from '../compare-intake.ts'
import { addSensors, fixture, fixtureSensorId } from '../fixture.ts'
import { withInflux } from '../peers.ts'
import type { Destination, Reading } from '../readings.ts'
import { type BenchRow, type Measured, median } from '../row.ts'

const rounds = 5
const sensorsPerRound = 3_000
const time = Date.UTC(2026, 3, 1) / 1000

const varNames = [
  ...fixture.varNames,
  'BACnetReads',
  'clientsBLE',
  'clientsWiFi',
  'illuminanceArb',
  'particulateMatter',
]

/** A large building that reports for the first time: each reading of the body begins a series. */
export const newSeries: BenchRow = {
  id: 'new-series',
  work: `first readings of ${sensorsPerRound * varNames.length} new series in one body, durable`,
  against: 'InfluxDB /write, the same new series',
  unit: 'ms',
  peers: ['influxd'],
  goal: 1,
  measure: () =>
    compareIntake(withInflux, compare, (dataDir) => addSensors(dataDir, sensorsPerRound * (rounds + 1))),
}

async function compare(toOurs: Destination, toOther: Destination): Promise<Measured> {
  const tookMs: { ours: number[]; other: number[] } = { ours: [], other: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const readings = makeReadings(round)
    const ours = await measureBody(toOurs, readings)
    const other = await measureBody(toOther, readings)
    if (round === 0) continue // to warm up
    tookMs.ours.push(ours)
    tookMs.other.push(other)
  }
  return { ours: median(tookMs.ours), other: median(tookMs.other) }
}

async function measureBody({ formatBody, send }: Destination, readings: readonly Reading[]): Promise<number> {
  const body = formatBody(readings)
  const started = performance.now()
  await send(body)
  return performance.now() - started
}

/** Of sensors that have never reported. */
function makeReadings(round: number): Reading[] {
  const first = fixture.sensors + round * sensorsPerRound
  return Array.from({ length: sensorsPerRound }, (_, index) =>
    varNames.map((varName) => ({ sensorId: fixtureSensorId(first + index), varName, time, value: 50 })),
  ).flat()
}
