import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { PlacesTakenError } from '../places.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { ClientUse } from './client-use.ts'

it('readers of use wait for one another, too many of a login are told so, and answers to changes are not', async () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  const relational = await openRelationalStore(createSqliteDialect(path), systemClock)
  const logger = { error: (error: unknown) => assert.fail(String(error)) }
  const use = new ClientUse({ relational, isBuiltIn: () => false, clock: systemClock, logger })
  const readerOf = (grantId: string, { signal } = new AbortController()) => ({
    holder: { grantId, organisationId: 'org' },
    signal,
  })
  const reads = Array.from({ length: 1 + 31 }, () => use.readClient('org', 'web', readerOf('one')))
  const gone = new AbortController()
  const left = use.readGrant('org', 'login', readerOf('one', gone))
  for (const read of [
    use.readClients('org', ['web'], readerOf('one')),
    use.readGrants('org', ['login'], readerOf('one')),
  ])
    await assert.rejects(
      read,
      (error) => error instanceof PlacesTakenError && error.isCallers && error.retryAfterS === 2,
    )
  gone.abort(new Error('gone'))
  await assert.rejects(left, /gone/)
  const shown = Array.from({ length: 200 }, () => use.readClients('org', ['web']))
  assert.equal((await use.readClient('org', 'web', readerOf('other'))).requestsOfDay, 0)
  assert.equal((await Promise.all([...reads, ...shown])).length, 232)
  await relational.close()
})
