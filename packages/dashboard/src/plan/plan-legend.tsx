import { Swatch } from '../design/swatch.tsx'
import { planTexts } from '../text/en/plan.ts'
import type { LegendEntry } from './list-legend.ts'
import styles from './plan-legend.module.css'

/** Says what the colours of a plan mean. */
export function PlanLegend({ entries }: { entries: readonly LegendEntry[] }) {
  if (entries.length === 0) return null
  return (
    <ul className={styles.legend} aria-label={planTexts.legend}>
      {entries.map(({ word, colour }) => (
        <li key={word} className={styles.entry}>
          <Swatch colour={colour} />
          {word}
        </li>
      ))}
    </ul>
  )
}
