const dayMs = 86_400_000

/**
 * When a local date begins, Unix milliseconds: at midnight, and where the clocks skip that, at what comes first. Without
 * `Temporal`, since the packed command runs on Node 20.
 *
 * @param date of the calendar, `2026-01-31`.
 * @param timeZone IANA name.
 */
export function findStartOfDate(date: string, timeZone: string): number {
  const showClock = createClock(timeZone)
  const midnight = `${date}T00:00:00`
  const inUtcMs = Date.parse(`${midnight}Z`)
  // The clocks change once in two days at the most, so midnight has one of these two offsets, if it is there.
  const [earlier, later] = [inUtcMs - dayMs, inUtcMs + dayMs].map(
    (ms) => Date.parse(`${showClock(ms)}Z`) - ms,
  )
  const starts = [inUtcMs - (earlier ?? 0), inUtcMs - (later ?? 0)].sort((a, b) => a - b)
  const [start] = starts.filter((ms) => showClock(ms) === midnight)
  return start ?? findFirst(starts[0] ?? inUtcMs, inUtcMs + 2 * dayMs, (ms) => showClock(ms) > midnight)
}

/** The first whole second in a range, Unix milliseconds, from which on something holds; at the end of the range it does. */
function findFirst(fromMs: number, toMs: number, holds: (ms: number) => boolean): number {
  let [low, high] = [Math.floor((fromMs - dayMs) / 1000), Math.ceil(toMs / 1000)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle * 1000)) high = middle
    else low = middle + 1
  }
  return low * 1000
}

/** Makes a function that says what the clocks show at a moment, `2026-01-31T09:30:00`. */
function createClock(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]))
    const [date, clock] = [
      ['year', 'month', 'day'],
      ['hour', 'minute', 'second'],
    ].map((names) => names.map((name) => parts.get(name as 'year')))
    return `${date?.join('-')}T${clock?.join(':')}`
  }
}
