import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findSlotEnd, findSlotStart, narrowToSlots, oddChangesMs } from './slots.ts'

const quarterMs = 900_000

test('every change of a clock is a border of slots', () => {
  const zones = ['America/St_Johns', 'America/Goose_Bay', 'America/Moncton', 'Asia/Gaza', 'Antarctica/Casey']
  const odd = new Set<number>()
  for (const zone of [...zones, 'Pacific/Guam', 'Pacific/Kiritimati', 'Europe/London', 'Asia/Hebron']) {
    let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(1973, 0, 1)).toZonedDateTimeISO(zone)
    for (;;) {
      const change = at.getTimeZoneTransition('next')
      if (!change || change.epochMilliseconds > Date.UTC(2040, 0, 1)) break
      if (change.epochMilliseconds % quarterMs !== 0) odd.add(change.epochMilliseconds)
      at = change
    }
  }
  assert.deepEqual(
    [...odd].sort((a, b) => a - b),
    oddChangesMs,
  )
  for (const changeMs of oddChangesMs) {
    assert.equal(findSlotStart(changeMs), changeMs)
    assert.equal(findSlotEnd(changeMs), changeMs)
    assert.equal(findSlotStart(changeMs - 1), Math.floor(changeMs / quarterMs) * quarterMs)
    assert.equal(findSlotEnd(changeMs + 1), Math.ceil(changeMs / quarterMs) * quarterMs)
  }
})

test('a stretch is narrowed to the whole slots in it', () => {
  assert.deepEqual(narrowToSlots({ fromMs: 1, toMs: 3 * quarterMs + 5 }), {
    fromMs: quarterMs,
    toMs: 3 * quarterMs,
  })
  assert.deepEqual(narrowToSlots({ fromMs: 1, toMs: 5 }), { fromMs: quarterMs, toMs: quarterMs })
  assert.deepEqual(narrowToSlots({ fromMs: 2 * quarterMs, toMs: 2 * quarterMs }), {
    fromMs: 2 * quarterMs,
    toMs: 2 * quarterMs,
  })
})
