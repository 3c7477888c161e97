import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { NotFoundScreen } from '../app/not-found-screen.tsx'
import { PrintLine } from '../app/print-line.tsx'
import { useTitle } from '../app/use-title.ts'
import { findChildren } from '../data/find-relatives.ts'
import { orderVariables } from '../data/order-variables.ts'
import { type Location, queries, type Variable } from '../data/queries.ts'
import { Empty } from '../design/empty.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { summaryTexts } from '../text/en/summary.ts'
import { formatTimeOfDay, nameZone } from '../time/format-time.ts'
import { CountTiles } from './count-tiles.tsx'
import { PartsTable } from './parts-table.tsx'
import { countVariable, type PlaceSummary } from './place-counts.ts'
import { RoomsTable } from './rooms-table.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { StatusList } from './status-list.tsx'
import { summaryQueries } from './summary-queries.ts'
import styles from './summary-screen.module.css'
import { useFreshCounts } from './use-fresh-counts.ts'
import { VariableBars } from './variable-bars.tsx'
import { VariableChips } from './variable-chips.tsx'

/** A place and what lies in it at a glance: how many sensors are in which band, and which nobody hears. */
export function SummaryScreen() {
  const { location: locationId } = useParams({ from: '/summary/$location' })
  const { locations } = useDashboard()
  const location = locations.find(({ location_id }) => location_id === locationId)
  useTitle(summaryTexts.title, location?.name)
  if (!location) return <NotFoundScreen />
  return (
    <div className={styles.screen}>
      <SummaryOf key={locationId} location={location} />
    </div>
  )
}

function SummaryOf({ location }: { location: Location }) {
  const { client, findVariable } = useDashboard()
  const { data, error, refetch } = useQuery(summaryQueries.place(client, location.location_id))
  const search = useSearch({ from: '/summary/$location' })
  useFreshCounts(location.location_id)
  if (!data) {
    return (
      <>
        <h1>{summaryTexts.heading(location.name)}</h1>
        {error !== null ? <FailureNotice error={error} onTryAgain={refetch} /> : <CountsSkeleton />}
      </>
    )
  }
  const { location: place, time } = data
  const zone = location.time_zone
  const reported = place.variables.map(({ var_name }) => findVariable(var_name))
  const variables = orderVariables(
    reported.filter((variable): variable is Variable => variable !== undefined && variable.kind !== 'status'),
  )
  const chosen = variables.find(({ var_name }) => var_name === search.var) ?? variables[0]
  return (
    <>
      <div className={styles.heading}>
        <h1>
          {summaryTexts.heading(location.name)}
          {chosen && <span className={styles.counting}>, {chosen.label}</span>}
        </h1>
        <p className={styles.counted}>{summaryTexts.counted(formatTimeOfDay(time, zone), nameZone(zone))}</p>
      </div>
      <PrintLine timeZone={zone} place={location} />
      {error !== null && <FailureNotice error={error} onTryAgain={refetch} />}
      <Counted location={location} place={place} variables={variables} chosen={chosen} />
    </>
  )
}

interface CountedProps {
  readonly location: Location
  readonly place: PlaceSummary
  readonly variables: readonly Variable[]
  readonly chosen: Variable | undefined
}

function Counted({ location, place, variables, chosen }: CountedProps) {
  const search = useSearch({ from: '/summary/$location' })
  if (!chosen) {
    return (
      <>
        <Empty title={summaryTexts.none}>{summaryTexts.noneNext}</Empty>
        <StatusList place={place} />
      </>
    )
  }
  const { location_id: locationId } = location
  const counts = countVariable(place, chosen)
  return (
    <>
      <VariableChips locationId={locationId} variables={variables} chosen={chosen} search={search} />
      <CountTiles locationId={locationId} varName={chosen.var_name} counts={counts} />
      <div className={styles.split}>
        <div className={styles.parts}>
          <Parts location={location} place={place} variable={chosen} />
        </div>
        <div className={styles.side}>
          <StatusList place={place} />
          <VariableBars place={place} variables={variables} chosen={chosen} search={search} />
        </div>
        <div className={styles.settings}>
          <Settings locationId={locationId} chosen={chosen} variables={variables} />
        </div>
      </div>
    </>
  )
}

/** What lies in the location; for one without locations, its rooms and sensors. */
function Parts({
  location,
  place,
  variable,
}: {
  location: Location
  place: PlaceSummary
  variable: Variable
}) {
  const { client, locations } = useDashboard()
  const search = useSearch({ from: '/summary/$location' })
  const { location_id: locationId } = location
  const hasParts = findChildren(locations, locationId).length > 0
  const { data, error, refetch } = useQuery({
    ...summaryQueries.children(client, locationId, variable.var_name),
    enabled: hasParts,
  })
  if (!hasParts) return <RoomsTable location={location} variable={variable} search={search} />
  if (data) {
    const below = data.children.reduce((sum, part) => sum + countVariable(part, variable).sensors, 0)
    const ownSensors = data.isCut ? 0 : countVariable(place, variable).sensors - below
    return (
      <>
        {error !== null && <FailureNotice error={error} onTryAgain={refetch} />}
        <PartsTable
          locationId={locationId}
          parts={data}
          ownSensors={Math.max(0, ownSensors)}
          variable={variable}
          search={search}
        />
      </>
    )
  }
  if (error !== null) return <FailureNotice error={error} onTryAgain={refetch} />
  return <Skeleton height="16rem" />
}

interface SettingsProps {
  readonly locationId: string
  readonly chosen: Variable
  readonly variables: readonly Variable[]
}

function Settings({ locationId, chosen, variables }: SettingsProps) {
  const { client } = useDashboard()
  const { data, error, refetch } = useQuery(queries.settings(client, locationId))
  if (data)
    return <SettingsPanel key={chosen.var_name} settings={data} chosen={chosen} variables={variables} />
  if (error !== null) return <FailureNotice error={error} onTryAgain={refetch} />
  return <Skeleton height="12rem" />
}

function CountsSkeleton() {
  return (
    <div className={styles.waiting} role="status" aria-label={summaryTexts.loading}>
      <Skeleton height="2.25rem" width="60%" />
      <Skeleton height="5.25rem" />
      <Skeleton height="16rem" />
    </div>
  )
}
