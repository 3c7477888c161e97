/** A portfolio under load: `lightfi simulate` as fast as it goes, and somebody who asks all the time. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { it } from 'node:test'
import { serveAdministrator } from './serve-administrator.ts'

const fromS = Date.parse('2026-03-28T00:00:00Z') / 1000
const toS = Date.parse('2026-03-30T00:00:00Z') / 1000

it('has of forty buildings just what is reported as sent, and answers meanwhile', async (context) => {
  const world = await serveAdministrator()
  try {
    const report = join(world.place.homeDirectory, 'report.json')
    const options = `--buildings 40 --sensors 560 --seed 11 --speed max --from ${fromS} --to ${toS} --drop-outs 0.3 --late 0.1 --repeat 0.1 --correct 0.05 --drift 2`
    let isOver = false
    const running = world.place
      .run(`simulate ${options} --create --report ${report}`, { variables: world.variables })
      .finally(() => {
        isOver = true
      })
    let asked = 0
    let longestMs = 0
    while (!isOver) {
      const startMs = performance.now()
      const answer = await fetch(`${world.server.publicUrl}/health`)
      assert.equal(answer.status, 200)
      await answer.arrayBuffer()
      longestMs = Math.max(longestMs, performance.now() - startMs)
      asked += 1
    }
    const { exitCode, stderr } = await running
    assert.equal(exitCode, 0, stderr)
    const { sent } = JSON.parse(await readFile(report, 'utf8'))
    assert.deepEqual([sent.accepted, sent.rejected, sent.throttled], [sent.uploads, {}, 0])
    const range = `--from ${fromS - 86_400} --to ${toS + 86_400}`
    const stored = await world.run(`readings --location org_acme ${range} --format ndjson --reported`)
    const rows = stored.split('\n').filter((line) => line !== '').length
    context.diagnostic(JSON.stringify({ ...sent, rows, asked, longestMs: Math.round(longestMs) }))
    assert.equal(rows, sent.readings)
    assert.ok(rows > 100_000)
  } finally {
    await world.close()
  }
})
