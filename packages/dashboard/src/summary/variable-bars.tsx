import { Link } from '@tanstack/react-router'
import type { Variable } from '../data/queries.ts'
import { joinClasses } from '../design/join-classes.ts'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { summaryTexts } from '../text/en/summary.ts'
import {
  countVariable,
  findWorst,
  listTroubles,
  type PlaceSummary,
  type VariableCounts,
} from './place-counts.ts'
import { StackedBar } from './stacked-bar.tsx'
import type { SummarySearch } from './summary-search.ts'
import styles from './variable-bars.module.css'

/** Settings of the list of variables. */
export interface VariableBarsProps {
  readonly place: PlaceSummary
  readonly variables: readonly Variable[]
  readonly chosen: Variable
  readonly search: SummarySearch
}

/** All that is measured in a place, each with its shares; one is chosen. */
export function VariableBars({ place, variables, chosen, search }: VariableBarsProps) {
  return (
    <section className={styles.card}>
      <h2>{summaryTexts.others}</h2>
      <ul>
        {variables.map((variable) => {
          const counts = countVariable(place, variable)
          const worst = findWorst(counts)
          const isChosen = variable.var_name === chosen.var_name
          return (
            <li key={variable.var_name}>
              <Link
                to="/summary/$location"
                params={{ location: place.location_id }}
                search={{ ...search, var: variable.var_name }}
                replace
                className={joinClasses(styles.entry, isChosen && styles.chosen)}
                aria-current={isChosen ? 'true' : undefined}
              >
                <span className={styles.label}>{variable.label}</span>
                <span className={styles.bar}>
                  <StackedBar counts={counts} label={variable.label} />
                </span>
                <span className={styles.worst}>
                  {worst ? (
                    <>
                      <TickGlyph ticks={worst.ticks} />
                      {listShares(counts)}
                    </>
                  ) : (
                    summaryTexts.sensors(counts.sensors)
                  )}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/**
 * Names the bands with sensors that are not as they should be, or the best band where all is well, and says
 * how many sensors have no current value: what is hatched.
 */
function listShares(counts: VariableCounts): string {
  const troubles = listTroubles(counts)
  const best = findWorst(counts)
  const named = troubles.length > 0 ? troubles : best ? [best] : []
  return [
    ...named.map(({ name, count }) => `${summaryTexts.number(count)} ${name}`),
    ...(counts.absent > 0 ? [summaryTexts.parts.noData(counts.absent)] : []),
  ].join(', ')
}
