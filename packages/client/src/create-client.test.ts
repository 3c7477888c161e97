import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { operations } from '@openlightfi/contract'
import { answerJson, answerProblem, createTokenAuthority, serveOverHttp } from '../testing/token-authority.ts'
import { createClient } from './create-client.ts'
import { ApiProblem, isProblem, problemClasses } from './errors/api-problem.ts'
import { NetworkError, TimeoutError } from './errors/network-error.ts'
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts'
import { createRefreshTokenGrant } from './oauth/refresh-token-grant.ts'
import { createStaticTokenSource } from './tokens/static-token-source.ts'
import { createMemoryTokenStore } from './tokens/stored-tokens.ts'
import { createTokenSource } from './tokens/token-source.ts'

const baseUrl = 'http://localhost:8000'
const tokens = createStaticTokenSource('an-access-token')

/** A client whose requests are answered by `answer`, and the requests it sent. */
function createAnsweredClient(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = []
  const client = createClient({
    baseUrl,
    tokens,
    retry: false,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      requests.push(request)
      return answer(request)
    },
  })
  return { client, requests }
}

test('the client has one method per operation of the contract, and eleven that leave an answer unread', () => {
  const { client } = createAnsweredClient(() => answerJson(200, {}))
  const unread = [
    ...['openAuditFile', 'openFloorplan'],
    ...['openLocationDaily', 'openLocationExport', 'openLocationHistory', 'openLocationHourly'],
    ...['openReadings', 'openSensorDaily', 'openSensorExport', 'openSensorHistory', 'openSensorHourly'],
  ]
  const expected = [...Object.keys(operations), ...unread]
  assert.deepEqual(Object.keys(client).sort(), expected.sort())
})

test('a long answer is handed over unread, in the representation asked for', async () => {
  const bytes = new Uint8Array([80, 65, 82, 49, 0, 255])
  const { client, requests } = createAnsweredClient(() => new Response(bytes))
  const history = await client.openSensorHistory('AQ2-FE753C0D7ADF', 'CO2ppm', { from: 0, format: 'parquet' })
  assert.equal(history.bodyUsed, false)
  assert.deepEqual(await history.bytes(), bytes)
  const readings = await client.openReadings({ location_id: 'loc_1', format: 'csv', time_format: 'rfc3339' })
  assert.deepEqual(await readings.bytes(), bytes)
  await client.openSensorDaily('AQ2-FE753C0D7ADF', 'CO2ppm', { format: 'xlsx' })
  await client.openSensorExport({ format: 'csv', decimal: 'comma' })
  await client.openAuditFile({ subject_kind: 'sensor' })
  await client.openAuditFile({ format: 'xlsx' })
  assert.deepEqual(
    requests.map(({ url }) => url),
    [
      `${baseUrl}/sensors/AQ2-FE753C0D7ADF/CO2ppm/history?from=0&format=parquet`,
      `${baseUrl}/readings?location_id=loc_1&format=csv&time_format=rfc3339`,
      `${baseUrl}/sensors/AQ2-FE753C0D7ADF/CO2ppm/daily?format=xlsx`,
      `${baseUrl}/exports/sensors?format=csv&decimal=comma`,
      `${baseUrl}/audit?format=csv&subject_kind=sensor`,
      `${baseUrl}/audit?format=xlsx`,
    ],
  )
})

test('a long answer that is refused is the problem that it is, not a body', async () => {
  const { client } = createAnsweredClient(() => answerProblem(404, 'not_found', 'No such location.'))
  const opening = client.openReadings({ location_id: 'loc_1', format: 'csv' })
  await assert.rejects(opening, (error) => isProblem(error, 'not_found'))
})

test('the time limit of a long answer ends when it begins; the caller may still end it', async () => {
  const { client, requests } = createAnsweredClient(() => new Response('begin'))
  const stop = new AbortController()
  const options = { timeoutMs: 100, signal: stop.signal }
  await client.openReadings({ location_id: 'loc_1', format: 'csv' }, options)
  await once(AbortSignal.timeout(150), 'abort')
  assert.equal(requests[0]?.signal.aborted, false)
  stop.abort(new Error('enough'))
  assert.equal(requests[0]?.signal.aborted, true)
})

