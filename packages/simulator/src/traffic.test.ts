import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createBuildings } from './create-buildings.ts'
import { usualHabits } from './habits.ts'
import type { BlockSource, Reading } from './reading.ts'
import { simulateBuildings } from './simulate-building.ts'
import { createTraffic, plainTraffic, type TrafficSettings, type Upload } from './traffic.ts'

const plans = createBuildings({ buildings: 2, sensors: 12, seed: 1, parentId: 'org' })
const fromS = Date.parse('2026-06-03T06:00:00Z') / 1000
const hour = 3600

function collect(settings: Partial<TrafficSettings>, hours = 12, seed = 1): Upload[] {
  const source = simulateBuildings(plans, seed)
  return [
    ...createTraffic(source, { ...plainTraffic, ...settings }, seed).uploads(fromS, fromS + hours * hour),
  ]
}

const keyOf = ({ sensorId, varName, timeS }: Reading) => `${sensorId} ${varName} ${timeS}`
const measured = (hours = 12) => [...simulateBuildings(plans, 1).readings(fromS, fromS + hours * hour)]

/** Measures `count` sensors each second. */
function createTicker(count: number): BlockSource {
  function* readings(from: number, to: number): Generator<Reading> {
    for (let timeS = from; timeS < to; timeS++)
      for (let sensor = 0; sensor < count; sensor++)
        yield { sensorId: `AQ2-${sensor}`, varName: 'CO2ppm', timeS, value: 600 }
  }
  return { readings, blocks: (from, to) => [{ readings: [...readings(from, to)], dropped: 0 }] }
}

test('plain traffic is what was measured, once, in time order', () => {
  const uploads = collect({})
  assert.deepEqual(
    uploads.map(({ reading }) => reading),
    measured(),
  )
  assert.ok(uploads.every(({ kind, atS, reading }) => kind === 'prompt' && atS === reading.timeS))
})

test('any settings: the same seed gives the same uploads, and whoever keeps the last of each has the truth', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const settings = fc.record({ late: share, repeat: share, correct: share, driftS: fc.constant(0) })
  const truth = measured(3)
  fc.assert(
    fc.property(settings, (wanted) => {
      const uploads = collect(wanted, 3)
      assert.deepEqual(collect(wanted, 3), uploads)
      assert.ok(uploads.every(({ atS }, index) => atS >= (uploads[index - 1]?.atS ?? 0)))
      const kept = new Map(uploads.map(({ reading }) => [keyOf(reading), reading]))
      assert.deepEqual(new Set(kept.values()), new Set(truth))
      const firsts = uploads.filter(({ kind }) => kind === 'prompt' || kind === 'late')
      assert.equal(firsts.length, truth.length)
    }),
    { numRuns: 12 },
  )
})

test('shares are kept: of reports that are late, repeated and wrong at first', () => {
  const ticker = createTicker(20)
  const settings = { late: 0.1, repeat: 0.3, correct: 0.02, driftS: 0 }
  const uploads = [...createTraffic(ticker, settings, 3).uploads(fromS, fromS + 2000)]
  const count = (kind: string) => uploads.filter((upload) => upload.kind === kind).length / 40_000
  for (const [kind, share] of [
    ['late', 0.1],
    ['repeat', 0.3],
    ['correction', 0.02],
  ] as const)
    assert.ok(Math.abs(count(kind) - share) < 0.006, `${kind} ${count(kind)}`)
})

test('delays are in their ranges, and their middles in the logarithm where they are said to be', () => {
  const source = createTicker(5)
  for (const [setting, kind, shortestS, longestS] of [
    ['late', 'late', 60, 86_400],
    ['repeat', 'repeat', 1, 3600],
    ['correct', 'correction', 300, 86_400],
  ] as const) {
    // A long quiet time behind, so that nothing leaves early because the range ends.
    const blocks = [...source.blocks(fromS, fromS + 1000), { readings: [], dropped: 0 }]
    const quiet = { ...source, blocks: () => blocks }
    const traffic = createTraffic(quiet, { ...plainTraffic, [setting]: 1 }, 1)
    const delays = [...traffic.uploads(fromS, fromS + 10 * 86_400)]
      .filter((upload) => upload.kind === kind)
      .map(({ atS, reading }) => atS - reading.timeS)
      .sort((a, b) => a - b)
    assert.equal(delays.length, 5000)
    // Times are some 1e9 s, of which doubles keep a part of a microsecond.
    assert.ok((delays[0] ?? 0) > shortestS - 1e-5 && (delays.at(-1) ?? 0) < longestS + 1e-5)
    const middle = Math.sqrt(shortestS * longestS)
    assert.ok(Math.abs(Math.log((delays[2500] ?? 0) / middle)) < 0.25, `${kind}: ${delays[2500]}`)
  }
})

