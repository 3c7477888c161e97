import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createBuildings } from './create-buildings.ts'
import { usualHabits } from './habits.ts'
import { createLineSink } from './reading-sinks.ts'
import { runSimulation } from './run-simulation.ts'
import { simulateBuildings } from './simulate-building.ts'
import { createTraffic } from './traffic.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes that are in use for certain, typed arrays included. */
function measureBytes(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

test('whatever its length, a simulation holds some kilobytes for each sensor', async () => {
  const sensors = 300
  const before = measureBytes()
  const plans = createBuildings({ buildings: 6, sensors, seed: 1, parentId: 'org' })
  const settings = { late: 0.02, repeat: 0.02, correct: 0.02, driftS: 2 }
  const source = simulateBuildings(plans, 1, { ...usualHabits, dropOutsPerWeek: 0.5 })
  const traffic = createTraffic(source, settings, 1)
  const dayS = 86_400
  const fromS = Date.parse('2026-06-01T00:00:00Z') / 1000
  const bytes = new Map<number, number>()
  let held = 0
  const report = await runSimulation({
    traffic,
    fromS,
    toS: fromS + 7 * dayS,
    speed: Number.POSITIVE_INFINITY,
    sink: createLineSink('ndjson', async () => {}),
    signal: new AbortController().signal,
    onProgress({ until, held_back }) {
      const day = Math.floor((until - fromS) / dayS)
      held = Math.max(held, held_back)
      if (!bytes.has(day)) bytes.set(day, measureBytes() - before)
    },
  })
  assert.ok(report.readings > 1_500_000)
  const [early = 0, late = 0] = [bytes.get(2), bytes.get(6)]
  console.log(
    `${sensors} sensors: ${(early / 1e6).toFixed(1)} MB after two days, ${(late / 1e6).toFixed(1)} MB after six, ${held} uploads held back at most`,
  )
  // All readings of a day would be some 10 MB.
  for (const inUse of [early, late]) assert.ok(inUse > 0 && inUse < sensors * 30_000, `${inUse} bytes`)
})
