import type { Weekday } from '@openlightfi/contract'

/** A stored datum as the model sees it. */
export interface ModelDatum {
  /** Unix milliseconds. */
  readonly timeMs: number
  readonly value: number
}

/** The data that one sensor stored: one per time. */
export interface ModelSensor {
  readonly data: readonly ModelDatum[]
  /** Reports of `onlineStatus`; for motion only. */
  readonly online: readonly ModelDatum[]
}

/** The question to the model. */
export interface ModelQuestion {
  readonly timeZone: string
  /** Local dates, `2026-01-31`, the last excluded. */
  readonly from: string
  readonly to: string
  /** Over midnight where `first` is the greater one: such hours belong to the day on which they begin. */
  readonly hours: { readonly first: number; readonly end: number }
  readonly days: ReadonlySet<Weekday>
  /** Local dates that do not count. */
  readonly exclude?: ReadonlySet<string>
  readonly isMotion: boolean
  /** A datum speaks for this long, milliseconds. */
  readonly reachMs: number
  /** `clockWeekday` is that of the clock; `weekday` is that of the evening where hours are over midnight. */
  readonly keyOf: (date: string, hour: number, weekday: Weekday, clockWeekday: Weekday) => string
}

/** The model's figures of one bucket. */
export interface ModelFigures {
  totalMs: number
  values: number[]
  coveredMs: number
  usedMs: number
}

/** Every change of the clock since 1986 in the zones under test falls on a quarter of an hour in UTC. */
const quarterMs = 900_000

const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * Computes metrics by brute force, written apart from the implementation and on purpose without cleverness:
 * asks Temporal for the wall clock in every quarter of an hour, and looks at every datum for each.
 */
export function computeModel(
  sensors: readonly ModelSensor[],
  question: ModelQuestion,
): Map<string, ModelFigures> {
  const buckets = new Map<string, ModelFigures>()
  const startMs = Date.parse(`${question.from}T00:00:00Z`) - 2 * 86_400_000
  const endMs = Date.parse(`${question.to}T00:00:00Z`) + 4 * 86_400_000
  for (let fromMs = startMs; fromMs < endMs; fromMs += quarterMs) {
    const local = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(question.timeZone)
    const { first, end } = question.hours
    const isOverMidnight = first > end
    const isIn = isOverMidnight
      ? local.hour >= first || local.hour < end
      : local.hour >= first && local.hour < end
    if (!isIn) continue
    // Hours before the first hour began on the day that the clocks showed before this one.
    const began = isOverMidnight && local.hour < end ? local.startOfDay().subtract({ nanoseconds: 1 }) : local
    const date = began.toPlainDate().toString()
    const weekday = weekdayNames[began.dayOfWeek - 1] ?? 'mon'
    if (date < question.from || date >= question.to || !question.days.has(weekday)) continue
    if (question.exclude?.has(date)) continue
    const clockWeekday = weekdayNames[local.dayOfWeek - 1] ?? 'mon'
    const key = question.keyOf(date, local.hour, weekday, clockWeekday)
    const bucket = buckets.get(key) ?? { totalMs: 0, values: [], coveredMs: 0, usedMs: 0 }
    buckets.set(key, bucket)
    addQuarter(bucket, sensors, fromMs, question)
  }
  return buckets
}

function addQuarter(
  bucket: ModelFigures,
  sensors: readonly ModelSensor[],
  fromMs: number,
  { isMotion, reachMs }: ModelQuestion,
): void {
  const toMs = fromMs + quarterMs
  bucket.totalMs += quarterMs
  for (const { data } of sensors) {
    for (const { timeMs, value } of data) if (timeMs >= fromMs && timeMs < toMs) bucket.values.push(value)
  }
  const isUsed = (momentMs: number) => isMotion && sensors.some(({ data }) => liesInUse(data, momentMs))
  const isCovered = (momentMs: number) =>
    sensors.some(({ data, online }) =>
      isMotion ? isOnline(online, momentMs, reachMs) : isHeard(data, momentMs, reachMs),
    )
  // Nothing begins or ends between two neighbouring cuts, so one moment speaks for all between them.
  const cuts = sensors
    .flatMap(({ data, online }) => [...data, ...online])
    .flatMap(({ timeMs }) => [timeMs, timeMs + reachMs])
    .filter((cutMs) => cutMs > fromMs && cutMs < toMs)
  const sorted = [fromMs, ...cuts.toSorted((a, b) => a - b), toMs]
  for (const [index, endMs] of sorted.slice(1).entries()) {
    const beginMs = sorted[index] ?? endMs
    if (endMs === beginMs) continue
    const momentMs = (beginMs + endMs) / 2
    if (isUsed(momentMs)) bucket.usedMs += endMs - beginMs
    if (isCovered(momentMs)) bucket.coveredMs += endMs - beginMs
  }
}

/** Tells whether the last event before and the first event after a moment are less than 600 s apart. */
function liesInUse(events: readonly ModelDatum[], momentMs: number): boolean {
  const before = events.filter(({ timeMs }) => timeMs <= momentMs).map(({ timeMs }) => timeMs)
  const after = events.filter(({ timeMs }) => timeMs > momentMs).map(({ timeMs }) => timeMs)
  return Math.min(...after) - Math.max(...before) < 600_000
}

function isHeard(data: readonly ModelDatum[], momentMs: number, reachMs: number): boolean {
  return data.some(({ timeMs }) => timeMs <= momentMs && momentMs < timeMs + reachMs)
}

function isOnline(reports: readonly ModelDatum[], momentMs: number, reachMs: number): boolean {
  const past = reports.filter(({ timeMs }) => timeMs <= momentMs)
  const last = past.toSorted((a, b) => a.timeMs - b.timeMs).at(-1)
  return last !== undefined && last.value === 1 && momentMs < last.timeMs + reachMs
}
