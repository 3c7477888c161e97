import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  createClient,
  createClientCredentialsGrant,
  createTokenSource,
  NetworkError,
} from '@openlightfi/client'
import { createProxyFetch, ProxySettingError } from '@openlightfi/client/node'
import { findFreePort } from '../packages/process/testing/start-program.ts'
import { requirePart } from '../tools/required-part.ts'
import { type NamedServer, relayByName } from './relay-by-name.ts'
import { sensorId, serveBuilding } from './serve-building.ts'
import { type RunningProxy, startTinyproxy } from './start-tinyproxy.ts'

const tinyproxy = requirePart('tinyproxy')
const openssl = requirePart('openssl')
const skip = tinyproxy.skip || openssl.skip
const command = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

let directory: string
let building: Awaited<ReturnType<typeof serveBuilding>>
let server: NamedServer
let open: RunningProxy
let guarded: RunningProxy
/** The address of the guarded proxy with its user and password. */
let login: string
before(async () => {
  if (skip) return
  directory = await mkdtemp(join(tmpdir(), 'lightfi-proxy-'))
  building = await serveBuilding()
  await building.post([Math.floor(Date.now() / 1000) - 60, 850])
  server = await relayByName(openssl.path, directory, Number(new URL(building.publicUrl).port))
  open = await startTinyproxy(tinyproxy.path, directory)
  guarded = await startTinyproxy(tinyproxy.path, directory, 'ada s3cret-word')
  login = `http://ada:s3cret%2Dword@127.0.0.1:${guarded.port}`
})
after(async () => {
  if (skip) return
  await Promise.all([open.close(), guarded.close(), server.close(), building.close()])
  await rm(directory, { recursive: true })
})

/** Calls the API like a program with the SDK and these variables. */
async function call(baseUrl: string, variables: Record<string, string>) {
  const fetch = createProxyFetch(variables)
  const { clientId, clientSecret } = building.reader
  const connection = { fetch, allowInsecureHttp: true }
  const grant = createClientCredentialsGrant({
    oauthUrl: `${baseUrl}/oauth2`,
    clientId,
    clientSecret,
    ...connection,
  })
  const tokens = createTokenSource({ grant, retry: false })
  return createClient({ baseUrl, tokens, ...connection, retry: false }).readSensor(sensorId)
}

/** The message of the error that a call ends with. */
async function failToCall(baseUrl: string, variables: Record<string, string>): Promise<string> {
  const error = await call(baseUrl, variables).then(
    () => assert.fail('an answer came'),
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof NetworkError, String(error))
  return error.message
}

