import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { openRelationalStore, type RelationalStore } from './relational-store.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

describe('the audit log in the relational store', () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  let store: RelationalStore
  before(async () => {
    store = await openRelationalStore(createSqliteDialect(path))
  })
  after(() => store.close())

  const insert = (changes: { at_ms: number; organisation_id: string | null }) =>
    store.audit.insert([
      {
        actor_kind: 'operator',
        actor_id: null,
        actor_name: null,
        action: 'keys.rotated',
        subject_kind: 'key',
        subject_id: 'kid',
        remote_address: null,
        details: '{"ü":1}',
        ...changes,
      },
    ])

  it('keeps the order of writing, whatever the clock does, and over a restart', async () => {
    await insert({ at_ms: 4_102_444_800_000, organisation_id: 'org' })
    await insert({ at_ms: 1, organisation_id: 'org' })
    await store.close()
    store = await openRelationalStore(createSqliteDialect(path))
    await insert({ at_ms: 2, organisation_id: 'org' })
    const rows = await store.audit.list({ organisationId: 'org' }, 10)
    assert.deepEqual(
      rows.map((row) => Number(row.at_ms)),
      [2, 1, 4_102_444_800_000],
    )
    assert.equal(rows[0]?.details, '{"ü":1}')
  })

  it("shows an organisation its own entries and the whole service's", async () => {
    await insert({ at_ms: 3, organisation_id: null })
    await insert({ at_ms: 4, organisation_id: 'theirs' })
    const seen = await store.audit.list({ organisationId: 'theirs' }, 10)
    assert.deepEqual(
      seen.map((row) => row.organisation_id),
      ['theirs', null],
    )
  })

  it('is never changed: no statement of ours updates or deletes an entry', () => {
    const root = join(import.meta.dirname, '../..')
    const files = globSync('**/*.ts', { cwd: root, exclude: (name) => name.endsWith('.test.ts') })
    assert.ok(files.length > 50)
    const forbidden =
      /(updateTable|deleteFrom|dropTable|replaceInto|mergeInto)\(\s*['"]audit_log|(update|delete from|drop table) +audit_log/i
    for (const file of files) assert.doesNotMatch(readFileSync(join(root, file), 'utf8'), forbidden, file)
  })
})
