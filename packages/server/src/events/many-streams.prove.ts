import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runManyStreams } from '../../testing/many-streams.ts'

it('tells each of 1,000 streams every reading once', async (context) => {
  const report = await runManyStreams(1_000, 20)
  context.diagnostic(JSON.stringify(report))
  assert.equal(report.told, report.streams * report.readings)
})
