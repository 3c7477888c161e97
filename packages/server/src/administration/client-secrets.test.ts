/** Tests how secrets of clients are replaced, with and without overlap, through a real server. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import Sqlite from 'better-sqlite3'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { type RunningServer, startServer } from '../index.ts'

const dataDir = createTemporaryDirectory()
let nowMs = Date.now()
let server: AdministrationServer
let running: RunningServer
before(async () => {
  server = await startAdministrationServer(dataDir, { clock: () => nowMs })
  running = server.server
})
after(() => running.close())

const admin = (method: string, path: string) => server.as(server.people.admin, method, path)

/** Takes a token by a secret. @returns the error, or `ok`. */
async function tryOut(clientId: string, secret: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
  })
  const answer = await fetch(`${server.server.publicUrl}/oauth2/token`, { method: 'POST', body })
  const { error = 'ok' } = (await answer.json()) as { error?: string }
  assert.equal(answer.status, error === 'ok' ? 200 : 401)
  return error
}

const tryBoth = async (clientId: string, ...secrets: string[]) =>
  Promise.all(secrets.map((secret) => tryOut(clientId, secret)))

async function create(): Promise<{ clientId: string; secret: string }> {
  const wanted = { organisationId: 'org', name: 'Gateway', kind: 'service' } as const
  const { clientId, clientSecret = '' } = await running.clients.createClient(wanted)
  return { clientId, secret: clientSecret }
}

async function rotate(clientId: string, query = ''): Promise<{ secret: string; until: number | null }> {
  const { status, body } = await admin('POST', `/clients/${clientId}/secret${query}`)
  assert.equal(status, 200, JSON.stringify(body))
  return { secret: body.client_secret, until: body.previous_secret_until }
}

describe('a secret that is replaced', () => {
  it('stops at once unless it is kept', async () => {
    const { clientId, secret } = await create()
    for (const query of ['', '?keep_previous_s=0']) {
      const fresh = await rotate(clientId, query)
      assert.equal(fresh.until, null)
      assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['invalid_client', 'ok'])
    }
  })

  it('works besides the new one until its time, and not at it', async () => {
    const { clientId, secret } = await create()
    const fresh = await rotate(clientId, '?keep_previous_s=3600')
    const untilMs = nowMs + 3_600_000
    assert.equal(fresh.until, untilMs / 1000)
    assert.deepEqual(await tryBoth(clientId, secret, fresh.secret, 'wrong'), ['ok', 'ok', 'invalid_client'])
    const beganMs = nowMs
    try {
      nowMs = untilMs - 1
      assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['ok', 'ok'])
      nowMs = untilMs
      assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['invalid_client', 'ok'])
      const { previous_secret_until, previous_secret_used_at, last_error } = await read(clientId)
      assert.deepEqual([previous_secret_until, previous_secret_used_at], [null, null])
      assert.equal(last_error.code, 'wrong_secret')
      assert.equal((await admin('DELETE', `/clients/${clientId}/previous_secret`)).status, 404)
    } finally {
      nowMs = beganMs
    }
  })

  it('tells which of the two was used when, and a new one was never used', async () => {
    const { clientId, secret } = await create()
    assert.equal((await read(clientId)).secret_used_at, null)
    await tryOut(clientId, secret)
    const first = nowMs / 1000
    assert.equal((await read(clientId)).secret_used_at, first)
    const fresh = await rotate(clientId, '?keep_previous_s=60')
    assert.deepEqual(usesOf(await read(clientId)), [null, first])
    nowMs += 1_000
    await tryOut(clientId, secret)
    assert.deepEqual(usesOf(await read(clientId)), [null, first + 1])
    nowMs += 1_000
    await tryOut(clientId, fresh.secret)
    assert.deepEqual(usesOf(await read(clientId)), [first + 2, first + 1])
    const { body: list } = await admin('GET', '/clients?limit=1000')
    const listed = list.data.find((client: { client_id: string }) => client.client_id === clientId)
    assert.deepEqual(usesOf(listed), [first + 2, first + 1])
  })

  it('is ended before its time by an act of its own, once', async () => {
    const { clientId, secret } = await create()
    const fresh = await rotate(clientId, '?keep_previous_s=60')
    const path = `/clients/${clientId}/previous_secret`
    assert.equal((await server.as(server.people.stranger, 'DELETE', path)).status, 404)
    assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['ok', 'ok'])
    assert.equal((await admin('DELETE', path)).status, 204)
    assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['invalid_client', 'ok'])
    assert.equal((await read(clientId)).previous_secret_until, null)
    assert.equal((await admin('DELETE', path)).body.code, 'not_found')
    const { body: audit } = await admin('GET', `/audit?subject_id=${clientId}`)
    assert.deepEqual(
      audit.data.map(({ action, details }: { action: string; details: object }) => [action, details]),
      [
        ['client.previous_secret_ended', { name: 'Gateway' }],
        ['client.secret_rotated', { name: 'Gateway', keep_previous_s: 60 }],
      ],
    )
    assert.ok(![secret, fresh.secret].some((each) => JSON.stringify(audit).includes(each)))
  })

  it('ends the one before it when it is replaced again: a client has two at most', async () => {
    const { clientId, secret } = await create()
    const second = await rotate(clientId, '?keep_previous_s=60')
    const third = await rotate(clientId, '?keep_previous_s=60')
    assert.deepEqual(await tryBoth(clientId, secret, second.secret, third.secret), [
      'invalid_client',
      'ok',
      'ok',
    ])
    const fourth = await rotate(clientId)
    assert.deepEqual(await tryBoth(clientId, third.secret, fourth.secret), ['invalid_client', 'ok'])
  })

  it('is kept for 30 days at the most', async () => {
    const { clientId } = await create()
    assert.equal((await rotate(clientId, '?keep_previous_s=2592000')).until, nowMs / 1000 + 2_592_000)
    for (const wrong of ['-1', '2592001', '1.5', 'day']) {
      const { status, body } = await admin('POST', `/clients/${clientId}/secret?keep_previous_s=${wrong}`)
      assert.deepEqual([status, body.code], [400, 'invalid_parameter'])
      assert.match(body.detail, /keep_previous_s/)
    }
  })

  it('is nothing that a public client, or one of the service’s own, has', async () => {
    const wanted = { organisationId: 'org', name: 'App', kind: 'public' } as const
    const { clientId } = await running.clients.createClient(wanted)
    assert.equal((await admin('POST', `/clients/${clientId}/secret?keep_previous_s=60`)).status, 409)
    assert.equal((await admin('DELETE', `/clients/${clientId}/previous_secret`)).status, 404)
    assert.equal((await admin('DELETE', '/clients/lightfi-dashboard/previous_secret')).status, 409)
  })
})

