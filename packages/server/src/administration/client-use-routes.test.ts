/** Tests what administrators and users are told of the use of clients and logins, through a real server. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { userScope } from '@openlightfi/contract'
import Sqlite from 'better-sqlite3'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { Browser } from '../../testing/browser.ts'
import { fetchToken } from '../../testing/fetch-token.ts'
import {
  authorize,
  callbackUrl,
  exchange,
  type LoginServer,
  logIn,
  post,
  refresh,
} from '../../testing/login.ts'
import type { TestClient } from '../../testing/oauth-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { type RunningServer, startServer } from '../index.ts'
import type { NewOauthClient } from '../oauth/index.ts'

let nowMs = Date.now()
let server: AdministrationServer
let running: RunningServer
let login: LoginServer
const dataDir = createTemporaryDirectory()
before(async () => {
  server = await startAdministrationServer(dataDir, { clock: () => nowMs })
  running = server.server
  login = { issuer: `${server.server.publicUrl}/oauth2`, client: server.web, user: server.people.viewer }
})
after(() => running.close())

const admin = (method: string, path: string, body?: unknown) =>
  server.as(server.people.admin, method, path, body)
const readUse = async (clientId: string) => (await admin('GET', `/clients/${clientId}`)).body

async function create(wanted: Partial<NewOauthClient> = {}): Promise<TestClient> {
  const settings = { organisationId: 'org', name: 'Use', kind: 'confidential', ...wanted } as const
  const { clientId, clientSecret = '' } = await server.server.clients.createClient(settings)
  return { clientId, clientSecret }
}

describe('a client that is new', () => {
  it('was never used, which costs whoever waits next to nothing, until the first token', async () => {
    const client = await create()
    const { token } = server.people.admin
    const ask = (tag?: string | null) =>
      server.call(`/clients/${client.clientId}`, { token, headers: { ...(tag && { 'if-none-match': tag }) } })
    const first = await ask()
    assert.deepEqual(
      [first.body.last_token_at, first.body.last_refresh_at, first.body.last_error, first.body.requests_24h],
      [null, null, null, 0],
    )
    assert.equal(first.body.last_token_address, null)
    assert.deepEqual((await admin('GET', `/clients/${client.clientId}/activity`)).body.data, [])
    const tag = first.headers.get('etag')
    const unchanged = await ask(tag)
    assert.deepEqual([unchanged.status, unchanged.body], [304, ''])
    const wrong = await post(
      login,
      '/token',
      { grant_type: 'refresh_token' },
      { ...client, clientSecret: 'no' },
    )
    assert.equal(wrong.status, 401)
    const failed = await ask(tag)
    assert.deepEqual([failed.status, failed.body.last_error.code], [200, 'wrong_secret'])
    assert.equal(failed.body.last_token_address, null, 'that of a failure is not that of a token')
    const tokens = await exchange(login, await logIn(login, { client_id: client.clientId }), client)
    const used = await ask(failed.headers.get('etag'))
    assert.deepEqual(
      [used.status, used.body.last_token_at, used.body.last_refresh_at],
      [200, nowMs / 1000, null],
    )
    assert.equal(used.body.last_token_address, '127.0.0.1')
    nowMs += 1_000
    assert.equal((await refresh(login, tokens.refresh_token, client)).status, 200)
    const refreshed = await ask(used.headers.get('etag'))
    assert.equal(refreshed.body.last_refresh_at, nowMs / 1000)
    const {
      tokens: given,
      refreshes,
      failures,
    } = (await admin('GET', `/clients/${client.clientId}/activity`)).body.data[0]
    assert.deepEqual([given, refreshes, failures], [2, 1, 1])
  })
})

/** How a program fails, and the code by which its people are told. */
const failures: readonly {
  readonly code: string
  readonly wanted?: Partial<NewOauthClient>
  fail(client: TestClient): Promise<unknown>
}[] = [
  { code: 'wrong_secret', fail: (client) => token({ ...client, clientSecret: 'wrong' }, anyRefresh) },
  { code: 'secret_missing', fail: (client) => token({ ...client, clientSecret: '' }, anyRefresh) },
  {
    code: 'secret_not_expected',
    wanted: { kind: 'public' },
    fail: (client) => token({ ...client, clientSecret: 'wrong' }, anyRefresh),
  },
  {
    code: 'client_disabled',
    fail: async (client) => {
      await admin('POST', `/clients/${client.clientId}/disable`)
      await token(client, anyRefresh)
      await admin('POST', `/clients/${client.clientId}/enable`)
    },
  },
  {
    code: 'wrong_redirect_address',
    fail: (client) =>
      authorize(login, new Browser(), {
        client_id: client.clientId,
        redirect_uri: 'https://else.example/cb',
      }),
  },
  {
    code: 'code_refused',
    fail: (client) =>
      token(client, { grant_type: 'authorization_code', code: 'no-code', redirect_uri: callbackUrl }),
  },
  { code: 'refresh_token_unknown', fail: (client) => token(client, anyRefresh) },
  {
    code: 'refresh_token_ended',
    fail: async (client) => {
      const tokens = await exchange(login, await logIn(login, { client_id: client.clientId }), client)
      await post(login, '/revoke', { token: tokens.refresh_token ?? '' }, client)
      await refresh(login, tokens.refresh_token, client)
    },
  },
  {
    code: 'grant_not_allowed',
    fail: (client) => token(client, { grant_type: 'client_credentials' }),
  },
  {
    code: 'scope_refused',
    fail: (client) => authorize(login, new Browser(), { client_id: client.clientId, scope: 'admin' }),
  },
  { code: 'request_malformed', fail: (client) => token(client, { grant_type: 'password' }) },
  {
    code: 'insufficient_scope',
    wanted: { scopes: ['openid'] },
    fail: async (client) => {
      const callback = await logIn(login, { client_id: client.clientId, scope: 'openid' })
      const { access_token } = await exchange(login, callback, client)
      assert.equal((await server.call('/locations', { token: access_token })).status, 403)
    },
  },
  {
    code: 'insufficient_role',
    fail: async (client) => {
      const callback = await logIn(login, { client_id: client.clientId, scope: userScope })
      const { access_token } = await exchange(login, callback, client)
      assert.equal((await server.call('/users', { token: access_token })).status, 403)
    },
  },
  {
    code: 'access_token_ended',
    fail: async (client) => {
      const { access_token, refresh_token } = await exchange(
        login,
        await logIn(login, { client_id: client.clientId }),
        client,
      )
      await post(login, '/revoke', { token: refresh_token ?? '' }, client)
      assert.equal((await server.call('/locations', { token: access_token })).status, 401)
    },
  },
  {
    code: 'access_token_expired',
    wanted: { accessTokenLifetimeS: 300 },
    fail: async (client) => {
      const callback = await logIn(login, { client_id: client.clientId })
      const { access_token } = await exchange(login, callback, client)
      nowMs += 400_000
      try {
        assert.equal((await server.call('/locations', { token: access_token })).status, 401)
      } finally {
        nowMs -= 400_000
      }
    },
  },
]

