import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Location } from '../../data/queries.ts'
import { listUsers } from './list-users.ts'
import type { User } from './user-queries.ts'

const places = [
  { location_id: 'house', name: 'Northwind House' },
  { location_id: 'one', name: 'First floor' },
] as Location[]
const user = (username: string, changes: Partial<User> = {}): User =>
  ({
    user_id: username,
    username,
    email: username,
    role: 'viewer',
    status: 'active',
    location_ids: ['house'],
    ...changes,
  }) as User
const people = [
  user('ann@a.example', { role: 'admin' }),
  user('bob@b.example', { location_ids: ['one', 'far'] }),
]
const find = (text: string) => listUsers(people, places, text).map(({ user: { username } }) => username)

test('people are found by name, place, role and state', () => {
  assert.deepEqual(find(''), ['ann@a.example', 'bob@b.example'])
  assert.deepEqual(find('BOB'), ['bob@b.example'])
  assert.deepEqual(find('northwind'), ['ann@a.example'])
  assert.deepEqual(find('administrator'), ['ann@a.example'])
  assert.deepEqual(find('shut out'), [])
})

test('a place that is out of sight has no name', () => {
  const [, bob] = listUsers(people, places, '')
  assert.deepEqual(bob?.places, ['First floor', 'A place that you do not see'])
})