test('readings are sent as JSON, NDJSON or CSV, each with its media type', async () => {
  const { client, requests } = createAnsweredClient(() => answerJson(200, {}))
  await client.createReadings({ readings: [] })
  await client.createReadings({ ndjson: '{}\n' }, { dry_run: true })
  await client.createReadings({ csv: new Uint8Array(Buffer.from('sensor_id,time,CO2ppm\n')) })
  const sent = await Promise.all(
    requests.map(async (request) => [request.headers.get('content-type'), await request.text()]),
  )
  assert.deepEqual(sent, [
    ['application/json', '{"readings":[]}'],
    ['application/x-ndjson', '{}\n'],
    ['text/csv', 'sensor_id,time,CO2ppm\n'],
  ])
  assert.equal(requests[1]?.url, `${baseUrl}/readings?dry_run=true`)
})

test('every operation sends the method and the path of the contract', async () => {
  const { client, requests } = createAnsweredClient(() => answerJson(200, {}))
  await client.readHealth()
  await client.readBaseLocations()
  await client.readLocation('loc_1')
  await client.readLocationChildren('loc_1')
  await client.readSensor('AQ2-FE753C0D7ADF', { project: ['latest', 'value'] })
  await client.readSensorHistory('AQ2-FE753C0D7ADF', 'CO2ppm', { from: 1.5, to: new Date(3000), limit: 2 })
  await client.readSensorDaily('AQ2-FE753C0D7ADF', 'CO2ppm', { from: '2026-01-05', hours: '8-18' })
  await client.readLocationDaily('loc_1', 'motionEvent', { group_by: 'weekday' })
  await client.readLocationHistory('loc_1', 'CO2ppm', { bucket: '30m', from: new Date(3000) })
  await client.readSensorHourly('AQ2-FE753C0D7ADF', 'CO2ppm', { days: 'mon-fri' })
  await client.createReadings({ readings: [] }, { strict: true })
  await client.listClients({ limit: 2, cursor: 'abc' })
  await client.createClient({ name: 'x', kind: 'public' })
  await client.readClient('c1')
  await client.readClientActivity('c1', { interval: 'day' })
  await client.changeClient('c1', { name: 'y' })
  await client.deleteClient('c1')
  await client.rotateClientSecret('c1', { keep_previous_s: 60 })
  await client.endPreviousSecret('c1')
  await client.disableClient('c1')
  await client.enableClient('c1')
  await client.listUsers()
  await client.inviteUser({ email: 'a@example.org', role: 'viewer', location_ids: ['loc_1'] })
  await client.readUser('u1')
  await client.changeUser('u1', { role: 'admin' })
  await client.deleteUser('u1')
  await client.signOutUser('u1')
  await client.resetUserPassword('u1')
  await client.renewInvitation('u1')
  await client.removeSecondFactor('u1')
  await client.listGrants({ of: 'organisation' })
  await client.readGrantActivity('g1')
  await client.revokeGrant('g1')
  await client.listSessions({ limit: 5 })
  await client.endSession('s1')
  await client.listAuditEntries({ from: new Date(1000), action: 'client.created' })
  await client.readMe()
  await client.readVariables()
  await client.readLocationSummary('loc_1', { var_name: ['CO2ppm'] })
  await client.readLocationTree({ location_id: 'loc_1' })
  assert.deepEqual(
    requests.map(({ method, url }) => `${method} ${url.slice(baseUrl.length)}`),
    [
      'GET /health',
      'GET /locations',
      'GET /locations/loc_1',
      'GET /locations/loc_1/',
      'GET /sensors/AQ2-FE753C0D7ADF?project=latest&project=value',
      'GET /sensors/AQ2-FE753C0D7ADF/CO2ppm/history?from=1.500&to=3&limit=2',
      'GET /sensors/AQ2-FE753C0D7ADF/CO2ppm/daily?from=2026-01-05&hours=8-18',
      'GET /locations/loc_1/motionEvent/daily?group_by=weekday',
      'GET /locations/loc_1/CO2ppm/history?bucket=30m&from=3',
      'GET /sensors/AQ2-FE753C0D7ADF/CO2ppm/hourly?days=mon-fri',
      'POST /readings?strict=true',
      'GET /clients?limit=2&cursor=abc',
      'POST /clients',
      'GET /clients/c1',
      'GET /clients/c1/activity?interval=day',
      'PATCH /clients/c1',
      'DELETE /clients/c1',
      'POST /clients/c1/secret?keep_previous_s=60',
      'DELETE /clients/c1/previous_secret',
      'POST /clients/c1/disable',
      'POST /clients/c1/enable',
      'GET /users',
      'POST /users',
      'GET /users/u1',
      'PATCH /users/u1',
      'DELETE /users/u1',
      'POST /users/u1/sign_out',
      'POST /users/u1/password_reset',
      'POST /users/u1/invitation',
      'DELETE /users/u1/second_factor',
      'GET /grants?of=organisation',
      'GET /grants/g1/activity',
      'DELETE /grants/g1',
      'GET /me/sessions?limit=5',
      'DELETE /me/sessions/s1',
      'GET /audit?from=1&action=client.created',
      'GET /me',
      'GET /variables',
      'GET /locations/loc_1/summary?var_name=CO2ppm',
      'GET /location_tree?location_id=loc_1',
    ],
  )
})

