import { joinClasses } from '../design/join-classes.ts'
import { useNarrow } from '../design/use-narrow.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import { CalendarCell, type CalendarCellProps } from './calendar-cell.tsx'
import type { CellContent } from './cell-content.ts'
import { type DateRange, listMonths } from './date-range.ts'
import { findColumns } from './find-columns.ts'
import { formatLongDate, formatMonth, shorten } from './format-selection.ts'
import { weekdays } from './hour-selection.ts'
import styles from './month-view.module.css'
import type { Scale } from './tint.ts'
import { useGridKeys } from './use-grid-keys.ts'

/** Settings of the view by months. */
export interface MonthViewProps {
  readonly range: DateRange
  readonly today: string
  /** The first date of which anything is known. */
  readonly since: string
  /** The days that have come and that count, by date. */
  readonly cells: ReadonlyMap<string, CellContent>
  readonly scale: Scale
  readonly onShow: CalendarCellProps['onShow']
}

/**
 * Months side by side, a table each, with a figure on each day; one below the other the newest comes first.
 */
export function MonthView({ range, today, since, cells, scale, onShow }: MonthViewProps) {
  const isNarrow = useNarrow()
  const start = since > range.from && since < range.to ? since : range.from
  const months = listMonths({ from: start, to: range.to })
  const columns = findColumns(cells.keys())
  const rows = months.flatMap(({ weeks }) =>
    weeks.map((week) =>
      columns
        .map((column) => week[column])
        .map((date) => (date !== undefined && cells.has(date) ? date : undefined)),
    ),
  )
  const newest = [...cells.keys()].filter((date) => date <= today).at(-1)
  const { active, onKeyDown, onFocusCell } = useGridKeys(rows, newest)
  const show = (content: CellContent, cell: Element) => {
    onFocusCell(content.id)
    onShow(content, cell)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk through the days of all months
    <div className={styles.months} onKeyDown={onKeyDown}>
      {(isNarrow ? months.toReversed() : months).map(({ id, weeks }) => (
        <div key={id} className={styles.box}>
          <table className={styles.month}>
            <caption>{formatMonth(id)}</caption>
            <thead>
              <tr>
                {columns
                  .flatMap((column) => weekdays[column] ?? [])
                  .map((weekday) => (
                    <th key={weekday} scope="col" abbr={calendarTexts.dayNames[weekday]}>
                      {shorten(weekday)}
                    </th>
                  ))}
              </tr>
            </thead>
            <tbody>
              {weeks
                .filter((week) => columns.some((column) => (week[column] ?? '') >= start))
                .map((week) => (
                  <tr key={week.find((date) => date !== undefined)}>
                    {columns.map((column) => {
                      const date = week[column]
                      if (date === undefined) return <td key={weekdays[column]} className={styles.outside} />
                      const content = cells.get(date)
                      const day = Number(date.slice(8))
                      if (!content) return <BlankDay key={date} {...{ date, range, today, since }} />
                      return (
                        <td key={date} aria-current={date === today ? 'date' : undefined}>
                          <CalendarCell
                            content={content}
                            scale={scale}
                            day={day}
                            isToday={date === today}
                            isActive={active === date}
                            onShow={show}
                          />
                        </td>
                      )
                    })}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  )
}

interface BlankDayProps extends Pick<MonthViewProps, 'range' | 'today' | 'since'> {
  readonly date: string
}

/** A day that has not come yet, does not count, or lies outside of the range or before all data. */
function BlankDay({ date, range, today, since }: BlankDayProps) {
  const { none, noData } = calendarTexts.cell
  const isMissing = date <= today && date >= range.from && date < range.to
  return (
    <td
      className={joinClasses(styles.blank, isMissing && (date < since ? styles.unknown : styles.uncounted))}
      title={isMissing ? `${formatLongDate(date)}: ${date < since ? noData : none}` : undefined}
    >
      {Number(date.slice(8))}
    </td>
  )
}
