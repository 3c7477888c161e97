import { formatNumber } from '../data/format-value.ts'
import { joinClasses } from '../design/join-classes.ts'
import { healthDataTexts } from '../text/en/health-data.ts'
import styles from './day-bars.module.css'
import type { Stats } from './stats-query.ts'

const words = healthDataTexts.days
const short = new Intl.NumberFormat('en', {
  notation: 'compact',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

/** The readings of the last days as bars, today's so far. */
export function DayBars({ days }: { days: Stats['readings_by_day'] }) {
  const most = days.reduce((highest, { readings }) => Math.max(highest, readings), 1)
  return (
    <ol className={styles.days} aria-label={words.label}>
      {days.map(({ date, readings }, at) => {
        const day = Temporal.PlainDate.from(date)
        const isToday = at === days.length - 1
        const name = day.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
        const text = (isToday ? words.today : words.day)(name, readings)
        return (
          <li key={date} className={styles.day} title={text}>
            <span className={styles.said}>{text}</span>
            <span className={styles.figure} aria-hidden="true">
              {readings < 1000 ? formatNumber(readings) : short.format(readings)}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span
                className={joinClasses(styles.bar, isToday && styles.open)}
                style={{ height: `${(readings / most) * 100}%` }}
              />
            </span>
            <span className={styles.date} aria-hidden="true">
              {day.day}
              {(at === 0 || day.day === 1) && (
                <span className={styles.month}> {day.toLocaleString('en-GB', { month: 'short' })}</span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
