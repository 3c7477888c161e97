/** Whether a name is that of a time zone of the IANA list. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * Makes the function that tells the local date of a time, Unix seconds, as `2026-01-31`. Without `Temporal`,
 * since the packed command runs on Node 20.
 * @param timeZone IANA name.
 */
export function createDayFinder(timeZone: string): (time: number) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return (time) => {
    const parts = new Map(
      format.formatToParts(Math.round(time * 1000)).map(({ type, value }) => [type, value]),
    )
    return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  }
}
