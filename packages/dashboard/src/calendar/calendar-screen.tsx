import type { Schemas } from '@openlightfi/client'
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { NotFoundScreen } from '../app/not-found-screen.tsx'
import { useTitle } from '../app/use-title.ts'
import { type Location, queries, type Variable } from '../data/queries.ts'
import { Empty } from '../design/empty.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import { toZoned } from '../time/format-time.ts'
import { calendarQueries } from './calendar-queries.ts'
import styles from './calendar-screen.module.css'
import { CalendarSkeleton } from './calendar-skeleton.tsx'
import { CalendarView } from './calendar-view.tsx'
import { chooseCalendar } from './choose-calendar.ts'

/** Which days and hours are full or bad, and where: months, the pattern of a week, and a ranking. */
export function CalendarScreen() {
  const { location: locationId } = useParams({ from: '/calendar/$location' })
  const { locations } = useDashboard()
  const location = locations.find(({ location_id }) => location_id === locationId)
  useTitle(calendarTexts.title, location?.name)
  if (!location) return <NotFoundScreen />
  return (
    <div className={styles.screen}>
      <CalendarOf location={location} />
    </div>
  )
}

function CalendarOf({ location }: { location: Location }) {
  const { client } = useDashboard()
  const { view = 'month' } = useSearch({ from: '/calendar/$location' })
  const settings = useQuery(queries.settings(client, location.location_id))
  const reported = useQuery(calendarQueries.reported(client, location.location_id))
  const error = settings.error ?? reported.error
  if (settings.data && reported.data) {
    return <ChosenCalendar location={location} settings={settings.data} reported={reported.data} />
  }
  if (error !== null) {
    const tryAgain = () => {
      settings.refetch()
      reported.refetch()
    }
    return <FailureNotice error={error} onTryAgain={tryAgain} />
  }
  return <CalendarSkeleton title={location.name} view={view} />
}

interface ChosenCalendarProps {
  readonly location: Location
  readonly settings: Schemas['LocationSettingsOutput']
  readonly reported: Schemas['PlaceSummary']
}

function ChosenCalendar({ location, settings, reported }: ChosenCalendarProps) {
  const { session, findVariable } = useDashboard()
  const search = useSearch({ from: '/calendar/$location' })
  const variables = reported.variables
    .map(({ var_name }) => findVariable(var_name))
    .filter((variable): variable is Variable => variable !== undefined)
  const today = toZoned(session.clock.nowMs() / 1000, location.time_zone)
    .toPlainDate()
    .toString()
  const choice = chooseCalendar(search, { variables, settings, today, kind: location.kind })
  const { nothing, nothingNext } = calendarTexts.empty
  if (!choice) {
    return (
      <>
        <h1>{calendarTexts.heading(location.name)}</h1>
        <Empty title={nothing}>{nothingNext}</Empty>
      </>
    )
  }
  const sensorCount = Object.values(reported.statuses).reduce((sum, count) => sum + count, 0)
  return (
    <CalendarView
      location={location}
      settings={settings}
      variables={variables}
      choice={choice}
      search={search}
      today={today}
      sensorCount={sensorCount}
    />
  )
}
