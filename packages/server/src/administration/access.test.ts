import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Operation, operations } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'

/** Every operation that only some callers may use, with its path filled. */
const guarded = Object.values<Operation>(operations)
  .filter(({ callers }) => callers !== undefined)
  .map((operation) => ({
    ...operation,
    url: operation.path.replace('{sensor_id}', 'AQ2-000000000000').replaceAll(/\{\w+\}/g, 'nothing'),
  }))

const ofAdministrators = guarded.filter(({ callers }) => callers === 'administrators')

describe('who may administer', () => {
  let server: AdministrationServer
  before(async () => {
    server = await startAdministrationServer()
  })
  after(() => server.server.close())

  function call(token: string, { method, url, body }: (typeof guarded)[number]) {
    return server.call(url, {
      token,
      method: method.toUpperCase(),
      ...(body && { body: JSON.stringify(body.example) }),
    })
  }

  it('a viewer, an installer and an administrator of a part are refused by their role', async () => {
    const { viewer, installer, partAdmin } = server.people
    for (const operation of ofAdministrators) {
      for (const person of [viewer, installer, partAdmin]) {
        const { status, body } = await call(person.token, operation)
        assert.deepEqual([status, body.code], [403, 'insufficient_role'], operation.operationId)
      }
    }
  })

  it('a client that acts for itself never administers', async () => {
    for (const operation of guarded) {
      const { status } = await call(server.tokens.stranger, operation)
      assert.equal(status, 403, operation.operationId)
    }
  })

  it('a token of an administrator without the scope is refused, and the scope is named', async () => {
    const { access_token: narrow } = await server.logIn(server.people.admin, server.web, 'readings:read')
    for (const operation of guarded) {
      const { status, body, headers } = await call(narrow, operation)
      assert.deepEqual([status, body.code], [403, 'insufficient_scope'], operation.operationId)
      assert.match(headers.get('www-authenticate') ?? '', /scope="admin"/)
      assert.match(body.detail, /admin/)
    }
  })

  it('the scope admin alone suffices for an administrator, and helps nobody else', async () => {
    const { admin, viewer } = server.people
    const { access_token: ofAdmin } = await server.logIn(admin, server.web, 'admin')
    assert.equal((await server.call('/clients', { token: ofAdmin })).status, 200)
    const { access_token: ofViewer } = await server.logIn(viewer, server.web, 'admin')
    assert.equal((await server.call('/clients', { token: ofViewer })).body.code, 'insufficient_role')
  })

  it("another organisation's client, user and grant are not found, the same as what does not exist", async () => {
    const { admin, viewer, stranger } = server.people
    const { body: grants } = await server.as(viewer, 'GET', '/grants')
    const ids: Record<string, string> = {
      client_id: server.web.clientId,
      user_id: admin.userId,
      grant_id: grants.data[0].grant_id,
      location_id: 'floor',
      sensor_id: sensorId,
    }
    for (const operation of guarded.filter(({ params }) => params)) {
      const url = operation.path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => ids[name] ?? '')
      const theirs = await call(stranger.token, { ...operation, url })
      const nothing = await call(stranger.token, operation)
      assert.deepEqual([theirs.status, theirs.body.code], [404, 'not_found'], operation.operationId)
      assert.deepEqual(nothing.status, theirs.status)
    }
    assert.equal((await server.as(admin, 'GET', `/clients/${server.web.clientId}`)).body.status, 'enabled')
    assert.equal((await server.as(admin, 'GET', `/users/${admin.userId}`)).body.status, 'active')
    assert.equal((await server.as(viewer, 'GET', '/grants')).status, 200)
  })

  it('without a token nothing is answered', async () => {
    for (const operation of guarded) {
      const { status } = await server.call(operation.url, { method: operation.method.toUpperCase() })
      assert.equal(status, 401, operation.operationId)
    }
  })

  it('lists show nothing of another organisation', async () => {
    for (const path of [
      '/clients',
      '/users',
      '/grants?of=organisation',
      '/audit?limit=1000',
      '/sensors?retired=true',
    ]) {
      const { status, body } = await server.as(server.people.stranger, 'GET', path)
      assert.equal(status, 200)
      assert.doesNotMatch(JSON.stringify(body), /viewer@|admin@|Web of org"|Room 1/, path)
    }
  })
})
