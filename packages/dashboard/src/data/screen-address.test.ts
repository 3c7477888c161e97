import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCompareAddress } from './screen-address.ts'

test('an address has absolute times, and no more lines than fit', () => {
  const series = Array.from({ length: 13 }, (_, index) => ({ sensorId: `S-${index}`, varName: 'CO2ppm' }))
  const address = writeCompareAddress(
    series,
    Temporal.Instant.from('2026-01-13T00:00Z'),
    Temporal.Instant.from('2026-01-14T00:00Z'),
  )
  assert.match(address, /^\/compare\?s=S-0:CO2ppm,.*S-11:CO2ppm&/)
  assert.match(address, /&from=2026-01-13T00:00:00Z&to=2026-01-14T00:00:00Z$/)
})
