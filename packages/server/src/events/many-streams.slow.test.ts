import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runManyStreams } from '../../testing/many-streams.ts'

it('tells each of 100 streams every reading once', async () => {
  const report = await runManyStreams(100, 3)
  assert.equal(report.told, report.streams * report.readings)
})
