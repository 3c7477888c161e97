/** An organisation cannot fill the memory of all with users and clients. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

let server: AdministrationServer
before(async () => {
  server = await startAdministrationServer()
})
after(() => server.server.close())

it('an organisation has a thousand clients and no more; others have their own', async () => {
  const { clients } = server.server
  const create = (organisationId: string) =>
    clients.createClient({ organisationId, name: 'One', kind: 'public' })
  while (clients.listClients('org').length < 999) await create('org')
  const body = { name: 'One more', kind: 'public' }
  const { admin, stranger } = server.people
  assert.equal((await server.as(admin, 'POST', '/clients', body)).status, 201)
  const refused = await server.as(admin, 'POST', '/clients', body)
  assertProblem(refused, 'not_possible')
  assert.match(refused.body.detail, /1000 clients; delete some/)
  assert.equal((await server.as(stranger, 'POST', '/clients', body)).status, 201)
})
