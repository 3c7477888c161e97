import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listDetails } from './list-details.ts'

test('details have plain names, and what they have ids of is named as far as it is known', () => {
  const names: Readonly<Record<string, string>> = { one: 'First floor' }
  const details = {
    moved_from: 'one',
    moved_to: 'far',
    location_ids: ['one', 'far'],
    changed: ['name', 'position'],
    imported: true,
    wait_s: 30,
    user_id: null,
    report: [],
  }
  assert.deepEqual(
    listDetails(details, (_, id) => names[id]),
    [
      ['Moved from', 'First floor'],
      ['Moved to', 'far'],
      ['Locations', 'First floor, far'],
      ['Changed', 'name, position'],
      ['Imported', 'yes'],
      ['Wait s', '30'],
      ['User', 'nothing'],
      ['Report', 'nothing'],
    ],
  )
})
