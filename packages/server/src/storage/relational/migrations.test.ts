import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { migrations } from './migrations/index.ts'
import { openRelationalStore } from './relational-store.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'

it('a database from before clients could be disabled and users invited opens with all it has', async () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  // biome-ignore lint/suspicious/noExplicitAny: rows of a schema that is no more
  const old = new Kysely<any>({ dialect: createSqliteDialect(path) })
  const migrator = new Migrator({ db: old, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo('0002-accounts-and-oauth')
  assert.equal(error, undefined)
  await old
    .insertInto('locations')
    .values({
      location_id: 'org',
      organisation_id: 'org',
      kind: 'organisation',
      name: 'Org',
      properties: '{}',
    })
    .execute()
  await old
    .insertInto('oauth_clients')
    .values({
      client_id: 'client',
      organisation_id: 'org',
      name: 'Client',
      kind: 'confidential',
      secret_hash: 'hash',
      settings: '{}',
      created_at_ms: 1,
    })
    .execute()
  const user = {
    username: 'Ada',
    username_key: 'ada',
    password_hash: 'hash',
    role: 'admin',
    created_at_ms: 1,
  }
  await old
    .insertInto('users')
    .values({ ...user, user_id: 'ada', organisation_id: 'org' })
    .execute()
  const key = { key_id: 'kid', purpose: 'sign:RS256', sealed_key: 'sealed', created_at_ms: 1 }
  await old.insertInto('server_keys').values(key).execute()
  await old.destroy()

  const store = await openRelationalStore(createSqliteDialect(path), systemClock)
  try {
    const [client] = await store.oauth.listClients()
    assert.deepEqual([client?.client_id, client?.disabled_at_ms], ['client', null])
    assert.deepEqual(await store.oauth.listKeys(), [{ ...key, retired_at_ms: null }])
    const [found] = await store.accounts.listUsers()
    assert.deepEqual([found?.user_id, found?.has_password], ['ada', true])
  } finally {
    await store.close()
  }
})