const anyRefresh = { grant_type: 'refresh_token', refresh_token: 'no-such-token' }
const token = (client: TestClient, fields: Readonly<Record<string, string>>) =>
  post(login, '/token', fields, client)

describe('why a program fails is told in words', () => {
  for (const { code, wanted, fail } of failures) {
    it(code, async () => {
      const client = await create(wanted)
      await fail(client)
      const { last_error: error } = await readUse(client.clientId)
      assert.equal(error?.code, code)
      assert.equal(error.count, 1)
      assert.match(error.detail, /^[A-Z].+\.$/)
      assert.match(error.remote_address, /127\.0\.0\.1|::1/)
      assert.ok(!JSON.stringify(error).includes('else.example'), 'what was sent is not kept')
    })
  }

  it('and the scope that a call lacked is named', async () => {
    const client = await create({ scopes: ['openid'] })
    const callback = await logIn(login, { client_id: client.clientId, scope: 'openid' })
    const { access_token } = await exchange(login, callback, client)
    await server.call('/locations', { token: access_token })
    assert.match((await readUse(client.clientId)).last_error.detail, /lacks the scope readings:read/)
  })

  it('but a person who says no, and a device that waits, are no failures', async () => {
    const client = await create({
      allowedGrants: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
    })
    await authorize(login, new Browser(), { client_id: client.clientId, prompt: 'none' })
    const device = await post(login, '/device_authorization', {}, client)
    const { device_code } = (await device.json()) as { device_code: string }
    const asked = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code }
    assert.equal((await token(client, asked)).status, 400)
    assert.equal((await readUse(client.clientId)).last_error, null)
  })
})

