import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ClientInput } from '@openlightfi/contract'
import { completeSettings } from '../oauth/client-settings.ts'
import { nameOnWire, readSettings } from './client-wire.ts'

const settings = completeSettings('confidential', {}, 'http://localhost:8000')

test('every setting of a client has its name on the wire, and the wire has no other', () => {
  const names = Object.keys(settings) as (keyof typeof settings)[]
  const wireNames = names.map(nameOnWire)
  assert.deepEqual([...wireNames, 'kind', 'name'].sort(), Object.keys(ClientInput.properties).sort())
})

test('settings that a body does not give are left alone', () => {
  assert.deepEqual(readSettings({}), {})
  assert.deepEqual(readSettings({ signing_algorithm: 'default' }), { signingAlgorithm: undefined })
})
