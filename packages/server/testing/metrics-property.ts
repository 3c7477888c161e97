import assert from 'node:assert/strict'
import {
  type SensorFamily,
  sensorFamilies,
  type VarName,
  type Weekday,
  weekdays,
} from '@openlightfi/contract'
import fc from 'fast-check'
import { divideTime } from '../src/metrics/divide-time.ts'
import { type SelectedHour, selectHours } from '../src/metrics/select-hours.ts'
import type { BucketFigures, MeasuredSensor } from '../src/metrics/series-metrics.ts'
import { computeModel, type ModelDatum, type ModelFigures, type ModelSensor } from './metrics-model.ts'
import type { openMetricsStores } from './metrics-stores.ts'

type Stores = Awaited<ReturnType<typeof openMetricsStores>>

/** Local dates near changes of the clock, and one without any. */
const occasions: readonly (readonly [timeZone: string, date: string])[] = [
  ['Europe/London', '2026-03-29'],
  ['Europe/London', '2026-10-25'],
  ['America/New_York', '2025-03-09'],
  ['America/New_York', '2024-11-03'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2025-10-05'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Apia', '2012-04-01'],
]

const dayMs = 86_400_000

/** Gaps between data: around every threshold of the definitions, and long silences. */
const gapMs = fc.oneof(
  fc.constantFrom(1, 299_999, 300_000, 300_001, 599_999, 600_000, 600_001, 900_000, 3_600_000),
  fc.integer({ min: 1, max: 1_200_000 }),
  fc.integer({ min: 1, max: 20 * 3_600_000 }),
)

const arbitraryData = (value: fc.Arbitrary<number>) =>
  fc.array(fc.record({ gapMs, value, corrected: fc.option(value), order: fc.nat() }), { maxLength: 60 })

type DraftData = { gapMs: number; value: number; corrected: number | null; order: number }[]

