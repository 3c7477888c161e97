/** Tests tokens that are narrowed to one location subtree, from the login to the API. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Browser } from '../../testing/browser.ts'
import { authorize, callbackUrl, exchange, logIn, post, readError, readTokens } from '../../testing/login.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { type RunningServer, startServer } from '../index.ts'

interface Client {
  readonly clientId: string
  readonly clientSecret: string
}

let server: RunningServer & { readonly issuer: string; readonly client: Client; readonly user: typeof user }
let gateway: Client
const user = { userId: '', username: 'ada', password: 'correct horse battery' }
before(async () => {
  const running = await startServer({
    dataDir: createTemporaryDirectory(),
    port: 0,
    logLevel: 'fatal',
  })
  const { estate, accounts, clients } = running
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'UTC',
  })
  for (const [locationId, parentId] of [
    ['east', 'org'],
    ['east_1', 'east'],
    ['west', 'org'],
  ] as const) {
    await estate.createLocation({ locationId, parentId, kind: 'building', name: locationId })
  }
  await estate.createLocation({
    locationId: 'other',
    parentId: null,
    kind: 'organisation',
    name: 'Other',
    timeZone: 'UTC',
  })
  await estate.createSensor({ sensorId: 'AQ2-000000000001', locationId: 'east_1', name: 'East' })
  await estate.createSensor({ sensorId: 'AQ2-000000000002', locationId: 'west', name: 'West' })
  const created = await accounts.createUser({
    ...user,
    organisationId: 'org',
    role: 'viewer',
    locationIds: ['east'],
  })
  user.userId = created.userId
  const scopes = ['readings:read', 'readings:write'] as const
  const service = { organisationId: 'org', name: 'Gateway', kind: 'service', scopes } as const
  gateway = (await clients.createClient(service)) as Client
  const client = (await clients.createClient({
    organisationId: 'org',
    name: 'App',
    kind: 'confidential',
    scopes: ['readings:read', 'openid'],
  })) as Client
  server = Object.assign(running, { issuer: `${running.publicUrl}/oauth2`, client, user })
})
after(() => server.close())

async function askFor(scope: string): Promise<Response> {
  return post(server as never, '/token', { grant_type: 'client_credentials', scope }, gateway)
}

async function statusOf(token: string, path: string): Promise<number> {
  const answer = await fetch(server.publicUrl + path, { headers: { authorization: `Bearer ${token}` } })
  await answer.body?.cancel()
  return answer.status
}

async function assertSeesEastOnly(token: string): Promise<void> {
  for (const path of ['/locations/east', '/locations/east_1', '/sensors/AQ2-000000000001']) {
    assert.equal(await statusOf(token, path), 200, path)
  }
  const elsewhere = ['/locations/org', '/locations/west', '/locations/other', '/sensors/AQ2-000000000002']
  for (const path of elsewhere) assert.equal(await statusOf(token, path), 404, path)
}

describe('a token narrowed to a location', () => {
  it('lets a service client reach that subtree and no other', async () => {
    const answer = await readTokens(await askFor('readings:read location:east'))
    assert.equal(answer.scope, 'readings:read location:east')
    await assertSeesEastOnly(answer.access_token)
    const all = await readTokens(await askFor('readings:read'))
    assert.equal(await statusOf(all.access_token, '/locations/west'), 200)
  })

  it('has all scopes of the client when it names nothing but the location', async () => {
    const { scope } = await readTokens(await askFor('location:east'))
    assert.deepEqual(scope?.split(' ').sort(), ['location:east', 'readings:read', 'readings:write'])
  })

  it('must lie within what the client may see, and be one', async () => {
    const wrong = ['location:other', 'location:nowhere', 'location:', 'location:east location:west']
    for (const scope of wrong) {
      assert.equal(await readError(await askFor(`readings:read ${scope}`)), 'invalid_scope', scope)
    }
  })

  it('stays narrowed over the code, refreshes, and refreshes that ask for fewer scopes', async () => {
    const narrowed = await logIn(server as never, { scope: 'readings:read openid location:east_1' })
    const tokens = await exchange(server as never, narrowed)
    const refreshed = await refreshWith(tokens.refresh_token)
    const fewer = await refreshWith(tokens.refresh_token, 'readings:read')
    assert.deepEqual(fewer.scope?.split(' ').sort(), ['location:east_1', 'readings:read'])
    for (const { access_token: token } of [tokens, refreshed, fewer]) {
      assert.equal(await statusOf(token, '/locations/east_1'), 200)
      assert.equal(await statusOf(token, '/locations/east'), 404)
    }
    const elsewhere = await refreshAnswer(tokens.refresh_token, 'readings:read location:east')
    assert.equal(await readError(elsewhere), 'invalid_scope')
  })

  it('administers nothing, whoever holds it', async () => {
    const admin = { username: 'root', password: 'correct horse battery' }
    const all = { organisationId: 'org', role: 'admin', locationIds: ['org'] } as const
    await server.accounts.createUser({ ...admin, ...all })
    const client = (await server.clients.createClient({
      organisationId: 'org',
      name: 'Console',
      kind: 'confidential',
      scopes: ['admin', 'readings:read'],
    })) as Client
    const asAdmin = { ...server, user: { ...admin, userId: '' } } as never
    for (const [scope, status] of [
      ['admin', 200],
      ['admin location:org', 403],
    ] as const) {
      const callback = await logIn(asAdmin, { scope, client_id: client.clientId })
      const { access_token: token } = await exchange(asAdmin, callback, client)
      assert.equal(await statusOf(token, '/clients'), status, scope)
    }
  })

  it('must lie within what the user may see, else the application is told invalid_scope', async () => {
    for (const location of ['west', 'org', 'other', 'nowhere']) {
      const browser = new Browser()
      const asked = await authorize(server as never, browser, { scope: `readings:read location:${location}` })
      const { username, password } = user
      const posted = await browser.submit(asked.url, { username, password })
      const callback = new URL((await browser.follow(asked.url, posted)).url)
      assert.equal(callback.origin + callback.pathname, callbackUrl)
      assert.equal(callback.searchParams.get('error'), 'invalid_scope')
    }
  })
})

function refreshAnswer(refreshToken: string | undefined, scope?: string): Promise<Response> {
  const narrower = scope === undefined ? {} : { scope }
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken ?? '', ...narrower }
  return post(server as never, '/token', fields)
}

async function refreshWith(refreshToken: string | undefined, scope?: string) {
  return readTokens(await refreshAnswer(refreshToken, scope))
}