describe('calls of the API', () => {
  it('are counted of the client and of the login, and each user sees those of own logins', async () => {
    const client = await create()
    const { viewer, installer, partAdmin, stranger } = server.people
    const { access_token } = await server.logIn(viewer, client)
    for (let call = 0; call < 3; call += 1) await server.call('/locations', { token: access_token })
    await server.call('/locations/no-such-place', { token: access_token })
    assert.equal((await readUse(client.clientId)).requests_24h, 4)
    const { body: mine } = await server.as(viewer, 'GET', `/grants?client_id=${client.clientId}`)
    const [grant] = mine.data
    assert.deepEqual([mine.data.length, grant.requests_24h], [1, 4])
    assert.deepEqual([grant.last_token_at, grant.last_token_address], [nowMs / 1000, '127.0.0.1'])
    const path = `/grants/${grant.grant_id}/activity`
    assert.equal((await server.as(viewer, 'GET', path)).body.data[0].requests, 4)
    assert.equal((await admin('GET', path)).body.data[0].requests, 4)
    for (const other of [installer, partAdmin, stranger]) {
      assert.equal((await server.as(other, 'GET', path)).status, 404)
      assert.deepEqual((await server.as(other, 'GET', `/grants?client_id=${client.clientId}`)).body.data, [])
    }
    const all = await admin('GET', `/grants?of=organisation&client_id=${client.clientId}`)
    assert.deepEqual(
      all.body.data.map((each: { grant_id: string }) => each.grant_id),
      [grant.grant_id],
    )
    assert.equal((await server.as(stranger, 'GET', `/clients/${client.clientId}/activity`)).status, 404)
    assert.equal((await server.as(viewer, 'GET', `/clients/${client.clientId}/activity`)).status, 403)
  })

  it('of a client that acts for itself are of the client alone', async () => {
    const { clientId, clientSecret } = await create({ kind: 'service', scopes: ['readings:read'] })
    const accessToken = await fetchToken(server.server.publicUrl, { clientId, clientSecret }, 'readings:read')
    await server.call('/locations', { token: accessToken })
    const { last_token_at, last_refresh_at, requests_24h } = await readUse(clientId)
    assert.deepEqual([last_token_at, last_refresh_at, requests_24h], [nowMs / 1000, null, 1])
  })

  it('with the service’s own clients are those of the organisation’s users', async () => {
    const before = await readUse('lightfi-dashboard')
    assert.equal(before.requests_24h, 0)
    assert.deepEqual((await admin('GET', '/clients/lightfi-dashboard/activity')).body.data, [])
  })
})

describe('activity', () => {
  it('is listed by hour or by day, the newest first, in pages', async () => {
    const client = await create()
    for (let hour = 0; hour < 3; hour += 1) {
      await token({ ...client, clientSecret: 'wrong' }, anyRefresh)
      nowMs += 3_600_000
    }
    nowMs -= 3 * 3_600_000
    nowMs += 2 * 3_600_000
    const path = `/clients/${client.clientId}/activity`
    const { body: first } = await admin('GET', `${path}?limit=2`)
    const { body: second } = await admin('GET', `${path}?limit=2&cursor=${first.next_cursor}`)
    const froms = [...first.data, ...second.data].map(({ from }: { from: number }) => from)
    const newest = Math.floor(nowMs / 3_600_000) * 3_600
    assert.deepEqual(froms, [newest, newest - 3_600, newest - 7_200])
    assert.equal(second.next_cursor, null)
    const { body: days } = await admin('GET', `${path}?interval=day`)
    assert.equal(
      days.data.reduce((sum: number, { failures }: { failures: number }) => sum + failures, 0),
      3,
    )
    assert.equal(days.data[0].from % 86_400, 0)
    assert.equal((await admin('GET', `${path}?interval=week`)).body.code, 'invalid_parameter')
    nowMs -= 2 * 3_600_000
  })
})

it('what is known of use survives a restart; a client that there is not leaves no trace', async () => {
  const client = await create()
  await token({ ...client, clientSecret: 'wrong' }, anyRefresh)
  await token({ clientId: 'no-such-client', clientSecret: 'wrong' }, anyRefresh)
  const { last_error: error } = await readUse(client.clientId)
  assert.equal(error.code, 'wrong_secret')
  await running.close()
  const port = Number(new URL(running.publicUrl).port)
  running = await startServer({ dataDir, port, logLevel: 'fatal' }, () => nowMs)
  const answer = await fetch(`${running.publicUrl}/clients/${client.clientId}`, {
    headers: { authorization: `Bearer ${server.people.admin.token}` },
  })
  assert.deepEqual(((await answer.json()) as { last_error: unknown }).last_error, error)
  const rows = new Sqlite(join(dataDir, 'lightfi.sqlite'), { readonly: true })
  assert.equal(
    rows.prepare("SELECT count(*) FROM client_use WHERE client_id = 'no-such-client'").pluck().get(),
    0,
  )
  rows.close()
})
