import { calendarTexts } from '../text/en/calendar.ts'
import { CalendarCell, type CalendarCellProps } from './calendar-cell.tsx'
import type { CellContent } from './cell-content.ts'
import { formatHour, shorten } from './format-selection.ts'
import type { Weekday } from './hour-selection.ts'
import { nameCell } from './tabulate.ts'
import type { Scale } from './tint.ts'
import { useGridKeys } from './use-grid-keys.ts'
import styles from './week-view.module.css'

/** Settings of the pattern of a week. */
export interface WeekViewProps {
  readonly hours: readonly number[]
  readonly days: readonly Weekday[]
  /** By {@link nameCell}. */
  readonly cells: ReadonlyMap<string, CellContent>
  /** The figure of all hours of a day, as text. */
  readonly totals: ReadonlyMap<Weekday, string>
  readonly scale: Scale
  readonly onShow: CalendarCellProps['onShow']
}

/** Hours down, days across, with the figure of each hour of the week. */
export function WeekView({ hours, days, cells, totals, scale, onShow }: WeekViewProps) {
  const { week, hour: hourWord, dayNames } = calendarTexts
  const rows = hours.map((hour) =>
    days.map((day) => (cells.has(nameCell(day, hour)) ? nameCell(day, hour) : undefined)),
  )
  const { active, onKeyDown, onFocusCell } = useGridKeys(rows, undefined)
  const show = (content: CellContent, cell: Element) => {
    onFocusCell(content.id)
    onShow(content, cell)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk through the hours
    <div className={styles.frame} onKeyDown={onKeyDown}>
      <table className={styles.week}>
        <caption className={styles.caption}>{week.caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles.hidden}>{hourWord}</span>
            </th>
            {days.map((day) => (
              <th key={day} scope="col" abbr={dayNames[day]}>
                {shorten(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{formatHour(hour)}</th>
              {days.map((day) => {
                const content = cells.get(nameCell(day, hour))
                return (
                  <td key={day}>
                    {content && (
                      <CalendarCell
                        content={content}
                        scale={scale}
                        isActive={active === content.id}
                        onShow={show}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{week.wholeDay}</th>
            {days.map((day) => (
              <td key={day}>{totals.get(day)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
