import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Dialect } from 'kysely'
import { systemClock } from '../src/clock.ts'
import { openRelationalStore, type RelationalStore } from '../src/storage/relational/relational-store.ts'
import type { OauthRecordRow, UserRow } from '../src/storage/relational/tables.ts'

/**
 * Declares the tests about accounts and the authorization server that every relational dialect must pass, run
 * against the real engine.
 * @param openDialect opens the engine on the same data each time it is called.
 */
export function testOauthStorage(name: string, openDialect: () => Dialect): void {
  describe(`accounts and OAuth2 storage on ${name}`, () => {
    let store: RelationalStore
    before(async () => {
      store = await openRelationalStore(openDialect(), systemClock)
      for (const id of ['org', 'other']) {
        await store.estate.insertLocation({
          location_id: id,
          parent_id: null,
          organisation_id: id,
          kind: 'organisation',
          name: id,
          time_zone: 'UTC',
          properties: '{}',
        })
      }
    })
    after(() => store.close())

    function buildUser(changes: Partial<UserRow>): UserRow {
      return {
        user_id: 'user',
        organisation_id: 'org',
        username: 'Zoë 株式会社',
        username_key: 'zoë 株式会社',
        password_hash: '$argon2id$x',
        role: 'viewer',
        created_at_ms: 4_102_444_800_000,
        email: null,
        email_key: null,
        disabled_at_ms: null,
        sealed_totp_secret: null,
        totp_last_step: null,
        ...changes,
      }
    }

    function buildRecord(changes: Partial<OauthRecordRow>): OauthRecordRow {
      return {
        model: 'RefreshToken',
        id_hash: 'id',
        payload: 'sealed',
        grant_id: null,
        account_id: null,
        client_id: null,
        uid_hash: null,
        user_code_hash: null,
        consumed_at_s: null,
        expires_at_s: null,
        ...changes,
      }
    }

    it('gives back users with what they were granted, after a restart', async () => {
      await store.accounts.insertUser(buildUser({}), ['org'])
      await store.close()
      store = await openRelationalStore(openDialect(), systemClock)
      const [user] = await store.accounts.listUsers()
      assert.equal(user?.username, 'Zoë 株式会社')
      assert.equal(Number(user?.created_at_ms), 4_102_444_800_000)
      assert.deepEqual(user?.location_ids, ['org'])
      assert.equal(await store.accounts.findPasswordHash('user'), '$argon2id$x')
      assert.equal(await store.accounts.findPasswordHash('nobody'), undefined)
    })

    it('refuses a second user of the same key, and keeps nothing of what went with it', async () => {
      const client = {
        client_id: 'half',
        organisation_id: 'org',
        name: 'x',
        kind: 'confidential',
        secret_hash: null,
        settings: '{}',
        created_at_ms: 1,
        disabled_at_ms: null,
        previous_secret_hash: null,
        previous_until_ms: null,
      }
      await assert.rejects(store.accounts.insertUser(buildUser({ user_id: 'second' }), [], client))
      const third = buildUser({ user_id: 'third', username_key: 'third' })
      await assert.rejects(store.accounts.insertUser(third, ['nowhere'], client))
      assert.equal((await store.accounts.listUsers()).length, 1)
      assert.equal((await store.oauth.listClients()).length, 0)
    })

    it('tells locations of an organisation from others', async () => {
      const found = await store.accounts.listLocationsOfOrganisation('org', ['org', 'other', 'nowhere'])
      assert.deepEqual(found, ['org'])
      assert.deepEqual(await store.accounts.listLocationsOfOrganisation('org', []), [])
    })

    it('replaces a record of the same model and id, and keeps others apart', async () => {
      await store.oauth.upsertRecord(buildRecord({ payload: 'first' }))
      await store.oauth.upsertRecord(buildRecord({ payload: 'second', uid_hash: 'uid' }))
      await store.oauth.upsertRecord(buildRecord({ model: 'Grant', payload: 'grant' }))
      assert.equal((await store.oauth.findRecord('RefreshToken', 'id'))?.payload, 'second')
      assert.equal((await store.oauth.findRecordBy('RefreshToken', 'uid_hash', 'uid'))?.payload, 'second')
      assert.equal(await store.oauth.findRecordBy('Grant', 'uid_hash', 'uid'), undefined)
      await store.oauth.deleteRecord('RefreshToken', 'id')
      assert.equal(await store.oauth.findRecord('RefreshToken', 'id'), undefined)
      assert.equal((await store.oauth.findRecord('Grant', 'id'))?.payload, 'grant')
    })

    it('lets a record be consumed once, however many ask', async () => {
      await store.oauth.upsertRecord(buildRecord({ id_hash: 'code' }))
      const asked = await Promise.all(
        [1, 2, 3].map((atS) => store.oauth.consumeRecord('RefreshToken', 'code', atS)),
      )
      assert.equal(asked.filter(Boolean).length, 1)
      assert.ok(Number((await store.oauth.findRecord('RefreshToken', 'code'))?.consumed_at_s) > 0)
      assert.equal(await store.oauth.consumeRecord('RefreshToken', 'absent', 1), false)
    })

    it('forgets all of a grant and nothing else when it is revoked, and may do so twice', async () => {
      await store.oauth.upsertRecord(buildRecord({ id_hash: 'a', grant_id: 'g1' }))
      await store.oauth.upsertRecord(
        buildRecord({ id_hash: 'b', grant_id: 'g1', model: 'AuthorizationCode' }),
      )
      await store.oauth.upsertRecord(buildRecord({ id_hash: 'c', grant_id: 'g2' }))
      const end = { endedAtS: 7, rememberedUntilS: 5_000_000_000 }
      await store.oauth.revokeGrant('g1', { id: 'g1', expires_at_s: 100 }, end)
      await store.oauth.revokeGrant('g1', { id: 'g1', expires_at_s: 5_000_000_000 }, { ...end, endedAtS: 8 })
      assert.deepEqual(await store.oauth.findEndedToken('a'), { clientId: null, endedAtS: 7 })
      assert.equal(await store.oauth.findEndedToken('c'), undefined)
      assert.equal(await store.oauth.findRecord('RefreshToken', 'a'), undefined)
      assert.equal(await store.oauth.findRecord('AuthorizationCode', 'b'), undefined)
      assert.ok(await store.oauth.findRecord('RefreshToken', 'c'))
      const denied = (await store.oauth.listDenied()).map((row) => [row.id, Number(row.expires_at_s)])
      assert.deepEqual(denied, [['g1', 5_000_000_000]])
    })

    it('forgets what ended before a time, and keeps what ends at it, later or never', async () => {
      const ends: [string, number | null][] = [
        ['before', 4_999_999_999],
        ['at', 5_000_000_000],
        ['after', 5_000_000_001],
        ['never', null],
      ]
      for (const [id, expiresAtS] of ends) {
        await store.oauth.upsertRecord(buildRecord({ id_hash: id, expires_at_s: expiresAtS }))
        if (expiresAtS !== null) await store.oauth.insertDenied({ id, expires_at_s: expiresAtS })
      }
      await store.oauth.deleteExpired(5_000_000_000, 100)
      const kept = await Promise.all(ends.map(([id]) => store.oauth.findRecord('RefreshToken', id)))
      assert.deepEqual(
        kept.map((row) => row?.id_hash),
        [undefined, 'at', 'after', 'never'],
      )
      assert.deepEqual((await store.oauth.listDenied()).map((row) => row.id).sort(), ['after', 'at', 'g1'])
    })

    it('forgets what ended in pieces, and says whether there may be more', async () => {
      for (let index = 0; index < 5; index += 1) {
        await store.oauth.upsertRecord(buildRecord({ id_hash: `old ${index}`, expires_at_s: 1_000 }))
      }
      const rounds = [3, 3, 3].map((limit) => () => store.oauth.deleteExpired(2_000, limit))
      const answers: boolean[] = []
      for (const round of rounds) answers.push(await round())
      assert.deepEqual(answers, [true, false, false])
      for (let index = 0; index < 5; index += 1) {
        assert.equal(await store.oauth.findRecord('RefreshToken', `old ${index}`), undefined)
      }
    })

    it('gives back keys, oldest first, and takes an empty list', async () => {
      await store.oauth.insertKeys([])
      await store.oauth.insertKeys([
        { key_id: 'new', purpose: 'cookie', sealed_key: 's', created_at_ms: 2, retired_at_ms: null },
        { key_id: 'old', purpose: 'cookie', sealed_key: 's', created_at_ms: 1, retired_at_ms: null },
      ])
      assert.deepEqual(
        (await store.oauth.listKeys()).map((row) => row.key_id),
        ['old', 'new'],
      )
    })
  })
}
