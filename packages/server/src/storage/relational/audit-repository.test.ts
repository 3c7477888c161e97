import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { openRelationalStore, type RelationalStore } from './relational-store.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

describe('the audit log in the relational store', () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  let store: RelationalStore
  before(async () => {
    store = await openRelationalStore(createSqliteDialect(path), systemClock)
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
    store = await openRelationalStore(createSqliteDialect(path), systemClock)
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

  it('finds the same as a look at every entry, whatever is asked for, and page by page', async () => {
    // There are more rows than are read in one turn.
    const rows = Array.from({ length: 25_000 }, (_, at) => ({
      at_ms: 1_000 + ((at * 7) % 25_000),
      organisation_id: ['ours', 'theirs', null, 'ours'][at % 4] ?? null,
      action: ['user.created', 'client.created', 'user.deleted'][at % 3] ?? '',
      subject_kind: at % 5 === 0 ? 'user' : 'client',
      subject_id: `subject-${at % 11}`,
      actor_kind: 'operator',
      actor_id: [null, 'ada', 'grace'][at % 7] ?? null,
      actor_name: null,
      remote_address: null,
      details: '{}',
    }))
    await store.audit.insert(rows)
    const all = await store.audit.list({ organisationId: 'ours' }, 100_000)
    const ours = all.filter(({ subject_id: id }) => id.startsWith('subject-'))
    const filter = fc.record(
      {
        fromMs: fc.nat(26_000),
        toMs: fc.nat(26_000),
        action: fc.constantFrom('user.created', 'client.created', 'nothing'),
        subjectKind: fc.constantFrom('user', 'client', 'nothing'),
        subjectId: fc.constantFrom('subject-3', 'subject-7', 'nothing'),
        actorId: fc.constantFrom('ada', 'grace', 'nothing'),
        beforeSequence: fc.nat(25_000),
      },
      { requiredKeys: [] },
    )
    const property = fc.asyncProperty(filter, fc.integer({ min: 1, max: 50 }), async (wanted, limit) => {
      const {
        fromMs = 0,
        toMs = Infinity,
        action,
        subjectKind,
        subjectId,
        actorId,
        beforeSequence = Infinity,
      } = wanted
      const expected = ours.filter(
        (row) =>
          Number(row.at_ms) >= fromMs &&
          Number(row.at_ms) < toMs &&
          (action ?? row.action) === row.action &&
          (subjectKind ?? row.subject_kind) === row.subject_kind &&
          (subjectId ?? row.subject_id) === row.subject_id &&
          (actorId ?? row.actor_id) === row.actor_id &&
          row.sequence < beforeSequence,
      )
      const found = await store.audit.list({ organisationId: 'ours', ...wanted }, limit)
      const isOfThisTest = found.filter(({ subject_id: id }) => id.startsWith('subject-'))
      assert.deepEqual(isOfThisTest, expected.slice(0, isOfThisTest.length))
      assert.ok(found.length === limit || isOfThisTest.length === expected.length)
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('is searched by indexes in their order, with nothing sorted', async () => {
    const db = new Sqlite(path, { readonly: true })
    const filters = [
      'sequence < 9',
      'sequence < 9 and sequence >= 2 and at_ms < 5',
      "sequence < 9 and action = 'a'",
      "sequence < 9 and sequence >= 2 and action = 'a' and subject_kind = 'k'",
      "sequence < 9 and subject_id = 's'",
      "sequence < 9 and sequence >= 2 and subject_id = 's' and action || '' = 'a'",
    ]
    for (const filter of filters) {
      const plan = db
        .prepare(
          `explain query plan select * from audit_log where organisation_id = ? and ${filter} order by sequence desc limit 5`,
        )
        .all('org') as { detail: string }[]
      const [first, ...rest] = plan.map(({ detail }) => detail)
      assert.match(first ?? '', /^SEARCH audit_log USING INDEX audit_log_organisation/)
      assert.deepEqual(rest, [])
    }
    db.close()
  })

  const about = (subject_kind: string, subject_id: string, details: string) => ({
    at_ms: 1,
    organisation_id: 'names',
    actor_kind: 'operator',
    actor_id: null,
    actor_name: null,
    action: 'location.changed',
    subject_kind,
    subject_id,
    remote_address: null,
    details,
  })

  it('tells the last of each thing, however much there is about it', async () => {
    await store.audit.insert([about('user', 'same', 'of a user'), about('location', 'few', 'of few')])
    await store.audit.insert(Array.from({ length: 60_000 }, (_, at) => about('location', 'many', `${at}`)))
    await store.audit.insert([about('location', 'same', 'old'), about('location', 'same', 'of a location')])
    await insert({ at_ms: 6, organisation_id: 'theirs' })
    const find = async (...ids: string[]) =>
      (
        await store.audit.findLastDetails(
          'names',
          ids.map((id) => ({ kind: 'location', id })),
        )
      ).map(({ details }) => details)
    assert.deepEqual((await find('few', 'many', 'same', 'nothing', 'kid')).sort(), [
      '59999',
      'of a location',
      'of few',
    ])
    const ofUser = await store.audit.findLastDetails('names', [{ kind: 'user', id: 'same' }])
    assert.ok(ofUser.some(({ subject_kind: kind, details }) => kind === 'user' && details === 'of a user'))
    const measure = async (id: string) => {
      const times: number[] = []
      for (let run = 0; run < 7; run += 1) {
        const startMs = performance.now()
        await find(id)
        times.push(performance.now() - startMs)
      }
      return Math.min(...times)
    }
    const [fewMs, manyMs] = [await measure('few'), await measure('many')]
    assert.ok(manyMs < 10 * fewMs + 2, `${manyMs} ms where there is much, ${fewMs} ms where there is little`)
  })

  it('lets others write while much of it is looked at', async () => {
    const order: string[] = []
    const searching = store.audit
      .list({ organisationId: 'ours', subjectKind: 'nothing' }, 1)
      .then(() => order.push('searched'))
    await insert({ at_ms: 5, organisation_id: 'theirs' })
    order.push('written')
    await searching
    assert.deepEqual(order, ['written', 'searched'])
    const over = AbortSignal.abort(new Error('gone'))
    await assert.rejects(store.audit.list({ organisationId: 'ours' }, 1, over), /gone/)
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
