import type { Schemas } from '@openlightfi/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { orderVariables } from '../data/order-variables.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { summaryTexts } from '../text/en/summary.ts'
import { listWorstBands } from './list-worst-bands.ts'
import styles from './place-card.module.css'
import { countSensors, type PlaceSummary } from './place-counts.ts'
import { summaryQueries } from './summary-queries.ts'

/** Troubles that a card names. */
const mostTroubles = 3

/** Settings of a card. */
export interface PlaceCardProps {
  readonly place: Schemas['GrantedPlace']
  /** Whether its counts are read, which costs a question each. */
  readonly isCounted: boolean
}

/** A place that somebody was granted: what it lies in, how many sensors report, and what is worst. */
export function PlaceCard({ place, isCounted }: PlaceCardProps) {
  const { location_id: locationId, name, ancestors } = place
  return (
    <li className={styles.card}>
      <h2 className={styles.name}>
        <Link to="/live/$location" params={{ location: locationId }}>
          {name}
        </Link>
      </h2>
      {ancestors.length > 0 && <p className={styles.path}>{ancestors.map((one) => one.name).join(', ')}</p>}
      {isCounted && <Counts locationId={locationId} />}
    </li>
  )
}

function Counts({ locationId }: { locationId: string }) {
  const { client } = useDashboard()
  const { data, error, refetch } = useQuery(summaryQueries.place(client, locationId))
  if (data) return <Counted place={data.location} />
  if (error !== null) return <FailureNotice error={error} onTryAgain={() => refetch()} />
  return <Skeleton height="4.5rem" />
}

function Counted({ place }: { place: PlaceSummary }) {
  const { catalogue } = useDashboard()
  const { all, heard } = countSensors(place)
  const worst = listWorstBands(place, orderVariables(catalogue.variables))
  if (all === 0) return <p className={styles.path}>{summaryTexts.none}</p>
  return (
    <>
      <p className={styles.path}>{summaryTexts.statuses.heard(heard, all)}</p>
      <ul className={styles.worst}>
        {worst.slice(0, mostTroubles).map(({ variable, band }) => (
          <li key={variable.var_name} className={styles.band}>
            <Swatch colour={band.colour} />
            <TickGlyph ticks={band.ticks} />
            {summaryTexts.inBand(variable.label, band.name, band.count)}
          </li>
        ))}
        {worst.length > mostTroubles && <li>{summaryTexts.moreTroubles(worst.length - mostTroubles)}</li>}
        {worst.length === 0 && <li>{summaryTexts.allWell}</li>}
      </ul>
    </>
  )
}
