import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { sensorFamilies, type VarName, weekdays } from '@openlightfi/contract'
import fc from 'fast-check'
import { divideRange } from '../src/metrics/divide-range.ts'
import { divideSelection, type Grouping } from '../src/metrics/divide-selection.ts'
import type { BucketFigures, MeasuredSensor } from '../src/metrics/series-metrics.ts'
import { writeBuckets } from '../src/readings/history/write-buckets.ts'
import type { SeriesDatum } from '../src/storage/time-series/reading.ts'
import { findSlotStart, narrowToSlots } from '../src/storage/time-series/slots.ts'
import { saveRollupProgress } from '../src/storage/time-series/statements/rollup-progress.ts'
import type { openMetricsStores } from './metrics-stores.ts'

type Stores = Awaited<ReturnType<typeof openMetricsStores>>

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Zones, and a date near a change of their clock, or of one of the others. */
const occasions: readonly (readonly [date: string, timeZones: readonly string[]])[] = [
  ['2026-03-29', ['Europe/London', 'America/New_York']],
  ['2026-10-25', ['Europe/London', 'Asia/Kathmandu']],
  ['2026-04-05', ['Australia/Lord_Howe', 'UTC']],
  ['2010-11-07', ['America/St_Johns', 'America/Goose_Bay']],
  ['2010-03-14', ['America/St_Johns', 'Europe/London']],
  ['2011-12-30', ['Pacific/Apia', 'Pacific/Auckland']],
  ['2022-10-02', ['Antarctica/Casey', 'Asia/Kolkata']],
]

const gapMs = fc.oneof(
  fc.constantFrom(1, 299_999, 300_000, 300_001, 599_999, 600_000, 600_001, 900_000, hourMs),
  fc.integer({ min: 1, max: 1_200_000 }),
  fc.integer({ min: 1, max: 600_000 }),
  fc.integer({ min: 1, max: 8 * hourMs }),
)

const nearGapMs = fc.oneof(
  fc.constantFrom(1, 299_999, 300_000, 300_001, 599_999, 600_000),
  fc.integer({ min: 1, max: 600_000 }),
)

const value = fc.oneof(
  fc.integer({ min: -500, max: 5000 }).map((tenths) => tenths / 10),
  fc.integer({ min: -500_000_000, max: 500_000_000 }).map((millionths) => millionths / 1e6),
)

const arbitraryQuestion = fc.record({
  timeZone: fc.nat({ max: 1 }),
  daysBefore: fc.integer({ min: 0, max: 3 }),
  dayCount: fc.integer({ min: 1, max: 6 }),
  hours: fc.oneof(
    fc.constant({ first: 0, end: 24 }),
    fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
      .map(([first, length]) => ({ first, end: Math.min(24, first + length) })),
    fc
      .tuple(fc.integer({ min: 1, max: 23 }), fc.nat({ max: 22 }))
      .map(([first, end]) => ({ first, end: end % first })),
  ),
  days: fc.oneof(fc.constant([...weekdays]), fc.subarray([...weekdays], { minLength: 1 })),
  grouping: fc.constantFrom<Grouping>('date', 'weekday', 'hour', 'hour of the week'),
  bucket: fc.constantFrom('15m', '30m', '1h', '3h', '6h', '1d'),
  /** The pool of each sensor. */
  pools: fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }),
  cutMs: fc.nat({ max: dayMs }),
  order: fc.constantFrom('asc', 'desc'),
})

type Question = typeof arbitraryQuestion extends fc.Arbitrary<infer Drawn> ? Drawn : never

const between = fc.array(fc.constantFrom('expire', 'delete', 'change rules', 'restart', 'summarise'), {
  maxLength: 1,
})

