import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatLocalTime } from './format-local-time.ts'
import { formatTable } from './format-table.ts'
import { formatValue } from './format-value.ts'

test('columns are aligned under their titles, without trailing spaces', () => {
  const table = formatTable(
    [{ title: 'name' }, { title: 'value', align: 'right' }, { title: 'unit' }],
    [
      ['Größe µ', '5', 'ppm'],
      ['b', '1000.5', ''],
    ],
  )
  assert.equal(table, 'NAME      VALUE  UNIT\nGröße µ       5  ppm\nb        1000.5\n')
})

test('names cannot steer the terminal', () => {
  const table = formatTable([{ title: 'name' }], [['a\u001b[31mb\r\nc\u202ed']])
  assert.equal(table, 'NAME\na�[31mb��c�d\n')
})

test('local time shows the offset, so that both hours of an autumn night are told apart', () => {
  const second = Date.UTC(2026, 9, 25, 0, 30) / 1000
  assert.equal(formatLocalTime(second, 'Europe/London'), '2026-10-25 01:30:00+01:00')
  assert.equal(formatLocalTime(second + 3600, 'Europe/London'), '2026-10-25 01:30:00+00:00')
  assert.equal(formatLocalTime(second, 'America/New_York'), '2026-10-24 20:30:00-04:00')
  assert.equal(formatLocalTime(second, 'Asia/Kathmandu'), '2026-10-25 06:15:00+05:45')
})

test('midnight is hour 00 and milliseconds are kept', () => {
  assert.equal(formatLocalTime(0.25, 'UTC'), '1970-01-01 00:00:00.250+00:00')
  assert.equal(formatLocalTime(1760000000.0004, 'UTC'), '2025-10-09 08:53:20+00:00')
})

test('a time zone that this system does not know is answered in UTC', () => {
  assert.equal(formatLocalTime(0, 'Moon/Tranquility'), '1970-01-01 00:00:00+00:00')
})

test('values carry their unit; what is absent is a dash', () => {
  assert.equal(formatValue('CO2ppm', 850), '850 ppm')
  assert.equal(formatValue('CO2ppm', undefined), '-')
  assert.equal(formatValue('fromTheFuture', 1), '1')
})