test('what is wrong at first is half to all of the true value, and never a status or an event', () => {
  const truth = new Map(measured().map((reading) => [keyOf(reading), reading]))
  const uploads = collect({ correct: 1 })
  for (const { reading, kind } of uploads) {
    const { value } = truth.get(keyOf(reading)) ?? { value: Number.NaN }
    if (kind === 'correction') assert.equal(reading.value, value)
    else if (['onlineStatus', 'motionEvent'].includes(reading.varName)) assert.equal(reading.value, value)
    else assert.ok(reading.value >= value / 2 - 0.01 && reading.value <= value + 0.01)
  }
  assert.ok(!uploads.some(({ kind, reading }) => kind === 'correction' && reading.varName === 'onlineStatus'))
})

test('no more than 200,000 uploads are held back: those that would leave next leave early', () => {
  const traffic = createTraffic(createTicker(300), { ...plainTraffic, late: 1 }, 1)
  let most = 0
  let count = 0
  for (const { atS } of traffic.uploads(fromS, fromS + 1000)) {
    most = Math.max(most, traffic.held)
    count += 1
    assert.ok(atS <= fromS + 1000)
  }
  assert.ok(most <= 200_000 && most > 190_000, `${most}`)
  assert.equal(count, 300_000)
  assert.equal(traffic.held, 0)
})

test('clocks are off by the deviation that was asked for, and never put two readings at one time', () => {
  const ticker = createTicker(400)
  const offsets: number[] = []
  const last = new Map<string, number>()
  const traffic = createTraffic(ticker, { ...plainTraffic, driftS: 20 }, 9)
  for (const { reading, atS } of traffic.uploads(fromS, fromS + 60)) {
    if (atS === fromS) offsets.push(reading.timeS - atS)
    assert.ok(reading.timeS > (last.get(reading.sensorId) ?? 0))
    last.set(reading.sensorId, reading.timeS)
  }
  const deviation = Math.sqrt(offsets.reduce((sum, offset) => sum + offset ** 2, 0) / offsets.length)
  // The swing adds an eighth of the variance.
  assert.ok(deviation > 18 && deviation < 25, `${deviation}`)
})

test('sensors that never drop out lose nothing; others lose what is counted as dropped', () => {
  const count = (dropOutsPerWeek: number) => {
    const source = simulateBuildings(plans, 1, { ...usualHabits, dropOutsPerWeek })
    const traffic = createTraffic(source, plainTraffic, 1)
    const uploads = [...traffic.uploads(fromS, fromS + 4 * 86_400)]
    const statuses = uploads.filter(({ reading }) => reading.varName === 'onlineStatus' && reading.value < 1)
    return { made: uploads.length, dropped: traffic.dropped, offline: statuses.length }
  }
  const [never, always] = [count(0), count(1)]
  assert.deepEqual([never.dropped, never.offline], [0, 0])
  assert.ok(always.offline > 50)
  assert.equal(always.made + always.dropped, never.made)
})

test('in a burst of motion there is an event every two seconds, and all at times of their own', () => {
  const source = simulateBuildings(plans, 1, { ...usualHabits, motionBurstsPerDay: 24 })
  const night = Date.parse('2026-06-07T01:00:00Z') / 1000 // a Sunday: nobody else moves
  const events = [...source.readings(night, night + hour)].filter(({ varName }) => varName === 'motionEvent')
  assert.equal(new Set(events.map(keyOf)).size, events.length)
  const bySensor = Map.groupBy(events, ({ sensorId }) => sensorId)
  assert.ok(bySensor.size >= 2)
  for (const times of bySensor.values()) {
    const gaps = times.slice(1).map(({ timeS }, index) => timeS - (times[index]?.timeS ?? 0))
    const short = gaps.filter((gap) => gap < 4)
    assert.ok(short.length > gaps.length * 0.9)
    assert.ok(short.every((gap) => gap > 0))
  }
})
