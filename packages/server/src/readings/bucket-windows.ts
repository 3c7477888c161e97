import type { BucketLength } from '@openlightfi/contract'

const minuteMs = 60_000
const lengthsMs: Readonly<Record<Exclude<BucketLength, '1d'>, number>> = {
  '5m': 5 * minuteMs,
  '15m': 15 * minuteMs,
  '1h': 60 * minuteMs,
}

/** Days whose buckets are read by one statement: some 2,000 buckets, or at one a minute 1.4 million data. */
const windowDays: Readonly<Record<BucketLength, number>> = { '5m': 7, '15m': 21, '1h': 84, '1d': 1000 }

/** Some buckets that follow one another. */
export interface BucketWindow {
  /** Where each bucket starts, Unix milliseconds, rising. */
  readonly startsMs: readonly number[]
  /** Where the last one ends. */
  readonly endMs: number
}

/**
 * The buckets of `[fromMs, toMs)` by the wall clock of a time zone, in windows that one statement can take.
 *
 * A bucket of a day is a local date, however long it is. A shorter one starts where the wall clock shows a multiple of
 * its length, and where the clocks change: an hour that comes twice is two buckets, a skipped one is none.
 */
export function* listBucketWindows(
  timeZone: string,
  length: BucketLength,
  range: { readonly fromMs: number; readonly toMs: number; readonly order: 'asc' | 'desc' },
): Generator<BucketWindow, void, undefined> {
  const first = dateAt(range.fromMs, timeZone)
  const last = dateAt(range.toMs - 1, timeZone)
  const days = windowDays[length]
  const count = Math.ceil((first.until(last, { largestUnit: 'days' }).days + 1) / days)
  for (let index = 0; index < count; index += 1) {
    const at = range.order === 'asc' ? index : count - 1 - index
    const date = first.add({ days: at * days })
    yield describeWindow(timeZone, length, date, date.add({ days }))
  }
}

function dateAt(timeMs: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(timeMs).toZonedDateTimeISO(timeZone).toPlainDate()
}

function startOfDayMs(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds
}

function describeWindow(
  timeZone: string,
  length: BucketLength,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): BucketWindow {
  const [fromMs, endMs] = [startOfDayMs(from, timeZone), startOfDayMs(to, timeZone)]
  const starts =
    length === '1d' ? listDays(timeZone, from, to) : listStarts(timeZone, lengthsMs[length], fromMs, endMs)
  return { startsMs: [...new Set(starts)], endMs } // a skipped day starts where the next one does
}

function* listDays(
  timeZone: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Generator<number, void, undefined> {
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; date = date.add({ days: 1 })) {
    yield startOfDayMs(date, timeZone)
  }
}

/** Between two changes of the clock local time is UTC and a constant. */
function* listStarts(
  timeZone: string,
  lengthMs: number,
  fromMs: number,
  endMs: number,
): Generator<number, void, undefined> {
  let startMs = fromMs
  while (startMs < endMs) {
    const local = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(timeZone)
    const offsetMs = local.offsetNanoseconds / 1e6
    const changeMs = local.getTimeZoneTransition('next')?.epochMilliseconds ?? endMs
    const untilMs = Math.min(changeMs, endMs)
    yield startMs
    const second = (Math.floor((startMs + offsetMs) / lengthMs) + 1) * lengthMs - offsetMs
    for (let next = second; next < untilMs; next += lengthMs) yield next
    startMs = untilMs
  }
}
