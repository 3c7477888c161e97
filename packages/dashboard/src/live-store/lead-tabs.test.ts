import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leadTabs } from './lead-tabs.ts'

/** A tab that tells when it begins and stops to lead. */
function openTab(name: string) {
  const life = new AbortController()
  const began = Promise.withResolvers<void>()
  const stopped = Promise.withResolvers<void>()
  const takeOver = leadTabs({
    locks: navigator.locks,
    name,
    signal: life.signal,
    lead: async (signal) => {
      began.resolve()
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      stopped.resolve()
    },
  })
  return { began: began.promise, stopped: stopped.promise, close: () => life.abort(), takeOver }
}

test('one tab leads, and the next one takes over when it closes', async () => {
  const first = openTab('one')
  await first.began
  const second = openTab('one')
  const state = await navigator.locks.query()
  assert.equal(state.held?.filter(({ name }) => name === 'one').length, 1)
  first.close()
  await first.stopped
  await second.began
  second.close()
})

test('a lead can be taken from a tab that shows no sign of life', async () => {
  const first = openTab('two')
  await first.began
  const second = openTab('two')
  second.takeOver()
  await second.began
  await first.stopped
  second.close()
  first.close()
})
