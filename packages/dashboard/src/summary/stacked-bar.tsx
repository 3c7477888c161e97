import { summaryTexts } from '../text/en/summary.ts'
import type { VariableCounts } from './place-counts.ts'
import styles from './stacked-bar.module.css'

/** Shares of a whole side by side, in the colours of their bands; those without current data are hatched. */
export function StackedBar({ counts, label }: { counts: VariableCounts; label: string }) {
  const { bands, sensors, absent, current } = counts
  if (sensors === 0) return <span className={styles.nothing}>{summaryTexts.parts.noSensors(label)}</span>
  const words = [
    ...(bands.length === 0 ? [summaryTexts.tile(summaryTexts.current, current)] : []),
    ...bands.flatMap(({ name, count }) => (count > 0 ? [summaryTexts.tile(name, count)] : [])),
    ...(absent > 0 ? [summaryTexts.tile(summaryTexts.absent, absent)] : []),
  ]
  return (
    <span className={styles.bar} role="img" aria-label={words.join(', ')} title={words.join(', ')}>
      {bands.map(({ name, count, colour }) =>
        count === 0 ? null : (
          <span
            key={name}
            className={styles.part}
            style={{ flexGrow: count, background: `var(${colour})` }}
          />
        ),
      )}
      {bands.length === 0 && current > 0 && <span className={styles.plain} style={{ flexGrow: current }} />}
      {absent > 0 && <span className={styles.absent} style={{ flexGrow: absent }} />}
    </span>
  )
}
