import type { Schemas } from '@openlightfi/client'
import { useNavigate } from '@tanstack/react-router'
import { PrintLine } from '../app/print-line.tsx'
import type { Location, Variable } from '../data/queries.ts'
import { AddressLink } from '../design/address-link.tsx'
import { Empty } from '../design/empty.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { calendarTexts } from '../text/en/calendar.ts'
import { CalendarControls } from './calendar-controls.tsx'
import { CalendarExports } from './calendar-exports.tsx'
import { CalendarHeading } from './calendar-heading.tsx'
import { FiguresSkeleton } from './calendar-skeleton.tsx'
import styles from './calendar-view.module.css'
import { writeCalendarAddress } from './cell-addresses.ts'
import {
  type CalendarChange,
  type CalendarChoice,
  type CalendarSearch,
  changeSearch,
} from './choose-calendar.ts'
import { combineEntries } from './combine-entries.ts'
import { clipRange } from './date-range.ts'
import { IdleNotice } from './idle-notice.tsx'
import { ShownFigures } from './shown-figures.tsx'
import { useCalendarFigures } from './use-calendar-figures.ts'

/** What the calendar of a location is made of. */
export interface CalendarViewProps {
  readonly location: Location
  readonly settings: Schemas['LocationSettingsOutput']
  readonly variables: readonly Variable[]
  readonly choice: CalendarChoice
  readonly search: CalendarSearch
  /** The local date. */
  readonly today: string
  readonly sensorCount: number
}

/** The chosen view of a location's figures, with what chooses it. */
export function CalendarView(props: CalendarViewProps) {
  const { location, settings, choice, search, today } = props
  const navigate = useNavigate()
  const figures = useCalendarFigures(location, choice, props)
  const change = (changed: CalendarChange, replace = true) => {
    navigate({
      to: '/calendar/$location',
      params: { location: location.location_id },
      search: changeSearch(search, changed),
      replace,
    })
  }
  const shown = figures.entries.find(({ entry }) => entry.id === search.of)
  const shownEntries = shown ? [shown] : figures.entries
  return (
    <>
      <div className={styles.top}>
        <CalendarHeading
          location={location}
          choice={choice}
          range={clipRange(choice.range, today)}
          since={figures.since}
          leftOut={choice.countsIdle ? 0 : figures.idle.length}
          shown={choice.view === 'ranking' ? undefined : shown?.entry}
          timeZones={[...new Set(figures.entries.map(({ entry }) => entry.timeZone))]}
          coverage={combineEntries(shownEntries, choice).coverage}
          isKnown={figures.entries.length > 0}
        />
        {figures.state !== 'loading' && figures.entries.length > 0 && (
          <CalendarExports
            file={{
              locationId: location.location_id,
              choice,
              today,
              entries: figures.entries,
              shown: shown?.entry,
              since: figures.since,
              without: figures.without,
            }}
          />
        )}
      </div>
      <PrintLine timeZone={location.time_zone} place={location} />
      <CalendarControls
        settings={settings}
        variables={props.variables}
        choice={choice}
        today={today}
        entries={figures.entries}
        shown={shown?.entry.id}
        onChange={change}
      />
      {figures.error !== null && <FailureNotice error={figures.error} onTryAgain={figures.tryAgain} />}
      {figures.state === 'loading' && figures.error === null && <FiguresSkeleton view={choice.view} />}
      {figures.state !== 'loading' && figures.entries.length === 0 && (
        <NoEntries location={location} choice={choice} search={search} />
      )}
      {figures.state !== 'loading' && figures.entries.length > 0 && (
        <div
          className={joinClasses(styles.figures, figures.state === 'old' && styles.old)}
          aria-busy={figures.state === 'old'}
        >
          {figures.idle.length > 0 && (
            <IdleNotice
              days={figures.idle}
              isCounted={choice.countsIdle}
              address={writeCalendarAddress(
                location.location_id,
                changeSearch(search, { idle: choice.countsIdle ? undefined : 'counted' }),
              )}
            />
          )}
          <ShownFigures
            {...props}
            entries={figures.entries}
            shown={shown}
            since={figures.since}
            unmeasured={figures.unmeasured}
          />
        </div>
      )}
    </>
  )
}

function NoEntries({ location, choice, search }: Pick<CalendarViewProps, 'location' | 'choice' | 'search'>) {
  const { noRooms, noRoomsNext, noParts } = calendarTexts.empty
  if (choice.by === 'parts') return <Empty title={noParts} />
  return (
    <Empty title={noRooms}>
      {noRoomsNext}{' '}
      <AddressLink address={writeCalendarAddress(location.location_id, { ...search, by: 'parts' })}>
        {calendarTexts.by.parts}
      </AddressLink>
    </Empty>
  )
}
