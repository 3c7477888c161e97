import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toWebhookChanges, toWebhookInput, type WebhookForm } from './webhook-form.ts'

const form: WebhookForm = {
  url: 'https://hooks.example/',
  description: '',
  location_ids: ['loc_a'],
  sensor_ids: [],
  var_names: ['CO2ppm'],
}

test('lists that choose everything are left out', () => {
  assert.deepEqual(toWebhookInput(form).filter, { location_ids: ['loc_a'], var_names: ['CO2ppm'] })
})

test('a filter is sent whole when something of it was changed, and else not at all', () => {
  assert.deepEqual(toWebhookChanges(form, { description: 'Alarms' }), { description: 'Alarms' })
  assert.deepEqual(toWebhookChanges({ ...form, var_names: [] }, { var_names: [] }), {
    filter: { location_ids: ['loc_a'] },
  })
})
