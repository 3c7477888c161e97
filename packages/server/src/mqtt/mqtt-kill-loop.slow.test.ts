import assert from 'node:assert/strict'
import { it } from 'node:test'
import { mosquittoPart } from '../../../process/testing/mosquitto-broker.ts'
import { runMqttKillLoop } from '../../testing/mqtt-kill-loop.ts'

it('stores each message that the broker acknowledged, over 3 kills of the server and a restart of the broker', {
  skip: mosquittoPart.skip,
}, async (context) => {
  const report = await runMqttKillLoop(3, 1)
  context.diagnostic(JSON.stringify(report))
  assert.ok(report.acknowledgedMessages > 0)
  assert.equal(report.brokerRestarts, 1)
})
