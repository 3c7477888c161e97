import { toZoned } from '../time/format-time.ts'

/** A stretch of time: `from` belongs to it, `to` does not. Unix seconds. */
export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** Ranges that have a name and a key. They end with a local day. */
export const rangePresets = ['today', 'yesterday', 'week', 'month'] as const

/** See {@link rangePresets}. */
export type RangePreset = (typeof rangePresets)[number]

/** The first day of each preset, in days before today, and how many days it has. */
const presetDays = { today: [0, 1], yesterday: [1, 1], week: [6, 7], month: [27, 28] } as const

/** Finds what a preset means at a time in a zone: whole local days, of 23 to 25 hours. */
export function findPresetRange(preset: RangePreset, nowS: number, timeZone: string): TimeRange {
  const [back, days] = presetDays[preset]
  const first = toZoned(nowS, timeZone).toPlainDate().subtract({ days: back })
  return findDaysRange(first, first.add({ days }), timeZone)
}

/**
 * Cuts a range at the end of the hour that it is by the clock on the wall, so that a chart of today does not
 * leave half of its width to what is still to come.
 */
export function cutAtHour({ from, to }: TimeRange, nowS: number, timeZone: string): TimeRange {
  if (nowS < from || nowS >= to) return { from, to }
  const hour = toZoned(nowS, timeZone).round({ smallestUnit: 'hour', roundingMode: 'floor' })
  return { from, to: Math.min(to, hour.add({ hours: 1 }).epochMilliseconds / 1000) }
}

/** Finds the range of local days from `first` on, without `end`. */
export function findDaysRange(
  first: Temporal.PlainDate,
  end: Temporal.PlainDate,
  timeZone: string,
): TimeRange {
  return { from: startOfDay(first, timeZone), to: startOfDay(end, timeZone) }
}

/**
 * Counts the local days that a range touches. Where clocks go back over midnight a range may end on an
 * earlier date than it began with.
 */
export function countDays({ from, to }: TimeRange, timeZone: string): number {
  const last = toZoned(Math.max(from, to - 0.001), timeZone)
  let at = toZoned(from, timeZone)
  let [first, newest] = [at.toPlainDate(), last.toPlainDate()]
  while (true) {
    const change = at.getTimeZoneTransition('next')
    if (!change || Temporal.ZonedDateTime.compare(change, last) > 0) break
    // Dates rise between two changes, so that the least and the greatest stand beside one.
    for (const date of [change.subtract({ nanoseconds: 1 }).toPlainDate(), change.toPlainDate()]) {
      if (Temporal.PlainDate.compare(date, first) < 0) first = date
      if (Temporal.PlainDate.compare(date, newest) > 0) newest = date
    }
    at = change
  }
  return first.until(newest, { largestUnit: 'days' }).days + 1
}

/** Moves a time by local days: the clock on the wall shows the same. */
export function shiftByDays(timeS: number, days: number, timeZone: string): number {
  return toZoned(timeS, timeZone).add({ days }).epochMilliseconds / 1000
}

/** Cuts a range to another; `undefined` where they have nothing in common. */
export function intersectRanges(one: TimeRange, other: TimeRange): TimeRange | undefined {
  const from = Math.max(one.from, other.from)
  const to = Math.min(one.to, other.to)
  return to > from ? { from, to } : undefined
}

function startOfDay(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds / 1000
}