const arbitraryCase = (isMotion: boolean) =>
  fc.record({
    occasion: fc.constantFrom(...occasions),
    sensors: fc.array(
      fc.record({
        data: fc.array(fc.record({ gapMs, value: isMotion ? fc.integer({ min: 1, max: 3 }) : value }), {
          maxLength: 80,
        }),
        online: fc.array(fc.record({ gapMs, value: fc.constantFrom(1, 1, 1, 0, -1) }), { maxLength: 40 }),
        /** Data around its first border. */
        near: fc.array(
          fc.record({ gapMs: nearGapMs, value: isMotion ? fc.integer({ min: 1, max: 3 }) : value }),
          {
            minLength: 2,
            maxLength: 12,
          },
        ),
        nearOnline: fc.array(fc.record({ gapMs: nearGapMs, value: fc.constantFrom(1, 1, 1, 0) }), {
          minLength: 2,
          maxLength: 8,
        }),
        /** The zones of its borders, and how many days after the first these are, rising. */
        borders: fc.array(fc.record({ timeZone: fc.nat({ max: 1 }), days: fc.integer({ min: 0, max: 5 }) }), {
          minLength: 2,
          maxLength: 2,
        }),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    questions: fc.array(arbitraryQuestion, { minLength: 2, maxLength: 2 }),
    summarised: fc.boolean(),
    steps: fc
      .tuple(between, between, between)
      .map(
        ([one, other, last]) => ['expire', ...one, 'delete', ...other, 'expire', 'delete', ...last] as const,
      ),
  })

let sensorNumber = 0

/**
 * Compares answers before and after readings expire, on random data around changes of the clock: sensors of a
 * pool that expire at different times, in different zones, once and again, whether their readings are deleted
 * by then or not, and after the summaries were dropped under other rules and made anew.
 * @returns how many figures were compared.
 */
export async function proveKeptFigures(
  stores: Stores,
  varName: VarName,
  numRuns: number,
): Promise<{ readonly answers: number; readonly figures: number; readonly expired: number }> {
  const counts = { answers: 0, figures: 0, expired: 0 }
  const isMotion = varName === 'motionEvent'
  await fc.assert(
    fc.asyncProperty(arbitraryCase(isMotion), async (drawn) => {
      const [date, timeZones] = drawn.occasion
      const startMs = Date.parse(`${date}T00:00:00Z`) - 3 * dayMs
      const sensors: MeasuredSensor[] = []
      for (const { data, online, near, nearOnline, borders } of drawn.sensors) {
        sensorNumber += 1
        const prefix = sensorFamilies[isMotion ? 'x1' : 'alpine'].prefix
        const sensorId = `${prefix}-${sensorNumber.toString(16).toUpperCase().padStart(12, '0')}`
        sensors.push(await stores.createSensor(sensorId))
        const nearMs = findBorder(date, timeZones, borders[0]) - 15 * 60_000
        const addNear = (some: typeof data, after: typeof data) => [
          ...listData(startMs, some),
          ...listData(nearMs, after),
        ]
        await store(stores, sensorId, varName, addNear(data, near))
        if (isMotion) await store(stores, sensorId, 'onlineStatus', addNear(online, nearOnline))
      }
      if (drawn.summarised) await stores.rollups.summarise(startMs + 30 * dayMs)
      const latestMs = startMs + 12 * dayMs
      const ask = (question: Question) => answer(stores, sensors, varName, { ...question, date, timeZones })
      const before = await Promise.all(drawn.questions.map(ask))
      let round = 0
      for (const step of drawn.steps) {
        if (step === 'expire') {
          const due = sensors.flatMap(({ sensorId }, at) => {
            const borderMs = findBorder(date, timeZones, drawn.sensors[at]?.borders[round % 2])
            return stores.series.variablesOf(sensorId).flatMap((name) => {
              const seriesId = stores.series.find(sensorId, name)
              return seriesId === undefined ? [] : { seriesId, borderMs }
            })
          })
          assert.ok(due.every(({ borderMs }) => borderMs < latestMs && borderMs === findSlotStart(borderMs)))
          await stores.expiry.keep(due)
          counts.expired += due.length
          round += 1
        }
        if (step === 'delete') await deleteAll(stores)
        if (step === 'change rules') {
          await stores.timeSeries.run(saveRollupProgress({ untilMs: 0, sequence: 0, rules: 'others' }))
          stores.restart()
        }
        if (step === 'restart') stores.restart()
        if (step === 'summarise') await stores.rollups.summarise(startMs + 30 * dayMs)
        for (const [at, question] of drawn.questions.entries()) {
          const now = await ask(question)
          assert.deepEqual(now, before[at], `after ${step}`)
          counts.answers += 1
          counts.figures += now.figures.flat().length + now.ranges.flat().length + now.texts.length
        }
      }
    }),
    { numRuns },
  )
  return counts
}

/** Makes the engine delete what expired, and waits until it has. */
export async function deleteAll(stores: Stores): Promise<void> {
  const deadlineMs = performance.now() + 30_000
  while (!(await stores.expiry.delete())) {
    assert.ok(performance.now() < deadlineMs, 'the engine deletes in the background')
    await setTimeout(20)
  }
}

interface DraftDatum {
  readonly gapMs: number
  readonly value: number
}

function listData(startMs: number, draft: readonly DraftDatum[]): SeriesDatum[] {
  let timeMs = startMs
  return draft.map(({ gapMs, value }) => {
    timeMs += gapMs
    return { timeMs, value }
  })
}

async function store(
  stores: Stores,
  sensorId: string,
  varName: VarName,
  data: readonly SeriesDatum[],
): Promise<void> {
  await stores.series.ensure([{ sensorId, varName }])
  const seriesId = stores.series.find(sensorId, varName) ?? 0
  const once = new Map(data.map(({ timeMs, value }) => [timeMs, { seriesId, timeMs, value }]))
  await stores.commit([...once.values()])
  // The newest commit stays; another one lets all of these go.
  await stores.commit([{ seriesId, timeMs: Date.UTC(2027, 0, 1), value: 1 }])
}

function findBorder(
  date: string,
  timeZones: readonly string[],
  border: { readonly timeZone: number; readonly days: number } | undefined,
): number {
  const day = Temporal.PlainDate.from(date).add({ days: (border?.days ?? 0) - 2 })
  return day.toZonedDateTime(timeZones[border?.timeZone ?? 0] ?? 'UTC').epochMilliseconds
}

interface Answer {
  readonly figures: readonly (readonly BucketFigures[])[]
  readonly ranges: readonly (readonly unknown[])[]
  readonly texts: readonly string[]
}

/** Answers a question as daily or hourly metrics, as the history of a location and as those of sensors. */
async function answer(
  stores: Stores,
  sensors: readonly MeasuredSensor[],
  varName: VarName,
  question: Question & { readonly date: string; readonly timeZones: readonly string[] },
): Promise<Answer> {
  const timeZone = question.timeZones[question.timeZone] ?? 'UTC'
  const from = Temporal.PlainDate.from(question.date).subtract({ days: question.daysBefore })
  const to = from.add({ days: question.dayCount })
  const { hours, grouping } = question
  const selection = { from, to, hours, days: new Set(question.days), exclude: new Set<string>() }
  const division = divideSelection(timeZone, selection, grouping)
  const pools = [0, 1, 2].map((pool) => sensors.filter((_, at) => question.pools[at] === pool))
  const figures = await stores.metrics.measure(pools, varName, division)
  const [fromMs, toMs] = [from, to].map((day) => day.toZonedDateTime(timeZone).epochMilliseconds)
  // Of expired time a border that cuts a slot leaves it out, so only whole slots can be compared.
  const range = narrowToSlots({ fromMs: fromMs ?? 0, toMs: (toMs ?? 0) - question.cutMs })
  const length = question.bucket
  const buckets = divideRange({ range, length, timeZone, maxBuckets: 20_000 })
  const ranges = await stores.metrics.measureEach(sensors, varName, buckets)
  const texts: string[] = []
  for (const { sensorId } of sensors) {
    const seriesId = stores.series.find(sensorId, varName) ?? 0
    const expiredMs = stores.expired.expiredMs(seriesId)
    const ofSensor = { ...range, order: question.order }
    const layout = { seriesId, expiredMs, timeZone, length, format: 'csv', timeFormat: 'unix' } as const
    for await (const bytes of writeBuckets(stores.timeSeries, { ...layout, range: ofSensor })) {
      texts.push(...Buffer.from(bytes).toString().trimEnd().split('\r\n'))
    }
  }
  return { figures, ranges, texts }
}
