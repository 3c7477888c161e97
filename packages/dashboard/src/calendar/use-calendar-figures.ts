import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { type Location, queries } from '../data/queries.ts'
import { calendarQueries, type FiguresQuestion } from './calendar-queries.ts'
import type { CalendarChoice } from './choose-calendar.ts'
import { findCountedDays } from './date-range.ts'
import type { Figure } from './figures.ts'
import { findFirstDay, findIdleDays } from './find-idle-days.ts'
import { writeDays, writeHours } from './hour-selection.ts'
import { listUnmeasured } from './list-unmeasured.ts'
import { type Entry, type EntryIds, nameEntries } from './name-entries.ts'
import { type DayFigures, type HourFigures, totalDays } from './tabulate.ts'

/** An entry with its figures. */
export interface EntryFigures {
  readonly entry: Entry
  /** Of the whole range. */
  readonly figure: Figure
  readonly days: readonly DayFigures[]
  /** Of the week; empty unless the view shows it. */
  readonly hours: readonly HourFigures[]
}

/** What the views show. */
export interface CalendarFigures {
  readonly entries: readonly EntryFigures[]
  /** `loading`: no answer has come yet; `old`: still those of another range or other hours. */
  readonly state: 'loading' | 'old' | 'ready'
  readonly error: unknown
  readonly tryAgain: () => void
  /** The first date of which anything is known; `undefined` where nothing is. */
  readonly since: string | undefined
  /** Dates on which nobody came although they are in use in other weeks; see {@link findIdleDays}. */
  readonly idle: readonly string[]
  /** Those of them that count nothing in figures of several days. */
  readonly without: readonly string[]
  /** Rooms of the plans of which there are no figures. */
  readonly unmeasured: ReturnType<typeof listUnmeasured>
}

const noDays: readonly string[] = []

/** Sensors above which they are not read, only for the names and links of some. */
const maxSensors = 2000

/** Floors above which rooms are called as their sensors are. */
const maxPlans = 12

/** Reads what the calendar of a location shows, and follows the address. */
export function useCalendarFigures(
  location: Location,
  choice: CalendarChoice,
  { today, sensorCount }: { today: string; sensorCount: number },
): CalendarFigures {
  const { client, locations } = useDashboard()
  const { range, hours, days, metric, variable, view, by, countsIdle } = choice
  const isWeek = view === 'week'
  const question: FiguresQuestion = {
    ...range,
    locationId: location.location_id,
    varName: variable.var_name,
    hours: hours.value && writeHours(hours.value),
    days: days.value && writeDays(days.value),
    by: by === 'rooms' ? 'polygon' : 'child',
  }
  const daily = useQuery(calendarQueries.daily(client, question))
  const { since, idle } = useMemo(() => {
    const ofEntries = (daily.data ?? []).map(({ data }) => data)
    return { since: findFirstDay(ofEntries), idle: findIdleDays(ofEntries, metric, today) }
  }, [daily.data, metric, today])
  const without = countsIdle ? noDays : idle
  const weekly = useQuery({
    ...calendarQueries.weekly(client, { ...question, ...findCountedDays(choice, today) }, without),
    enabled: isWeek && daily.data !== undefined && !daily.isPlaceholderData,
  })
  const snapshot = useQuery({
    ...queries.snapshot(client, location.location_id),
    enabled: sensorCount <= maxSensors,
  })
  const floorIds = listFloors(daily.data ?? [])
  const roomNames = useQueries({
    queries: floorIds.map((floorId) => calendarQueries.roomNames(client, floorId)),
    combine: (results) => results.map(({ data }) => data),
  })
  const { entries, unmeasured } = useMemo(() => {
    const answers = daily.data ?? []
    const plans = new Map(
      floorIds.flatMap((floorId, index) => {
        const plan = roomNames[index]
        return plan === undefined ? [] : [[floorId, plan] as const]
      }),
    )
    const named = nameEntries(answers, {
      locations,
      sensors: snapshot.data?.sensors ?? [],
      roomNames: new Map([...plans].map(([floorId, { names }]) => [floorId, names])),
    })
    const figures = named.map((entry, index): EntryFigures => {
      const ofDays = answers[index]?.data ?? []
      return {
        entry,
        figure: totalDays(ofDays, {
          metric,
          hours: hours.value,
          timeZone: entry.timeZone,
          today,
          since,
          without,
        }),
        days: ofDays,
        hours: weekly.data?.find((one) => isSame(one, answers[index]))?.data ?? [],
      }
    })
    return { entries: figures, unmeasured: listUnmeasured(answers, plans) }
  }, [
    daily.data,
    weekly.data,
    snapshot.data,
    locations,
    floorIds,
    roomNames,
    metric,
    hours.value,
    today,
    since,
    without,
  ])
  const isLoading = !daily.data || (isWeek && !weekly.data)
  const isOld = daily.isPlaceholderData || (isWeek && weekly.isPlaceholderData)
  return {
    entries,
    state: isLoading ? 'loading' : isOld ? 'old' : 'ready',
    error: daily.error ?? (isWeek ? weekly.error : null),
    tryAgain: () => {
      daily.refetch()
      if (isWeek && daily.data) weekly.refetch()
    },
    since,
    idle,
    without,
    unmeasured,
  }
}

function listFloors(answers: readonly EntryIds[]): readonly string[] {
  const floors = answers.flatMap(({ polygon_id, location_id }) =>
    polygon_id === undefined || location_id === undefined ? [] : [location_id],
  )
  const different = [...new Set(floors)]
  return different.length <= maxPlans ? different : []
}

function isSame(a: Omit<EntryIds, 'time_zone'>, b: EntryIds | undefined): boolean {
  return a.location_id === b?.location_id && a.sensor_id === b?.sensor_id && a.polygon_id === b?.polygon_id
}
