import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Alert } from '../alert/alerts.ts'
import { ForwarderAlarm } from './forwarder-alarm.ts'

function createWorld() {
  const told: Alert[] = []
  const world = { nowMs: 1_760_000_000_000, told, events: () => told.map(({ event }) => event) }
  const context = { tell: (alert: Alert) => void told.push(alert), readPatienceMs: () => 600_000 }
  return { world, alarm: new ForwarderAlarm('broker', context, () => world.nowMs) }
}

it('a destination that is away for long is told once, and so is its return; a short failure is not told', () => {
  const { world, alarm } = createWorld()
  alarm.failed('away')
  world.nowMs += 599_999
  alarm.failed('away')
  alarm.followed()
  world.nowMs += 1
  alarm.failed('away again')
  assert.equal(world.told.length, 0)
  for (let minute = 0; minute < 20; minute += 1) {
    world.nowMs += 60_000
    alarm.failed('away again')
  }
  assert.deepEqual(world.events(), ['forwarder_failing'])
  assert.match(world.told[0]?.detail ?? '', /since 2025-10-09T09:03:20.000Z.*away again/)
  alarm.followed()
  alarm.followed()
  assert.deepEqual(world.events(), ['forwarder_failing', 'forwarder_recovered'])
  assert.equal(world.told[1]?.forwarder, 'broker')
})

it('a stop is told at once, once, also of one that was told to fail, and so is its end', () => {
  const { world, alarm } = createWorld()
  alarm.refused('out of range')
  alarm.stopped('no such table.')
  alarm.stopped('no such table.')
  assert.deepEqual(world.events(), ['forwarder_failing', 'forwarder_stopped'])
  assert.match(world.told[1]?.detail ?? '', /nothing is lost\. no such table\. Then reload or restart/)
  world.nowMs += 600_000
  alarm.followed()
  assert.deepEqual(world.events(), ['forwarder_failing', 'forwarder_stopped', 'forwarder_recovered'])
})

it('refused readings are told at once and once, and over when none was refused for a while', () => {
  const { world, alarm } = createWorld()
  for (let reading = 0; reading < 3; reading += 1) alarm.refused('out of range')
  world.nowMs += 599_999
  alarm.followed()
  assert.deepEqual(world.events(), ['forwarder_failing'])
  world.nowMs += 1
  alarm.followed()
  assert.deepEqual(world.events(), ['forwarder_failing', 'forwarder_recovered'])
})
