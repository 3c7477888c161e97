/** Tests what callers are told about themselves, and that it is what the rest of the API holds them to. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Act, Me } from '@openlightfi/contract'
import { startAdministrationServer } from '../../testing/administration-server.ts'
import { type CallerKind, type CallerName, callerKinds } from '../../testing/authorisation-callers.ts'
import { listCells } from '../../testing/authorisation-matrix.ts'
import { expectOutcome } from '../../testing/authorisation-oracle.ts'
import { type AuthorisationServer, startAuthorisationServer } from '../../testing/authorisation-server.ts'
import type { Need } from '../../testing/authorisation-table.ts'

/** What each act is called in the table of who may do what, which is written by hand. */
const needOfAct: Readonly<Record<Act, Exclude<Need, 'nothing' | 'a good token'>>> = {
  read: 'reads in sight',
  post_readings: 'posts readings in sight',
  place_sensors: 'places sensors in sight',
  administer_locations: 'administers places in sight',
  administer_organisation: 'administers the organisation',
  manage_logins: 'own logins',
}

function expectActs(caller: CallerKind): string[] {
  return Object.entries(needOfAct)
    .filter(([, need]) => expectOutcome({ need }, caller, 'own') === 'done')
    .map(([act]) => act)
}

describe('GET /me by every kind of caller', () => {
  let server: AuthorisationServer
  const answers = new Map<CallerName, Me>()
  before(async () => {
    server = await startAuthorisationServer()
    const cells = listCells().filter((cell) => cell.operationId === 'read_me' && cell.method === 'GET')
    for (const cell of cells.filter(({ expected }) => expected === 'done'))
      answers.set(cell.callerName, (await server.ask(cell)).answer.body)
  })
  after(() => server.api.server.close())

  it('lists the acts that the table of who may do what allows, and no others', () => {
    assert.ok(answers.size > 15)
    for (const [name, me] of answers) assert.deepEqual(me.can, expectActs(callerKinds[name]), name)
  })

  it('names the part that the caller sees, and the organisation to those who see all of it', () => {
    for (const [name, { organisation, places, narrowed, role, can }] of answers) {
      const { granted, narrowedTo, organisation: of, role: ofKind } = callerKinds[name] as CallerKind
      if (!can.includes('read')) {
        assert.deepEqual([organisation, places], [null, []], name)
        continue
      }
      const isPart = granted === 'part' || narrowedTo === 'part'
      const top = { organisation_id: `${of}_top`, name: `Whole of ${of}` }
      assert.deepEqual(organisation, isPart ? null : top, name)
      assert.deepEqual(
        places.map(({ location_id }) => location_id),
        [isPart ? `${of}_building` : `${of}_top`],
        name,
      )
      assert.deepEqual([narrowed, role], [narrowedTo !== undefined, ofKind], name)
    }
  })
})

describe('GET /me', () => {
  let server: Awaited<ReturnType<typeof startAdministrationServer>>
  before(async () => {
    server = await startAdministrationServer(undefined, { settings: { serviceName: 'Acme Air' } })
  })
  after(() => server.server.close())

  it('tells a person everything that the login stands for', async () => {
    const { people } = server
    const { body, status } = await server.as(people.viewer, 'GET', '/me')
    assert.equal(status, 200)
    assert.deepEqual(body, {
      user_id: people.viewer.userId,
      kind: 'user',
      name: 'viewer@example.org',
      email: 'viewer@example.org',
      role: 'viewer',
      narrowed: false,
      places: [{ location_id: 'org', kind: 'organisation', name: 'Org', ancestors: [] }],
      can: ['read', 'manage_logins'],
      organisation: { organisation_id: 'org', name: 'Org' },
      service_name: 'Acme Air',
      second_step: false,
    })
  })

  it('tells an application name and address only with the scopes for them', async () => {
    const { people, web } = server
    const readsOnly = await server.logIn(people.viewer, web, 'readings:read openid')
    const { body } = await server.call('/me', { token: readsOnly.access_token })
    assert.deepEqual([body.user_id, body.name, body.email], [people.viewer.userId, null, null])
  })

  it('answers whatever token is good, and names nothing that lies in sight to one that may not read', async () => {
    const { people, web, tokens } = server
    const named = await server.logIn(people.viewer, web, 'openid profile')
    const { body, status } = await server.call('/me', { token: named.access_token })
    assert.equal(status, 200)
    assert.partialDeepStrictEqual(body, { name: 'viewer@example.org', email: null, role: 'viewer' })
    assert.deepEqual([body.can, body.places, body.organisation, body.second_step], [[], [], null, null])
    const gateway = await server.call('/me', { token: tokens.writer })
    assert.deepEqual([gateway.body.can, gateway.body.places], [['post_readings'], []])
  })

  it('tells a client that acts for itself its name', async () => {
    const { body } = await server.call('/me', { token: server.tokens.reader })
    const { kind, name, email, role, can } = body
    assert.deepEqual(
      { kind, name, email, role, can },
      { kind: 'client', name: 'readings:read', email: null, role: 'service', can: ['read'] },
    )
  })

  it('says where places lie, as far as that was granted too, and follows a change at once', async () => {
    const { people } = server
    const grant = async (ids: readonly string[]) => {
      const path = `/users/${people.installer.userId}`
      assert.equal((await server.as(people.admin, 'PATCH', path, { location_ids: ids })).status, 200)
      const { body } = await server.as(people.installer, 'GET', '/me')
      return (body as Me).places.map(({ name, ancestors }) => [...ancestors, { name }].map((at) => at.name))
    }
    assert.deepEqual(await grant(['floor']), [['Floor']])
    assert.deepEqual(await grant(['building', 'floor']), [['Building'], ['Building', 'Floor']])
  })
})
