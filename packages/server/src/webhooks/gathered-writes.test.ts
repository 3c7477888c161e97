import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { GatheredWrites } from './gathered-writes.ts'

it('writes that come together become durable in a few transactions, and one that fails fails alone', async () => {
  let commits = 0
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  const dialect = createSqliteDialect(path, () => {
    commits += 1
  })
  const store = await openRelationalStore(dialect, systemClock)
  try {
    const writes = new GatheredWrites(store.together)
    const place = { parent_id: null, kind: 'organisation', name: 'Org', time_zone: 'UTC', properties: '{}' }
    const insert = (id: string) =>
      writes.write(({ estate }) => estate.insertLocation({ ...place, location_id: id, organisation_id: id }))
    const before = commits
    await Promise.all(Array.from({ length: 120 }, (_, index) => insert(`org${index}`)))
    assert.ok(commits - before <= 6, `${commits - before} transactions`)

    const again = await Promise.allSettled(['new1', 'org7', 'new2', 'org8', 'new3'].map(insert))
    assert.deepEqual(
      again.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
    )
    await insert('new4')
    const kept = (await store.estate.listLocations()).map(({ location_id }) => location_id)
    assert.equal(kept.length, 124)
    for (const id of ['new1', 'new2', 'new3', 'new4']) assert.ok(kept.includes(id))
  } finally {
    await store.close()
  }
})