/** Runs a program of ours with these variables and nothing else. */
function run(args: readonly string[], variables: Record<string, string>) {
  const env = { PATH: process.env.PATH, HOME: directory, ...variables }
  return new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

const ofCommand = (baseUrl: string) => ({
  LIGHTFI_SERVER: baseUrl,
  LIGHTFI_CLIENT_ID: building.reader.clientId,
  LIGHTFI_CLIENT_SECRET: building.reader.clientSecret,
})

test('the SDK goes through the proxy by itself, with TLS from end to end, for tokens and for calls', {
  skip,
}, async () => {
  const program = join(directory, 'program.ts')
  const sdk = JSON.stringify(import.meta.resolve('@openlightfi/client'))
  await writeFile(
    program,
    `import { createClient, createClientCredentialsGrant, createTokenSource } from ${sdk}
     const { LIGHTFI_SERVER: baseUrl, LIGHTFI_CLIENT_ID: clientId, LIGHTFI_CLIENT_SECRET: clientSecret } = process.env
     const grant = createClientCredentialsGrant({ oauthUrl: baseUrl + '/oauth2', clientId, clientSecret })
     const sensor = await createClient({ baseUrl, tokens: createTokenSource({ grant }) }).readSensor('${sensorId}')
     console.log(sensor.name)`,
  )
  const variables = {
    ...ofCommand(server.https),
    HTTPS_PROXY: login,
    NODE_EXTRA_CA_CERTS: server.certificate,
  }
  assert.deepEqual(await run([program], variables), { exitCode: 0, stdout: 'Lobby\n', stderr: '' })
  const { host } = new URL(server.https)
  const asked = await guarded.takeRequests()
  assert.ok(asked.length > 0 && asked.every((request) => request === `CONNECT ${host}`), asked.join())
})

test('plain http is asked for at the proxy by its whole address', { skip }, async () => {
  assert.equal((await call(server.http, { http_proxy: login })).name, 'Lobby')
  assert.deepEqual(await guarded.takeRequests(), [
    `POST ${server.http}/oauth2/token`,
    `GET ${server.http}/sensors/${sensorId}`,
  ])
})

test('each variable counts in either case, the lower one more, and NO_PROXY goes around', {
  skip,
}, async () => {
  const proxy = `127.0.0.1:${open.port}`
  const nowhere = 'http://127.0.0.1:1'
  const { hostname, port } = new URL(server.http)
  const through = [
    { HTTP_PROXY: proxy },
    { ALL_PROXY: proxy },
    { all_proxy: proxy },
    { http_proxy: proxy, HTTP_PROXY: nowhere },
  ]
  const around = [hostname, '*', `other.example ${hostname}`, `other.example,${hostname}:${port}`]
  for (const variables of through) {
    assert.equal((await call(server.http, variables)).name, 'Lobby')
    assert.equal((await open.takeRequests()).length, 2, JSON.stringify(variables))
  }
  for (const exceptions of around)
    assert.equal(
      (await call(server.http, { HTTP_PROXY: nowhere, NO_PROXY: exceptions })).name,
      'Lobby',
      exceptions,
    )
  assert.equal((await call(server.http, { HTTPS_PROXY: nowhere })).name, 'Lobby')
  // Nothing on this machine is ever asked for elsewhere.
  assert.equal((await call(building.publicUrl, { HTTP_PROXY: nowhere })).name, 'Lobby')
})

test('an error blames the proxy where the proxy is to blame, says what to do, and shows no password', {
  skip,
}, async () => {
  const bare = `http://127.0.0.1:${guarded.port}`
  const wrong = `http://ada:wr0ng-word@127.0.0.1:${guarded.port}`
  for (const baseUrl of [server.http, server.https]) {
    const name = baseUrl.startsWith('https') ? 'HTTPS_PROXY' : 'HTTP_PROXY'
    assert.match(
      await failToCall(baseUrl, { [name]: bare }),
      new RegExp(`the proxy ${bare} \\(${name}\\) wants a user and a password`),
    )
    const away = await failToCall(baseUrl, { [name]: 'http://ada:s3cret-word@127.0.0.1:1' })
    assert.match(away, /the proxy http:\/\/127\.0\.0\.1:1 .* cannot be reached: .*ECONNREFUSED/)
    assert.doesNotMatch(away, /s3cret/)
  }
  const refused = await failToCall(server.https, { HTTPS_PROXY: wrong })
  assert.match(refused, /refuses the user and the password in HTTPS_PROXY \(HTTP 40[17]\)/)
  assert.doesNotMatch(refused, /wr0ng/)
  const nobody = server.https.replace(/\d+$/, String(await findFreePort()))
  assert.match(await failToCall(nobody, { HTTPS_PROXY: login }), /the proxy .* cannot reach .* \(HTTP 50\d\)/)
  await guarded.takeRequests()
})

test('a variable that names no HTTP proxy is told without its value', { skip }, async () => {
  for (const address of [
    'socks5://ada:s3cret@127.0.0.1:1080',
    'ftp://ada:s3cret@proxy',
    'http://ada:s3cret%zz@proxy',
    'http://',
  ])
    await assert.rejects(call(server.http, { ALL_PROXY: address }), (error: unknown) => {
      assert.ok(error instanceof ProxySettingError)
      assert.match(error.message, /^ALL_PROXY/)
      assert.doesNotMatch(error.message, /s3cret/)
      return true
    })
})

test('a certificate that nobody knows is told with the variable that mends it, with and without a proxy', {
  skip,
}, async () => {
  for (const variables of [{}, { HTTPS_PROXY: login }])
    assert.match(await failToCall(server.https, variables), /NODE_EXTRA_CA_CERTS/)
  await guarded.takeRequests()
})

test('the command goes through the proxy, also to log in, and doctor names it', { skip }, async () => {
  const { host } = new URL(server.https)
  const variables = {
    ...ofCommand(server.https),
    https_proxy: login,
    NODE_EXTRA_CA_CERTS: server.certificate,
  }
  const latest = await run([command, 'latest', sensorId, '--json'], variables)
  assert.equal(JSON.parse(latest.stdout).data[0].value, 850, latest.stderr)
  assert.ok((await guarded.takeRequests()).includes(`CONNECT ${host}`))

  const { LIGHTFI_CLIENT_ID: _id, LIGHTFI_CLIENT_SECRET: _secret, ...person } = variables
  const device = await run([command, 'login', '--device', '--timeout', '1'], person)
  assert.match(device.stdout, /enter the code/, device.stderr)
  assert.ok((await guarded.takeRequests()).includes(`CONNECT ${host}`))

  const { stdout } = await run([command, 'doctor'], variables)
  assert.match(
    stdout,
    new RegExp(`^ok +proxy +through http://127\\.0\\.0\\.1:${guarded.port}, .* as https_proxy says$`, 'm'),
  )
  assert.match(stdout, /^ok +tunnel/m)
  assert.match(stdout, /^ok +tls/m)
  assert.match(stdout, /^ok +http/m)
  assert.doesNotMatch(stdout, /s3cret/)
  await guarded.takeRequests()
})

test('doctor says whether it is the proxy or the server that is away', { skip }, async () => {
  const away = await run([command, 'doctor'], {
    ...ofCommand(server.https),
    HTTPS_PROXY: 'http://proxy.invalid:3128',
  })
  assert.equal(away.exitCode, 5)
  assert.match(away.stdout, /^fail +dns +the proxy proxy\.invalid cannot be found/m)
  const locked = await run([command, 'doctor'], {
    ...ofCommand(server.https),
    HTTPS_PROXY: `http://127.0.0.1:${guarded.port}`,
  })
  assert.match(locked.stdout, /^fail +tunnel +.* wants a user and a password/m)
  const strange = await run([command, 'doctor'], { ...ofCommand(server.https), HTTPS_PROXY: login })
  assert.match(
    strange.stdout,
    /^fail +tls +.*\n +If the .* in NODE_EXTRA_CA_CERTS\. Otherwise do not go on\.$/m,
  )
  const unset = await run([command, 'latest', sensorId], {
    ...ofCommand(server.https),
    HTTPS_PROXY: 'socks5://127.0.0.1',
  })
  assert.equal(unset.exitCode, 2)
  assert.match(unset.stderr, /^lightfi: HTTPS_PROXY names a SOCKS proxy/)
  await guarded.takeRequests()
})

test('the shim goes through the proxy: for its token, for callers, for what it forwards and for alerts', {
  skip,
}, async (t) => {
  const posted: string[] = []
  const hook = createServer((request, response) => {
    posted.push(request.url ?? '')
    request.resume().on('end', () => response.end())
  })
  await once(hook.listen(0), 'listening')
  t.after(() => hook.close())
  const { port: hookPort } = hook.address() as { port: number }
  const { hostname, host } = new URL(server.https)
  const config = join(directory, 'shim.json')
  await writeFile(join(directory, 'secret'), building.reader.clientSecret, { mode: 0o600 })
  const oauth = {
    grant: 'clientCredentials',
    clientId: building.reader.clientId,
    clientSecretFile: join(directory, 'secret'),
  }
  const forwarder = {
    type: 'webhook',
    name: 'hook',
    url: `http://${hostname}:${hookPort}/hook`,
    start: 'beginning',
  }
  const listen = { listen: { tcp: { port: 0 } }, admin: { port: 0 } }
  await writeFile(config, JSON.stringify({ server: server.https, oauth, forwarders: [forwarder], ...listen }))
  const child = spawn(process.execPath, [command, 'shim', 'run', '--config', config], {
    env: {
      PATH: process.env.PATH,
      HOME: directory,
      ALL_PROXY: login,
      NODE_EXTRA_CA_CERTS: server.certificate,
      // As Kubernetes does for a service called lightfi-shim
      LIGHTFI_SHIM_PORT: 'tcp://10.0.0.1:8787',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  let log = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  while (!log.includes('"serving"')) await once(child.stdout, 'data')
  const [address] = JSON.parse(log.split('\n').find((line) => line.includes('"serving"')) ?? '').addresses
  assert.match(log, new RegExp(`"outgoingProxy":"http://127.0.0.1:${guarded.port}","namedBy":"ALL_PROXY"`))
  assert.doesNotMatch(log, /s3cret/)
  const answer = await fetch(`${address}/sensors/${sensorId}`)
  assert.equal(((await answer.json()) as { name: string }).name, 'Lobby')
  while (posted.length === 0) await once(hook, 'request')
  const asked = await guarded.takeRequests()
  assert.ok(asked.includes(`CONNECT ${host}`), asked.join())
  assert.ok(asked.includes(`POST http://${hostname}:${hookPort}/hook`), asked.join())
  assert.equal(log.split('"LIGHTFI_SHIM_PORT"').length, 2)
  // A forwarder says at once what it follows, since without new readings it would be silent for long.
  while (!log.includes('"a forwarder follows')) await once(child.stdout, 'data')
  assert.match(
    log,
    /"a forwarder follows what is stored","forwarder":"hook","type":"webhook","state":"following","begins":"beginning","waiting":1/,
  )
  child.kill()
  assert.deepEqual(await once(child, 'exit'), [0, null])
})
