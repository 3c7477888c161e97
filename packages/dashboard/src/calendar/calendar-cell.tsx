import type { CSSProperties, SyntheticEvent } from 'react'
import { AddressLink } from '../design/address-link.tsx'
import { inkOn } from '../design/ink-on.ts'
import { joinClasses } from '../design/join-classes.ts'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './calendar-cell.module.css'
import type { CellContent } from './cell-content.ts'
import { fullyCovered, wellCovered } from './figures.ts'
import type { Scale, Tint } from './tint.ts'

/** A day that is not over has its colour round it, so that it is not taken for a whole one. */
function findColours(tint: Tint | undefined, isPartial: boolean, isToday: boolean): CSSProperties {
  if (!tint) return {}
  if (isToday) return { borderColor: `var(${tint.colour})` }
  return isPartial ? {} : { background: `var(${tint.colour})`, color: `var(${inkOn(tint.colour)})` }
}

/** Settings of a cell. */
export interface CalendarCellProps {
  readonly content: CellContent
  readonly scale: Scale
  /** The number of the day, in a month. */
  readonly day?: number
  readonly isToday?: boolean
  readonly isActive: boolean
  /** Called when the cell is pointed at or gets the focus. */
  readonly onShow: (content: CellContent, cell: Element) => void
}

/** A figure in a table: its colour, and in words and ticks the same; a bar where data are missing. */
export function CalendarCell({ content, scale, day, isToday = false, isActive, onShow }: CalendarCellProps) {
  const { id, figure, text, unit, sentence, address } = content
  const tint = figure.value === null ? undefined : scale.tint(figure.value)
  const isPartial = figure.value === null || figure.coverage < wellCovered
  const inside = (
    <>
      <span className={styles.hidden}>{sentence}</span>
      <span className={styles.seen} aria-hidden="true">
        {day !== undefined && <span className={joinClasses(styles.day, isToday && styles.today)}>{day}</span>}
        <span className={styles.value}>
          {text}
          {unit !== '' && (
            <span className={joinClasses(styles.unit, unit !== '%' && styles.apart)}>{unit}</span>
          )}
        </span>
        {isToday && <span className={styles.soFar}>{calendarTexts.cell.soFar}</span>}
        {tint && !isToday && tint.word !== '' && <span className={styles.word}>{tint.word}</span>}
        {tint && !isToday && <TickGlyph ticks={tint.ticks} />}
        {figure.coverage < fullyCovered && (
          <span className={styles.track}>
            <span
              className={styles.covered}
              style={{ inlineSize: `${Math.round(figure.coverage * 100)}%` }}
            />
          </span>
        )}
      </span>
    </>
  )
  const shared = {
    className: joinClasses(styles.cell, isToday ? styles.open : isPartial && styles.partial),
    style: findColours(tint, isPartial, isToday),
    'data-cell': id,
    tabIndex: isActive ? 0 : -1,
    onFocus: (event: SyntheticEvent) => onShow(content, event.currentTarget),
    // Entering is missed where something else under the pointer has gone.
    onPointerOver: (event: SyntheticEvent) => onShow(content, event.currentTarget),
  }
  if (address === undefined) {
    return <span {...shared}>{inside}</span>
  }
  return (
    <AddressLink {...shared} address={address}>
      {inside}
    </AddressLink>
  )
}
