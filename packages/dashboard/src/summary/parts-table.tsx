import { Link } from '@tanstack/react-router'
import type { Variable } from '../data/queries.ts'
import { joinClasses } from '../design/join-classes.ts'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { absentBand } from '../live/count-tiles.ts'
import { summaryTexts } from '../text/en/summary.ts'
import { PartsFrame } from './parts-frame.tsx'
import styles from './parts-table.module.css'
import {
  arrangePlaces,
  countSensors,
  countVariable,
  findWorst,
  type PlaceSummary,
  type VariableCounts,
} from './place-counts.ts'
import { StackedBar } from './stacked-bar.tsx'
import type { ChildSummaries } from './summary-queries.ts'
import type { SummarySearch } from './summary-search.ts'

/** Settings of the table. */
export interface PartsTableProps {
  readonly locationId: string
  readonly parts: ChildSummaries
  /** Sensors that hang in the location itself. */
  readonly ownSensors: number
  readonly variable: Variable
  readonly search: SummarySearch
}

const words = summaryTexts.parts

/** What lies in a location, each with its counts, the worst first. */
export function PartsTable({ locationId, parts, ownSensors, variable, search }: PartsTableProps) {
  const { sort = 'worst', q } = search
  return (
    <PartsFrame
      title={nameParts(parts.children)}
      locationId={locationId}
      search={search}
      found={arrangePlaces(parts.children, { sort, q, variable })}
      total={parts.children.length}
      before={parts.isCut ? words.cut(parts.children.length) : undefined}
      after={ownSensors > 0 ? words.own(ownSensors) : undefined}
    >
      {(shown) => <PlaceRows places={shown} variable={variable} search={search} />}
    </PartsFrame>
  )
}

/** Calls parts what they are, where all are the same. */
function nameParts(places: readonly PlaceSummary[]): string {
  const [first, ...others] = places
  return first && others.every(({ kind }) => kind === first.kind) ? words.kinds[first.kind] : words.title
}

interface PlaceRowsProps {
  readonly places: readonly PlaceSummary[]
  readonly variable: Variable
  readonly search: SummarySearch
}

function PlaceRows({ places, variable, search }: PlaceRowsProps) {
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{summaryTexts.now(variable.label)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.share}</th>
          <th scope="col">{summaryTexts.now(variable.label)}</th>
          <th scope="col" className={styles.end}>
            {summaryTexts.statuses.title}
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => {
          const counts = countVariable(place, variable)
          const { all, heard } = countSensors(place)
          const { q: _, ...rest } = search
          return (
            <tr key={place.location_id}>
              <th scope="row">
                <Link
                  to="/summary/$location"
                  params={{ location: place.location_id }}
                  search={rest}
                  className={styles.name}
                >
                  {place.name}
                </Link>
              </th>
              <td className={styles.share}>
                <StackedBar counts={counts} label={variable.label} />
              </td>
              <td>
                <Counts place={place} variable={variable} counts={counts} />
              </td>
              <td className={styles.end}>
                {summaryTexts.number(all)}
                {heard < all && <span className={styles.unheard}>{words.unheard(all - heard)}</span>}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The counts of the bands that sensors are in, in the order of the bar; each leads to these sensors. */
function Counts({
  place,
  variable,
  counts,
}: {
  place: PlaceSummary
  variable: Variable
  counts: VariableCounts
}) {
  const worst = findWorst(counts)
  const taken = counts.bands.filter(({ count }) => count > 0)
  const params = { location: place.location_id }
  return (
    <ul className={styles.counts}>
      {taken.map((band) => (
        <li key={band.name}>
          <Link
            to="/live/$location"
            params={params}
            search={{ src: variable.var_name, band: band.name }}
            className={joinClasses(styles.count, band === worst && band.severity > 0 && styles.worst)}
          >
            <TickGlyph ticks={band.ticks} />
            {summaryTexts.number(band.count)} {band.name}
          </Link>
        </li>
      ))}
      {counts.bands.length === 0 && counts.current > 0 && (
        <li className={styles.plain}>
          {summaryTexts.number(counts.current)} {summaryTexts.current.toLowerCase()}
        </li>
      )}
      {counts.absent > 0 && (
        <li>
          <Link
            to="/live/$location"
            params={params}
            search={{ src: variable.var_name, band: absentBand }}
            className={styles.count}
          >
            <span className={styles.hatch} aria-hidden="true" />
            {words.without(counts.absent, variable.label)}
          </Link>
        </li>
      )}
    </ul>
  )
}
