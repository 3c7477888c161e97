import { type CalendarDate, parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button as AriaButton,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DateRangePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
  RangeCalendar,
} from 'react-aria-components'
import { partTexts } from '../text/en/parts.ts'
import styles from './date-range-field.module.css'
import { joinClasses } from './join-classes.ts'
import overlay from './overlay.module.css'

/** Days of the place that is shown, as `2026-01-14`; both belong to the range. */
export interface Days {
  readonly first: string
  readonly last: string
}

/** Settings of the choice of days. */
export interface DateRangeFieldProps {
  readonly label: string
  /** Whether the label is in sight. */
  readonly showLabel?: boolean
  readonly days: Days
  /** The day that it is there now. */
  readonly today: string
  readonly onChange: (days: Days) => void
}

const { dates: words } = partTexts

/** Chooses days, by the calendar of the place and not of the device. Weeks begin on Monday. */
export function DateRangeField({ label, showLabel = false, days, today, onChange }: DateRangeFieldProps) {
  return (
    <I18nProvider locale="en-GB">
      <DateRangePicker
        className={styles.whole ?? ''}
        {...(!showLabel && { 'aria-label': label })}
        value={{ start: parseDate(days.first), end: parseDate(days.last) }}
        maxValue={parseDate(today)}
        firstDayOfWeek="mon"
        shouldForceLeadingZeros
        onChange={(value) => {
          if (value) onChange({ first: toText(value.start), last: toText(value.end) })
        }}
      >
        {showLabel && <Label className={styles.label ?? ''}>{label}</Label>}
        <Group className={styles.field ?? ''}>
          <DateInput slot="start" className={styles.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
          </DateInput>
          <span aria-hidden="true">–</span>
          <DateInput slot="end" className={styles.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
          </DateInput>
          <AriaButton className={styles.open ?? ''} aria-label={words.calendar}>
            <CalendarDays size={16} aria-hidden />
          </AriaButton>
        </Group>
        <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
          <Dialog className={styles.dialog ?? ''}>
            <RangeCalendar firstDayOfWeek="mon">
              <header className={styles.head}>
                <AriaButton slot="previous" className={styles.open ?? ''} aria-label={words.previousMonth}>
                  <ChevronLeft size={18} aria-hidden />
                </AriaButton>
                <Heading className={styles.month ?? ''} level={2} />
                <AriaButton slot="next" className={styles.open ?? ''} aria-label={words.nextMonth}>
                  <ChevronRight size={18} aria-hidden />
                </AriaButton>
              </header>
              <CalendarGrid className={styles.grid ?? ''}>
                {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
              </CalendarGrid>
            </RangeCalendar>
          </Dialog>
        </Popover>
      </DateRangePicker>
    </I18nProvider>
  )
}

function toText({ year, month, day }: Pick<CalendarDate, 'year' | 'month' | 'day'>): string {
  return Temporal.PlainDate.from({ year, month, day }).toString()
}
