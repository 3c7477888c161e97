import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runBackupKillLoop } from '../../testing/backup-kill-loop.ts'

it('backups that count are whole, and a restore has everything that was acknowledged before, over 40 kills in the middle of each', async (context) => {
  const counts = { backups: 0, restores: 0 }
  for (let loop = 0; loop < 4; loop += 1) {
    const report = await runBackupKillLoop(10)
    context.diagnostic(JSON.stringify(report))
    counts.backups += report.cutOffBackups
    counts.restores += report.cutOffRestores
  }
  assert.ok(counts.backups > 10, `only ${counts.backups} backups were cut off`)
  assert.ok(counts.restores > 10, `only ${counts.restores} restores were cut off`)
})