it('an end that waits ends no secret but the one that it was asked for, and that once', async () => {
  const { clients } = running
  const { clientId, secret } = await create()
  const { clientSecret: second } = await clients.rotateSecret(clientId, 60_000)
  const rotating = clients.rotateSecret(clientId, 60_000)
  assert.deepEqual(await Promise.all([1, 2].map(() => clients.endPreviousSecret(clientId))), [false, false])
  const { clientSecret: third } = await rotating
  assert.deepEqual(await tryBoth(clientId, secret, second, third), ['invalid_client', 'ok', 'ok'])
  const ends = await Promise.all([1, 2].map(() => clients.endPreviousSecret(clientId)))
  assert.deepEqual(ends, [true, false])
  assert.deepEqual(await tryBoth(clientId, second, third), ['invalid_client', 'ok'])
})

it('both secrets survive a restart, and neither is stored', async () => {
  const { clientId, secret } = await create()
  const fresh = await rotate(clientId, '?keep_previous_s=3600')
  await tryOut(clientId, secret)
  const port = Number(new URL(running.publicUrl).port)
  await running.close()
  running = await startServer({ dataDir, port, logLevel: 'fatal' }, () => nowMs)
  assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['ok', 'ok'])
  assert.deepEqual(usesOf(await read(clientId)), [nowMs / 1000, nowMs / 1000])
  nowMs += 3_600_000
  assert.deepEqual(await tryBoth(clientId, secret, fresh.secret), ['invalid_client', 'ok'])
  const database = new Sqlite(join(dataDir, 'lightfi.sqlite'), { readonly: true })
  const tables = ['oauth_clients', 'client_use', 'audit_log']
  const stored = tables.flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all())
  database.close()
  for (const each of [secret, fresh.secret]) assert.ok(!JSON.stringify(stored).includes(each))
})

async function read(clientId: string) {
  const { status, body } = await admin('GET', `/clients/${clientId}`)
  assert.equal(status, 200)
  return body
}

function usesOf(client: { secret_used_at: number | null; previous_secret_used_at: number | null }) {
  return [client.secret_used_at, client.previous_secret_used_at]
}
