import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { findLineage } from '../data/find-relatives.ts'
import type { Location } from '../data/queries.ts'
import { partTexts } from '../text/en/parts.ts'
import { formatIso } from '../time/format-time.ts'
import { useDashboard } from './dashboard-context.tsx'
import styles from './print-line.module.css'

interface PrintLineProps {
  readonly timeZone: string
  /** What the page is about, where that is one place. */
  readonly place?: Location
}

/** Says on paper alone where a page is from, and when it was printed. */
export function PrintLine({ timeZone, place }: PrintLineProps) {
  const { session, locations } = useDashboard()
  const [timeS, setTime] = useState(() => session.clock.nowMs() / 1000)
  useEffect(() => {
    const note = () => flushSync(() => setTime(session.clock.nowMs() / 1000))
    addEventListener('beforeprint', note)
    return () => removeEventListener('beforeprint', note)
  }, [session])
  return (
    <p className={styles.line} data-print-head>
      {place && (
        <>
          {findLineage(locations, place)
            .map(({ name }) => name)
            .join(' › ')}
          <br />
        </>
      )}
      {partTexts.printed(location.href, formatIso(timeS, timeZone))}
    </p>
  )
}
