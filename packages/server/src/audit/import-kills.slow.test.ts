import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runImportKillLoop } from '../../testing/import-kill-loop.ts'

it('every location and client has its entry, and every entry what it tells of, and every document of a user, over 3 kills in the middle of imports', async (context) => {
  const report = await runImportKillLoop({ kills: 3, locations: 2_000 })
  context.diagnostic(JSON.stringify(report))
  assert.ok(report.clientEntries > 0)
  assert.ok(report.answeredDocuments > 0)
})
