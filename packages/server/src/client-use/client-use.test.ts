/** Tests how use is noted, stored and read, on a real store with a clock that is moved. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import Sqlite from 'better-sqlite3'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { openRelationalStore, type RelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { hashSecret } from '../storage/secret-hash.ts'
import { ClientUse } from './client-use.ts'
import { findSecretUse, listActivity } from './use.ts'

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]
const beganMs = Date.UTC(2026, 0, 7, 12)
const web = { organisationId: 'org', clientId: 'web' }
const webGrant = { ...web, grantId: 'login' }
const wrongSecret = { code: 'wrong_secret', remoteAddress: '192.0.2.7' } as const

let path: string
let nowMs: number
let store: RelationalStore
let use: ClientUse
let failures: string[]
beforeEach(async () => {
  path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  nowMs = beganMs
  failures = []
  store = await openRelationalStore(createSqliteDialect(path), () => nowMs)
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
  await store.oauth.insertClient({
    client_id: 'web',
    organisation_id: 'org',
    name: 'Web',
    kind: 'confidential',
    secret_hash: null,
    settings: '{}',
    created_at_ms: beganMs,
    disabled_at_ms: null,
    previous_secret_hash: null,
    previous_until_ms: null,
  })
  await store.oauth.upsertRecord({
    model: 'Grant',
    id_hash: hashSecret('login'),
    payload: 'sealed',
    grant_id: 'login',
    account_id: 'ada',
    client_id: 'web',
    uid_hash: null,
    user_code_hash: null,
    consumed_at_s: null,
    expires_at_s: null,
  })
  use = begin()
})
afterEach(async () => {
  mock.timers.reset()
  await store.close()
})

function begin(): ClientUse {
  return new ClientUse({
    relational: store,
    isBuiltIn: (clientId) => clientId === 'built-in',
    clock: () => nowMs,
    logger: { error: ({ err }: { err?: unknown }) => void failures.push(String(err)) },
  })
}

/** Counts the rows about clients, as another connection sees them. */
function countRows(): number {
  const database = new Sqlite(path, { readonly: true })
  try {
    return Number(database.prepare('SELECT count(*) FROM client_use').pluck().get())
  } finally {
    database.close()
  }
}

/** Changes the database past the server. */
function execute(statement: string): void {
  const database = new Sqlite(path)
  database.exec(statement)
  database.close()
}

describe('the last error', () => {
  it('is counted since it was first so, and anew after a token or another error', async () => {
    const read = async () => (await use.readClient('org', 'web', {})).lastError
    use.noteFailure(web, wrongSecret)
    nowMs += 1_000
    use.noteFailure(web, { ...wrongSecret, remoteAddress: '192.0.2.8' })
    assert.deepEqual(await read(), {
      code: 'wrong_secret',
      detail: 'The client_secret was wrong.',
      atMs: beganMs + 1_000,
      sinceMs: beganMs,
      count: 2,
      remoteAddress: '192.0.2.8',
    })
    await use.close()
    nowMs += 1_000
    use.noteFailure(web, wrongSecret)
    assert.deepEqual([(await read())?.sinceMs, (await read())?.count], [beganMs, 3], 'over a write')
    use.noteFailure(web, { code: 'scope_refused' })
    assert.deepEqual([(await read())?.code, (await read())?.count], ['scope_refused', 1])
    use.noteFailure(web, wrongSecret)
    assert.equal((await read())?.count, 1)
    await use.close()
    use.noteToken(web, { isRefresh: false })
    assert.equal((await read())?.count, 1, 'it is still told')
    await use.close()
    use.noteFailure(web, wrongSecret)
    assert.equal((await read())?.count, 1, 'the token came in between')
    use.noteFailure(web, wrongSecret)
    await use.close()
    assert.equal((await read())?.count, 2)
  })
})

describe('activity', () => {
  it('is kept for 168 hours and 90 days of a client, and 48 hours and 30 days of a grant', async () => {
    for (let hour = 0; hour < 24 * 100; hour += 1) {
      use.noteRequest(webGrant)
      if (hour % 24 === 0) await use.close()
      nowMs += hourMs
    }
    nowMs -= hourMs
    const client = await use.readClient('org', 'web', {})
    const grant = await use.readGrant('org', 'login', {})
    for (const [known, hours, days] of [
      [client, 168, 90],
      [grant, 48, 30],
    ] as const) {
      assert.equal(listActivity(known, 'hour').length, hours)
      assert.equal(listActivity(known, 'day').length, days)
      assert.equal(listActivity(known, 'hour')[0]?.fromS, Math.floor(nowMs / hourMs) * 3_600)
      assert.equal(listActivity(known, 'day')[0]?.fromS, Math.floor(nowMs / dayMs) * 86_400)
      assert.equal(listActivity(known, 'day')[1]?.requests, 24)
    }
    assert.equal(client.requestsOfDay, 24)
    nowMs += 23 * hourMs
    assert.equal((await use.readClient('org', 'web', {})).requestsOfDay, 1)
    nowMs += hourMs
    assert.equal((await use.readClient('org', 'web', {})).requestsOfDay, 0)
  })

  it('tells tokens, refreshes, failures and calls apart, of the client and of the grant', async () => {
    use.noteToken(webGrant, { isRefresh: false })
    use.noteToken(webGrant, { isRefresh: true })
    use.noteFailure(web, wrongSecret)
    use.noteRequest(webGrant)
    const [entry] = listActivity(await use.readClient('org', 'web', {}), 'hour')
    assert.deepEqual(entry, { fromS: beganMs / 1000, tokens: 2, refreshes: 1, failures: 1, requests: 1 })
    const [ofGrant] = listActivity(await use.readGrant('org', 'login', {}), 'hour')
    assert.deepEqual(ofGrant, { ...entry, failures: 0 })
  })

  it('of one of the service’s own clients is that of the organisation that asks', async () => {
    use.noteRequest({ organisationId: 'org', clientId: 'built-in' })
    use.noteRequest({ organisationId: 'org', clientId: 'built-in' })
    use.noteRequest({ organisationId: 'other', clientId: 'built-in' })
    await use.close()
    const counts = ['org', 'other'].map(
      async (id) => (await use.readClient(id, 'built-in', {})).requestsOfDay,
    )
    assert.deepEqual(await Promise.all(counts), [2, 1])
  })
})

