import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Variable } from '../data/queries.ts'
import { findDayAddress, writeCalendarAddress } from './cell-addresses.ts'
import type { Entry } from './name-entries.ts'

const variable = { var_name: 'CO2ppm' } as Variable
const families = [
  {
    family: 'alpine',
    name: 'Alpine',
    prefix: 'AQ2',
    var_names: ['CO2ppm'],
    expected_interval_s: 300,
    stale_after_s: 900,
  },
] as const
const entry = (over: Partial<Entry>): Entry => ({
  id: 'a',
  kind: 'room',
  name: 'Room',
  place: '',
  timeZone: 'Europe/London',
  locationId: undefined,
  sensors: [],
  ...over,
})
const find = (date: string, ...entries: Entry[]) =>
  findDayAddress({
    date,
    variable,
    entries,
    families: [...families.map((one) => ({ ...one, var_names: [...one.var_names] }))],
    search: { var: 'CO2ppm', by: 'parts' },
  })

test('a day leads to its sensors that report the variable, from midnight to midnight there', () => {
  const sensors = [
    { sensor_id: 'AQ2-1', family: 'alpine' },
    { sensor_id: 'LF-1', family: 'base' },
    { sensor_id: 'LF-2', family: 'base', data: [{ var_name: 'CO2ppm', time: 1, value: 1 }] },
  ] as const
  assert.equal(
    find(
      '2026-03-29',
      entry({ sensors: sensors.map((one) => ({ ...one, data: 'data' in one ? [...one.data] : [] })) }),
    ),
    '/compare?s=AQ2-1:CO2ppm,LF-2:CO2ppm&from=2026-03-29T00:00:00Z&to=2026-03-29T23:00:00Z',
  )
})

test('a location whose sensors were not read leads to its own calendar', () => {
  assert.equal(
    find('2026-01-13', entry({ kind: 'location', locationId: 'house 1' })),
    '/calendar/house%201?var=CO2ppm&view=month&from=2026-01-13&to=2026-01-14',
  )
  assert.equal(find('2026-01-13', entry({})), undefined)
  assert.equal(find('2026-01-13'), undefined)
})

test('an address of the calendar has what differs from the rule alone', () => {
  assert.equal(writeCalendarAddress('loc', {}), '/calendar/loc')
})