test('only operations that need a token send one, and never in the URL', async () => {
  const { client, requests } = createAnsweredClient(() => answerJson(200, {}))
  await client.readHealth()
  await client.readBaseLocations()
  assert.deepEqual(
    requests.map((request) => request.headers.get('authorization')),
    [null, 'Bearer an-access-token'],
  )
  assert.ok(requests.every(({ url }) => !url.includes('an-access-token')))
})

test('path parameters are escaped, and cannot lead to another route', async () => {
  const { client, requests } = createAnsweredClient(() => answerJson(200, {}))
  await client.readLocation('a/b?c#d é')
  assert.equal(requests[0]?.url, `${baseUrl}/locations/a%2Fb%3Fc%23d%20%C3%A9`)
  for (const id of ['', '.', '..']) {
    await assert.rejects(async () => client.readLocation(id), TypeError)
  }
  assert.equal(requests.length, 1)
})

test('a problem becomes an error of its class, with all that the server said', async () => {
  const { client } = createAnsweredClient(() =>
    answerProblem(503, 'overloaded', 'Busy.', { 'retry-after': '7' }),
  )
  const error = await client.readBaseLocations().catch((reason: unknown) => reason)
  assert.ok(error instanceof problemClasses.overloaded)
  assert.ok(isProblem(error, 'overloaded'))
  assert.equal(error.status, 503)
  assert.equal(error.retryAfterS, 7)
  assert.equal(error.requestId, 'req-1')
  assert.match(error.message, /overloaded.*503.*Busy/)
})

test('a problem of a newer server is still an ApiProblem', async () => {
  const { client } = createAnsweredClient(() => answerProblem(418, 'a_teapot', 'Short and stout.'))
  const error = await client.readBaseLocations().catch((reason: unknown) => reason)
  assert.ok(error instanceof ApiProblem)
  assert.equal(error.code, 'a_teapot')
})

test('an answer of something else than the API is named as such', async () => {
  const html = () => new Response('<h1>nginx</h1>', { headers: { 'content-type': 'text/html' } })
  await assert.rejects(createAnsweredClient(html).client.readHealth(), UnexpectedAnswerError)
  const badGateway = () => new Response('<h1>502</h1>', { status: 502 })
  await assert.rejects(createAnsweredClient(badGateway).client.readHealth(), /HTTP 502 without a problem/)
})

