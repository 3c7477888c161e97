import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BlockSource, Reading } from './reading.ts'
import { createLineSink, type ReadingSink } from './reading-sinks.ts'
import { runSimulation, SimulationFailedError, type SimulationRun } from './run-simulation.ts'
import { createTraffic, plainTraffic } from './traffic.ts'

/** Measures once every `stepS` seconds; a block is a minute. */
function createTicker(stepS: number): BlockSource {
  function* readings(fromS: number, toS: number): Generator<Reading> {
    for (let tick = Math.ceil(fromS / stepS); tick * stepS < toS; tick++)
      yield { sensorId: 'LF-000000000001', varName: 'onlineStatus', timeS: tick * stepS, value: 1 }
  }
  function* blocks(fromS: number, toS: number) {
    for (let startS = fromS; startS < toS; startS += 60)
      yield { readings: [...readings(startS, Math.min(startS + 60, toS))], dropped: 0 }
  }
  return { readings, blocks }
}

/** A receiver that remembers, and answers as the API does. */
function createReceiver() {
  const batches: (readonly Reading[])[] = []
  const sink: ReadingSink = {
    async deliver(readings) {
      batches.push(readings)
      return { accepted: readings.length, throttled: 0, rejected: [] }
    },
  }
  return { batches, sink }
}

const fromS = 1_780_000_000

function prepare(stepS: number, changes: Partial<SimulationRun>): SimulationRun {
  return {
    traffic: createTraffic(createTicker(stepS), plainTraffic, 1),
    fromS,
    toS: fromS + 600,
    speed: Number.POSITIVE_INFINITY,
    signal: new AbortController().signal,
    sink: createReceiver().sink,
    ...changes,
  }
}

test('as fast as it goes, all readings of the range arrive in full batches, and are counted', async () => {
  const { batches, sink } = createReceiver()
  const report = await runSimulation(prepare(1, { sink, batchSize: 250 }))
  assert.deepEqual(
    batches.map((batch) => batch.length),
    [250, 250, 100],
  )
  const expected = {
    readings: 600,
    uploads: 600,
    accepted: 600,
    batches: 3,
    until: fromS + 600,
    held_back: 0,
  }
  assert.deepEqual({ ...report, ...expected }, report)
})

test('at a speed, simulated time passes so many times as fast, and what falls due is gathered', async () => {
  const { batches, sink } = createReceiver()
  const startMs = performance.now()
  const speed = 200
  await runSimulation(prepare(1, { sink, speed, everyS: 0.25 }))
  const tookMs = performance.now() - startMs
  assert.ok(tookMs >= (599 * 1000) / speed - 5, `${tookMs}`)
  assert.equal(batches.flat().length, 600)
  assert.ok(batches.length >= 2 && batches.length <= tookMs / 250 + 2, `${batches.length} batches`)
})

test('no speed runs ahead of the clock', async () => {
  const nowS = Math.floor(Date.now() / 1000)
  const late: number[] = []
  const sink: ReadingSink = {
    async deliver(readings) {
      late.push(...readings.map(({ timeS }) => Date.now() / 1000 - timeS))
      return undefined
    },
  }
  await runSimulation(prepare(0.5, { sink, speed: 1e6, everyS: 0.1, fromS: nowS - 60, toS: nowS + 2 }))
  assert.ok(late.length > 100)
  assert.ok(Math.min(...late) >= -0.002, `${Math.min(...late)}`)
})

test('stopped in real time, it ends at once, and has delivered what had fallen due', async () => {
  const stop = new AbortController()
  const nowS = Math.floor(Date.now() / 1000)
  const { batches, sink } = createReceiver()
  const run = runSimulation(
    prepare(1, {
      sink,
      speed: 1,
      everyS: 3600,
      fromS: nowS,
      toS: Number.POSITIVE_INFINITY,
      signal: stop.signal,
      onProgress: () => setTimeout(() => stop.abort(), 2500),
    }),
  )
  const report = await run
  assert.equal(batches.length, 2)
  assert.equal(batches.flat().length, report.readings)
  assert.ok(report.readings >= 3)
})

