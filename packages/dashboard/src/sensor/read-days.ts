import { toZoned } from '../time/format-time.ts'

/** Days of a download: `to` is the day after the last. */
export interface DaysRange {
  readonly from: string
  readonly to: string
}

/** Days that somebody chose, `2026-01-14`; both belong to them. */
export interface ChosenDays {
  readonly first: string
  readonly last: string
}

/** What is wrong with days that somebody chose. */
export type DaysFault = 'wrongOrder' | 'tooLong'

/** Days over which the API counts rows at most. */
const mostDays = 3_660

/** Reads two days of a form, both included. */
export function readDays({ first, last }: ChosenDays): DaysRange | DaysFault {
  const from = Temporal.PlainDate.from(first)
  const to = Temporal.PlainDate.from(last).add({ days: 1 })
  const { days } = from.until(to, { largestUnit: 'days' })
  if (days <= 0) return 'wrongOrder'
  return days > mostDays ? 'tooLong' : { from: from.toString(), to: to.toString() }
}

/** The day that it is in a zone, and the one a week before. @param nowS Unix seconds. */
export function findLastWeek(nowS: number, zone: string): ChosenDays {
  const today = toZoned(nowS, zone).toPlainDate()
  return { first: today.subtract({ days: 6 }).toString(), last: today.toString() }
}
