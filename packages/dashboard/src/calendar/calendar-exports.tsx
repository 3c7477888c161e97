import { Printer } from 'lucide-react'
import { Button } from '../design/button.tsx'
import { DownloadMenu } from '../design/download-menu.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import styles from './calendar-exports.module.css'
import { type CalendarFile, countFileRows, writeCalendarFile } from './write-calendar-file.ts'

/** Downloads what is shown, its rows told before, and prints it. */
export function CalendarExports({ file }: { file: CalendarFile }) {
  return (
    <span className={styles.exports}>
      <DownloadMenu
        look="quiet"
        isBrief
        text={calendarTexts.download(countFileRows(file))}
        write={(format) => writeCalendarFile(file, format)}
      />
      <Button look="quiet" aria-label={calendarTexts.print} onPress={() => print()}>
        <Printer size={16} aria-hidden />
        <span className={styles.wide}>{calendarTexts.print}</span>
      </Button>
    </span>
  )
}