const arbitraryCase = (isMotion: boolean) =>
  fc.record({
    occasion: fc.constantFrom(...occasions),
    daysBefore: fc.integer({ min: 0, max: 3 }),
    dayCount: fc.integer({ min: 1, max: 5 }),
    hours: fc.oneof(
      fc.constant({ first: 0, end: 24 }),
      fc
        .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
        .map(([first, length]) => ({ first, end: Math.min(24, first + length) })),
      // Over midnight.
      fc
        .tuple(fc.integer({ min: 1, max: 23 }), fc.nat({ max: 22 }))
        .map(([first, end]) => ({ first, end: end % first })),
    ),
    days: fc.oneof(fc.constant([...weekdays]), fc.subarray([...weekdays], { minLength: 1 })),
    /** Of the days from the first, those that do not count. */
    excludedDays: fc.subarray([0, 1, 2], { maxLength: 2 }),
    bucket: fc.constantFrom('date', 'weekday', 'hour', 'hour of the week'),
    sensors: fc.array(
      fc.record({
        data: arbitraryData(
          isMotion ? fc.constant(1) : fc.integer({ min: -500, max: 5000 }).map((n) => n / 10),
        ),
        online: arbitraryData(fc.constantFrom(1, 1, 1, 0, -1)),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    rollups: fc.array(fc.constantFrom('none', 'summarise', 'restart', 'restart and summarise'), {
      minLength: 3,
      maxLength: 3,
    }),
  })

let sensorNumber = 0

/**
 * Compares the metrics with the model on random data around changes of the clock, in any order of arrival,
 * with duplicates and corrections, whatever has been summarised in between.
 */
export async function proveMetrics(stores: Stores, varName: VarName, numRuns: number): Promise<void> {
  const isMotion = varName === 'motionEvent'
  const family: SensorFamily = isMotion ? 'x1' : 'alpine'

  /** Changes the summaries between two commits. */
  async function takeRollupStep(step: string | undefined): Promise<void> {
    if (step?.startsWith('restart')) stores.restart()
    if (step?.endsWith('summarise')) await stores.rollups.summarise(Date.UTC(2027, 0, 1))
  }

  /** Stores the data in the drawn order, the corrected ones twice. @returns the data that are then stored. */
  async function store(
    sensorId: string,
    name: VarName,
    startMs: number,
    draft: DraftData,
    rollupSteps: readonly string[],
  ) {
    await stores.series.ensure([{ sensorId, varName: name }])
    const seriesId = stores.series.find(sensorId, name) ?? 0
    let timeMs = startMs
    const drafted = draft.map((datum) => {
      timeMs += datum.gapMs
      return { ...datum, timeMs }
    })
    const arriving = drafted.toSorted((a, b) => a.order - b.order)
    const half = arriving.length >> 1
    for (const [index, part] of [arriving.slice(0, half), arriving.slice(half)].entries()) {
      await stores.commit(part.map(({ timeMs, value }) => ({ seriesId, timeMs, value })))
      await takeRollupStep(rollupSteps[index])
    }
    const corrections = arriving.flatMap(({ timeMs, corrected }) =>
      corrected === null ? [] : { seriesId, timeMs, value: corrected },
    )
    await stores.commit(corrections)
    await takeRollupStep(rollupSteps[2])
    return drafted.map(({ timeMs, value, corrected }): ModelDatum => ({ timeMs, value: corrected ?? value }))
  }

  await fc.assert(
    fc.asyncProperty(arbitraryCase(isMotion), async (drawn) => {
      const [timeZone, date] = drawn.occasion
      const from = Temporal.PlainDate.from(date).subtract({ days: drawn.daysBefore })
      const to = from.add({ days: drawn.dayCount })
      const startMs = Date.parse(`${from}T00:00:00Z`) - dayMs
      const pool: MeasuredSensor[] = []
      const sensors: ModelSensor[] = []
      for (const { data, online } of drawn.sensors) {
        sensorNumber += 1
        const prefix = sensorFamilies[family].prefix
        const sensorId = `${prefix}-${sensorNumber.toString(16).toUpperCase().padStart(12, '0')}`
        pool.push(await stores.createSensor(sensorId))
        sensors.push({
          data: await store(sensorId, varName, startMs, data, drawn.rollups),
          online: isMotion ? await store(sensorId, 'onlineStatus', startMs, online, []) : [],
        })
      }
      const days = new Set<Weekday>(drawn.days)
      const exclude = new Set(drawn.excludedDays.map((count) => from.add({ days: count }).toString()))
      const keyOf = (day: string, hour: number, weekday: Weekday, clockWeekday: Weekday) =>
        ({ date: day, weekday, hour: `${day} ${hour}`, 'hour of the week': `${clockWeekday} ${hour}` })[
          drawn.bucket
        ]
      const keyOfHour = (selected: SelectedHour) =>
        keyOf(selected.day.date, selected.hour, selected.day.weekday, selected.weekday)
      const hours = selectHours(timeZone, { from, to, hours: drawn.hours, days, exclude })
      const division = divideTime(hours, keyOfHour)
      const [figures = []] = await stores.metrics.measure([pool], varName, division)
      const expected = computeModel(sensors, {
        timeZone,
        from: String(from),
        to: String(to),
        hours: drawn.hours,
        days,
        exclude,
        isMotion,
        reachMs: sensorFamilies[family].expectedIntervalS * 1000,
        keyOf,
      })
      const keys = figures.map(({ bucket }) => keyOfHour(bucket.first))
      assert.deepEqual(keys.toSorted(), [...expected.keys()].toSorted())
      for (const [index, figure] of figures.entries()) {
        const key = keys[index] ?? ''
        compare(figure, expected.get(key), isMotion, `${timeZone} ${key}`)
      }
    }),
    { numRuns },
  )
}

function compare(
  figure: BucketFigures,
  model: ModelFigures | undefined,
  isMotion: boolean,
  where: string,
): void {
  assert.ok(model, where)
  assert.equal(figure.bucket.totalMs, model.totalMs, `${where}: real time`)
  assert.equal(figure.count, model.values.length, `${where}: count`)
  assert.equal(figure.coveredMs, model.coveredMs, `${where}: coverage`)
  assert.equal(figure.usedMs, model.usedMs, `${where}: use`)
  if (isMotion || model.values.length === 0) {
    assert.equal(figure.values, null, where)
    return
  }
  assert.equal(figure.values?.min, Math.min(...model.values), `${where}: min`)
  assert.equal(figure.values?.max, Math.max(...model.values), `${where}: max`)
  const mean = model.values.reduce((sum, value) => sum + value, 0) / model.values.length
  assert.ok(
    Math.abs((figure.values?.avg ?? Number.NaN) - mean) < 1e-9 * Math.max(1, Math.abs(mean)),
    `${where}: avg`,
  )
}
