import assert from 'node:assert/strict'
import { callFor, callForBody, callForProblem, type OperationLine, readList } from './operation-line.ts'
import type { Scene } from './scene.ts'

/** Remembers what later lines need. */
function keep(scene: Scene, name: string, value: unknown): void {
  assert.ok(typeof value === 'string' && value !== '', `${name} is missing`)
  scene.made.set(name, value)
}

function recall(scene: Scene, name: string): string {
  const value = scene.made.get(name)
  assert.ok(value, `no line before made ${name}`)
  return value
}

/** @returns the status with which the token endpoint answers the client that the lines make. */
function requestServiceToken(scene: Scene, secret = 'secret'): Promise<number> {
  return scene.requestToken({
    grant_type: 'client_credentials',
    client_id: recall(scene, 'client'),
    client_secret: recall(scene, secret),
    scope: 'readings:write',
  })
}

function refreshColleague(scene: Scene, refreshToken: string): Promise<number> {
  return scene.requestToken({
    grant_type: 'refresh_token',
    client_id: recall(scene, 'web'),
    client_secret: recall(scene, 'web_secret'),
    refresh_token: refreshToken,
  })
}

/** OAuth2 clients of the organisation. */
const clientLines: readonly OperationLine[] = [
  {
    operation: 'create_client',
    checks: 'a client that acts for itself; its secret gets a token',
    run: async (client, scene) => {
      const body = { name: 'Gateway', kind: 'service', scopes: ['readings:write'] }
      const made = await callForBody(client, 201, { operation: 'create_client', body }, body)
      keep(scene, 'client', made.client_id)
      keep(scene, 'secret', made.client_secret)
      assert.equal(await requestServiceToken(scene), 200)
    },
  },
  {
    operation: 'list_clients',
    checks: 'both clients of the organisation, a page of one each, without a secret',
    run: async (client, { oauthUrl }) => {
      const operation = 'list_clients'
      const { body } = await callFor(client, 200, { operation, query: { limit: 1 } })
      const { next_cursor: cursor } = body as { next_cursor: string }
      const { body: rest } = await callFor(client, 200, { operation, query: { limit: 1, cursor } })
      const names = [...readList(body), ...readList(rest)].map(({ name }) => name)
      assert.deepEqual(names.sort(), ['Gateway', 'Web'])
      assert.ok(!JSON.stringify([body, rest]).includes('client_secret'), oauthUrl)
    },
  },
  {
    operation: 'change_client',
    checks: 'another name and the shortest life of an access token',
    run: async (client, scene) => {
      const call = { operation: 'change_client', path: { client_id: recall(scene, 'client') } }
      const body = { access_token_lifetime_s: 300, name: 'Basement gateway' }
      await callForBody(client, 200, { ...call, body }, body)
    },
  },
  {
    operation: 'read_client',
    checks: 'the client as it was changed',
    run: async (client, scene) => {
      const call = { operation: 'read_client', path: { client_id: recall(scene, 'client') } }
      await callForBody(client, 200, call, { name: 'Basement gateway', access_token_lifetime_s: 300 })
    },
  },
  {
    operation: 'rotate_client_secret',
    checks: 'the new secret works, the old one no more',
    run: async (client, scene) => {
      const call = { operation: 'rotate_client_secret', path: { client_id: recall(scene, 'client') } }
      const rotated = await callForBody(client, 200, call, { oauth_url: scene.oauthUrl })
      keep(scene, 'rotated', rotated.client_secret)
      assert.deepEqual(
        [await requestServiceToken(scene, 'rotated'), await requestServiceToken(scene)],
        [200, 401],
      )
    },
  },
  {
    operation: 'end_previous_secret',
    checks: 'a secret that a rotation kept works beside the new one until it is ended',
    run: async (client, scene) => {
      const path = { client_id: recall(scene, 'client') }
      const query = { keep_previous_s: 3_600 }
      const call = { operation: 'rotate_client_secret', path, query }
      const newest = await callForBody(client, 200, call, { oauth_url: scene.oauthUrl })
      assert.equal(await requestServiceToken(scene, 'rotated'), 200)
      await callFor(client, 204, { operation: 'end_previous_secret', path })
      assert.equal(await requestServiceToken(scene, 'rotated'), 401)
      keep(scene, 'rotated', newest.client_secret)
      assert.equal(await requestServiceToken(scene, 'rotated'), 200)
    },
  },
  {
    operation: 'read_client_activity',
    checks: 'the tokens and the refusals of the hour',
    run: async (client, scene) => {
      const path = { client_id: recall(scene, 'client') }
      const query = { interval: 'hour', limit: 10 }
      const { body } = await callFor(client, 200, { operation: 'read_client_activity', path, query })
      const sums = readList(body).map(({ tokens, failures }) => [Number(tokens) > 0, Number(failures) > 0])
      assert.deepEqual(sums.at(0), [true, true])
    },
  },
  {
    operation: 'disable_client',
    checks: 'it gets no token',
    run: async (client, scene) => {
      const call = { operation: 'disable_client', path: { client_id: recall(scene, 'client') } }
      await callForBody(client, 200, call, { status: 'disabled' })
      assert.equal(await requestServiceToken(scene, 'rotated'), 401)
    },
  },
  {
    operation: 'enable_client',
    checks: 'it gets tokens again',
    run: async (client, scene) => {
      const call = { operation: 'enable_client', path: { client_id: recall(scene, 'client') } }
      await callForBody(client, 200, call, { status: 'enabled' })
      assert.equal(await requestServiceToken(scene, 'rotated'), 200)
    },
  },
  {
    operation: 'delete_client',
    checks: 'afterwards it is not found and gets no token',
    run: async (client, scene) => {
      const path = { client_id: recall(scene, 'client') }
      await callFor(client, 204, { operation: 'delete_client', path })
      await callForProblem(client, 404, 'not_found', { operation: 'read_client', path })
      assert.equal(await requestServiceToken(scene, 'rotated'), 401)
    },
  },
]

