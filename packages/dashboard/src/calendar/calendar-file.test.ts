import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Variable } from '../data/queries.ts'
import { writeCsv } from '../data/write-csv.ts'
import { listCalendarRows } from './calendar-file.ts'

const variable = { var_name: 'motionEvent', unit: 'event' } as Variable
const entries = [
  {
    entry: {
      id: 'floor/room',
      kind: 'room',
      name: 'Room, north',
      place: 'Ground floor',
      timeZone: 'Europe/London',
      locationId: undefined,
      sensors: [],
    },
    figure: { value: 0.25, count: 4, coverage: 1 },
    days: [
      { date: '2026-01-13', utl: 0.25, count: 4, coverage: 1 },
      { date: '2026-01-14', utl: null, count: 0, coverage: 0 },
      { date: '2026-01-15', utl: null, count: 0, coverage: 0 },
    ],
    hours: [{ weekday: 'tue', hour: 9, utl: 0.5, count: 2, coverage: 1 }],
  },
] as const
const choice = {
  metric: 'utl',
  variable,
  hours: { value: { from: 9, to: 12 }, from: undefined },
  days: { value: undefined, from: undefined },
} as const
const write = (view: 'month' | 'week' | 'ranking') => {
  const { header, rows } = listCalendarRows(entries, { view, ...choice }, '2026-01-14')
  return writeCsv(header, rows).split('\r\n')
}

test('a month has a row for each day that has come, with the hours and days that count', () => {
  assert.deepEqual(write('month'), [
    'name,place,variable,figure,date,weekday,value,unit,data,coverage,time_zone,hours,days',
    '"Room, north",Ground floor,motionEvent,utl,2026-01-13,tue,0.25,share,4,1,Europe/London,9-12,all',
    '"Room, north",Ground floor,motionEvent,utl,2026-01-14,wed,,share,0,0,Europe/London,9-12,all',
    '',
  ])
})

test('a week has a row for each of its hours, and a ranking one for each place', () => {
  assert.match(write('week')[1] ?? '', /,utl,tue,9,0.5,share,/)
  assert.match(write('ranking')[1] ?? '', /,utl,0.25,share,4,1,/)
})
