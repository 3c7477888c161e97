import assert from 'node:assert/strict'
import { it } from 'node:test'
import { mosquittoPart } from '../../../process/testing/mosquitto-broker.ts'
import { runMqttKillLoop } from '../../testing/mqtt-kill-loop.ts'

for (const connections of [1, 4]) {
  it(`stores each message that the broker acknowledged, over 50 kills of the server, with ${connections} connections`, {
    skip: mosquittoPart.skip,
  }, async (context) => {
    const report = await runMqttKillLoop(50, connections)
    context.diagnostic(JSON.stringify(report))
    assert.ok(report.acknowledgedMessages > 50)
    assert.equal(report.brokerRestarts, connections === 1 ? 16 : 0)
  })
}
