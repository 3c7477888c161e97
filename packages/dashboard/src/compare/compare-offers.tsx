import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { usePlace } from '../app/use-place.ts'
import { showBands } from '../data/bands.ts'
import { type Location, queries } from '../data/queries.ts'
import { AddressLink } from '../design/address-link.tsx'
import { chooseSources, findSources } from '../live/find-sources.ts'
import { compareTexts } from '../text/en/compare.ts'
import { useNow } from '../time/use-now.ts'
import styles from './compare-offers.module.css'
import { listWorst } from './list-worst.ts'
import { viewsQuery } from './views-query.ts'

const { offers } = compareTexts

/** Sensors that are offered as the worst. */
const mostWorst = 4

/** Views that are offered; all stand in the list above. */
const mostViews = 5

/** Ways to begin a comparison: with what is worst now, from Live, or as saved before. */
export function CompareOffers() {
  const { client } = useDashboard()
  const place = usePlace()
  const views = useQuery(viewsQuery(client))
  return (
    <ul className={styles.offers}>
      {place && <OffersOf place={place} />}
      {views.data?.views.slice(0, mostViews).map(({ name, address }) => (
        <li key={name}>
          <AddressLink className={styles.offer} address={address.replace(/^\/dashboard/, '')}>
            {offers.view(name)}
          </AddressLink>
        </li>
      ))}
    </ul>
  )
}

function OffersOf({ place }: { place: Location }) {
  const { client, catalogue } = useDashboard()
  const nowS = useNow(60_000)
  const snapshot = useQuery(queries.snapshot(client, place.location_id))
  const settings = useQuery(queries.settings(client, place.location_id))
  const sensors = snapshot.data?.sensors ?? []
  const [source] = chooseSources(findSources(sensors, catalogue.variables), undefined)
  const variable = source?.variable
  const settled = variable && (settings.data?.effective.bands[variable.var_name]?.value ?? variable.bands)
  const worst =
    variable && settled
      ? listWorst(sensors, variable.var_name, showBands(settled, variable), nowS).slice(0, mostWorst)
      : []
  return (
    <>
      {variable && worst.length > 0 && (
        <li>
          <Link className={styles.offer} to="/compare" search={{ s: worst }}>
            {offers.worst(variable.label, place.name)}
          </Link>
        </li>
      )}
      <li>
        <Link className={styles.offer} to="/live/$location" params={{ location: place.location_id }}>
          {offers.live(place.name)}
        </Link>
      </li>
    </>
  )
}
