import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runImportKillLoop } from '../../testing/import-kill-loop.ts'

const loops = 8

it('every location and client has its entry, and every entry what it tells of, and every document of a user, over 80 kills in the middle of imports', async (context) => {
  let cutOff = 0
  for (let loop = 0; loop < loops; loop += 1) {
    const report = await runImportKillLoop({ kills: 10, locations: 6_000 })
    context.diagnostic(JSON.stringify(report))
    cutOff += report.kills + 1 - report.answered
  }
  assert.ok(cutOff > loops, `only ${cutOff} imports were cut off`)
})

it('the same over 40 kills while somebody changes preferences and views', async (context) => {
  const report = await runImportKillLoop({ kills: 40, locations: 20, longestMs: 400 })
  context.diagnostic(JSON.stringify(report))
  assert.ok(report.answeredDocuments > 10)
})
