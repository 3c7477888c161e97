import assert from 'node:assert/strict'
import { it } from 'node:test'
import { runBackupKillLoop } from '../../testing/backup-kill-loop.ts'

it('backups that count are whole, and a restore has everything that was acknowledged before, over 2 kills in the middle of each', async (context) => {
  const report = await runBackupKillLoop(2)
  context.diagnostic(JSON.stringify(report))
  assert.ok(report.verifiedBackups > 0)
  assert.ok(report.restoredReadings > 0)
})
