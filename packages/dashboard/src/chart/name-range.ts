import { formatDay, formatMoment, formatOffset, formatTimeOfDay, toZoned } from '../time/format-time.ts'
import type { TimeRange } from './time-range.ts'

/** Names a range of time: whole days by their dates, others with the time of the day. */
export function nameRange({ from, to }: TimeRange, timeZone: string, nowS: number): string {
  const isWhole = isDayStart(from, timeZone) && isDayStart(to, timeZone)
  if (isWhole) {
    const last = formatDay(to - 1, timeZone, nowS)
    const first = formatDay(from, timeZone, nowS)
    return first === last ? first : `${first} to ${last}`
  }
  const first = `${formatDay(from, timeZone, nowS)}, ${formatTimeOfDay(from, timeZone)}`
  const isOneDay = toZoned(from, timeZone).toPlainDate().equals(toZoned(to, timeZone).toPlainDate())
  return `${first} to ${isOneDay ? formatTimeOfDay(to, timeZone) : formatMoment(to, timeZone, from)}`
}

/** Names a zone with its offset, with both offsets where the clock changes in the range. */
export function nameZoneInRange(timeZone: string, { from, to }: TimeRange): string {
  const common = findCommonOffset(timeZone, { from, to })
  if (common !== undefined) return `${timeZone} (${common})`
  return `${timeZone} (${formatOffset(from, timeZone)}, then ${formatOffset(to - 1, timeZone)})`
}

/** Finds the offset of a zone that holds at both ends of a range; `undefined` where they differ. */
export function findCommonOffset(timeZone: string, { from, to }: TimeRange): string | undefined {
  const offset = formatOffset(from, timeZone)
  return formatOffset(to - 1, timeZone) === offset ? offset : undefined
}

function isDayStart(timeS: number, timeZone: string): boolean {
  const zoned = toZoned(timeS, timeZone)
  return zoned.equals(zoned.startOfDay())
}
