import { AddressLink } from '../design/address-link.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import { formatDays } from './format-selection.ts'
import styles from './idle-notice.module.css'

/** Settings of the notice. */
export interface IdleNoticeProps {
  /** Local dates, in order. */
  readonly days: readonly string[]
  readonly isCounted: boolean
  /** Where it is the other way round. */
  readonly address: string
}

/** Says which days nobody came on, whether they count, and leads to where it is the other way round. */
export function IdleNotice({ days, isCounted, address }: IdleNoticeProps) {
  const words = calendarTexts.idle
  return (
    <p className={styles.notice}>
      {isCounted
        ? words.counted(days.length, formatDays(days))
        : words.leftOut(days.length, formatDays(days))}{' '}
      <AddressLink address={address} className={styles.act}>
        {isCounted ? words.leaveOut : words.count}
      </AddressLink>
    </p>
  )
}
