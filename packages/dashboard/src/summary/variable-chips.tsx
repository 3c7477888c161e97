import { Link } from '@tanstack/react-router'
import type { Variable } from '../data/queries.ts'
import { joinClasses } from '../design/join-classes.ts'
import { summaryTexts } from '../text/en/summary.ts'
import type { SummarySearch } from './summary-search.ts'
import styles from './variable-chips.module.css'

/** Settings of the choice of a variable. */
export interface VariableChipsProps {
  readonly locationId: string
  readonly variables: readonly Variable[]
  readonly chosen: Variable
  readonly search: SummarySearch
}

/** What can be counted, side by side. */
export function VariableChips({ locationId, variables, chosen, search }: VariableChipsProps) {
  return (
    <nav aria-label={summaryTexts.variables}>
      <ul className={styles.chips}>
        {variables.map(({ var_name, label }) => {
          const isChosen = var_name === chosen.var_name
          return (
            <li key={var_name}>
              <Link
                to="/summary/$location"
                params={{ location: locationId }}
                search={{ ...search, var: var_name }}
                replace
                className={joinClasses(styles.chip, isChosen && styles.chosen)}
                aria-current={isChosen ? 'true' : undefined}
              >
                {label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
