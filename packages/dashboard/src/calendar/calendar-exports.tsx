import { Download, Printer } from 'lucide-react'
import { saveText } from '../data/save-text.ts'
import { writeCsv } from '../data/write-csv.ts'
import { Button } from '../design/button.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './calendar-exports.module.css'
import { listCalendarRows } from './calendar-file.ts'
import type { CalendarChoice } from './choose-calendar.ts'
import type { EntryFigures } from './use-calendar-figures.ts'

/** Settings of what can be taken along. */
export interface CalendarExportsProps {
  readonly choice: CalendarChoice
  readonly today: string
  readonly entries: readonly EntryFigures[]
  /** The entry that is shown alone. */
  readonly shown: string | undefined
}

/** Saves what is shown as a file, its rows told before, and prints it. */
export function CalendarExports({ choice, today, entries, shown }: CalendarExportsProps) {
  const taken =
    choice.view === 'ranking' ? entries : entries.filter(({ entry }) => entry.id === (shown ?? entry.id))
  const { header, rows } = listCalendarRows(taken, choice, today)
  const save = () => {
    const { from, to } = choice.range
    const name = ['calendar', choice.view, choice.variable.var_name, from, to].join('_')
    saveText(`${name}.csv`, 'text/csv', writeCsv(header, rows))
  }
  return (
    <span className={styles.exports}>
      <Button look="quiet" aria-label={calendarTexts.csv(rows.length)} onPress={save}>
        <Download size={16} aria-hidden />
        <span className={styles.wide}>{calendarTexts.csv(rows.length)}</span>
      </Button>
      <Button look="quiet" aria-label={calendarTexts.print} onPress={() => print()}>
        <Printer size={16} aria-hidden />
        <span className={styles.wide}>{calendarTexts.print}</span>
      </Button>
    </span>
  )
}
