import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCurl } from './write-curl.ts'
import { writeDownload } from './write-download.ts'

const part = { sensorId: 'AQ2-1', varName: 'CO2ppm', from: '2026-01-01', to: '2026-01-15' }

test('a download names what is in it, and times of CSV can be read', () => {
  assert.deepEqual(writeDownload(part, 'csv'), {
    path: '/sensors/AQ2-1/CO2ppm/history?from=2026-01-01&to=2026-01-15&format=csv&time_format=rfc3339',
    file_name: 'AQ2-1-CO2ppm-2026-01-01-2026-01-15.csv',
  })
  assert.deepEqual(writeDownload(part, 'xlsx'), {
    path: '/sensors/AQ2-1/CO2ppm/history?from=2026-01-01&to=2026-01-15&format=xlsx',
    file_name: 'AQ2-1-CO2ppm-2026-01-01-2026-01-15.xlsx',
  })
  assert.equal(
    writeDownload(part, 'parquet').path,
    '/sensors/AQ2-1/CO2ppm/history?from=2026-01-01&to=2026-01-15&format=parquet',
  )
})

test('the command for a terminal has no token in it', () => {
  assert.equal(
    writeCurl('https://sensors.example', 'AQ2-1'),
    'curl -H "Authorization: Bearer $ACCESS_TOKEN" https://sensors.example/sensors/AQ2-1',
  )
})
