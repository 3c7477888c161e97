import type { Schemas } from '@openlightfi/client'
import { formatNumber, formatValue, joinUnit, type ValueChoices } from '../data/format-value.ts'
import type { Variable } from '../data/queries.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import type { Chosen } from './choose-calendar.ts'
import type { DateRange } from './date-range.ts'
import type { Metric } from './figures.ts'
import { groupDays, type HourRange, type Weekday } from './hour-selection.ts'

const { hours: words, dayNames } = calendarTexts

/** Formats an hour of the clock as `08:00`. */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** Formats hours and days as `08:00 to 18:00, Mon to Fri`. */
export function formatSelection(hours: HourRange | undefined, days: readonly Weekday[] | undefined): string {
  const ofHours =
    hours === undefined
      ? words.allHours
      : `${formatHour(hours.from)} to ${formatHour(hours.to)}${hours.from > hours.to ? ` ${words.nextDay}` : ''}`
  const ofDays =
    days === undefined
      ? words.allDays
      : groupDays(days)
          .map(([first, last]) => (first === last ? shorten(first) : `${shorten(first)} to ${shorten(last)}`))
          .join(', ')
  return `${ofHours}, ${ofDays}`
}

/** Shortens the name of a day: `Mon`. */
export function shorten(day: Weekday): string {
  return dayNames[day].slice(0, 3)
}

/** Says where hours and days come from; empty where nobody chose them. */
export function formatSource(hours: Chosen<unknown>, days: Chosen<unknown>): string {
  if (hours.from?.kind === 'default' && days.from?.kind === 'default') return ''
  const names = new Set([nameSource(hours.from), nameSource(days.from)])
  return [...names].join(', ')
}

/** Says where a setting comes from. @param source `undefined`: from the address. */
export function nameSource(source: Schemas['SettingSource'] | undefined): string {
  if (source === undefined) return words.own
  if (source.kind === 'default') return words.byDefault
  return source.location_id === null ? words.fromHidden : words.fromPlace(source.name)
}

/** Formats a range of dates with its last day: `30 Oct to 26 Nov 2026`. */
export function formatRange({ from, to }: DateRange): string {
  const first = Temporal.PlainDate.from(from)
  const last = Temporal.PlainDate.from(to).subtract({ days: 1 })
  if (first.equals(last)) return formatDate(first, true)
  return `${formatDate(first, first.year !== last.year)} to ${formatDate(last, true)}`
}

function formatDate(date: Temporal.PlainDate, withYear: boolean): string {
  return date.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(withYear && { year: 'numeric' }),
  })
}

/** Formats a day of a calendar as `15 Dec`. */
export function formatDay(date: string): string {
  return formatDate(Temporal.PlainDate.from(date), false)
}

/** Formats days as `25 Dec, 26 Dec and 1 Jan`. */
export function formatDays(dates: readonly string[]): string {
  return dayLists.format(dates.map(formatDay))
}

const dayLists = new Intl.ListFormat('en-GB')

/** Formats a date with its day: `Tuesday 13 January`. */
export function formatLongDate(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
}

/** Formats a month as `January 2026`. @param id such as `2026-01`. */
export function formatMonth(id: string): string {
  return Temporal.PlainDate.from(`${id}-01`).toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

/** Formats a share as whole per cent. */
export function formatPercent(share: number): string {
  return `${formatNumber(share * 100)}%`
}

/** Writes figures of one variable. */
export interface FigureWriter {
  /** Short, for cells: without a unit. */
  readonly short: (value: number) => string
  /** With its unit. */
  readonly long: (value: number) => string
  /** The unit; empty where a bare number says all. */
  readonly symbol: string
  /** Digits after the point. */
  readonly decimals: number
}

/**
 * Makes the writer of the figures of a variable. Counts of people and the like have means with a digit more.
 */
export function createFigureWriter(variable: Variable, metric: Metric, choices: ValueChoices): FigureWriter {
  if (metric === 'utl') {
    return { short: (value) => formatNumber(value * 100), long: formatPercent, symbol: '%', decimals: 0 }
  }
  const isMeanOfCounts = variable.kind === 'count' && metric === 'mean'
  const shown = isMeanOfCounts ? { ...variable, decimals: variable.decimals + 1 } : variable
  const { symbol } = formatValue(shown, 0, choices)
  const short = (value: number) => formatValue(shown, value, choices).text
  return { short, long: (value) => joinUnit(short(value), symbol), symbol, decimals: shown.decimals }
}
