import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeAddress, writeFixedAddress } from './write-address.ts'

const search = { s: ['AQ2-FE753C0D7ADF:CO2ppm'], range: 'today' } as const

test('a fixed address has both times and the zone, and no range that moves', () => {
  assert.equal(
    writeFixedAddress(search, { from: 1_768_348_800, to: 1_768_435_200 }, 'Europe/London'),
    '/dashboard/compare?s=AQ2-FE753C0D7ADF:CO2ppm&from=2026-01-14T00:00:00Z&to=2026-01-15T00:00:00Z&tz=Europe%2FLondon',
  )
})

test('a live address has the range that moves', () => {
  assert.equal(writeAddress(search), '/dashboard/compare?s=AQ2-FE753C0D7ADF:CO2ppm&range=today')
})
