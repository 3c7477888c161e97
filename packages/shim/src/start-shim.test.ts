import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createFileTokenStore } from '@openlightfi/client/node'
import { Webhook } from 'standardwebhooks'
import { startOriginServer, type TokenBehaviour } from '../testing/origin-server.ts'
import { startTestShim, type TestShimOptions, waitUntil } from '../testing/test-shim.ts'
import type { ForwarderHealth } from './forward/forwarder-state.ts'

async function start(t: TestContext, options?: TestShimOptions) {
  const origin = await startOriginServer()
  t.after(() => origin.close())
  const shim = await startTestShim(origin.url, options)
  t.after(() => shim.close())
  return { origin, shim }
}

async function readCode(response: Response): Promise<string> {
  return ((await response.json()) as { code: string }).code
}

/** A webhook that refuses the first deliveries. */
async function startWebhook(t: TestContext, refusals = 0) {
  const received: { body: string; headers: Record<string, string> }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = request.headers as Record<string, string>
    received.push({ body: Buffer.concat(chunks).toString(), headers })
    response.writeHead(received.length <= refusals ? 503 : 204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=T0P`, received }
}

test('without a login every request is 502 with what to do, and a new login is taken up without a restart', async (t) => {
  const { shim } = await start(t, { refreshToken: undefined })
  const refused = await fetch(`${shim.url}/sensors`)
  assert.equal(refused.status, 502)
  const problem = (await refused.json()) as { code: string; detail: string }
  assert.equal(problem.code, 'login_required')
  assert.match(problem.detail, /lightfi shim login/)
  const health = await shim.readHealth()
  assert.equal(health.status, 503)
  assert.equal(((await health.json()) as { token: { state: string } }).token.state, 'login_required')
  await shim.store.save({ refreshToken: 'refresh-0' })
  await waitUntil(async () => (await shim.readHealth()).status === 200)
  assert.equal((await fetch(`${shim.url}/sensors`)).status, 200)
})

test('a dead refresh token is told by log and webhook, signed, retried, without a secret; so is the recovery', async (t) => {
  const webhook = await startWebhook(t, 1)
  const { origin, shim } = await start(t)
  const secretFile = join(shim.directory, 'alert-key')
  await writeFile(secretFile, 'alert-secret\n')
  await shim.write({ alert: { url: webhook.url, secretFile, name: 'cellar' }, admin: { port: 0 } })
  assert.equal(await shim.shim.reload(), true)
  await waitUntil(() => shim.shim.readHealth().ok)
  origin.refreshTokens.clear()
  origin.accessTokens.clear()
  assert.equal(await readCode(await fetch(`${shim.url}/sensors`)), 'login_required')
  await waitUntil(() => webhook.received.length === 2)
  const [first, again] = webhook.received
  assert.equal(first?.body, again?.body, 'the same alert')
  assert.equal(first?.headers['webhook-id'], again?.headers['webhook-id'], 'with the same id')
  const library = new Webhook('alert-secret', { format: 'raw' })
  const { type, data } = library.verify(again?.body ?? '', again?.headers ?? {}) as {
    type: string
    data: Record<string, string>
  }
  assert.deepEqual([type, data.shim, data.server], ['shim.login_required', 'cellar', origin.url])
  assert.match(data.detail ?? '', /lightfi shim login/)
  origin.refreshTokens.add('refresh-new')
  await shim.store.save({ refreshToken: 'refresh-new' })
  await waitUntil(() => webhook.received.length === 3)
  assert.equal(JSON.parse(webhook.received[2]?.body ?? '').type, 'shim.recovered')
  const told = shim.log.text + JSON.stringify(webhook.received.map(({ body }) => body))
  assert.doesNotMatch(told, /refresh-0|refresh-new|access-\d|alert-secret|T0P/)
})

test('a new configuration is in force at once; a wrong one keeps the old one running and says so', async (t) => {
  const { shim } = await start(t)
  assert.equal((await fetch(`${shim.url}/users`)).status, 403)
  const wider = { allow: [{ methods: ['GET'], paths: ['/users'] }] }
  await shim.write({ ...wider, listen: { tcp: { port: 0 } } })
  await shim.log.waitFor(/the configuration was read again/)
  assert.equal((await fetch(`${shim.url}/users`)).status, 200)
  await shim.write({ ...wider, lisen: {} })
  await shim.log.waitFor(/the old one goes on.*lisen: is not a setting\. Did you mean listen/)
  assert.equal((await fetch(`${shim.url}/users`)).status, 200)
  const { configuration } = (await (await shim.readHealth()).json()) as { configuration: { error: string } }
  assert.match(configuration.error, /lisen/)
  assert.match(await (await fetch(`${shim.shim.adminAddress}/metrics`)).text(), /^lightfi_shim_config_ok 0$/m)
})

test('a listener that cannot be opened leaves everything as it was', async (t) => {
  const { origin, shim } = await start(t)
  const { port } = new URL(origin.url)
  await shim.write({
    listen: { tcp: { port: Number(port) } },
    allow: [{ methods: ['GET'], paths: ['/users'] }],
  })
  assert.equal(await shim.shim.reload(), false)
  assert.deepEqual(shim.shim.addresses, [shim.url])
  assert.deepEqual(
    [(await fetch(`${shim.url}/users`)).status, (await fetch(`${shim.url}/sensors`)).status],
    [403, 200],
  )
})

test('a listener that moves finishes what it has begun', async (t) => {
  const { origin, shim } = await start(t)
  const held = Promise.withResolvers<void>()
  origin.answer = (_request, response) => {
    response.writeHead(200).write('begun ')
    held.promise.then(() => response.end('ended'))
  }
  const response = await fetch(`${shim.url}/sensors`)
  await shim.write({ listen: { socket: { path: join(shim.directory, 's') } } })
  assert.equal(await shim.shim.reload(), true)
  held.resolve()
  assert.equal(await response.text(), 'begun ended')
  await assert.rejects(fetch(`${shim.url}/sensors`))
})

test('a new secret of the client is used without a restart', async (t) => {
  const { origin, shim } = await start(t)
  const clientSecretFile = join(shim.directory, 'secret')
  await writeFile(clientSecretFile, 'first')
  const oauth = { clientId: 'poller', clientSecretFile, grant: 'clientCredentials' }
  await shim.write({ oauth, listen: { tcp: { port: 0 } } })
  assert.equal(await shim.shim.reload(), true)
  await waitUntil(() => origin.tokenRequests.some((form) => form.get('client_secret') === 'first'))
  await writeFile(clientSecretFile, 'second')
  await waitUntil(() => origin.tokenRequests.some((form) => form.get('client_secret') === 'second'))
  assert.equal((await fetch(`${shim.url}/sensors`)).status, 200)
  await writeFile(clientSecretFile, '')
  await shim.log.waitFor(/must hold one secret and nothing else/)
  assert.equal((await fetch(`${shim.url}/sensors`)).status, 200)
  assert.doesNotMatch(shim.log.text, /"second"|"first"/)
})

for (const fault of [
  'busy',
  'too_many',
  'html',
  'hangs',
  'resets',
] as const satisfies readonly TokenBehaviour[]) {
  test(`a token endpoint that ${fault}: 503 with Retry-After, and all is well once it is over`, async (t) => {
    const config = { oauth: { timeoutMs: 200 }, limits: { tokenWaitMs: 500 } }
    const origin = await startOriginServer()
    t.after(() => origin.close())
    origin.tokens = fault
    const shim = await startTestShim(origin.url, { config })
    t.after(() => shim.close())
    const response = await fetch(`${shim.url}/sensors`)
    assert.deepEqual([response.status, await readCode(response)], [503, 'token_unavailable'])
    assert.match(response.headers.get('retry-after') ?? '', /^\d+$/)
    if (fault === 'too_many')
      assert.ok(Number(response.headers.get('retry-after')) > 60, 'the server’s wish counts')
    origin.tokens = 'good'
    if (fault === 'too_many') return // it has asked for two minutes
    await waitUntil(() => shim.shim.readHealth().ok)
    assert.equal((await fetch(`${shim.url}/sensors`)).status, 200)
  })
}

test('a server that restarts costs no caller a failure: requests wait for its token', async (t) => {
  const origin = await startOriginServer()
  const { port } = new URL(origin.url)
  const shim = await startTestShim(origin.url)
  t.after(() => shim.close())
  await waitUntil(() => shim.shim.readHealth().ok)
  await origin.close()
  shim.shim.readHealth()
  assert.equal(await readCode(await fetch(`${shim.url}/sensors`)), 'server_unreachable')
  const again = await startOriginServer(Number(port))
  t.after(() => again.close())
  // The new server knows none of the old tokens.
  assert.equal((await fetch(`${shim.url}/sensors`)).status, 200)
})

test('two shims on one token file make one refresh among them, also when the token rotates', async (t) => {
  const { origin, shim } = await start(t)
  origin.rotates = true
  const other = await startTestShim(origin.url, { directory: shim.directory })
  t.after(() => other.shim.close())
  await waitUntil(() => shim.shim.readHealth().ok && other.shim.readHealth().ok)
  for (let round = 0; round < 3; round += 1) {
    const before = origin.tokenRequests.length
    origin.accessTokens.clear()
    const urls = [shim.url, other.url, shim.url, other.url]
    const answers = await Promise.all(urls.map((url) => fetch(`${url}/sensors`)))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
    assert.equal(origin.tokenRequests.length, before + 1)
  }
})

test('a token file that others may read, and one that is damaged, stop the shim with what to do', async (t) => {
  const { shim } = await start(t, { refreshToken: undefined, config: { limits: { tokenWaitMs: 0 } } })
  // It appears with that mode: were it set later, the shim could have taken the file before.
  const prepared = join(shim.directory, 'prepared.json')
  await createFileTokenStore(prepared).save({ refreshToken: 'refresh-0' })
  await chmod(prepared, 0o644)
  await rename(prepared, shim.tokenFile)
  await shim.log.waitFor(/chmod 600/)
  await writeFile(shim.tokenFile, '{"refreshToken":"secret-', { mode: 0o600 })
  await chmod(shim.tokenFile, 0o600)
  await shim.log.waitFor(/not valid JSON/)
  assert.doesNotMatch(shim.log.text, /secret-/)
})

test('a token file that can have no directory ends the start, and leaves a shim that runs as it was', async (t) => {
  const { origin, shim } = await start(t)
  const directory = await mkdtemp(join(shim.directory, 'other-'))
  // Not even root can make one there.
  const places = ['/dev/null/lightfi/tokens.json', '/proc/lightfi/tokens.json']
  for (const tokenFile of places.slice(0, process.platform === 'linux' ? 2 : 1)) {
    const config = { oauth: { tokenFile }, listen: { tcp: { port: 0 } } }
    const wanted = {
      name: 'CredentialFileError',
      message: /lightfi is where the tokens go, and cannot be made \(ENO\w+\)\. Set oauth\.tokenFile/,
    }
    await assert.rejects(startTestShim(origin.url, { config, directory }), wanted)
    await shim.write(config)
    assert.equal(await shim.shim.reload(), false)
    const health = (await (await shim.readHealth()).json()) as { configuration: { error: string } }
    assert.match(health.configuration.error, wanted.message)
    assert.equal((await fetch(`${shim.url}/sensors`)).status, 200)
  }
})

test('a forwarder whose destination is away is told by log and webhook once, and once when it is back', async (t) => {
  const webhook = await startWebhook(t)
  const destination = await startWebhook(t, 2)
  const { origin, shim } = await start(t)
  const reading = {
    id: 'a',
    sensor_id: 'AQ2-FE753C0D7ADF',
    var_name: 'CO2ppm',
    time: 1_760_000_000,
    value: 850,
  }
  origin.answer = (request, response) => {
    const { searchParams } = new URL(request.url ?? '', origin.url)
    const isNew = searchParams.get('after') === null
    if (searchParams.get('wait') === '30') return // nothing new: the question is held
    const page = { data: isNew ? [reading] : [], has_more: false, next_cursor: 'c1' }
    request.once('end', () =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(page)),
    )
  }
  const forwarder = { type: 'webhook', name: 'alarms', url: destination.url, start: 'beginning' }
  await shim.write({ alert: { url: webhook.url, forwardersAfterS: 0 }, forwarders: [forwarder] })
  assert.equal(await shim.shim.reload(), true)
  await waitUntil(() => webhook.received.length === 2)
  const alerts = webhook.received.map(({ body }) => JSON.parse(body))
  assert.deepEqual(
    alerts.map(({ type, data }) => [type, data.forwarder]),
    [
      ['shim.forwarder_failing', 'alarms'],
      ['shim.forwarder_recovered', 'alarms'],
    ],
  )
  assert.match(alerts[0].data.detail, /trying goes on: .*503/)
  assert.equal(destination.received.length, 3)
  assert.equal(shim.log.text.match(/a person is needed/g)?.length, 1)
  assert.doesNotMatch(shim.log.text + JSON.stringify(alerts), /T0P/)
})

test('stopping lets a request end, and leaves neither lock nor litter', async (t) => {
  const origin = await startOriginServer()
  t.after(() => origin.close())
  const shim = await startTestShim(origin.url)
  const held = Promise.withResolvers<void>()
  origin.answer = (_request, response) => {
    response.writeHead(200).write('begun ')
    held.promise.then(() => response.end('ended'))
  }
  const response = await fetch(`${shim.url}/sensors`)
  const closed = shim.shim.close()
  held.resolve()
  assert.equal(await response.text(), 'begun ended')
  await closed
  assert.deepEqual((await readdir(shim.directory)).sort(), ['shim.json', 'tokens.json'])
  assert.match(await readFile(shim.tokenFile, 'utf8'), /"refreshToken": "refresh-0"/)
})

test('a secret that everybody may read is told once, however often the configuration is read', {
  skip: process.platform === 'win32',
}, async (t) => {
  const { shim } = await start(t)
  const secretFile = join(shim.directory, 'open-key')
  await writeFile(secretFile, 'alert-secret', { mode: 0o600 })
  await chmod(secretFile, 0o644)
  await shim.write({ alert: { url: 'http://127.0.0.1:1/hook', secretFile }, admin: { port: 0 } })
  assert.equal(await shim.shim.reload(), true)
  assert.equal(await shim.shim.reload(), true)
  const told = shim.log.text.split('\n').filter((line) => line.includes(`chmod 600 '${secretFile}'`))
  assert.equal(told.length, 1, shim.log.text)
})

test('a forwarder whose login may not read stops with a sentence, and goes on at once with another login', async (t) => {
  const alerts = await startWebhook(t)
  const { origin, shim } = await start(t)
  let mayRead = false
  origin.answer = (request, response) => {
    request.once('end', () => {
      const page = { data: [], next_cursor: 'c1', has_more: false }
      const problem = {
        title: 'no',
        status: 403,
        code: 'insufficient_scope',
        detail: 'It lacks readings:read.',
      }
      const { searchParams } = new URL(request.url ?? '', origin.url)
      if (mayRead && searchParams.get('wait') === '30') return // it follows: nothing new comes
      const type = mayRead ? 'application/json' : 'application/problem+json'
      response.writeHead(mayRead ? 200 : 403, { 'content-type': type })
      response.end(JSON.stringify(mayRead ? page : problem))
    })
  }
  const files = { type: 'csv', name: 'files', directory: join(shim.directory, 'csv') }
  await shim.write({ alert: { url: alerts.url }, forwarders: [files] })
  assert.equal(await shim.shim.reload(), true)
  const readForwarder = () =>
    (shim.shim.readHealth().forwarding as unknown as { forwarders: ForwarderHealth[] }).forwarders[0]
  await waitUntil(() => readForwarder()?.state === 'stopped')
  assert.equal(
    readForwarder()?.reason,
    'It lacks readings:read. (insufficient_scope) Log the shim in with the scope readings:read.',
  )
  await waitUntil(() => alerts.received.length === 1)
  assert.equal(JSON.parse(alerts.received[0]?.body ?? '').type, 'shim.forwarder_stopped')
  mayRead = true
  origin.refreshTokens.add('refresh-other')
  await shim.store.save({ refreshToken: 'refresh-other' })
  await waitUntil(() => readForwarder()?.state === 'following')
  await shim.log.waitFor(
    /"message":"a forwarder follows what is stored","forwarder":"files","type":"csv","state":"following"/,
  )
  await waitUntil(() => alerts.received.length === 2)
  assert.equal(JSON.parse(alerts.received[1]?.body ?? '').type, 'shim.forwarder_recovered')
})
