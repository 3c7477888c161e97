import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location } from '../../data/queries.ts'
import type { User } from '../people/user-queries.ts'
import { findAddresses, foldEntries, listEntries, nameThings } from './list-entries.ts'
import type { Entry } from './write-sentence.ts'

const present = {
  locations: [{ location_id: 'one', name: 'First floor' }] as Location[],
  users: [{ user_id: 'user_ann', username: 'ann@a.example' }] as User[],
  applications: [{ client_id: 'app' }],
  sections: ['/setup/locations', '/setup/people'],
}
const entry = (action: string, kind: string, id: string): Entry =>
  ({
    action,
    actor: { kind: 'user', id: 'user_ann', name: 'ann@a.example' },
    subject: { kind, id, name: kind === 'location' ? 'First floor' : null },
    remote_address: '192.0.2.1',
    details: {},
  }) as Entry
const entries = [
  entry('floorplan.deleted', 'location', 'one'),
  entry('sensor.deleted', 'sensor', 'AQ2-1'),
  entry('client.changed', 'client', 'app'),
]

test('what says the same right after each other is one row, with how often and since when', () => {
  const at = (time: number, id: string) => ({ ...entry('sensor.deleted', 'sensor', id), time })
  const log = [at(40, 'AQ2-1'), at(30, 'AQ2-1'), at(20, 'AQ2-2'), at(10, 'AQ2-1')]
  const rows = foldEntries(listEntries(log, nameThings([])))
  assert.deepEqual(
    rows.map(({ entry: { time }, times, since }) => [time, times, since]),
    [
      [40, 2, 30],
      [20, 1, 20],
      [10, 1, 10],
    ],
  )
})

test('things are called what the log says', () => {
  const find = nameThings([{ kind: 'location', id: 'one', name: 'First floor' }])
  assert.equal(find('location', 'one'), 'First floor')
  assert.equal(find('sensor', 'one'), undefined)
})

test('what is there leads somewhere; what is gone, or has no part of Set up, leads nowhere', () => {
  const find = findAddresses(present, entries)
  assert.equal(find({ kind: 'location', id: 'one', name: '' }), '/setup/locations?id=one')
  assert.equal(find({ kind: 'location', id: 'two', name: '' }), undefined)
  assert.equal(find({ kind: 'user', id: 'user_ann', name: '' }), '/setup/people?id=user_ann')
  assert.equal(find({ kind: 'user', id: 'user_bob', name: '' }), undefined)
  assert.equal(find({ kind: 'sensor', id: 'AQ2-2', name: '' }), '/sensors/AQ2-2')
  assert.equal(find({ kind: 'sensor', id: 'AQ2-1', name: '' }), undefined)
  assert.equal(find({ kind: 'client', id: 'app', name: '' }), undefined)
  const sections = [...present.sections, '/setup/applications']
  const findAll = findAddresses({ ...present, sections }, entries)
  assert.equal(findAll({ kind: 'client', id: 'app', name: '' }), '/setup/applications?id=app')
  assert.equal(findAll({ kind: 'client', id: 'of-the-service', name: '' }), undefined)
})
