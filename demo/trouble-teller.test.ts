import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TroubleTeller } from './trouble-teller.ts'

const organisationId = 'loc_demo_organisation'

test('what is wrong with the simulation is told once, and again when it is something else', () => {
  const told: string[] = []
  const teller = new TroubleTeller('/data/demo-access.json', (text) => told.push(text))
  const rejected = ['No sensor "A" exists where you may write.', 'No sensor "B" exists where you may write.']
  teller.tellRejected(rejected)
  teller.tellRejected(rejected.slice(1))
  assert.equal(told.length, 1)
  assert.match(told[0] ?? '', /rejected 2 simulated readings: No sensor "A"/)
  teller.tellRejected(['No sensor "C" exists where you may write.'])
  assert.equal(told.length, 2)

  for (const reason of ['refused', 'refused', 'disabled'])
    teller.tell({ kind: 'stuck', organisationId, reason })
  assert.deepEqual(
    told.slice(2).map((text) => text.split('\n', 1)[0]),
    [
      'The gateway of Tidewater Instruments cannot post: refused',
      'The gateway of Tidewater Instruments cannot post: disabled',
    ],
  )
  for (const kind of ['unstuck', 'unstuck'] as const) teller.tell({ kind, organisationId })
  assert.deepEqual(told.slice(4), ['The gateway of Tidewater Instruments posts again.'])
})