test('plain http to another machine is refused unless allowed, and so is what is no base URL', () => {
  assert.throws(() => createClient({ baseUrl: 'http://example.com', tokens }), /in clear/)
  createClient({ baseUrl: 'http://example.com', tokens, allowInsecureHttp: true })
  createClient({ baseUrl: 'https://example.com/prefix/', tokens })
  for (const bad of [
    '',
    'localhost:8000',
    'ftp://x',
    'http://user:secret@localhost',
    'http://localhost/?a=1',
  ]) {
    assert.throws(() => createClient({ baseUrl: bad, tokens }), TypeError, bad)
  }
  assert.throws(() => createClient({ baseUrl, tokens, timeoutMs: 2 ** 31 }), RangeError)
})

const authority = createTokenAuthority(Date.now)
let server: Awaited<ReturnType<typeof serveOverHttp>>
let authorityDelay: Promise<unknown> = Promise.resolve()

before(async () => {
  server = await serveOverHttp(async (...request) => {
    await authorityDelay
    return authority.fetch(...request)
  })
})
after(() => server.close())

function createHttpClient(options: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const grant = createRefreshTokenGrant({ oauthUrl: `${server.url}/oauth2`, clientId: 'app' })
  const source = createTokenSource({ grant, store: createMemoryTokenStore({ refreshToken: 'refresh-0' }) })
  return createClient({ baseUrl: server.url, tokens: source, ...options })
}

function countRequests() {
  const before = { token: authority.seen.tokenRequests.length, api: authority.seen.apiTokens.length }
  return () => ({
    token: authority.seen.tokenRequests.length - before.token,
    api: authority.seen.apiTokens.length - before.api,
  })
}

test('over http: a token that ended early is replaced once for fifty concurrent calls', async () => {
  const client = createHttpClient()
  await client.readBaseLocations()
  authority.endAccessTokens()
  const count = countRequests()
  await Promise.all(Array.from({ length: 50 }, () => client.readBaseLocations()))
  assert.deepEqual(count(), { token: 1, api: 100 })
})

test('a second 401 is the answer of the call', async () => {
  let sent = 0
  const grant = createRefreshTokenGrant({ oauthUrl: `${server.url}/oauth2`, clientId: 'app' })
  const source = createTokenSource({ grant, store: createMemoryTokenStore({ refreshToken: 'refresh-0' }) })
  const fetch = async () => {
    sent += 1
    return answerProblem(401, 'invalid_token', 'Not for you.')
  }
  const client = createClient({ baseUrl, tokens: source, fetch })
  const count = countRequests()
  await assert.rejects(client.readBaseLocations(), problemClasses.invalid_token)
  assert.equal(sent, 2)
  assert.equal(count().token, 2)
})

test('over http: the time limit covers waiting for a token, and a signal ends a call with its reason', async () => {
  const opened = Promise.withResolvers<void>()
  authorityDelay = opened.promise
  await assert.rejects(createHttpClient({ timeoutMs: 30 }).readBaseLocations(), TimeoutError)
  const reason = new Error('user left')
  const controller = new AbortController()
  const call = createHttpClient().readBaseLocations({ signal: controller.signal })
  controller.abort(reason)
  await assert.rejects(call, reason)
  await assert.rejects(createHttpClient({ signal: controller.signal }).readHealth(), reason)
  opened.resolve()
})

test('the time limit holds even where an injected fetch ignores its signal', async () => {
  const fetch = () => new Promise<Response>(() => undefined)
  const client = createClient({ baseUrl, tokens, fetch, timeoutMs: 20 })
  await assert.rejects(client.readHealth(), TimeoutError)
})

test('over http: a refused connection is a NetworkError that says so', async () => {
  const closed = await serveOverHttp(authority.fetch)
  await closed.close()
  const call = createClient({ baseUrl: closed.url, tokens }).readHealth()
  await assert.rejects(call, (error: unknown) => {
    assert.ok(error instanceof NetworkError)
    assert.match(error.message, /ECONNREFUSED/)
    return true
  })
})

test('an answer without a body is undefined', async () => {
  const { client } = createAnsweredClient(() => new Response(null, { status: 204 }))
  assert.equal(await client.deleteClient('c1'), undefined)
})
