import type { LocalClock } from './local-clock.ts'
import { type CellLook, findStyle } from './sheet-styles.ts'
import { toSerial, writeNumber, writeString } from './write-cell.ts'

/** A column of a sheet. */
export interface SheetColumn<Row> {
  readonly title: string
  /** In characters, about. */
  readonly width: number
  /** Writes the cell of a row at a place such as `B7`; empty where there is nothing to say. */
  write(row: Row, place: string): string
}

/** Builds a column of text. @param read gives nothing where the cell is empty. */
export function buildTextColumn<Row>(
  title: string,
  width: number,
  read: (row: Row) => string | null | undefined,
): SheetColumn<Row> {
  let above: string | undefined
  let written = ''
  return {
    title,
    width,
    write: (row, place) => {
      const text = read(row)
      if (text == null || text === '') return ''
      if (text !== above) {
        above = text
        written = writeString(text)
      }
      return `<c r="${place}" t="inlineStr">${written}</c>`
    },
  }
}

/** Builds a column of numbers that look alike. @param read gives nothing where the cell is empty. */
export function buildNumberColumn<Row>(
  title: string,
  look: CellLook,
  read: (row: Row) => string | number | null | undefined,
): SheetColumn<Row> {
  const style = findStyle(look)
  return {
    title,
    width: Math.max(10, title.length + 2),
    write: (row, place) => {
      const digits = read(row)
      return digits == null || digits === '' ? '' : writeNumber(place, String(digits), style)
    },
  }
}

/** Builds a column of numbers of which each row has a look of its own. */
export function buildMixedColumn<Row>(
  title: string,
  read: (row: Row) => string,
  lookOf: (row: Row) => CellLook,
): SheetColumn<Row> {
  return {
    title,
    width: 14,
    write: (row, place) => writeNumber(place, read(row), findStyle(lookOf(row))),
  }
}

/** Builds a column of calendar dates. @param read gives `2026-01-31`. */
export function buildDateColumn<Row>(title: string, read: (row: Row) => string): SheetColumn<Row> {
  const style = findStyle('date')
  return {
    title,
    width: Math.max(12, title.length + 2),
    write: (row, place) => writeNumber(place, toSerial(Date.parse(read(row))), style),
  }
}

/** The rows of which {@link buildTimeColumns} shows a time. */
export interface TimeColumnRules<Row> {
  /** The beginning of the headings, such as `Time`. */
  readonly title: string
  /** Unix milliseconds; nothing where the cells are empty. */
  readonly readMs: (row: Row) => number | undefined
  /** The clock of the place of a row. */
  readonly clockOf: (row: Row) => LocalClock | undefined
  /** The time zone of all rows; absent where they have several, so that each row names its own. */
  readonly timeZone: string | undefined
}

/**
 * Builds the columns of a time: on the clock of the place, whose zone the heading names, or else a column of
 * its own; and in UTC, which tells apart the two hours of the night in which clocks go back.
 */
export function buildTimeColumns<Row>({
  title,
  readMs,
  clockOf,
  timeZone,
}: TimeColumnRules<Row>): SheetColumn<Row>[] {
  const style = findStyle('time')
  const local = `${title} (${timeZone ?? 'local'})`
  const writeAt = (place: string, timeMs: number | undefined) =>
    timeMs === undefined ? '' : writeNumber(place, toSerial(timeMs), style)
  const columns: SheetColumn<Row>[] = [
    {
      title: local,
      width: Math.max(20, local.length + 2),
      write: (row, place) => {
        const timeMs = readMs(row)
        return writeAt(place, timeMs === undefined ? undefined : clockOf(row)?.toLocalMs(timeMs))
      },
    },
    { title: `${title} (UTC)`, width: 20, write: (row, place) => writeAt(place, readMs(row)) },
  ]
  return timeZone === undefined ? [...columns, buildZoneColumn(clockOf)] : columns
}

/** Builds the column of the time zone of each row. */
export function buildZoneColumn<Row>(clockOf: (row: Row) => LocalClock | undefined): SheetColumn<Row> {
  return buildTextColumn('Time zone', 20, (row) => clockOf(row)?.timeZone)
}
