/** An organisation cannot fill the memory of all with users and clients. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { operator } from './administrator.ts'
import { ClientAdministration } from './client-administration.ts'
import { UserAdministration } from './user-administration.ts'

let server: AdministrationServer
before(async () => {
  server = await startAdministrationServer()
})
after(() => server.server.close())

/**
 * Asserts that one is done of acts that begin together, each before any other is stored, and that the others
 * are refused.
 */
async function assertOneDone(acts: readonly Promise<unknown>[], why: RegExp): Promise<void> {
  const refused = (await Promise.allSettled(acts)).filter(({ status }) => status === 'rejected')
  assert.equal(refused.length, acts.length - 1)
  for (const { reason } of refused as PromiseRejectedResult[]) {
    assert.equal(reason.code, 'not_possible')
    assert.match(reason.message, why)
  }
}

it('an organisation has a thousand clients and no more; others have their own', async () => {
  const { clients } = server.server
  const create = (organisationId: string) =>
    clients.createClient({ organisationId, name: 'One', kind: 'public' })
  while (clients.listClients('org').length < 998) await create('org')
  const body = { name: 'One more', kind: 'public' } as const
  const { admin, stranger } = server.people
  assert.equal((await server.as(admin, 'POST', '/clients', body)).status, 201)
  const administration = new ClientAdministration(clients)
  const together = [1, 2, 3].map(() => administration.create('org', body, operator))
  await assertOneDone(together, /1000 clients; delete some/)
  assert.equal(clients.listClients('org').length, 1000)
  const refused = await server.as(admin, 'POST', '/clients', body)
  assertProblem(refused, 'not_possible')
  assert.match(refused.body.detail, /1000 clients; delete some/)
  assert.equal((await server.as(stranger, 'POST', '/clients', body)).status, 201)
})

it('an organisation has 20,000 users and no more; others have their own', async () => {
  const { accounts } = server.server
  while (accounts.countUsers('org') < 19_998) {
    const username = `user${accounts.countUsers('org')}@example.org`
    const wanted = { organisationId: 'org', username, password: 'a long enough password' }
    accounts.adopt(accounts.prepareUser({ ...wanted, role: 'viewer', locationIds: [] }, ''))
  }
  const buildInvitation = (name: string, locationId = 'org') => {
    return { email: `${name}@example.org`, role: 'viewer' as const, location_ids: [locationId] }
  }
  const { admin, stranger } = server.people
  assert.equal((await server.as(admin, 'POST', '/users', buildInvitation('one'))).status, 201)
  const administration = new UserAdministration(accounts)
  const together = ['a', 'b', 'c'].map((name) =>
    administration.invite('org', buildInvitation(name), operator),
  )
  await assertOneDone(together, /20000 users; delete some/)
  assert.equal(accounts.countUsers('org'), 20_000)
  const refused = await server.as(admin, 'POST', '/users', buildInvitation('d'))
  assertProblem(refused, 'not_possible')
  assert.match(refused.body.detail, /20000 users; delete some/)
  assert.equal((await server.as(stranger, 'POST', '/users', buildInvitation('e', 'other'))).status, 201)
})
