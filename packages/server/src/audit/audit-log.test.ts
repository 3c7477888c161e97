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
