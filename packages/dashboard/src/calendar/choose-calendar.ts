import type { Schemas } from '@openlightfi/client'
import type { SearchOf } from '../app/search-params.ts'
import { orderVariables } from '../data/order-variables.ts'
import type { Variable } from '../data/queries.ts'
import { type calendarSearch, everything } from './calendar-search.ts'
import { type DateRange, findPreset, isRange } from './date-range.ts'
import { listMetrics, type Metric } from './figures.ts'
import { type HourRange, readDays, readHours, type Weekday, weekdays } from './hour-selection.ts'

/** What an address asks the calendar for. */
export type CalendarSearch = SearchOf<typeof calendarSearch>

/** What of an address is to be another; `undefined`: nothing any more. */
export type CalendarChange = { readonly [Key in keyof CalendarSearch]?: CalendarSearch[Key] | undefined }

/** Changes an address. */
export function changeSearch(search: CalendarSearch, change: CalendarChange): CalendarSearch {
  const changed = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(changed)
}

/** The hours or days that count, and where they come from. */
export interface Chosen<Value> {
  /** `undefined`: all. */
  readonly value: Value | undefined
  /** Where it comes from; `undefined`: the address. */
  readonly from: Schemas['SettingSource'] | undefined
}

/** What the calendar shows: the address, and what holds where it says nothing. */
export interface CalendarChoice {
  readonly variable: Variable
  readonly view: 'month' | 'week' | 'ranking'
  readonly metric: Metric
  readonly range: DateRange
  readonly hours: Chosen<HourRange>
  readonly days: Chosen<readonly Weekday[]>
  readonly by: 'rooms' | 'parts'
  /** Whether days count on which nobody came although they are in use in other weeks. */
  readonly countsIdle: boolean
}

/** What a choice rests on. */
export interface CalendarGrounds {
  /** The variables that sensors below the location report. */
  readonly variables: readonly Variable[]
  readonly settings: Schemas['LocationSettingsOutput']
  /** The local date. */
  readonly today: string
  readonly kind: Schemas['LocationOutput']['kind']
}

/** Lists the variables that a calendar can show: use first, then as {@link orderVariables} has them. */
export function listCalendarVariables(variables: readonly Variable[]): readonly Variable[] {
  const shown = orderVariables(variables).filter(({ kind }) => listMetrics(kind).length > 0)
  return [...shown.filter(({ kind }) => kind === 'event'), ...shown.filter(({ kind }) => kind !== 'event')]
}

/** Completes an address. @returns `undefined` where no sensor reports anything that a calendar can show. */
export function chooseCalendar(search: CalendarSearch, grounds: CalendarGrounds): CalendarChoice | undefined {
  const variables = listCalendarVariables(grounds.variables)
  const variable = variables.find(({ var_name }) => var_name === search.var) ?? variables[0]
  if (!variable) return undefined
  const metrics = listMetrics(variable.kind)
  const view = search.view ?? 'month'
  return {
    variable,
    view,
    metric: metrics.find((metric) => metric === search.metric) ?? metrics[0] ?? 'mean',
    range: chooseRange(search, view, grounds.today),
    ...chooseHours(search, grounds.settings),
    by: search.by ?? (hasRooms(grounds.kind) ? 'rooms' : 'parts'),
    countsIdle: search.idle === 'counted',
  }
}

/** Completes which hours and days count by what is set for a location. */
export function chooseHours(
  { hours, days }: { readonly hours?: string | undefined; readonly days?: string | undefined },
  settings: Schemas['LocationSettingsOutput'],
): Pick<CalendarChoice, 'hours' | 'days'> {
  const { working_hours, working_days } = settings.effective
  return { hours: choose(hours, working_hours, readHours), days: chooseDays(days, working_days) }
}

/** Tells whether rooms of plans are what one would compare in a location of a kind. */
export function hasRooms(kind: Schemas['LocationOutput']['kind']): boolean {
  return kind === 'building' || kind === 'floor' || kind === 'zone'
}

function chooseRange({ from, to }: CalendarSearch, view: CalendarChoice['view'], today: string): DateRange {
  if (from !== undefined && to !== undefined && isRange({ from, to })) return { from, to }
  return findPreset(view === 'month' ? 'months2' : 'weeks4', today)
}

function choose<Value>(
  asked: string | undefined,
  setting: { readonly value: string; readonly from: Schemas['SettingSource'] },
  read: (text: string) => Value | undefined,
): Chosen<Value> {
  if (asked === everything) return { value: undefined, from: undefined }
  if (asked !== undefined) return { value: read(asked), from: undefined }
  return { value: read(setting.value), from: setting.from }
}

function chooseDays(
  asked: string | undefined,
  setting: { readonly value: string; readonly from: Schemas['SettingSource'] },
): Chosen<readonly Weekday[]> {
  const chosen = choose(asked, setting, readDays)
  return chosen.value?.length === weekdays.length ? { ...chosen, value: undefined } : chosen
}
