import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'
import { DataDirectoryError } from './storage/data-directory.ts'
import { readNewest } from './storage/time-series/statements/newest.ts'
import { openStores } from './stores.ts'

const reading = { seriesId: 1, timeMs: 1_760_000_000_000, value: 21.5 }

test('without a journal the engine has each reading when it is acknowledged', async () => {
  const dataDir = createTemporaryDirectory()
  const stores = await openStores({ dataDir }, { hasJournal: false })
  await stores.timeSeries.append([reading], 1)
  assert.deepEqual(await stores.timeSeries.run(readNewest()), [{ ...reading, sequence: 1 }])
  assert.equal(stores.journal, undefined)
  await stores.close()
  assert.ok(!existsSync(join(dataDir, 'journal')))
})

test('a directory that has a journal is not opened without it', async () => {
  const dataDir = createTemporaryDirectory()
  await (await openStores({ dataDir })).close()
  await assert.rejects(openStores({ dataDir }, { hasJournal: false }), DataDirectoryError)
})
