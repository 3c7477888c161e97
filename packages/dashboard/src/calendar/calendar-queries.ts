import type { Client, Schemas } from '@openlightfi/client'
import { queryOptions } from '@tanstack/react-query'
import type { DateRange } from './date-range.ts'
import type { PlanNames } from './list-unmeasured.ts'

/** Which figures are asked for. */
export interface FiguresQuestion extends DateRange {
  readonly locationId: string
  readonly varName: Schemas['VarName']
  /** As the API writes them; `undefined`: all. */
  readonly hours: string | undefined
  readonly days: string | undefined
  readonly by: 'child' | 'polygon'
}

/** What the calendar asks the server. */
export const calendarQueries = {
  /** How many sensors a location has, and what they report. */
  reported: (client: Client, locationId: string) =>
    queryOptions({
      queryKey: ['reported', locationId],
      queryFn: async ({ signal }) =>
        (await client.readLocationSummary(locationId, { limit: 1 }, { signal })).location,
    }),

  /** Figures of each day. */
  daily: (client: Client, question: FiguresQuestion) =>
    queryOptions({
      queryKey: ['daily', question],
      queryFn: async ({ signal }) => {
        const { locationId, varName } = question
        return (await client.readLocationDaily(locationId, varName, writeQuery(question), { signal })).data
      },
      placeholderData: (before, query) => (isAlike(query?.queryKey, question) ? before : undefined),
    }),

  /** Figures of each hour of the week. @param without dates that do not count. */
  weekly: (client: Client, question: FiguresQuestion, without: readonly string[]) =>
    queryOptions({
      queryKey: ['weekly', question, without],
      queryFn: async ({ signal }) => {
        const { locationId, varName } = question
        const query = { ...writeQuery(question), ...writeWithout(without), group_by: 'weekday' } as const
        return (await client.readLocationHourly(locationId, varName, query, { signal })).data
      },
      placeholderData: (before, query) => (isAlike(query?.queryKey, question) ? before : undefined),
    }),

  /** The names of the polygons of a floor's plan, and which are rooms; none where it has no plan. */
  roomNames: (client: Client, floorId: string) =>
    queryOptions({
      queryKey: ['roomNames', floorId],
      queryFn: async ({ signal }) => readNames(await client.readFloorplan(floorId, { signal })),
      staleTime: 5 * 60_000,
    }),
} as const

/** Tells whether figures may stay, dimmed, until those of another range or other hours are there. */
function isAlike(key: readonly unknown[] | undefined, { locationId, varName, by }: FiguresQuestion) {
  const before = key?.[1] as FiguresQuestion | undefined
  if (before === undefined) return false
  return before.locationId === locationId && before.varName === varName && before.by === by
}

function writeQuery({ from, to, hours, days, by }: FiguresQuestion) {
  return { from, to, by, ...(hours !== undefined && { hours }), ...(days !== undefined && { days }) }
}

/** Writes dates that do not count as the API takes them. */
export function writeWithout(dates: readonly string[]) {
  return dates.length === 0 ? {} : { exclude: dates.join(',') }
}

function readNames(plan: Schemas['Floorplan']): PlanNames {
  const names = new Map<string, string>()
  const rooms = new Set<string>()
  for (const { id, properties } of plan.features) {
    const facts: Readonly<Record<string, unknown>> =
      typeof properties === 'object' && properties !== null ? { ...properties } : {}
    const key = id ?? facts.id
    if (key === undefined || typeof facts.name !== 'string') continue
    names.set(String(key), facts.name)
    if (typeof facts.type === 'string' && roomType.test(facts.type)) rooms.add(String(key))
  }
  return { names, rooms }
}

/** What of a plan is a room: no outline of the floor, and nothing that one only passes through. */
const roomType = /^area\.(?!floor|toilet|stairs|lift)/
