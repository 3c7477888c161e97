import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planDownloads } from './plan-downloads.ts'

const range = { from: 1_768_348_800, to: 1_768_435_200 }
const series = (sensorId: string, varName: string) => ({
  sensorId,
  varName,
  name: sensorId,
  bucket: '30m' as const,
  dataCount: 288,
  pointCount: 48,
})

test('what was measured of one variable is one file for all sensors', () => {
  const files = planDownloads(
    [series('AQ2-1', 'CO2ppm'), series('AQ2-2', 'CO2ppm')],
    range,
    'parquet',
    'measured',
  )
  assert.deepEqual(
    files.map(({ rows, input }) => [rows, input]),
    [
      [
        576,
        {
          path: '/readings?sensor_id=AQ2-1&sensor_id=AQ2-2&var_name=CO2ppm&from=2026-01-14T00%3A00%3A00Z&to=2026-01-15T00%3A00%3A00Z&format=parquet',
          file_name: 'CO2ppm-2-sensors-2026-01-14.parquet',
        },
      ],
    ],
  )
})

test('series of several variables are a file each, so that none has what nobody asked for', () => {
  const files = planDownloads(
    [series('AQ2-1', 'CO2ppm'), series('AQ2-2', 'temperatureC')],
    range,
    'csv',
    'measured',
  )
  assert.deepEqual(
    files.map(({ id, rows }) => [id, rows]),
    [
      ['AQ2-1:CO2ppm', 288],
      ['AQ2-2:temperatureC', 288],
    ],
  )
  assert.match(files[0]?.input.path ?? '', /^\/sensors\/AQ2-1\/CO2ppm\/history\?.*time_format=rfc3339$/)
})

test('what is drawn comes in its buckets', () => {
  const [file] = planDownloads([series('AQ2-1', 'CO2ppm')], range, 'csv', 'drawn')
  assert.equal(file?.rows, 48)
  assert.match(file?.input.path ?? '', /&bucket=30m$/)
  assert.equal(file?.input.file_name, 'AQ2-1-CO2ppm-2026-01-14-30m.csv')
  const [workbook] = planDownloads([series('AQ2-1', 'CO2ppm')], range, 'xlsx', 'drawn')
  assert.match(workbook?.input.path ?? '', /&format=xlsx&bucket=30m$/)
})
