import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readMetrics } from '../../testing/metrics-reader.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { Metrics } from '../http/metrics.ts'
import { PlacesTakenError } from '../places.ts'
import { StorageFullError } from '../storage/storage-full-error.ts'
import {
  NoDiskSpaceError,
  StoreBusyError,
  StoreDamagedError,
  StoreUnreachableError,
} from '../storage/time-series/drivers/time-series-driver.ts'
import { openStores, type Stores } from '../stores.ts'
import { ReadingsReach } from './readings-reach.ts'
import { showStoreMetrics } from './show-store-metrics.ts'

describe('the metrics of the stores', () => {
  const metrics = new Metrics()
  let stores: Stores

  before(async () => {
    const dataDir = createTemporaryDirectory()
    stores = await openStores({ dataDir, recentMemoryMib: 0 })
    showStoreMetrics(metrics, stores, {
      dataDir,
      reach: new ReadingsReach(stores.statements),
      backups: { known: [] },
    })
    await metrics.listen(0)
  })
  after(async () => {
    await metrics.close()
    await stores.close()
  })

  async function countAfter(error: unknown, reason: string): Promise<number | undefined> {
    const work = stores.statements.run('readings', 'query', async () => {
      throw error
    })
    await assert.rejects(work, (thrown) => thrown === error)
    const series = `lightfi_store_errors_total{store="readings",reason="${reason}"}`
    return (await readMetrics(metrics.port)).find(series)
  }

  it('tell what fails, by reason', async () => {
    assert.equal(await countAfter(new StoreBusyError('memory'), 'busy'), 1)
    assert.equal(await countAfter(new StoreDamagedError('a part'), 'damaged'), 1)
    assert.equal(await countAfter(new StorageFullError(undefined), 'full'), 1)
    assert.equal(await countAfter(new NoDiskSpaceError('a file'), 'full'), 2)
    assert.equal(await countAfter(new Error('a mistake of ours'), 'other'), 1)
    assert.equal(await countAfter(new StoreUnreachableError('ECONNREFUSED'), 'unreachable'), 1)
    assert.equal((await readMetrics(metrics.port)).find('lightfi_readings_reachable'), 0)
  })

  it('take no refusal and no reader that has gone for a failure', async () => {
    const before = await countAfter(new Error('a mistake of ours'), 'other')
    const rules = { what: 'queries', retryAfterS: 1 }
    assert.equal(await countAfter(new PlacesTakenError(rules, 'caller'), 'other'), before)
    assert.equal(await countAfter(AbortSignal.abort().reason, 'other'), before)
    assert.equal((await readMetrics(metrics.port)).find('lightfi_readings_reachable'), 1)
  })

  it('time the statements of both stores, also those that fail', async () => {
    const series = 'lightfi_store_statement_duration_seconds_count{store="relations",kind="execute"}'
    const count = (await readMetrics(metrics.port)).find(series) ?? 0
    await stores.relational.notes.write('a note', 'of a test')
    assert.equal((await readMetrics(metrics.port)).find(series), count + 1)
    const queries = 'lightfi_store_statement_duration_seconds_count{store="relations",kind="query"}'
    const asked = (await readMetrics(metrics.port)).find(queries) ?? 0
    await stores.relational.ask()
    assert.equal((await readMetrics(metrics.port)).find(queries), asked + 1)
  })
})
