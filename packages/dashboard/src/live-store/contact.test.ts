import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outOfTouchMs } from './connection-state.ts'
import { createContact } from './contact.ts'

function create() {
  const clock = { nowMs: 1_000_000 }
  return { clock, contact: createContact(() => clock.nowMs) }
}

test('the last sign of life counts, of this tab or of the one that leads', () => {
  const { clock, contact } = create()
  assert.equal(contact.heardMs(), undefined)
  assert.equal(contact.lastHeardMs(), clock.nowMs)
  contact.hear()
  clock.nowMs += 20_000
  assert.equal(contact.lastHeardMs(), 1_000_000)
  contact.hear(1_015_000)
  assert.equal(contact.lastHeardMs(), 1_015_000)
})

test('a sign of life that was noted by a wrong clock does not lie ahead of now', () => {
  const { clock, contact } = create()
  clock.nowMs += 3_600_000
  contact.hear()
  clock.nowMs -= 3_600_000
  assert.equal(contact.lastHeardMs(), clock.nowMs)
})

test('the same state again is told to nobody', () => {
  const { contact } = create()
  let told = 0
  contact.connection.subscribe(() => {
    told += 1
  })
  contact.tell({ kind: 'live' })
  contact.tell({ kind: 'live' })
  assert.equal(told, 1)
})

test('values are out of touch two minutes after the server was heard, as soon as the clock is looked at', () => {
  const { clock, contact } = create()
  contact.hear()
  contact.tell({ kind: 'stopped', sinceMs: contact.lastHeardMs(), retryAtMs: clock.nowMs + 3_000 })
  clock.nowMs += outOfTouchMs - 1
  contact.look()
  assert.equal(contact.outOfTouch.get(), false)
  clock.nowMs += 1
  contact.look()
  assert.equal(contact.outOfTouch.get(), true)
  contact.tell({ kind: 'live' })
  assert.equal(contact.outOfTouch.get(), false)
})
