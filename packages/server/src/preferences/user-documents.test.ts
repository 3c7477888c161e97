import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { PlacesTakenError } from '../places.ts'
import { openRelationalStore, type RelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { UserDocuments } from './user-documents.ts'

describe('documents of users that many store at once', () => {
  let store: RelationalStore
  before(async () => {
    const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
    store = await openRelationalStore(createSqliteDialect(path), systemClock)
    const name = 'a@example.org'
    await store.estate.insertLocation({
      location_id: 'org',
      parent_id: null,
      organisation_id: 'org',
      kind: 'organisation',
      name: 'Org',
      time_zone: 'UTC',
      properties: '{}',
    })
    await store.accounts.insertUser(
      {
        user_id: 'a',
        organisation_id: 'org',
        username: name,
        username_key: name,
        password_hash: '',
        role: 'viewer',
        created_at_ms: 0,
        email: null,
        email_key: null,
        disabled_at_ms: null,
        sealed_totp_secret: null,
        totp_last_step: null,
      },
      [],
    )
  })
  after(() => store.close())

  const put = (
    documents: UserDocuments,
    grantId: string,
    at: number,
    signal = new AbortController().signal,
  ) => {
    const caller = { subject: 'a', grantId, organisationId: 'org' }
    return documents.put(caller, 'preferences', { content: { at }, empty: {}, ifMatch: undefined, signal })
  }

  it('wait their turn, 64 of a login; the rest is refused, and another login is not', async () => {
    const documents = new UserDocuments(store)
    const ofOne = Array.from({ length: 90 }, (_, at) => put(documents, 'one', at))
    const ofAnother = put(documents, 'another', 100)
    const results = await Promise.allSettled(ofOne)
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    assert.equal(refused.length, 90 - 1 - 64)
    assert.ok(refused.every((reason) => reason instanceof PlacesTakenError && reason.whose === 'caller'))
    assert.deepEqual((await ofAnother).content, { at: 100 })
    assert.deepEqual((await documents.read('a', 'preferences', {})).content, { at: 64 })
  })

  it('are not stored for somebody who has hung up while waiting', async () => {
    const documents = new UserDocuments(store)
    const gone = new AbortController()
    const first = put(documents, 'one', 1)
    const second = put(documents, 'one', 2, gone.signal)
    gone.abort(new Error('hung up'))
    await assert.rejects(second, /hung up/)
    await first
    assert.deepEqual((await documents.read('a', 'preferences', {})).content, { at: 1 })
  })
})