/** Logins. The colleague logs in for each. */
const grantLines: readonly OperationLine[] = [
  {
    operation: 'list_grants',
    checks: "the caller's own login; with `of=organisation` the colleague's too",
    run: async (client, scene) => {
      const operation = 'list_grants'
      keep(scene, 'login', await scene.logInColleague())
      const own = readList((await callFor(client, 200, { operation })).body)
      assert.equal(own.length, 1)
      const { body } = await callFor(client, 200, { operation, query: { of: 'organisation', limit: 10 } })
      const theirs = readList(body).find(({ user_id: id }) => id === recall(scene, 'colleague'))
      assert.partialDeepStrictEqual(theirs, { client_name: 'Web', username: `vera@${scene.tag}.example` })
      keep(scene, 'grant', theirs?.grant_id)
    },
  },
  {
    operation: 'read_grant_activity',
    checks: "the token of the colleague's login",
    run: async (client, scene) => {
      const path = { grant_id: recall(scene, 'grant') }
      const { body } = await callFor(client, 200, { operation: 'read_grant_activity', path })
      assert.ok(readList(body).some(({ tokens }) => Number(tokens) > 0))
    },
  },
  {
    operation: 'list_sessions',
    checks: "the caller's own session, with the browser, and not the colleague's",
    run: async (client, scene) => {
      const own = readList((await callFor(client, 200, { operation: 'list_sessions' })).body)
      assert.equal(own.length, 1)
      keep(scene, 'session', own[0]?.session_id)
    },
  },
  {
    operation: 'end_session',
    checks: 'the session is in the list no more, and the login that it gave goes on',
    run: async (client, scene) => {
      const path = { session_id: recall(scene, 'session') }
      await callFor(client, 204, { operation: 'end_session', path })
      assert.deepEqual(readList((await callFor(client, 200, { operation: 'list_sessions' })).body), [])
    },
  },
  {
    operation: 'revoke_grant',
    checks: 'the refresh token of that login worked, and works no more',
    run: async (client, scene) => {
      assert.equal(await refreshColleague(scene, recall(scene, 'login')), 200)
      const path = { grant_id: recall(scene, 'grant') }
      await callFor(client, 204, { operation: 'revoke_grant', path })
      assert.equal(await refreshColleague(scene, recall(scene, 'login')), 400)
    },
  },
  {
    operation: 'sign_out_user',
    checks: 'the refresh token of a new login works no more',
    run: async (client, scene) => {
      const login = await scene.logInColleague()
      assert.equal(await refreshColleague(scene, login), 200)
      const path = { user_id: recall(scene, 'colleague') }
      await callFor(client, 204, { operation: 'sign_out_user', path })
      assert.equal(await refreshColleague(scene, login), 400)
    },
  },
]

