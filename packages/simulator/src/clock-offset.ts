/** Formats the wall clock of a zone; making one is slow. */
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Seconds by which the wall clock of a zone is ahead of UTC at an instant. Without `Temporal`, since the
 * packed command runs on Node 20.
 *
 * @param timeS Unix seconds.
 * @param timeZone IANA name.
 * @throws RangeError for a zone that this system does not know.
 */
export function readClockOffsetS(timeS: number, timeZone: string): number {
  const wholeS = Math.floor(timeS)
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of findFormat(timeZone).formatToParts(wholeS * 1000)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - wholeS
}

/**
 * The first whole second in [fromS, toS) at which the offset is no longer that at `fromS`, Unix seconds;
 * `undefined` where both ends have the same.
 */
export function findClockChangeS(fromS: number, toS: number, timeZone: string): number | undefined {
  const before = readClockOffsetS(fromS, timeZone)
  if (readClockOffsetS(toS - 1, timeZone) === before) return undefined
  let [low, high] = [Math.floor(fromS), Math.ceil(toS) - 1]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (readClockOffsetS(middle, timeZone) === before) low = middle
    else high = middle
  }
  return high
}

function findFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
