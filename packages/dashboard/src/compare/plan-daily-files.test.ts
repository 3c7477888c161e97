import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { findLocalDays, planDailyFiles } from './plan-daily-files.ts'

const fromS = Date.UTC(2026, 0, 9, 23, 30) / 1000
const range = { from: fromS, to: fromS + 86_400 }

test('the local days of a stretch of time are those that it touches', () => {
  assert.deepEqual(findLocalDays(range, 'Europe/London'), { from: '2026-01-09', to: '2026-01-11' })
  assert.deepEqual(findLocalDays(range, 'Europe/Berlin'), { from: '2026-01-10', to: '2026-01-12' })
  const day = { from: Date.UTC(2026, 0, 9) / 1000, to: Date.UTC(2026, 0, 10) / 1000 }
  assert.deepEqual(findLocalDays(day, 'UTC'), { from: '2026-01-09', to: '2026-01-10' })
})

test('figures of days are a file for each series that has some, with its rows', () => {
  const sensor = { sensor_id: 'AQ2-1', time_zone: 'Europe/London' }
  const series = (kind: 'measurement' | 'status') => ({
    sensor,
    variable: makeVariable('CO2ppm', { kind }),
    name: 'Hall',
  })
  const choice = {
    hours: { value: { from: 8, to: 18 }, from: undefined },
    days: { value: ['sat' as const], from: undefined },
  }
  const [file, ...others] = planDailyFiles(
    [series('status'), series('measurement')],
    range,
    choice,
    'csv_comma',
  )
  assert.deepEqual(others, [])
  assert.equal(file?.rows, 1)
  assert.deepEqual(file?.input, {
    path: `/sensors/AQ2-1/CO2ppm/daily?from=2026-01-09&to=2026-01-11&hours=8-18&days=sat&format=csv&decimal=comma`,
    file_name: `AQ2-1-CO2ppm-daily_2026-01-09_2026-01-11.csv`,
  })
})
