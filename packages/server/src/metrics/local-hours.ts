import { type Weekday, weekdays } from '@openlightfi/contract'
import { dayMs } from '../day-ms.ts'
import type { TimeSegment } from '../storage/time-series/reading.ts'

/** A stretch of real time during which the wall clock shows one date and one hour, without a jump. */
export interface LocalHour extends TimeSegment {
  /** The local date, `2026-01-31`. */
  readonly date: string
  readonly weekday: Weekday
  /** The hour from 0 to 23, as the wall clock shows it. */
  readonly hour: number
}

const hourMs = 60 * 60 * 1000

/**
 * A bound beyond the offset of every zone from UTC in history (Manila kept -15:56 until 1844), milliseconds.
 */
const maxOffsetMs = 26 * hourMs

/**
 * Lists the hours of the wall clock in a time zone from local date `from` to `to`, excluded, in the order of
 * real time.
 *
 * An hour that the clocks skip is missing, one that they cut is shorter, and one that they repeat comes
 * twice. A whole hour with a change of half an hour in it comes as two pieces. A skipped day has no hours.
 * The function works between two changes of the clock at a time, where local time is UTC and a constant, so
 * that every zone and every change is treated alike.
 */
export function listLocalHours(
  timeZone: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): LocalHour[] {
  const [fromLocalMs, toLocalMs] = [readMidnightMs(from), readMidnightMs(to)]
  const hours: LocalHour[] = []
  for (const { fromMs, toMs, offsetMs } of listOffsets(
    timeZone,
    fromLocalMs - maxOffsetMs,
    toLocalMs + maxOffsetMs,
  )) {
    const endLocalMs = Math.min(toMs + offsetMs, toLocalMs)
    let localMs = Math.max(fromMs + offsetMs, fromLocalMs)
    while (localMs < endLocalMs) {
      const nextLocalMs = Math.min(endLocalMs, (Math.floor(localMs / hourMs) + 1) * hourMs)
      hours.push({ ...readLocalHour(localMs), fromMs: localMs - offsetMs, toMs: nextLocalMs - offsetMs })
      localMs = nextLocalMs
    }
  }
  return hours
}

/** Returns midnight of a date as if local time were UTC. */
function readMidnightMs(date: Temporal.PlainDate): number {
  return Date.UTC(date.year, date.month - 1, date.day)
}

function readLocalHour(localMs: number): Pick<LocalHour, 'date' | 'weekday' | 'hour'> {
  const days = Math.floor(localMs / dayMs)
  const weekday = weekdays[(((days + 3) % 7) + 7) % 7] // 1970-01-01 was a Thursday
  if (!weekday) throw new Error(`no weekday for ${localMs}`)
  return {
    date: new Date(days * dayMs).toISOString().slice(0, 10),
    weekday,
    hour: Math.floor((localMs - days * dayMs) / hourMs),
  }
}

/** Lists the stretches of `[fromMs, toMs)` in which the zone's offset from UTC stays the same. */
function* listOffsets(
  timeZone: string,
  fromMs: number,
  toMs: number,
): Generator<TimeSegment & { offsetMs: number }> {
  let start = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(timeZone)
  while (start.epochMilliseconds < toMs) {
    const change = start.getTimeZoneTransition('next')
    const endMs = Math.min(change?.epochMilliseconds ?? toMs, toMs)
    yield { fromMs: start.epochMilliseconds, toMs: endMs, offsetMs: start.offsetNanoseconds / 1e6 }
    if (!change) return
    start = change
  }
}
