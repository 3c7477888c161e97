import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { type Entry, type FindName, writeSentence, writeText } from './write-sentence.ts'

const names: Readonly<Record<string, string>> = {
  'location:one': 'First floor',
  'location:two': 'Second floor',
  'client:app_1': 'Facilities dashboard',
  'user:user_bob': 'bob@b.example',
}
const findName: FindName = (kind, id) => names[`${kind}:${id}`]

function entry(action: Entry['action'], changes: Partial<Entry> = {}): Entry {
  return {
    sequence: 1,
    time: 1_768_396_440,
    action,
    actor: { kind: 'user', id: 'user_ann', name: 'ann@a.example' },
    subject: { kind: 'location', id: 'one', name: 'First floor' },
    remote_address: '192.0.2.1',
    details: {},
    ...changes,
  } as Entry
}

const write = (action: Entry['action'], changes: Partial<Entry> = {}) =>
  writeText(writeSentence(entry(action, changes), findName))

test('every act of the catalogue has a sentence', async () => {
  const document = new URL('../../../../contract/openapi.json', import.meta.url)
  const { components } = JSON.parse(await readFile(document, 'utf8'))
  const actions: readonly string[] = components.schemas.AuditAction.enum
  assert.ok(actions.length > 40)
  for (const action of actions) {
    const text = write(action as Entry['action'])
    assert.ok(!text.includes(action), `${action}: ${text}`)
    assert.doesNotMatch(text, /[{}]/, action)
  }
})

test('an act that is not known here is told by its name', () => {
  assert.equal(write('tea.made' as Entry['action']), 'ann@a.example did tea.made to First floor')
})

test('a sentence has what can be looked at as things, by their names of that time', () => {
  assert.deepEqual(
    writeSentence(
      entry('floorplan.deleted', { subject: { kind: 'location', id: 'one', name: 'Floor one' } }),
      findName,
    ),
    [
      { kind: 'user', id: 'user_ann', name: 'ann@a.example' },
      ' removed the floorplan of ',
      { kind: 'location', id: 'one', name: 'Floor one' },
    ],
  )
})

test('what an entry says besides makes its sentence', () => {
  const sensor = { subject: { kind: 'sensor', id: 's', name: 'Library' } as const }
  const bob = { subject: { kind: 'user', id: 'user_bob', name: 'bob@b.example' } as const }
  assert.equal(
    write('sensor.changed', { ...sensor, details: { name: 'Library', moved_from: 'one', moved_to: 'two' } }),
    'ann@a.example moved the sensor Library to Second floor',
  )
  assert.equal(
    write('user.changed', { ...bob, details: { role: 'admin' } }),
    'ann@a.example made bob@b.example an administrator',
  )
  assert.equal(
    write('user.changed', { ...bob, details: { location_ids: ['one'] } }),
    'ann@a.example gave bob@b.example other places',
  )
  assert.equal(
    write('grant.revoked', {
      actor: { kind: 'anonymous', id: null, name: null },
      details: { reason: 'used_twice', user_id: 'user_bob', client_id: 'app_1' },
    }),
    'What bob@b.example gave to Facilities dashboard was ended: a used token came a second time',
  )
  assert.equal(
    write('location.created', {
      subject: { kind: 'location', id: 'two', name: 'Library' },
      details: { parent_id: 'one', imported: true },
    }),
    'ann@a.example made Library in First floor, by an import',
  )
})

test('who does something to themselves is not named twice', () => {
  const self = { subject: { kind: 'user', id: 'user_ann', name: 'ann@a.example' } as const }
  assert.equal(write('mfa.disabled', self), 'ann@a.example switched the second step off')
  assert.equal(
    write('grant.revoked', { details: { user_id: 'user_ann', client_id: 'app_1' } }),
    'ann@a.example ended what they gave to Facilities dashboard',
  )
})

test('who is not known, or has the machine of the server, has words', () => {
  assert.equal(
    write('password.reset_requested', {
      actor: { kind: 'anonymous', id: null, name: null },
      subject: { kind: 'user', id: 'user_bob', name: 'bob@b.example' },
    }),
    'Somebody asked for a link to set a new password for bob@b.example',
  )
  assert.equal(
    write('readings.repaired', { actor: { kind: 'operator', id: null, name: null } }),
    'The operator of the service repaired damage to stored readings',
  )
})
