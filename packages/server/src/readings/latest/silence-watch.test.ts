import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { SilenceWatch } from './silence-watch.ts'

const owners = ['sensor-0', 'sensor-1']
/** The first of the sensors has an owner of its own, the second another one, and the rest have none. */
const findOwner = (sensorId: string) => owners.find((owner) => owner === sensorId)

it('a watch knows after every step who is silent, and tells once who fell silent', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('hear' as const), sensor: fc.nat(6), deadlineMs: fc.nat(100) }),
      fc.record({ kind: fc.constant('wait' as const), waitMs: fc.nat(30) }),
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(steps, (drawn) => {
      const watch = new SilenceWatch(findOwner)
      const deadlines = new Map<string, number>()
      const silent = new Set<string>()
      let nowMs = 0
      for (const step of drawn) {
        if (step.kind === 'hear') {
          const id = `sensor-${step.sensor}`
          // newer data only ever put a deadline off
          const deadlineMs = Math.max(step.deadlineMs, deadlines.get(id) ?? 0)
          watch.hear(id, deadlineMs)
          deadlines.set(id, deadlineMs)
          silent.delete(id)
          continue
        }
        nowMs += step.waitMs
        const due = [...deadlines.keys()].filter((id) => (deadlines.get(id) ?? 0) < nowMs)
        const expected = due.filter((id) => !silent.has(id))
        assert.deepEqual(watch.advance(nowMs).sort(), expected.sort())
        for (const id of due) silent.add(id)
        for (const [id, deadlineMs] of deadlines)
          assert.equal(watch.silentSince(id), silent.has(id) ? deadlineMs : undefined)
        for (const owner of owners)
          assert.deepEqual([...watch.silentSensorsOf(owner)], silent.has(owner) ? [owner] : [])
      }
    }),
  )
})
