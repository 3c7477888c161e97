import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPlaceScreen, keepForOtherPlace } from './screens.ts'

test('a screen of a location stays when another location is chosen, others lead to Live', () => {
  assert.equal(findPlaceScreen('/dashboard/calendar/loc_1'), 'calendar')
  assert.equal(findPlaceScreen('/compare'), 'live')
  assert.equal(findPlaceScreen('/'), 'live')
})

test('what names a thing of the old location is left behind', () => {
  assert.deepEqual(keepForOtherPlace({ src: 'CO2ppm', sensor: 'AQ2-1', q: 'room', sort: 'name' }), {
    src: 'CO2ppm',
    sort: 'name',
  })
})
