import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { PlacesTakenError } from '../places.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { AuditLog } from './audit-log.ts'

it('searches of the audit log wait for one another, and too many of a login are told so', async () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  const store = await openRelationalStore(createSqliteDialect(path), systemClock)
  const log = new AuditLog(store.audit, systemClock)
  const gone = new AbortController()
  const search = (grantId: string, { signal } = new AbortController()) =>
    log.list({ organisationId: 'org' }, 1, { holder: { grantId, organisationId: 'org' }, signal })
  const searches = Array.from({ length: 1 + 31 }, () => search('one'))
  const left = search('one', gone)
  await assert.rejects(
    search('one'),
    (error) => error instanceof PlacesTakenError && error.isCallers && error.retryAfterS === 2,
  )
  gone.abort(new Error('gone'))
  await assert.rejects(left, /gone/)
  assert.deepEqual(await search('other'), [])
  assert.deepEqual((await Promise.all(searches)).flat(), [])
  await store.close()
})

it('a long answer from the audit log is not broken off because others wait to search it', async () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  const store = await openRelationalStore(createSqliteDialect(path), systemClock)
  const log = new AuditLog(store.audit, systemClock)
  const readerOf = (grantId: string) => ({
    holder: { grantId, organisationId: 'org' },
    signal: new AbortController().signal,
  })
  const subject = { kind: 'key', id: 'kid' } as const
  const actor = { kind: 'operator' } as const
  for (let at = 0; at < 5; at += 1)
    await log.record({ action: 'keys.rotated', organisationId: 'org', actor, subject })
  const pages = log.listPages({ organisationId: 'org' }, 2, readerOf('reader'))
  const listed = [(await pages.next()).value]
  const searches: Promise<unknown>[] = []
  const refused = (async () => {
    for (let at = 0; ; at += 1) {
      const search = log.list({ organisationId: 'org' }, 1, readerOf(`searcher ${at % 4}`))
      searches.push(search.catch(() => undefined))
      if (at >= 66) await search
    }
  })()
  const rest = Array.fromAsync(pages)
  await assert.rejects(refused, PlacesTakenError)
  listed.push(...(await rest))
  assert.deepEqual(
    listed.map((page) => page?.entries.length),
    [2, 2, 1],
  )
  await Promise.all(searches)
  await store.close()
})