describe('what is noted', () => {
  it('is stored once a minute, however much there is, and read at once', async () => {
    mock.timers.enable({ apis: ['setTimeout'] })
    use.start()
    use.noteRequest(web)
    mock.timers.tick(minuteMs - 1)
    assert.equal((await use.readClient('org', 'web', {})).requestsOfDay, 1)
    assert.equal(countRows(), 0)
    mock.timers.tick(1)
    assert.equal((await use.readClient('org', 'web', {})).requestsOfDay, 1)
    assert.equal(countRows(), 1)
    mock.timers.reset()
    await use.close()
  })

  it('has the address of the newest token, until the next one, over writes', async () => {
    const read = async () => (await use.readClient('org', 'web', {})).lastTokenAddress
    assert.equal(await read(), undefined)
    use.noteToken(web, { isRefresh: false, remoteAddress: '192.0.2.7' })
    await use.close()
    use.noteFailure(web, { ...wrongSecret, remoteAddress: '192.0.2.8' })
    use.noteRequest(web)
    assert.equal(await read(), '192.0.2.7', 'what else happens has addresses of its own')
    await use.close()
    assert.equal(await read(), '192.0.2.7')
    use.noteToken(web, { isRefresh: true, remoteAddress: '2001:db8::9' })
    assert.equal(await read(), '2001:db8::9')
    await use.close()
    use.noteToken(web, { isRefresh: true })
    assert.equal(await read(), undefined, 'an address that is not known is not that of the token before')
  })

  it('is stored at the end, and is there after a restart', async () => {
    use.noteToken(webGrant, { isRefresh: true, remoteAddress: '192.0.2.7' })
    use.noteFailure(webGrant, wrongSecret)
    use.noteRequest(webGrant)
    const before = [await use.readClient('org', 'web', {}), await use.readGrant('org', 'login', {})]
    await use.close()
    use = begin()
    const after = [await use.readClient('org', 'web', {}), await use.readGrant('org', 'login', {})]
    const withoutMark = before.map((known) => ({ ...known, hasBegunAnew: false }))
    assert.deepEqual(after, withoutMark)
  })

  it('is kept for the next time where it cannot be stored, and then counted once', async () => {
    use.noteFailure(webGrant, wrongSecret)
    execute(`CREATE TRIGGER refuse BEFORE INSERT ON client_use BEGIN SELECT RAISE(ABORT, 'full'); END`)
    await use.close()
    assert.match(failures.join(), /full/)
    assert.equal((await use.readClient('org', 'web', {})).lastError?.count, 1)
    use.noteFailure(webGrant, wrongSecret)
    execute('DROP TRIGGER refuse')
    await use.close()
    for (const known of [await use.readClient('org', 'web', {}), await use.readGrant('org', 'login', {})]) {
      assert.equal(known.lastError?.count, 2)
      assert.equal(listActivity(known, 'hour')[0]?.failures, 2)
    }
  })

  it('goes with its client and its grant, also where it comes too late', async () => {
    use.noteRequest(webGrant)
    await use.close()
    assert.equal(countRows(), 1)
    use.noteRequest(webGrant)
    await store.oauth.deleteClient('web')
    assert.equal(countRows(), 0)
    await use.close()
    assert.equal(countRows(), 0)
    assert.equal((await use.readGrant('org', 'login', {})).requestsOfDay, 0)
    assert.deepEqual(failures, [])
  })

  it('is read of many clients at once while it is written, and counted once', async () => {
    const clientIds = Array.from({ length: 250 }, (_, index) => `c${index}`)
    const builtIn = new ClientUse({
      relational: store,
      isBuiltIn: () => true,
      clock: () => nowMs,
      logger: { error: ({ err }: { err?: unknown }) => void failures.push(String(err)) },
    })
    for (const clientId of clientIds) builtIn.noteRequest({ organisationId: 'org', clientId })
    const writing = builtIn.close()
    for (let round = 0; round < 20; round += 1) {
      const known = await builtIn.readClients('org', clientIds)
      assert.ok(clientIds.every((id) => known.get(id)?.requestsOfDay === 1))
    }
    await writing
    assert.deepEqual([countRows(), failures], [250, []])
  })
})

it('the last use of both secrets is known, also where one that has ended was used later', async () => {
  const noteAt = async (timeMs: number, name: string) => {
    nowMs = beganMs + timeMs
    use.noteSecret(web, `${name}-hash-of-a-secret`)
    await use.close()
    use = begin()
  }
  // "third" ends when "first" comes, and was used after "second" was.
  await noteAt(1, 'fourth')
  await noteAt(2, 'second')
  await noteAt(3, 'third')
  await noteAt(4, 'first')
  const known = await use.readClient('org', 'web', {})
  const usedAt = (name: string) => {
    const timeMs = findSecretUse(known, `${name}-hash-of-a-secret`)
    return timeMs && timeMs - beganMs
  }
  assert.deepEqual([usedAt('first'), usedAt('second')], [4, 2])
  assert.ok(known.secrets.size <= 3)
})
