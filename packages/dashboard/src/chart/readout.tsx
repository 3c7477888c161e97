import { useSyncExternalStore } from 'react'
import { Swatch } from '../design/swatch.tsx'
import { chartTexts } from '../text/en/chart.ts'
import type { ChartModel } from './chart-model.ts'
import type { CursorStore } from './cursor-store.ts'
import { readAt } from './read-at.ts'
import styles from './readout.module.css'

/** What a read-out is of. */
export interface ReadoutProps {
  readonly cursor: CursorStore
  readonly model: ChartModel
  /** Width of the chart, pixels. */
  readonly width: number
}

/** Says what all series are at the cursor, beside it. */
export function Readout({ cursor, model, width }: ReadoutProps) {
  const place = useSyncExternalStore(cursor.subscribe, cursor.read)
  if (place === undefined || model.series.length === 0) return null
  const { time, iso, values } = readAt(model, place.timeS, width)
  const isRight = place.left > width / 2
  return (
    <div
      className={styles.readout}
      aria-hidden="true"
      style={{
        insetInlineStart: isRight ? 'auto' : place.left + 14,
        insetInlineEnd: isRight ? width - place.left + 14 : 'auto',
      }}
    >
      <p className={styles.time}>{time}</p>
      <ul>
        {values.map(({ series, value, extremes, band }) => (
          <li key={series.id} className={styles.value}>
            <Swatch colour={series.colour} />
            {values.length > 1 && <span className={styles.name}>{series.name}</span>}
            <strong className={styles.number}>{value ?? chartTexts.noValue}</strong>
            {band !== undefined && <span className={styles.more}>{band}</span>}
            {extremes !== undefined && <span className={styles.more}>{extremes}</span>}
          </li>
        ))}
      </ul>
      <p className={styles.iso}>{iso}</p>
    </div>
  )
}
