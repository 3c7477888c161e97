import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { writeCsv } from '../data/write-csv.ts'
import { dailyColumns, findLocalDays, listDailyRows } from './list-daily-rows.ts'

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds / 1000

test('the days are those of the zone that a stretch of time touches, whole ones', () => {
  const range = { from: at('2026-03-28T23:30:00Z'), to: at('2026-03-29T23:00:00Z') }
  assert.deepEqual(findLocalDays(range, 'Europe/London'), { from: '2026-03-28', to: '2026-03-30' })
  assert.deepEqual(findLocalDays(range, 'Asia/Kathmandu'), { from: '2026-03-29', to: '2026-03-31' })
  assert.deepEqual(findLocalDays(range, 'America/New_York'), { from: '2026-03-28', to: '2026-03-30' })
})

test('each sensor and day is a row, with the hours and days that its figures are of', () => {
  const co2 = makeVariable('CO2ppm', { unit: 'ppm' })
  const motion = makeVariable('motionEvent', { kind: 'event' })
  const answer = { sensor_id: 'AQ2-1', time_zone: 'Europe/London' }
  const rows = listDailyRows(
    [
      {
        sensorId: 'AQ2-1',
        name: 'Boardroom · CO2',
        variable: co2,
        answer: {
          ...answer,
          var_name: 'CO2ppm',
          data: [
            { date: '2026-01-13', min: 412, avg: 633.5, max: 1180, count: 120, coverage: 0.98 },
            { date: '2026-01-14', min: null, avg: null, max: null, count: 0, coverage: 0 },
          ],
        },
      },
      {
        sensorId: 'AQ2-1',
        name: 'Boardroom · Motion',
        variable: motion,
        answer: {
          ...answer,
          var_name: 'motionEvent',
          data: [{ date: '2026-01-13', utl: 0.4, count: 9, coverage: 1 }],
        },
      },
    ],
    { hours: '8-18', days: 'mon-fri' },
  )
  assert.deepEqual(writeCsv(dailyColumns, rows).trimEnd().split('\r\n').slice(1), [
    'Boardroom · CO2,AQ2-1,CO2ppm,2026-01-13,412,633.5,1180,,ppm,120,0.98,Europe/London,8-18,mon-fri',
    'Boardroom · CO2,AQ2-1,CO2ppm,2026-01-14,,,,,ppm,0,0,Europe/London,8-18,mon-fri',
    'Boardroom · Motion,AQ2-1,motionEvent,2026-01-13,,,,0.4,,9,1,Europe/London,8-18,mon-fri',
  ])
})
