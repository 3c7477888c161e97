import { textPatterns, type Weekday, weekdays } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import { refuseParameter } from '../http/refuse-parameter.ts'

/** The wanted days and hours, as they stand in the query string. */
export interface SelectionQuery {
  readonly from?: string
  readonly to?: string
  readonly hours?: string
  readonly days?: string
  readonly exclude?: string
}

/** The local days and hours to measure. */
export interface MetricSelection {
  /** First local date. */
  readonly from: Temporal.PlainDate
  /** Last local date, excluded; without a day, not later than `from`. */
  readonly to: Temporal.PlainDate
  /**
   * The hours of the wall clock, `[first, end)`, within 0 to 24; where `first` is the greater one, over
   * midnight.
   */
  readonly hours: { readonly first: number; readonly end: number }
  readonly days: ReadonlySet<Weekday>
  /** Local dates that do not count, such as `2026-12-25`. */
  readonly exclude: ReadonlySet<string>
}

/** The defaults and bounds of a query. */
export interface SelectionRules {
  /** The current local date. */
  readonly today: Temporal.PlainDate
  /** The days before `to` when `from` is absent. */
  readonly defaultDays: number
  /** The most days from `from` to `to`. */
  readonly maxDays: number
}

/** The days of an answer when `from` is absent; that of a week is of four. */
export const defaultDays = { daily: 7, hourly: 1, week: 28 } as const

/** Reads the current date in a time zone. */
export function readToday(clock: Clock, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** Readings lie between these dates, the last excluded. */
const firstDate = Temporal.PlainDate.from('1970-01-01')
const endDate = Temporal.PlainDate.from('2200-01-01')

/**
 * @throws ProblemError `invalid_parameter` for dates, hours or days that make no sense, for too many days,
 *   and for none.
 */
export function readSelection(query: SelectionQuery, rules: SelectionRules): MetricSelection {
  const selection = readPossibleSelection(query, rules)
  if (isEmpty(selection)) throw refuseEmpty(selection)
  return selection
}

/**
 * Reads a selection of one of several time zones: where `to` is absent, there is no day in one in which
 * `from` has not come yet.
 *
 * @throws ProblemError `invalid_parameter` for anything else as {@link readSelection} does.
 */
export function readPossibleSelection(query: SelectionQuery, rules: SelectionRules): MetricSelection {
  const to = query.to === undefined ? rules.today.add({ days: 1 }) : readDate('to', query.to)
  const from =
    query.from === undefined ? to.subtract({ days: rules.defaultDays }) : readDate('from', query.from)
  const selection = {
    from,
    to,
    hours: readHours(query.hours),
    days: readDays(query.days),
    exclude: new Set(query.exclude?.split(',').map((text) => readDate('exclude', text).toString())),
  }
  if (query.to !== undefined && isEmpty(selection)) throw refuseEmpty(selection)
  const dayCount = from.until(to, { largestUnit: 'day' }).days
  if (dayCount > rules.maxDays) {
    throw refuseParameter(
      'from',
      `must be at most ${rules.maxDays} days before "to"; it is ${dayCount} days before`,
    )
  }
  return selection
}

/** Tells whether there is no day in a selection. */
export function isEmpty({ from, to }: MetricSelection): boolean {
  return Temporal.PlainDate.compare(from, to) >= 0
}

/** Builds the problem of a selection without a day. */
export function refuseEmpty({ to }: MetricSelection) {
  return refuseParameter('from', `must be earlier than "to", which is ${to}`)
}

function readDate(name: string, text: string): Temporal.PlainDate {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDate(text) : undefined
  const isInRange =
    date && Temporal.PlainDate.compare(date, firstDate) >= 0 && Temporal.PlainDate.compare(date, endDate) <= 0
  if (date && isInRange) return date
  throw refuseParameter(name, textPatterns.date.meaning)
}

function parseDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined // a date that the calendar does not have
    throw error
  }
}

function readHours(text: string | undefined): MetricSelection['hours'] {
  if (text === undefined) return { first: 0, end: 24 }
  const [, first, end] = /^(\d{1,2})(?::00)?-(\d{1,2})(?::00)?$/.exec(text)?.map(Number) ?? []
  if (first !== undefined && end !== undefined && first < 24 && end <= 24 && first !== end)
    return { first, end }
  throw refuseParameter('hours', textPatterns.hours.meaning)
}

const dayRange = new RegExp(`^(${weekdays.join('|')})(?:-(${weekdays.join('|')}))?$`)

/**
 * Reads days of the week. A range may run over the end of the week: `sat-mon` is Saturday, Sunday and Monday.
 */
function readDays(text: string | undefined): MetricSelection['days'] {
  if (text === undefined) return new Set(weekdays)
  const days = new Set<Weekday>()
  for (const part of text.split(',')) {
    const [, first, last = first] = dayRange.exec(part) ?? []
    if (!first) throw refuseParameter('days', textPatterns.days.meaning)
    const start = weekdays.indexOf(first as Weekday)
    const count = (weekdays.indexOf(last as Weekday) - start + 7) % 7
    for (let offset = 0; offset <= count; offset += 1) {
      const day = weekdays[(start + offset) % 7]
      if (day) days.add(day)
    }
  }
  return days
}
