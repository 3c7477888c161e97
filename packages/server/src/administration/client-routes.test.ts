import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'

describe('the administration of OAuth2 clients', () => {
  let server: AdministrationServer
  before(async () => {
    server = await startAdministrationServer()
  })
  after(() => server.server.close())

  const admin = (method: string, path: string, body?: unknown) =>
    server.as(server.people.admin, method, path, body)

  async function create(changes: Record<string, unknown> = {}) {
    const { status, body } = await admin('POST', '/clients', {
      name: 'New',
      kind: 'confidential',
      ...changes,
    })
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }

  async function readAudit(
    subjectId: string,
  ): Promise<{ action: string; details: unknown; actor: unknown }[]> {
    return (await admin('GET', `/audit?subject_id=${subjectId}`)).body.data
  }

  it('creates a client with the defaults, hands its credentials over once, and they work', async () => {
    const created = await create()
    const { client_id, client_secret, oauth_url, created_at, version, ...settings } = created
    assert.equal(oauth_url, `${server.server.publicUrl}/oauth2`)
    assert.ok(Math.abs(created_at - Date.now() / 1000) < 60)
    assert.deepEqual(settings, {
      name: 'New',
      kind: 'confidential',
      status: 'enabled',
      callback_urls: [
        'http://localhost:3000/',
        `${server.server.publicUrl}/docs/redirect`,
        'https://oauth.pstmn.io/v1/callback',
      ],
      sign_out_urls: [],
      access_token_lifetime_s: 14_400,
      refresh_token_lifetime_s: 315_360_000,
      scopes: ['aws.cognito.signin.user.admin', 'readings:read', 'openid', 'profile', 'email'],
      allowed_grants: ['authorization_code', 'refresh_token'],
      rotate_refresh_tokens: false,
      rotation_grace_s: 10,
      echo_refresh_token: false,
      signing_algorithm: 'default',
      first_party: true,
      built_in: false,
      secret_used_at: null,
      previous_secret_until: null,
      previous_secret_used_at: null,
      last_token_at: null,
      last_token_address: null,
      last_refresh_at: null,
      last_error: null,
      requests_24h: 0,
    })
    const { body: read } = await admin('GET', `/clients/${client_id}`)
    assert.deepEqual(read, { client_id, version, created_at, ...settings })
    const tokens = await server.logIn(server.people.viewer, {
      clientId: client_id,
      clientSecret: client_secret,
    })
    assert.equal(tokens.expires_in, 14_400)
    const { body: list } = await admin('GET', '/clients')
    assert.ok(list.data.some((client: { client_id: string }) => client.client_id === client_id))
    assert.ok(!JSON.stringify([read, list, await readAudit(client_id)]).includes(client_secret))
  })

  it('takes every setting at both of its bounds, and a public client has no secret', async () => {
    const bounds = [
      { access_token_lifetime_s: 300, refresh_token_lifetime_s: 3_600, rotation_grace_s: 0 },
      { access_token_lifetime_s: 86_400, refresh_token_lifetime_s: 315_360_000, rotation_grace_s: 60 },
    ]
    for (const wanted of bounds) {
      const { body } = await admin('GET', `/clients/${(await create(wanted)).client_id}`)
      for (const [setting, value] of Object.entries(wanted)) assert.equal(body[setting], value)
    }
    const open = await create({ kind: 'public', signing_algorithm: 'ES256', first_party: false })
    assert.equal(open.client_secret, undefined)
    assert.deepEqual(
      [open.rotate_refresh_tokens, open.refresh_token_lifetime_s, open.signing_algorithm, open.first_party],
      [true, 2_592_000, 'ES256', false],
    )
  })

  const mistakes: readonly [unknown, string, RegExp][] = [
    [{ kind: 'public' }, '/name', /is missing/],
    [{ name: 'x' }, '/kind', /is missing/],
    [{ name: '', kind: 'public' }, '/name', /1 to 100 characters/],
    [{ name: 'x'.repeat(101), kind: 'public' }, '/name', /1 to 100 characters/],
    [{ name: '   ', kind: 'public' }, '/name', /1 to 100 characters/],
    [{ name: 'x', kind: 'robot' }, '/kind', /must be one of confidential, public, service/],
    [{ access_token_lifetime_s: 299 }, '/access_token_lifetime_s', /from 300 to 86400, not 299/],
    [{ access_token_lifetime_s: 86_401 }, '/access_token_lifetime_s', /from 300 to 86400, not 86401/],
    [{ access_token_lifetime_s: 300.5 }, '/access_token_lifetime_s', /whole number/],
    [{ access_token_lifetime_s: '300' }, '/access_token_lifetime_s', /whole number/],
    [{ refresh_token_lifetime_s: 3_599 }, '/refresh_token_lifetime_s', /from 3600 to 315360000, not 3599/],
    [{ refresh_token_lifetime_s: 315_360_001 }, '/refresh_token_lifetime_s', /from 3600 to 315360000/],
    [{ rotation_grace_s: -1 }, '/rotation_grace_s', /from 0 to 60, not -1/],
    [{ rotation_grace_s: 61 }, '/rotation_grace_s', /from 0 to 60, not 61/],
    [{ rotate_refresh_tokens: 'yes' }, '/rotate_refresh_tokens', /true or false/],
    [{ echo_refresh_token: 1 }, '/echo_refresh_token', /true or false/],
    [{ first_party: null }, '/first_party', /true or false/],
    [{ signing_algorithm: 'HS256' }, '/signing_algorithm', /must be one of default, RS256, ES256/],
    [{ scopes: ['everything'] }, '/scopes/0', /must be one of aws/],
    [{ scopes: [] }, '/scopes', /1 to 20 entries/],
    [
      { kind: 'service', scopes: ['admin'] },
      '/scopes',
      /must be one or more of readings:write, readings:read/,
    ],
    [{ allowed_grants: ['password'] }, '/allowed_grants/0', /must be one of authorization_code/],
    [{ allowed_grants: ['client_credentials'] }, '/allowed_grants', /must be one or more of/],
    [{ callback_urls: [] }, '/callback_urls', /at least one URL/],
    [{ callback_urls: ['javascript:alert(1)'] }, '/callback_urls', /absolute http or https URLs/],
    [{ callback_urls: ['https://*.example.org/'] }, '/callback_urls', /without fragment and wildcard/],
    [{ callback_urls: Array(21).fill('https://a.example/') }, '/callback_urls', /0 to 20 entries/],
    [{ sign_out_urls: ['ftp://a.example/'] }, '/sign_out_urls', /absolute http or https URLs/],
    [{ kind: 'service', callback_urls: ['https://a.example/'] }, '/callback_urls', /must be empty/],
    [{ client_secret: 'mine' }, '/client_secret', /is not known; known are name, kind/],
  ]

  it('refuses every setting that is out of its bounds, pointing at it and saying what would be right', async () => {
    for (const [settings, pointer, detail] of mistakes) {
      const whole =
        typeof settings === 'object' && settings !== null && ('name' in settings || 'kind' in settings)
      const isLonely = ['/name', '/kind'].includes(pointer)
      const body = isLonely && whole ? settings : { name: 'x', kind: 'confidential', ...(settings as object) }
      const { status, body: problem } = await admin('POST', '/clients', body)
      const where = JSON.stringify(settings).slice(0, 100)
      assert.deepEqual([status, problem.code], [400, 'invalid_body'], where)
      assert.equal(problem.errors[0].pointer, pointer, where)
      assert.match(problem.errors[0].detail, detail, where)
    }
  })

  it('refuses bodies that are no objects, empty, or not JSON', async () => {
    for (const body of [[], 'text', 1, null, {}]) {
      const { status, body: problem } = await admin('POST', '/clients', body)
      assert.deepEqual([status, problem.code], [400, 'invalid_body'], JSON.stringify(body))
    }
    const { token } = server.people.admin
    const broken = await server.call('/clients', { token, method: 'POST', body: '{"name":' })
    assert.equal(broken.body.code, 'malformed_json')
  })

  it('changes what is given and leaves the rest; nothing wrong is changed', async () => {
    const { client_id: id, ...before } = await create()
    const { body: changed } = await admin('PATCH', `/clients/${id}`, {
      name: 'Renamed',
      refresh_token_lifetime_s: 7_200,
      signing_algorithm: 'ES256',
    })
    assert.deepEqual(
      [changed.name, changed.refresh_token_lifetime_s, changed.signing_algorithm, changed.callback_urls],
      ['Renamed', 7_200, 'ES256', before.callback_urls],
    )
    assert.equal(
      (await admin('PATCH', `/clients/${id}`, { signing_algorithm: 'default' })).body.signing_algorithm,
      'default',
    )
    for (const body of [{}, { kind: 'public' }, { rotation_grace_s: 61, name: 'Half' }]) {
      assert.equal((await admin('PATCH', `/clients/${id}`, body)).status, 400, JSON.stringify(body))
    }
    assert.equal((await admin('GET', `/clients/${id}`)).body.name, 'Renamed')
    const [, second] = await readAudit(id)
    assert.equal(second?.action, 'client.changed')
    assert.deepEqual(second?.details, {
      name: 'Renamed',
      changed: ['name', 'refresh_token_lifetime_s', 'signing_algorithm'],
    })
  })

  it('gives a new secret, and the one before works no more', async () => {
    const { client_id: clientId, client_secret: old } = await create()
    const { status, body } = await admin('POST', `/clients/${clientId}/secret`)
    assert.equal(status, 200)
    assert.notEqual(body.client_secret, old)
    await server.logIn(server.people.viewer, { clientId, clientSecret: body.client_secret })
    await assert.rejects(server.logIn(server.people.viewer, { clientId, clientSecret: old }))
    const open = await create({ kind: 'public' })
    const refused = await admin('POST', `/clients/${open.client_id}/secret`)
    assert.deepEqual([refused.status, refused.body.code], [409, 'not_possible'])
  })

  it('disables, enables and deletes, which tokens feel at once', async () => {
    const { client_id: clientId, client_secret: clientSecret } = await create()
    const { access_token: token } = await server.logIn(server.people.viewer, { clientId, clientSecret })
    assert.equal((await server.call('/locations', { token })).status, 200)
    assert.equal((await admin('POST', `/clients/${clientId}/disable`)).body.status, 'disabled')
    assert.equal((await server.call('/locations', { token })).status, 401)
    assert.equal((await admin('POST', `/clients/${clientId}/enable`)).body.status, 'enabled')
    assert.equal((await server.call('/locations', { token })).status, 200)
    assert.equal((await admin('DELETE', `/clients/${clientId}`)).status, 204)
    assert.equal((await server.call('/locations', { token })).status, 401)
    assert.equal((await admin('GET', `/clients/${clientId}`)).status, 404)
    const entries = await readAudit(clientId)
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['client.deleted', 'client.enabled', 'client.disabled', 'client.created'],
    )
    const { userId: id, username: name } = server.people.admin
    for (const { actor } of entries) assert.deepEqual(actor, { kind: 'user', id, name })
  })

  it('lists page by page, each client once, by name', async () => {
    for (const name of ['page c', 'Page A', 'page b']) await create({ name })
    const names: string[] = []
    let cursor: string | null = ''
    do {
      const { status, body } = await admin('GET', `/clients?limit=2${cursor && `&cursor=${cursor}`}`)
      assert.equal(status, 200)
      names.push(...body.data.map((client: { name: string }) => client.name))
      cursor = body.next_cursor
    } while (cursor)
    assert.deepEqual(
      names.filter((name) => /^page/i.test(name)),
      ['Page A', 'page b', 'page c'],
    )
    assert.equal((await admin('GET', '/clients?cursor=A')).body.code, 'invalid_parameter')
    assert.equal((await admin('GET', '/clients?limit=1001')).body.code, 'invalid_parameter')
    assert.equal((await admin('GET', '/clients?page=2')).body.code, 'invalid_parameter')
  })
})
