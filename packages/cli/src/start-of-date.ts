import { formatLocalTime } from './output/format-local-time.ts'

const dayMs = 86_400_000

/**
 * Finds when a local date begins, Unix milliseconds: at midnight, or at the first moment after it where the
 * clocks skip midnight. Without `Temporal`, since the packed command runs on Node 20.
 *
 * @param date of the calendar, `2026-01-31`.
 * @param zone IANA name.
 * @throws RangeError for a zone that this system does not know.
 */
export function findStartOfDate(date: string, zone: string): number {
  const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
  const show = (ms: number) => showClock(ms, timeZone)
  const midnight = `${date}T00:00:00`
  const inUtcMs = Date.parse(`${midnight}Z`)
  // The clocks change once in two days at the most, so midnight has one of these two offsets, if it is there.
  const [earlier, later] = [inUtcMs - dayMs, inUtcMs + dayMs].map((ms) => Date.parse(`${show(ms)}Z`) - ms)
  const starts = [inUtcMs - (earlier ?? 0), inUtcMs - (later ?? 0)].sort((a, b) => a - b)
  const [start] = starts.filter((ms) => show(ms) === midnight)
  return start ?? findFirst(starts[0] ?? inUtcMs, inUtcMs + 2 * dayMs, (ms) => show(ms) > midnight)
}

/**
 * Finds the first whole second in a range, Unix milliseconds, from which on something holds. At the end of
 * the range it must hold.
 */
function findFirst(fromMs: number, toMs: number, holds: (ms: number) => boolean): number {
  let [low, high] = [Math.floor((fromMs - dayMs) / 1000), Math.ceil(toMs / 1000)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle * 1000)) high = middle
    else low = middle + 1
  }
  return low * 1000
}

/** The time that the clocks show at a moment, `2026-01-31T09:30:00`. */
function showClock(ms: number, timeZone: string): string {
  return formatLocalTime(ms / 1000, timeZone)
    .slice(0, 19)
    .replace(' ', 'T')
}