/** People of the organisation. */
const userLines: readonly OperationLine[] = [
  {
    operation: 'invite_user',
    checks: 'somebody who has not joined, with a link, since no mail can be sent',
    run: async (client, scene) => {
      const body = {
        email: `june@${scene.tag}.example`,
        role: 'viewer',
        location_ids: [scene.organisationId],
      }
      const { user, link } = await callForBody(
        client,
        201,
        { operation: 'invite_user', body },
        { user: { ...body, status: 'invited' } },
      )
      keep(scene, 'user', (user as { user_id: string }).user_id)
      keep(scene, 'invitation', link)
    },
  },
  {
    operation: 'renew_invitation',
    checks: 'another link',
    run: async (client, scene) => {
      const call = { operation: 'renew_invitation', path: { user_id: recall(scene, 'user') } }
      const { link } = await callForBody(client, 200, call, {})
      assert.ok(String(link).startsWith(scene.apiUrl))
      assert.notEqual(link, recall(scene, 'invitation'))
    },
  },
  {
    operation: 'reset_user_password',
    checks: 'a link for the colleague',
    run: async (client, scene) => {
      const call = { operation: 'reset_user_password', path: { user_id: recall(scene, 'colleague') } }
      const { link } = await callForBody(client, 200, call, {})
      assert.ok(String(link).startsWith(scene.apiUrl))
    },
  },
  {
    operation: 'remove_second_factor',
    checks: 'the one that the colleague had switched on; a second time it is a problem',
    run: async (client, scene) => {
      await scene.enrolColleague()
      const path = { user_id: recall(scene, 'colleague') }
      await callForBody(client, 200, { operation: 'read_user', path }, { second_factor: true })
      await callFor(client, 204, { operation: 'remove_second_factor', path })
      await callForProblem(client, 409, 'not_possible', { operation: 'remove_second_factor', path })
    },
  },
  {
    operation: 'change_user',
    checks: 'another role',
    run: async (client, scene) => {
      const call = { operation: 'change_user', path: { user_id: recall(scene, 'user') } }
      await callForBody(client, 200, { ...call, body: { role: 'installer' } }, { role: 'installer' })
    },
  },
  {
    operation: 'read_user',
    checks: 'the user as changed',
    run: async (client, scene) => {
      const call = { operation: 'read_user', path: { user_id: recall(scene, 'user') } }
      const expected = { role: 'installer', status: 'invited', second_factor: false }
      await callForBody(client, 200, call, expected)
    },
  },
  {
    operation: 'list_users',
    checks: 'three people, in pages of two',
    run: async (client) => {
      const operation = 'list_users'
      const { body } = await callFor(client, 200, { operation, query: { limit: 2 } })
      const { next_cursor: cursor } = body as { next_cursor: string }
      const { body: rest } = await callFor(client, 200, { operation, query: { limit: 2, cursor } })
      assert.deepEqual([readList(body).length, readList(rest).length], [2, 1])
    },
  },
  {
    operation: 'delete_user',
    checks: 'afterwards not found',
    run: async (client, scene) => {
      const path = { user_id: recall(scene, 'user') }
      await callFor(client, 204, { operation: 'delete_user', path })
      await callForProblem(client, 404, 'not_found', { operation: 'read_user', path })
    },
  },
  {
    operation: 'list_audit_entries',
    checks: 'who deleted that user; of one kind, the newest first',
    run: async (client, scene) => {
      const operation = 'list_audit_entries'
      const query = { action: 'user.deleted', subject_kind: 'user', limit: 5, from: '2026-01-01T00:00:00Z' }
      const entries = readList((await callFor(client, 200, { operation, query })).body)
      assert.equal(entries.length, 1)
      assert.partialDeepStrictEqual(entries[0], {
        actor: { kind: 'user', name: `ada@${scene.tag}.example` },
        subject: { kind: 'user', id: recall(scene, 'user') },
      })
    },
  },
]

/** Clients, logins, people, and the log of it. */
export const administrationLines: readonly OperationLine[] = [...clientLines, ...grantLines, ...userLines]
