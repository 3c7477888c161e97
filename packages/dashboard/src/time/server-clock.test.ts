import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createServerClock } from './server-clock.ts'

const noon = Date.UTC(2026, 5, 1, 12)

test('until the server has answered, the clock of the device counts', () => {
  const clock = createServerClock(() => noon)
  assert.equal(clock.nowMs(), noon)
  clock.note(undefined, 5)
  assert.equal(clock.deviceAheadMs(), 0)
})

test('a device that is an hour ahead shows the time of the server', () => {
  const clock = createServerClock(() => noon + 3_600_000)
  clock.note(noon - 500, 0)
  assert.equal(clock.nowMs(), noon)
  assert.equal(clock.deviceAheadMs(), 3_600_000)
})

test('the quickest of the last eight answers counts, and an older one is forgotten', () => {
  const clock = createServerClock(() => noon)
  clock.note(noon - 500, 10)
  clock.note(noon - 3_000, 4_000)
  assert.equal(clock.deviceAheadMs(), -5)
  for (let count = 0; count < 8; count += 1) clock.note(noon - 700, 600)
  assert.equal(clock.deviceAheadMs(), -100)
})

/** Milliseconds that an answer took to the server and back, and those of the second in which it was there. */
const answers = fc.record({ thereMs: fc.nat(2_000), backMs: fc.nat(2_000), fractionMs: fc.nat(999) })
type Answer = typeof answers extends fc.Arbitrary<infer Value> ? Value : never
const manyAnswers = fc.array(answers, { minLength: 1, maxLength: 12 })

/** The slowest of these answers, and the second that its `Date` leaves open. */
const widestMs = 5_000

/** A server and a device whose clock is ahead of it. */
function createClocks() {
  const state = { serverMs: noon, aheadMs: 0 }
  const clock = createServerClock(() => state.serverMs + state.aheadMs)
  const answer = ({ thereMs, backMs, fractionMs }: Answer, wrongMs = 0) => {
    state.serverMs = Math.ceil((state.serverMs + thereMs) / 1_000) * 1_000 + fractionMs
    const dateMs = state.serverMs - fractionMs + wrongMs
    state.serverMs += backMs
    clock.note(dateMs, thereMs + backMs)
  }
  return { state, clock, answer, findErrorMs: () => Math.abs(clock.nowMs() - state.serverMs) }
}

test('however far the clock of the device is put forward or back, the second answer after it shows it', () => {
  const jumps = fc.array(fc.tuple(fc.integer({ min: -1e10, max: 1e10 }), manyAnswers), { minLength: 1 })
  fc.assert(
    fc.property(jumps, (all) => {
      const { state, answer, findErrorMs } = createClocks()
      for (const [jumpMs, after] of all) {
        state.aheadMs += jumpMs
        for (const [index, one] of after.entries()) {
          answer(one)
          if (index > 0) assert.ok(findErrorMs() <= 1.5 * widestMs, `${findErrorMs()} ms`)
        }
      }
    }),
  )
})

test('one answer with a wrong time changes nothing', () => {
  fc.assert(
    fc.property(manyAnswers, fc.integer({ min: 10_000, max: 1e10 }), answers, (before, wrongMs, wrong) => {
      const { answer, findErrorMs } = createClocks()
      for (const one of before) answer(one)
      answer(wrong, wrongMs)
      assert.ok(findErrorMs() <= widestMs / 2)
    }),
  )
})
