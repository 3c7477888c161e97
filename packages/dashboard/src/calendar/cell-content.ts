import { calendarTexts } from '../text/en/calendar.ts'
import { type Figure, fullyCovered, wellCovered } from './figures.ts'
import { type FigureWriter, formatHour, formatLongDate, formatPercent } from './format-selection.ts'
import type { Weekday } from './hour-selection.ts'
import type { Scale } from './tint.ts'

/** What a cell shows, and where it leads. */
export interface CellContent {
  readonly id: string
  readonly figure: Figure
  /** Without a unit. */
  readonly text: string
  /** The unit, where it is short enough for a cell; empty otherwise. */
  readonly unit: string
  /** The whole sentence: what, when, how well it is known. */
  readonly sentence: string
  /** Where Enter leads; `undefined`: nowhere. */
  readonly address: string | undefined
}

/** How cells are written. */
export interface CellRules {
  readonly writer: FigureWriter
  readonly scale: Scale
  readonly today: string
}

/** Makes the cell of a day. */
export function makeDayCell(date: string, figure: Figure, address: string | undefined, rules: CellRules) {
  const when = formatLongDate(date)
  const isToday = date === rules.today
  return makeCell({ id: date, when: isToday ? `${when}, ${words.today}` : when, figure, address }, rules)
}

/** Formats an hour of the week as `Tuesdays, 09:00 to 10:00`. */
export function formatWeekHour(weekday: Weekday, hour: number): string {
  return `${calendarTexts.dayNames[weekday]}s, ${formatHour(hour)} to ${formatHour(hour + 1)}`
}

const words = calendarTexts.cell

/** Makes a cell. @param when the time that it is about, as it begins the sentence. */
export function makeCell(
  { id, when, figure, address }: Pick<CellContent, 'id' | 'figure' | 'address'> & { readonly when: string },
  { writer, scale }: Pick<CellRules, 'writer' | 'scale'>,
): CellContent {
  const { value, coverage } = figure
  if (value === null) {
    return { id, figure, address, text: '–', unit: '', sentence: `${when}: ${words.noData}` }
  }
  const { word } = scale.tint(value)
  const unit = writer.symbol.length <= 2 ? writer.symbol : ''
  const parts = [
    writer.long(value),
    ...(word === '' ? [] : [word]),
    ...(coverage < wellCovered ? [words.partial] : []),
    ...(coverage < fullyCovered ? [calendarTexts.coverage(formatPercent(coverage))] : []),
  ]
  return { id, figure, address, text: writer.short(value), unit, sentence: `${when}: ${parts.join(', ')}` }
}
