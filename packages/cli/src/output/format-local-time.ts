const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A point in time as a clock on the wall shows it, with its offset so that the hour that happens twice is
 * told apart: `2026-01-31 09:30:00+00:00`.
 *
 * @param unixSeconds fractions are kept to the millisecond.
 * @param timeZone IANA name; one that this system does not know is answered in UTC, whose offset shows it.
 * @param milliseconds where they are written: where there are any, or always, so that a column looks the same
 * throughout.
 */
export function formatLocalTime(
  unixSeconds: number,
  timeZone: string,
  milliseconds: 'if any' | 'always' = 'if any',
): string {
  const ms = Math.round(unixSeconds * 1000)
  const parts: Record<string, string> = {}
  for (const { type, value } of findFormat(timeZone).formatToParts(ms)) parts[type] = value
  const isWhole = ms % 1000 === 0 && milliseconds === 'if any'
  const fraction = isWhole ? '' : `.${String(((ms % 1000) + 1000) % 1000).padStart(3, '0')}`
  const offset = parts.timeZoneName?.slice('GMT'.length) || '+00:00'
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}${fraction}${offset}`
}

function findFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = createFormat(timeZone) ?? createFormat('UTC')
  if (!format) throw new Error('This system does not know UTC.')
  formats.set(timeZone, format)
  return format
}

function createFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
