import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Schemas } from '@openlightfi/client'
import { makeVariable } from '../../testing/make-variable.ts'
import { readSearch } from '../app/search-params.ts'
import type { Variable } from '../data/queries.ts'
import { calendarSearch } from './calendar-search.ts'
import { chooseCalendar, listCalendarVariables } from './choose-calendar.ts'

const variable = (var_name: Variable['var_name'], kind: Variable['kind'], bands = 0) =>
  makeVariable(var_name, {
    kind,
    weight: 10 * bands,
    bands: Array.from({ length: bands }, () => ({ name: '', to: null, severity: 0 })),
  })
const variables = [
  variable('batteryLevelPct', 'measurement', 3),
  variable('CO2ppm', 'measurement', 5),
  variable('clientsWiFi', 'count'),
  variable('energyInkWh', 'meter'),
  variable('motionEvent', 'event'),
  variable('onlineStatus', 'status'),
]

const building = { kind: 'location', location_id: 'house', name: 'Northwind House' } as const
const settings = {
  location_id: 'floor',
  version: '1',
  own: {},
  effective: {
    bands: {},
    working_hours: { value: '8-18', from: building },
    working_days: { value: 'mon-fri', from: building },
    outdoor_co2_ppm: { value: 450, from: building },
    capacity: { value: null, from: building },
  },
} satisfies Schemas['LocationSettingsOutput']

const choose = (query: Record<string, string>, kind: 'floor' | 'organisation' = 'floor') =>
  chooseCalendar(readSearch(calendarSearch, query), { variables, settings, today: '2026-01-14', kind })

test('use comes first, then what tells most of a place; meters and states have no calendar', () => {
  assert.deepEqual(
    listCalendarVariables(variables).map(({ var_name }) => var_name),
    ['motionEvent', 'CO2ppm', 'batteryLevelPct', 'clientsWiFi'],
  )
})

test('an address without anything shows the use of this month and the last in working hours', () => {
  const choice = choose({})
  assert.equal(choice?.variable.var_name, 'motionEvent')
  assert.equal(choice?.metric, 'utl')
  assert.equal(choice?.view, 'month')
  assert.equal(choice?.by, 'rooms')
  assert.deepEqual(choice?.range, { from: '2025-12-01', to: '2026-02-01' })
  assert.deepEqual(choice?.hours, { value: { from: 8, to: 18 }, from: building })
  assert.deepEqual(choice?.days, { value: ['mon', 'tue', 'wed', 'thu', 'fri'], from: building })
})

test('the pattern of a week is of four whole weeks, and an organisation is compared by its parts', () => {
  const choice = choose({ view: 'week' }, 'organisation')
  assert.deepEqual(choice?.range, { from: '2025-12-17', to: '2026-01-14' })
  assert.equal(choice?.by, 'parts')
})

test('an address says what counts, and what means nothing there is left out', () => {
  const choice = choose({ var: 'CO2ppm', metric: 'utl', hours: 'all', days: 'sat-sun', from: '2026-01-05' })
  assert.equal(choice?.variable.var_name, 'CO2ppm')
  assert.equal(choice?.metric, 'mean')
  assert.deepEqual(choice?.hours, { value: undefined, from: undefined })
  assert.deepEqual(choice?.days, { value: ['sat', 'sun'], from: undefined })
  assert.deepEqual(choice?.range, { from: '2025-12-01', to: '2026-02-01' })
  assert.deepEqual(readSearch(calendarSearch, { hours: '08:00-18:00', days: 'x', view: 'year' }), {
    hours: '8-18',
  })
})

test('where no sensor reports anything that has a calendar, there is none', () => {
  const none = { variables: [], settings, today: '2026-01-14', kind: 'floor' } as const
  assert.equal(chooseCalendar({}, none), undefined)
})
