import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeFaultFile } from './write-fault-file.ts'

test('a file of faults has the sensors that are shown, and those of words as the screen finds them', () => {
  assert.deepEqual(writeFaultFile('loc_1', { kind: 'late', q: ' West wing ' }, '2026-01-14', 'csv_comma'), {
    path: '/sensors?location_id=loc_1&fault=late&q=West+wing&q_places=true&format=csv&decimal=comma',
    file_name: 'health-loc_1-2026-01-14.csv',
  })
  assert.equal(
    writeFaultFile('loc_1', {}, '2026-01-14', 'xlsx').path,
    '/sensors?location_id=loc_1&fault=silent,offline,never_reported,battery_low,late,rebooting,unplaced&format=xlsx',
  )
})
