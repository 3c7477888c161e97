import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Attempt, findFailingSince, judgeWebhook, nameWebhook } from './judge-webhook.ts'

const attempt = (time: number, delivered: boolean, kind: Attempt['kind'] = 'delivery'): Attempt => ({
  number: time,
  time,
  kind,
  message_id: 'm',
  delivered,
  status: delivered ? 204 : 500,
  duration_ms: 5,
  readings: 1,
  from_cursor: 'a',
  to_cursor: 'b',
})

test('a webhook works until a delivery fails, and one that is paused is that', () => {
  assert.equal(judgeWebhook({ status: 'active', failures: 0 }), 'works')
  assert.equal(judgeWebhook({ status: 'active', failures: 3 }), 'failing')
  assert.equal(judgeWebhook({ status: 'paused', failures: 3 }), 'paused')
})

test('it fails since the first attempt after the last delivery, tests aside', () => {
  const attempts = [attempt(50, false), attempt(40, true, 'test'), attempt(30, false), attempt(20, true)]
  assert.equal(findFailingSince(attempts), 30)
  assert.equal(findFailingSince([attempt(50, false)]), undefined)
  assert.equal(findFailingSince([attempt(50, true)]), undefined)
})

test('a webhook without a description is called by where it goes', () => {
  const url = 'https://hooks.example/secret/path'
  assert.equal(nameWebhook({ description: 'Alarms', url }), 'Alarms')
  assert.equal(nameWebhook({ description: '', url }), 'hooks.example')
})
