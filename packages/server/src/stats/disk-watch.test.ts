import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { waitUntil } from '../../../process/testing/wait-until.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { dayMs } from '../day-ms.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { DiskWatch } from './disk-watch.ts'

it('the disk is looked at in rounds, and how long it lasts is known after a day, over restarts', async () => {
  const dataDir = createTemporaryDirectory()
  const enginePath = join(dataDir, 'time-series')
  mkdirSync(enginePath)
  let nowMs = Date.UTC(2026, 0, 7)
  const clock = () => nowMs
  const path = join(dataDir, 'lightfi.sqlite')
  const relational = await openRelationalStore(createSqliteDialect(path), clock)
  const { notes } = relational
  const failures: unknown[] = []
  const logger = { error: (fields: object) => void failures.push(fields) }
  const countSamples = async () => ((await notes.read('disk.samples')) as unknown[] | undefined)?.length ?? 0
  try {
    const first = new DiskWatch({ dataDir, enginePath, notes, clock }, logger)
    assert.equal((await first.read()).bytesPerDay, undefined)
    first.start()
    await waitUntil(async () => (await countSamples()) === 1)
    await first.close()
    nowMs += dayMs
    writeFileSync(join(enginePath, 'part.bin'), Buffer.alloc(5_000_000))
    const second = new DiskWatch({ dataDir, enginePath, notes, clock }, logger)
    const { bytesPerDay = 0, daysLeft = 0, use, usedBytes } = await second.read()
    assert.ok(bytesPerDay >= 5_000_000 && bytesPerDay < 6_000_000, `${bytesPerDay}`)
    assert.equal(daysLeft, Math.floor(use.freeBytes / bytesPerDay))
    assert.equal(usedBytes, use.databaseBytes + 5_000_000)
    second.start()
    await waitUntil(async () => (await countSamples()) === 2)
    await second.close()
    assert.deepEqual(failures, [])
  } finally {
    await relational.close()
  }
})
