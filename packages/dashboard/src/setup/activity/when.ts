import type { Days } from '../../design/date-range-field.tsx'

/** Stretches of days that end today, by how many days they have. */
const stretches: Readonly<Record<string, number>> = { today: 1, '7d': 7, '30d': 30 }

/** Which days of the log are shown: a word for a stretch that ends today, or `FIRST..LAST`. */
export type When = string

/** Reads the days of the log in an address. */
export function whenText(text: string): When | undefined {
  return Object.hasOwn(stretches, text) || readDays(text) ? text : undefined
}

/** Finds the days that are meant, by the calendar of a place where it is `today`. */
export function findDays(when: When, today: string): Days | undefined {
  const length = Object.hasOwn(stretches, when) ? stretches[when] : undefined
  if (length === undefined) return readDays(when)
  const first = Temporal.PlainDate.from(today).subtract({ days: length - 1 })
  return { first: first.toString(), last: today }
}

/** Writes own days for an address. */
export function writeDays({ first, last }: Days): When {
  return `${first}..${last}`
}

/** Finds where days begin and end in a zone: Unix seconds, the end excluded. */
export function toSeconds({ first, last }: Days, timeZone: string): { from: number; to: number } {
  const begin = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds / 1000
  return {
    from: begin(Temporal.PlainDate.from(first)),
    to: begin(Temporal.PlainDate.from(last).add({ days: 1 })),
  }
}

function readDays(text: string): Days | undefined {
  const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text) ?? []
  if (first === undefined || last === undefined || !isDay(first) || !isDay(last)) return undefined
  return first <= last ? { first, last } : undefined
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false // such as 30 February
  }
}
