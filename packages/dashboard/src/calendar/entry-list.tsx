import { AddressLink } from '../design/address-link.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './entry-list.module.css'
import { type Figure, wellCovered } from './figures.ts'
import type { FigureWriter } from './format-selection.ts'
import type { Scale } from './tint.ts'

/** A choice of whose figures are shown. */
export interface ListedEntry {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly figure: Figure
  readonly address: string
}

/** Settings of the list. */
export interface EntryListProps {
  readonly title: string
  /** All together, first. */
  readonly all: ListedEntry
  readonly entries: readonly ListedEntry[]
  readonly shown: string
  readonly scale: Scale
  readonly writer: FigureWriter
}

/** The ranking in short, from which one chooses whose figures the table shows. */
export function EntryList({ title, all, entries, shown, scale, writer }: EntryListProps) {
  return (
    <nav className={styles.list} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.entries}>
        {[all, ...entries].map((entry) => (
          <li key={entry.id}>
            <AddressLink
              address={entry.address}
              className={joinClasses(styles.entry, entry.id === shown && styles.chosen)}
              aria-current={entry.id === shown ? 'true' : undefined}
            >
              <EntryFigure figure={entry.figure} scale={scale} writer={writer} />
              <span className={styles.names}>
                <span className={styles.name}>{entry.name}</span>
                {entry.place !== '' && <span className={styles.place}>{entry.place}</span>}
              </span>
            </AddressLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function EntryFigure({ figure, scale, writer }: { figure: Figure; scale: Scale; writer: FigureWriter }) {
  const { unknown } = calendarTexts.ranking
  const isKnown = figure.value !== null && figure.coverage >= wellCovered
  const colour = figure.value === null ? undefined : scale.tint(figure.value).colour
  return (
    <>
      <span
        className={joinClasses(styles.mark, !isKnown && styles.partial)}
        style={isKnown && colour !== undefined ? { background: `var(${colour})` } : {}}
        aria-hidden="true"
      />
      <span className={styles.value}>
        {figure.value === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className={styles.hidden}>{unknown}</span>
          </>
        ) : (
          writer.long(figure.value)
        )}
      </span>
    </>
  )
}
