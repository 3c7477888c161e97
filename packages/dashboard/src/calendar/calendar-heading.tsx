import { useDashboard } from '../app/dashboard-context.tsx'
import type { Location } from '../data/queries.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import { formatOffset } from '../time/format-time.ts'
import styles from './calendar-heading.module.css'
import type { CalendarChoice } from './choose-calendar.ts'
import type { DateRange } from './date-range.ts'
import { formatPercent, formatRange, formatSelection, formatSource } from './format-selection.ts'
import { findBorders } from './hour-selection.ts'
import type { Entry } from './name-entries.ts'

/** Settings of the heading. */
export interface CalendarHeadingProps {
  readonly location: Location
  readonly choice: CalendarChoice
  /** The range as far as it has come. */
  readonly range: DateRange
  /** The first date of which anything is known. */
  readonly since: string | undefined
  /** Days that are left out because nobody came. */
  readonly leftOut: number
  /** Whose figures are shown alone. */
  readonly shown: Entry | undefined
  readonly timeZones: readonly string[]
  readonly coverage: number
  /** Whether there are figures to tell of. */
  readonly isKnown: boolean
}

/** Says what is shown: of what and where, in which hours, from when to when, in which zone, how complete. */
export function CalendarHeading(props: CalendarHeadingProps) {
  const { location, choice, range, since, leftOut, shown, timeZones, coverage, isKnown } = props
  const { hours, days, variable, metric } = choice
  const { findVariable } = useDashboard()
  const label = findVariable(variable.var_name)?.label ?? variable.label
  const subject = calendarTexts.subject(label, metric)
  const place = shown ? [shown.name, shown.place].filter((part) => part !== '').join(', ') : location.name
  const [zone, ...others] = timeZones
  const source = formatSource(hours, days)
  return (
    <div className={styles.heading}>
      <h1>{calendarTexts.heading(place)}</h1>
      <p className={styles.facts}>
        <span className={styles.subject}>{subject}</span>
        <span className={styles.told}>{formatRange(startAt(range, since))}</span>
        <span>
          {formatSelection(hours.value, days.value)}
          {source !== '' && <em className={styles.from}>{source}</em>}
        </span>
        {leftOut > 0 && <span>{calendarTexts.idle.fact(leftOut)}</span>}
        <span>
          {others.length > 0
            ? calendarTexts.zones
            : calendarTexts.zone(zone ?? location.time_zone, listOffsets(choice, zone ?? location.time_zone))}
        </span>
        {isKnown && <span>{calendarTexts.covered(formatPercent(coverage))}</span>}
      </p>
    </div>
  )
}

/** Lets a range begin with the first date of which anything is known. */
function startAt({ from, to }: DateRange, since: string | undefined): DateRange {
  return { from: since !== undefined && since > from && since < to ? since : from, to }
}

/** The offset of the zone at the beginning of the range, and at its end where that is another. */
function listOffsets({ range }: CalendarChoice, timeZone: string): string {
  const offsets = [range.from, range.to].map((date) => {
    const [start] = findBorders(Temporal.PlainDate.from(date), undefined, timeZone)
    return formatOffset(start.epochMilliseconds / 1000, timeZone)
  })
  return [...new Set(offsets)].join(', ')
}
