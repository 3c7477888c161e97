import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'

const known = 'https://floor.example:8443'

describe('pages of other origins', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  let clientId: string
  before(async () => {
    api = await startAdministrationServer(dataDir)
    const settings = { organisationId: 'org', name: 'Floor display', kind: 'public' } as const
    const callbackUrls = [`${known}/callback`]
    clientId = (await api.server.clients.createClient({ ...settings, callbackUrls })).clientId
  })
  after(() => api.server.close())

  async function call(path: string, headers: Record<string, string>, method = 'GET'): Promise<Response> {
    const answer = await fetch(api.server.publicUrl + path, { method, headers })
    await answer.body?.cancel()
    return answer
  }
  const allowed = ({ headers }: Response) => headers.get('access-control-allow-origin')
  const preflight = (origin: string, path = `/sensors/${sensorId}`) =>
    call(path, { origin, 'access-control-request-method': 'PATCH' }, 'OPTIONS')

  it('may call where people come back to after a login, and read its problems too', async () => {
    const authorization = `Bearer ${api.people.admin.token}`
    const answer = await call(`/sensors/${sensorId}`, { origin: known, authorization })
    assert.deepEqual([answer.status, allowed(answer)], [200, known])
    assert.equal(answer.headers.get('vary'), 'Accept-Encoding, origin')
    const history = await call(`/sensors/${sensorId}/CO2ppm/history`, { origin: known, authorization })
    assert.match(history.headers.get('vary') ?? '', /accept.*, origin$/i)
    const refused = await call(`/sensors/${sensorId}`, { origin: known })
    assert.deepEqual([refused.status, allowed(refused)], [401, known])
    assert.match(refused.headers.get('access-control-expose-headers') ?? '', /^date, .*www-authenticate/)
    assert.match(history.headers.get('access-control-expose-headers') ?? '', /content-range/)
  })

  it('are told beforehand what they may send, and never that cookies may come along', async () => {
    const answer = await preflight(known)
    assert.deepEqual([answer.status, allowed(answer)], [204, known])
    assert.match(answer.headers.get('access-control-allow-methods') ?? '', /PATCH/)
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /authorization/)
    assert.match(answer.headers.get('access-control-allow-headers') ?? '', /if-range, last-event-id, range/)
    assert.equal(answer.headers.get('access-control-allow-credentials'), null)
  })

  it('of no client, of another port or scheme, or of nobody, are told nothing', async () => {
    for (const origin of [
      'https://floor.example',
      'http://floor.example:8443',
      'https://evil.example',
      'null',
    ]) {
      assert.equal(allowed(await call('/locations', { origin })), null, origin)
      const answer = await preflight(origin)
      assert.deepEqual([answer.status, allowed(answer)], [405, null], origin)
    }
  })

  it('are told nothing by a rule of the API where the authorization server has its own', async () => {
    const answer = await preflight(known, '/oauth2/authorize')
    assert.equal(allowed(answer), null)
  })

  it('may call no more once their client is disabled', async () => {
    await api.server.clients.disableClient(clientId)
    assert.equal(allowed(await call('/locations', { origin: known })), null)
    await api.server.clients.enableClient(clientId)
    assert.equal(allowed(await call('/locations', { origin: known })), known)
  })
})
