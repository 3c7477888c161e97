import type { WallClock } from '../../storage/time-series/statements/bucket.ts'

/** A time before everything that is stored. */
const foreverMs = -1_000_000_000_000_000

/** Builds the wall clock of a time zone for data in `[fromMs, toMs)`; it changes twice a year at the most. */
export function buildWallClock(timeZone: string, fromMs: number, toMs: number): WallClock {
  const changesMs: number[] = []
  const offsetsMs: number[] = []
  let local = dateTimeAt(fromMs, timeZone)
  const before = dateTimeAt(fromMs + 1, timeZone).getTimeZoneTransition('previous')
  let changeMs = before?.epochMilliseconds ?? foreverMs
  while (true) {
    changesMs.push(changeMs)
    offsetsMs.push(local.offsetNanoseconds / 1e6)
    const next = local.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds >= toMs) return { changesMs, offsetsMs }
    local = next
    changeMs = next.epochMilliseconds
  }
}

/**
 * Finds the last moment up to another at which no date is cut, Unix milliseconds: the beginning of a date.
 * Where clocks go back over midnight, the evening that comes again belongs to the date before, so that
 * neither midnight of that night is such a moment.
 */
export function findDateBorder(timeMs: number, timeZone: string): number {
  let start = dateTimeAt(timeMs, timeZone).startOfDay()
  while (true) {
    const change = start.getTimeZoneTransition('next')
    if (!change || Temporal.PlainDate.compare(change.toPlainDate(), start.toPlainDate()) >= 0)
      return start.epochMilliseconds
    start = change.startOfDay()
  }
}

/** Finds the beginning of a date in a time zone. @param midnightMs the beginning of the date in UTC. */
export function localiseDate(midnightMs: number, timeZone: string): number {
  const date = dateTimeAt(midnightMs, 'UTC').toPlainDate()
  return date.toZonedDateTime(timeZone).epochMilliseconds
}

function dateTimeAt(timeMs: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(timeMs).toZonedDateTimeISO(timeZone)
}
