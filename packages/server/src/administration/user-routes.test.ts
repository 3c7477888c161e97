import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { decodeJwt } from 'jose'
import { TOTP } from 'otpauth'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'

describe('the administration of users and grants', () => {
  let server: AdministrationServer
  before(async () => {
    server = await startAdministrationServer()
  })
  after(() => server.server.close())

  const admin = (method: string, path: string, body?: unknown) =>
    server.as(server.people.admin, method, path, body)

  let invited = 0
  async function invite(changes: Record<string, unknown> = {}) {
    invited += 1
    const email = `guest${invited}@example.org`
    const body = { email, role: 'viewer', location_ids: ['building'], ...changes }
    return admin('POST', '/users', body)
  }

  async function readActions(subjectId: string): Promise<string[]> {
    const { body } = await admin('GET', `/audit?subject_id=${subjectId}`)
    return body.data.map(({ action }: { action: string }) => action)
  }

  it('invites a person and hands the link over where no mail can be sent', async () => {
    const { status, body } = await invite({ role: 'installer' })
    assert.equal(status, 201)
    assert.equal(body.emailed_to, null)
    assert.ok(body.link.startsWith(`${server.server.publicUrl}/`))
    const { user_id: id, created_at: _createdAt, version: _version, ...user } = body.user
    assert.deepEqual(user, {
      username: 'guest1@example.org',
      email: 'guest1@example.org',
      role: 'installer',
      location_ids: ['building'],
      status: 'invited',
      second_factor: false,
    })
    const { body: audit } = await admin('GET', `/audit?subject_id=${id}`)
    assert.equal(audit.data[0].action, 'user.invited')
    assert.match(audit.data[0].remote_address, /^(127\.0\.0\.1|::1)$/)
    const token = new URL(body.link).search
    assert.ok(token.length > 20 && !JSON.stringify(audit).includes(token.slice(-20)))
  })

  it('refuses invitations that cannot be, pointing at what is wrong', async () => {
    const cases: [Record<string, unknown>, string][] = [
      [{ email: 'nobody' }, '/email'],
      [{ email: '' }, '/email'],
      [{ role: 'root' }, '/role'],
      [{ location_ids: [] }, '/location_ids'],
      [{ location_ids: ['other'] }, '/location_ids'],
      [{ location_ids: ['nowhere'] }, '/location_ids'],
      [{ location_ids: ['a b'] }, '/location_ids/0'],
      [{ password: 'mine' }, '/password'],
    ]
    for (const [changes, pointer] of cases) {
      const { status, body } = await invite(changes)
      assert.deepEqual([status, body.code], [400, 'invalid_body'], JSON.stringify(changes))
      assert.equal(body.errors[0].pointer, pointer)
    }
    const taken = await invite({ email: 'VIEWER@example.org' })
    assert.deepEqual([taken.status, taken.body.code], [409, 'not_possible'])
  })

  it('changes all that is asked for, or nothing', async () => {
    const { admin: only } = server.people
    const path = `/users/${only.userId}`
    const before = (await admin('GET', path)).body
    const actions = await readActions(only.userId)
    const refused = await admin('PATCH', path, { location_ids: ['org', 'building'], role: 'viewer' })
    assert.deepEqual([refused.status, refused.body.code], [409, 'not_possible'])
    assert.deepEqual((await admin('GET', path)).body, before)
    assert.deepEqual(await readActions(only.userId), actions)
    const { user_id: guestId } = (await invite()).body.user
    const all = { location_ids: ['floor'], role: 'installer', disabled: true }
    const { body } = await admin('PATCH', `/users/${guestId}`, all)
    assert.deepEqual([body.location_ids, body.role, body.status], [['floor'], 'installer', 'disabled'])
    assert.deepEqual(await readActions(guestId), [
      'user.disabled',
      'user.changed',
      'user.changed',
      'user.invited',
    ])
  })

  it('changes role, locations and status, which hold for the next request', async () => {
    const { installer } = server.people
    const path = `/users/${installer.userId}`
    const { body } = await admin('PATCH', path, { role: 'viewer', location_ids: ['floor'] })
    assert.deepEqual([body.role, body.location_ids], ['viewer', ['floor']])
    const { body: locations } = await server.as(installer, 'GET', '/locations')
    assert.deepEqual(
      locations.data.map(({ location_id }: { location_id: string }) => location_id),
      ['floor'],
    )
    assert.equal((await admin('PATCH', path, { disabled: true })).body.status, 'disabled')
    assert.equal((await server.as(installer, 'GET', '/locations')).status, 401)
    assert.equal((await admin('PATCH', path, { disabled: false })).body.status, 'active')
    assert.equal((await server.as(installer, 'GET', '/locations')).status, 401, 'what was ended stays ended')
    for (const wrong of [
      {},
      { role: 'x' },
      { location_ids: ['other'] },
      { username: 'x' },
      { disabled: 1 },
    ]) {
      assert.equal((await admin('PATCH', path, wrong)).status, 400, JSON.stringify(wrong))
    }
    assert.deepEqual((await readActions(installer.userId)).slice(0, 4), [
      'user.enabled',
      'user.disabled',
      'user.changed',
      'user.changed',
    ])
  })

  it('keeps the last administrator of an organisation', async () => {
    const path = `/users/${server.people.admin.userId}`
    const attempts: [string, unknown][] = [
      ['PATCH', { role: 'viewer' }],
      ['PATCH', { location_ids: ['building'] }],
      ['PATCH', { disabled: true }],
      ['DELETE', undefined],
    ]
    for (const [method, body] of attempts) {
      const answer = await admin(method, path, body)
      assert.deepEqual([answer.status, answer.body.code], [409, 'not_possible'], JSON.stringify(body))
      assert.match(answer.body.detail, /needs an administrator/)
    }
  })

  it('signs a user out everywhere, and deletes one; tokens stop at once', async () => {
    const { viewer, partAdmin } = server.people
    const { access_token: token } = await server.logIn(partAdmin, server.web)
    assert.equal((await admin('POST', `/users/${partAdmin.userId}/sign_out`)).status, 204)
    assert.equal((await server.call('/locations', { token })).status, 401)
    const again = await server.logIn(partAdmin, server.web)
    assert.equal((await admin('DELETE', `/users/${partAdmin.userId}`)).status, 204)
    assert.equal((await server.call('/locations', { token: again.access_token })).status, 401)
    assert.equal((await admin('GET', `/users/${partAdmin.userId}`)).status, 404)
    assert.deepEqual((await readActions(partAdmin.userId)).slice(0, 3), [
      'user.deleted',
      'login.succeeded',
      'user.signed_out',
    ])
    assert.equal((await server.as(viewer, 'GET', '/locations')).status, 200)
  })

  it('makes links to set a password and to join, the newest alone being good', async () => {
    const { body } = await invite()
    const path = `/users/${body.user.user_id}`
    const again = await admin('POST', `${path}/invitation`)
    assert.equal(again.status, 200)
    assert.notEqual(again.body.link, body.link)
    assert.equal((await fetch(again.body.link)).status, 200)
    assert.notEqual((await fetch(body.link)).status, 200)
    assert.equal((await admin('POST', `${path}/password_reset`)).body.code, 'not_possible')
    const { viewer } = server.people
    const reset = await admin('POST', `/users/${viewer.userId}/password_reset`)
    assert.equal((await fetch(reset.body.link)).status, 200)
    assert.equal((await admin('POST', `/users/${viewer.userId}/invitation`)).body.code, 'not_possible')
    assert.deepEqual((await readActions(viewer.userId)).slice(0, 1), ['password.reset_requested'])
    assert.deepEqual(await readActions(body.user.user_id), ['user.invited', 'user.invited'])
  })

  it('switches off the second factor of somebody who lost it', async () => {
    const { accounts } = server.server
    const { userId } = server.people.viewer
    const path = `/users/${userId}`
    assert.equal((await admin('DELETE', `${path}/second_factor`)).body.code, 'not_possible')
    const user = accounts.findAccess(userId)
    assert.ok(user)
    const enrolment = accounts.secondFactor.createEnrolment(user)
    await accounts.secondFactor.confirm(user, enrolment, new TOTP({ secret: enrolment.secret }).generate())
    assert.equal((await admin('GET', path)).body.second_factor, true)
    assert.equal((await admin('DELETE', `${path}/second_factor`)).status, 204)
    assert.equal((await admin('GET', path)).body.second_factor, false)
    assert.equal((await readActions(userId))[0], 'mfa.disabled')
  })

  it('lists users by name, page by page', async () => {
    const names: string[] = []
    let cursor: string | null = ''
    do {
      const { body } = await admin('GET', `/users?limit=2${cursor && `&cursor=${cursor}`}`)
      names.push(...body.data.map((user: { username: string }) => user.username))
      cursor = body.next_cursor
    } while (cursor)
    assert.deepEqual(names, [...new Set(names)].sort())
    assert.ok(names.includes('viewer@example.org') && !names.includes('stranger@example.org'))
  })

  it('people see and revoke their own grants, and administrators those of everybody', async () => {
    const { viewer } = server.people
    const first = await server.logIn(viewer, server.web, 'readings:read aws.cognito.signin.user.admin')
    const { body: mine } = await server.as(viewer, 'GET', '/grants')
    // Two logins of one second are in the order of their ids.
    const { origin_jti: grantId } = decodeJwt(first.access_token)
    const grant = mine.data.find(({ grant_id }: { grant_id: string }) => grant_id === grantId)
    assert.deepEqual([grant.client_id, grant.client_name], [server.web.clientId, 'Web of org'])
    assert.equal(grant.username, viewer.username)
    assert.deepEqual([...grant.scopes].sort(), ['aws.cognito.signin.user.admin', 'readings:read'])
    assert.equal(grant.expires_at - grant.created_at, 315_360_000)
    assert.ok(mine.data.every(({ user_id }: { user_id: string }) => user_id === viewer.userId))
    assert.equal((await server.as(viewer, 'GET', '/grants?of=organisation')).body.code, 'insufficient_role')

    const { body: all } = await admin('GET', '/grants?of=organisation&limit=1000')
    const ids = (list: { data: { grant_id: string }[] }) => list.data.map(({ grant_id }) => grant_id)
    assert.ok(ids(mine).every((id) => ids(all).includes(id)) && all.data.length > mine.data.length)
    const { body: adminsOwn } = await admin('GET', '/grants')
    const refused = await server.as(viewer, 'DELETE', `/grants/${ids(adminsOwn)[0]}`)
    assert.equal(refused.status, 404)

    assert.equal((await server.as(viewer, 'DELETE', `/grants/${grant.grant_id}`)).status, 204)
    assert.equal((await server.call('/locations', { token: first.access_token })).status, 401)
    assert.equal((await server.as(viewer, 'GET', '/locations')).status, 200, 'other logins live on')
    assert.equal((await admin('DELETE', `/grants/${grant.grant_id}`)).status, 404, 'it is gone')
    const [other] = ids((await server.as(viewer, 'GET', '/grants')).body)
    assert.equal((await admin('DELETE', `/grants/${other}`)).status, 204)
    assert.equal((await server.as(viewer, 'GET', '/locations')).status, 401)
    assert.deepEqual(await readActions(grant.grant_id), ['grant.revoked', 'grant.created'])
  })
})
