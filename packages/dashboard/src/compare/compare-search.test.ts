import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatSearch, readSearch } from '../app/search-params.ts'
import { compareSearch } from './compare-search.ts'

const read = (raw: Record<string, unknown>) => readSearch(compareSearch, raw)

test('series are read from an address, each once, at most twelve', () => {
  const { s } = read({ s: 'AQ2-FE753C0D7ADF:CO2ppm,<b>,AQ2-FE753C0D7ADF:CO2ppm' })
  assert.deepEqual(s, ['AQ2-FE753C0D7ADF:CO2ppm'])
  const many = Array.from({ length: 30 }, (_, index) => `AQ2-${String(index).padStart(12, '0')}:CO2ppm`)
  assert.equal(read({ s: many.join(',') }).s?.length, 12)
})

test('borders are dates or times with an offset, and zones are known ones', () => {
  assert.deepEqual(read({ from: '2026-01-14', to: '2026-01-15T01:00:00+01:00', tz: 'Asia/Kathmandu' }), {
    from: '2026-01-14',
    to: '2026-01-15T00:00:00Z',
    tz: 'Asia/Kathmandu',
  })
  assert.deepEqual(read({ from: '2026-02-30', to: 'tomorrow', tz: 'Mars/Base', range: 'year' }), {})
})

test('what is read is written as it was', () => {
  const query = '?s=AQ2-FE753C0D7ADF:CO2ppm&range=week&previous=yes'
  assert.equal(formatSearch(read(Object.fromEntries(new URLSearchParams(query)))), query)
})