test('a receiver that never waits does not keep the end waiting', async () => {
  const stop = new AbortController()
  let lines = 0
  const sink = createLineSink('ndjson', async (text) => {
    lines += text.split('\n').length - 1
  })
  setTimeout(() => stop.abort(), 50)
  const report = await runSimulation(
    prepare(1, { sink, toS: Number.POSITIVE_INFINITY, signal: stop.signal, batchSize: 100 }),
  )
  assert.ok(lines > 0 && lines === report.readings)
})

test('one batch is on its way at a time, and no more than the next one is made meanwhile', async () => {
  const arrivals: (() => void)[] = []
  let made = 0
  const ticker = createTicker(1)
  const counted: BlockSource = {
    ...ticker,
    *blocks(from, to) {
      for (const block of ticker.blocks(from, to)) {
        made += block.readings.length
        yield block
      }
    },
  }
  const first = Promise.withResolvers<void>()
  const sink: ReadingSink = {
    deliver: () =>
      new Promise((resolve) => {
        arrivals.push(() => resolve(undefined))
        first.resolve()
      }),
  }
  const traffic = createTraffic(counted, plainTraffic, 1)
  const running = runSimulation(prepare(1, { traffic, sink, batchSize: 60 }))
  await first.promise
  for (let round = 0; round < 100; round++) await new Promise((resolve) => setImmediate(resolve))
  assert.equal(arrivals.length, 1)
  assert.ok(made <= 180, `${made} made`)
  for (let count = 0; count < 10; count++) {
    while (arrivals.length <= count) await new Promise((resolve) => setImmediate(resolve))
    arrivals[count]?.()
  }
  assert.equal((await running).readings, 600)
})

test('when the receiver fails, the error tells what had been delivered before', async () => {
  let batches = 0
  const sink: ReadingSink = {
    async deliver(readings) {
      batches += 1
      if (batches === 3) throw new Error('the receiver is gone')
      return { accepted: readings.length, throttled: 0, rejected: [] }
    },
  }
  await assert.rejects(runSimulation(prepare(1, { sink, batchSize: 100 })), (error) => {
    assert.ok(error instanceof SimulationFailedError)
    assert.match(String(error.cause), /the receiver is gone/)
    assert.equal(error.report.readings, 200)
    assert.equal(error.report.until, fromS + 199)
    return true
  })
})

test('rejected and throttled readings are counted as the answers tell', async () => {
  const sink: ReadingSink = {
    deliver: async (readings) => ({
      accepted: readings.length - 4,
      throttled: 1,
      rejected: [{ index: 0, code: 'time_in_future', detail: 'It lies ahead.' }],
      rejected_unlisted: 2,
    }),
  }
  const report = await runSimulation(prepare(1, { sink, batchSize: 300 }))
  assert.deepEqual(
    [report.accepted, report.throttled, report.rejected],
    [592, 2, { time_in_future: 2, unlisted: 4 }],
  )
})

test('lines are NDJSON, or CSV with one header', async () => {
  const texts: Record<string, string> = { ndjson: '', csv: '' }
  for (const format of ['ndjson', 'csv'] as const) {
    const sink = createLineSink(format, async (text) => {
      texts[format] += text
    })
    await runSimulation(prepare(300, { sink, batchSize: 1 }))
  }
  const [first = '', second = ''] = [1_780_000_200, 1_780_000_500].map(String)
  assert.equal(
    texts.csv,
    `sensor_id,var_name,time,value\nLF-000000000001,onlineStatus,${first},1\nLF-000000000001,onlineStatus,${second},1\n`,
  )
  assert.deepEqual(
    texts.ndjson
      ?.trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [first, second].map((time) => ({
      sensor_id: 'LF-000000000001',
      var_name: 'onlineStatus',
      time: Number(time),
      value: 1,
    })),
  )
})
