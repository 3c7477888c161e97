import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mosquittoPart } from '../packages/process/testing/mosquitto-broker.ts'
import { postgresPart } from '../packages/shim/testing/postgres-server.ts'
import { killForwarders } from './forwarder-kills.ts'

const skip = mosquittoPart.skip || postgresPart.skip

test('forwarders that are killed lose nothing, and put each reading into a table once', {
  skip,
}, async () => {
  const report = await killForwarders(6)
  assert.equal(report.repeated.table, 0)
  assert.ok(report.acknowledged > 100, JSON.stringify(report))
})
