import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { liveSearchOf } from '../app/sensor-links.ts'
import { formatValue, joinUnit } from '../data/format-value.ts'
import type { Location, Variable } from '../data/queries.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { summaryTexts } from '../text/en/summary.ts'
import { formatAge, formatIso, formatMoment } from '../time/format-time.ts'
import { type GatheredRoom, gatherRooms } from './gather-rooms.ts'
import { PartsFrame } from './parts-frame.tsx'
import rows from './parts-table.module.css'
import styles from './rooms-table.module.css'
import type { SummarySearch } from './summary-search.ts'
import { useRooms } from './use-rooms.ts'

/** Settings of the table. */
export interface RoomsTableProps {
  readonly location: Location
  readonly variable: Variable
  readonly search: SummarySearch
}

const words = summaryTexts.rooms

/** The rooms of a location that has no locations in it, each with its worst sensor, the worst first. */
export function RoomsTable({ location, variable, search }: RoomsTableProps) {
  const { snapshot, plan, shown, bands, nowS, roomNames } = useRooms(location, variable)
  if (!snapshot.data || plan.isLoading) {
    if (snapshot.error !== null)
      return <FailureNotice error={snapshot.error} onTryAgain={() => snapshot.refetch()} />
    return <Skeleton height="16rem" />
  }
  const { sort = 'worst', q } = search
  const how = { sort, bands, isUse: variable.kind === 'event', roomNames }
  const rooms = gatherRooms(shown, { ...how, q: undefined })
  return (
    <>
      {snapshot.error !== null && (
        <FailureNotice error={snapshot.error} onTryAgain={() => snapshot.refetch()} />
      )}
      {plan.error !== null && <FailureNotice error={plan.error} onTryAgain={() => plan.refetch()} />}
      <PartsFrame
        title={nameRooms(rooms)}
        locationId={location.location_id}
        search={search}
        found={q === undefined ? rooms : gatherRooms(shown, { ...how, q })}
        total={rooms.length}
        after={rooms.some(({ sensorCount }) => sensorCount > 1) ? words.worstOf : undefined}
      >
        {(some) => (
          <RoomRows
            rooms={some}
            location={location}
            variable={variable}
            nowS={nowS}
            countsSensors={rooms.some(({ sensorCount }) => sensorCount > 1)}
          />
        )}
      </PartsFrame>
    </>
  )
}

/** Calls the rows what they are. */
function nameRooms(rooms: readonly GatheredRoom[]): string {
  if (rooms.every(({ isRoom }) => isRoom)) return words.rooms
  return rooms.some(({ isRoom }) => isRoom) ? words.both : words.sensors
}

interface RoomRowsProps {
  readonly rooms: readonly GatheredRoom[]
  readonly location: Location
  readonly variable: Variable
  readonly nowS: number
  /** Whether any room has several sensors. */
  readonly countsSensors: boolean
}

function RoomRows({ rooms, location, variable, nowS, countsSensors }: RoomRowsProps) {
  const zone = location.time_zone
  return (
    <table className={rows.table}>
      <caption className={rows.hidden}>{summaryTexts.now(variable.label)}</caption>
      <thead>
        <tr>
          <th scope="col">{words.room}</th>
          <th scope="col">{summaryTexts.now(variable.label)}</th>
          <th scope="col">{words.time}</th>
          {countsSensors && (
            <th scope="col" className={rows.end}>
              {summaryTexts.statuses.title}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rooms.map(({ key, name, shown, sensorCount, absentCount }) => (
          <tr key={key}>
            <th scope="row">
              <Link
                to="/live/$location"
                params={{ location: location.location_id }}
                search={liveSearchOf(shown.sensor, variable.var_name)}
                className={rows.name}
                aria-label={words.inLive(name)}
              >
                {name}
              </Link>
            </th>
            <td className={styles.now}>
              <Now shown={shown} variable={variable} />
            </td>
            <td className={styles.time}>
              {shown.datum && (
                <time dateTime={formatIso(shown.datum.time, zone)}>
                  {formatMoment(shown.datum.time, zone, nowS)}
                  <span className={styles.age}>{words.ago(formatAge(nowS - shown.datum.time))}</span>
                </time>
              )}
            </td>
            {countsSensors && (
              <td className={rows.end}>
                {summaryTexts.number(sensorCount)}
                {absentCount > 0 && sensorCount > 1 && (
                  <span className={rows.unheard}>
                    {summaryTexts.parts.without(absentCount, variable.label)}
                  </span>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the room shows: its value and band, or that there is none and what there was. */
function Now({ shown, variable }: { shown: GatheredRoom['shown']; variable: Variable }) {
  const { preferences } = useDashboard()
  const { datum, absence, colour, ticks, word, valueText } = shown
  const isUse = variable.kind === 'event'
  const written = datum && formatValue(variable, datum.value, preferences.preferences)
  const value = written && joinUnit(written.text, written.symbol)
  if (absence !== undefined) {
    return (
      <span className={styles.reading}>
        <Swatch colour={undefined} />
        <span>{word}</span>
        {!isUse && value !== undefined && <span className={styles.quiet}>{words.last(value)}</span>}
      </span>
    )
  }
  return (
    <span className={styles.reading}>
      {colour !== undefined && <Swatch colour={colour} />}
      <span className={styles.value}>{isUse ? word : value}</span>
      {ticks > 0 && <TickGlyph ticks={ticks} />}
      <span className={styles.quiet}>{isUse ? words.ago(valueText) : word}</span>
    </span>
  )
}
