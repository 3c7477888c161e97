import type { Schemas } from '@openlightfi/client'
import { useDashboard } from '../app/dashboard-context.tsx'
import { guideTexts } from '../text/en/guide.ts'
import { formatAge } from '../time/format-time.ts'
import styles from './guide-entry.module.css'

const { family: words } = guideTexts

/** Settings of an entry. */
export interface FamilyEntryProps {
  readonly family: Schemas['SensorFamilyOutput']
  /** Whether it is unfolded at first. */
  readonly isOpen: boolean
}

/** A family of sensors: what it reports, and how often; folded, as few readers ask for it. */
export function FamilyEntry({ family, isOpen }: FamilyEntryProps) {
  const { findVariable } = useDashboard()
  const reported = family.var_names.map((varName) => findVariable(varName)?.label ?? varName)
  return (
    <details className={styles.entry} open={isOpen}>
      <summary className={styles.summary}>
        <h3 className={styles.title}>{family.name}</h3>
        <span className={styles.quiet}>{reported.join(', ')}</span>
      </summary>
      <dl className={styles.facts} id={`family-${family.family}`}>
        <dt>{words.reports}</dt>
        <dd className={styles.chips}>
          {family.var_names.map((varName) => (
            <a key={varName} className={styles.chip} href={`#variable-${varName}`}>
              {findVariable(varName)?.label ?? varName}
            </a>
          ))}
        </dd>
        <dt>{words.interval}</dt>
        <dd>{formatAge(family.expected_interval_s)}</dd>
        <dt>{words.stale}</dt>
        <dd>{words.staleNote(formatAge(family.stale_after_s))}</dd>
        <dt>{words.prefix}</dt>
        <dd>
          <code>{family.prefix}-</code>
        </dd>
      </dl>
    </details>
  )
}
