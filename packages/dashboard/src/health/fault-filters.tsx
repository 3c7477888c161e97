import { Link } from '@tanstack/react-router'
import { formatNumber } from '../data/format-value.ts'
import { healthTexts } from '../text/en/health.ts'
import { type Fault, faultKinds } from './fault.ts'
import styles from './fault-filters.module.css'
import type { FaultFilter } from './filter-faults.ts'
import { writeHealthSearch } from './health-search.ts'

const { filters, faults: faultTexts } = healthTexts

/** Settings of the filters. */
export interface FaultFiltersProps {
  readonly locationId: string
  readonly filter: FaultFilter
  readonly faults: readonly Fault[]
}

/** The kinds of faults that there are, with how many sensors have each. */
export function FaultFilters({ locationId, filter, faults }: FaultFiltersProps) {
  const counts = faultKinds.flatMap((kind) => {
    const count = faults.filter((fault) => fault.kind === kind).length
    return count === 0 ? [] : [{ kind, count }]
  })
  return (
    <nav aria-label={filters.label}>
      <ul className={styles.filters}>
        {[{ kind: undefined, count: faults.length }, ...counts].map(({ kind, count }) => (
          <li key={kind ?? 'all'}>
            <Link
              className={styles.filter}
              to="/health/$location"
              params={{ location: locationId }}
              search={writeHealthSearch({ ...filter, kind })}
              replace
              activeProps={{ 'aria-current': undefined }}
              aria-current={kind === filter.kind ? 'true' : undefined}
            >
              {kind === undefined ? filters.all : faultTexts[kind].title}
              <span className={styles.count}>{formatNumber(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
