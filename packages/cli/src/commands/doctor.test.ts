import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const nowS = Math.floor(Date.now() / 1000)
const claims = {
  exp: nowS + 7200,
  scope: 'readings:read readings:write',
  client_id: 'poller',
  username: 'ada',
}
const token = `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`

/** The answers of a server that is in order; a test spoils single ones. */
function createAnswers(origin: string): Record<string, unknown> {
  return {
    '/health': { status: 'ok', version: '1.2.3' },
    '/oauth2/.well-known/openid-configuration': {
      issuer: `${origin}/oauth2`,
      authorization_endpoint: `${origin}/oauth2/authorize`,
    },
    '/oauth2/token': { access_token: token, token_type: 'Bearer', expires_in: 7200 },
    '/locations': { data: [{ location_id: 'loc_1', name: 'Head office' }] },
  }
}

let spoilt: Record<string, (response: ServerResponse) => void> = {}
const server = createServer((request: IncomingMessage, response) => {
  const { pathname, origin } = new URL(request.url ?? '', `http://${request.headers.host}`)
  const spoil = spoilt[pathname]
  if (spoil) return spoil(response)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(createAnswers(origin)[pathname]))
})

let place: Awaited<ReturnType<typeof createCommandPlace>>
let variables: Record<string, string>
before(async () => {
  place = await createCommandPlace()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  variables = {
    LIGHTFI_SERVER: `http://127.0.0.1:${port}`,
    LIGHTFI_CLIENT_ID: 'poller',
    LIGHTFI_CLIENT_SECRET: 'top-secret',
  }
})
after(async () => {
  server.close()
  server.closeAllConnections()
  await place.remove()
})
afterEach(() => {
  spoilt = {}
})

async function examine(options: Parameters<typeof place.run>[1] = {}) {
  const { exitCode, stdout, stderr } = await place.run('doctor --json', { variables, ...options })
  const { healthy, data } = JSON.parse(stdout)
  const statusOf = (check: string) =>
    data.find((finding: { check: string }) => finding.check === check)?.status
  return { exitCode, stdout, stderr, healthy, data, statusOf }
}

test('all is well', async () => {
  const { exitCode, stdout, stderr, healthy, data } = await examine()
  assert.deepEqual([exitCode, stderr, healthy], [0, '', true])
  assert.deepEqual(
    data.map(({ check, status }: { check: string; status: string }) => `${check} ${status}`),
    [
      'profiles',
      'login file',
      'dns',
      'tcp',
      'http',
      'clock',
      'oauth',
      'token',
      'refresh',
      'scopes',
      'identity',
      'locations',
    ].map((check) => `${check} ok`),
  )
  assert.match(stdout, /version 1\.2\.3/)
  assert.match(stdout, /good for \d+m more|good for 2h more/)
  assert.match(stdout, /ada, through poller/)
  assert.match(stdout, /Head office \(loc_1\)/)
  assert.doesNotMatch(stdout, /top-secret|h\.ey/)
})

test('people read a line per check and what to do', async () => {
  spoilt['/locations'] = (response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"data":[]}')
  }
  const { exitCode, stdout } = await place.run('doctor', { variables })
  assert.equal(exitCode, 0)
  assert.match(stdout, /^ok {4}http {8}version 1\.2\.3/m)
  assert.match(stdout, /^warn {2}locations {3}nothing is granted to you\n {18}An administrator can/m)
})

test('a clock that is wrong is told, and how far', async () => {
  for (const [offsetS, status, exitCode] of [
    [0, 'ok', 0],
    [30, 'warn', 0],
    [-3600, 'fail', 1],
  ] as const) {
    const found = await examine({ now: () => Date.now() + offsetS * 1000 })
    assert.deepEqual([found.statusOf('clock'), found.exitCode], [status, exitCode])
    if (offsetS < 0) assert.match(found.stdout, /this machine is 3[56]\d\d s behind the server/)
  }
})

test('a server that is not there ends the rest, exit code 5', async () => {
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address() as AddressInfo
  nobody.close()
  await once(nobody, 'close')
  const { exitCode, statusOf, stderr } = await examine({
    variables: { ...variables, LIGHTFI_SERVER: `http://127.0.0.1:${port}` },
  })
  assert.deepEqual(
    [exitCode, statusOf('tcp'), statusOf('http'), statusOf('token')],
    [5, 'fail', 'skip', 'skip'],
  )
  assert.equal(JSON.parse(stderr).error.code, 'checks_failed')
})

test('a name that cannot exist is told as such', async () => {
  const unknown = { ...variables, LIGHTFI_SERVER: `https://${'x'.repeat(64)}.invalid` }
  const { exitCode, statusOf } = await examine({ variables: unknown })
  assert.deepEqual([exitCode, statusOf('dns'), statusOf('tcp'), statusOf('tls')], [5, 'fail', 'skip', 'skip'])
})

test('https to a server that speaks plain http fails at the certificate', async () => {
  const https = { ...variables, LIGHTFI_SERVER: String(variables.LIGHTFI_SERVER).replace('http:', 'https:') }
  const { exitCode, stdout, statusOf } = await examine({ variables: https })
  assert.deepEqual([exitCode, statusOf('tcp'), statusOf('tls')], [5, 'ok', 'fail'])
  assert.match(stdout, /"The certificate cannot be trusted\. Do not go on\."/)
})

test('something else than the API, a server in trouble and a redirect are told apart from health', async () => {
  const answers: ((response: ServerResponse) => void)[] = [
    (response) => response.end('<html>hello</html>'),
    (response) => response.writeHead(503).end(),
    (response) => response.writeHead(302, { location: 'https://elsewhere.example' }).end(),
  ]
  for (const spoil of answers) {
    spoilt['/health'] = spoil
    const { exitCode, statusOf } = await examine()
    assert.deepEqual([exitCode, statusOf('http'), statusOf('token')], [5, 'fail', 'skip'])
  }
})

test('an issuer that is another one is told with what must be the same', async () => {
  spoilt['/oauth2/.well-known/openid-configuration'] = (response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      '{"issuer":"https://elsewhere.example/oauth2","authorization_endpoint":"https://elsewhere.example"}',
    )
  }
  const { exitCode, statusOf, stdout } = await examine()
  assert.notEqual(exitCode, 0)
  assert.equal(statusOf('oauth'), 'fail')
  assert.match(stdout, /public URL/)
})

test('without a login, and with one that is refused, the exit code is 3', async () => {
  const { LIGHTFI_SERVER } = variables
  const without = await examine({ variables: { LIGHTFI_SERVER: String(LIGHTFI_SERVER) } })
  assert.deepEqual([without.exitCode, without.statusOf('token')], [3, 'fail'])
  spoilt['/oauth2/token'] = (response) => {
    response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"invalid_client"}')
  }
  const refused = await examine()
  assert.deepEqual([refused.exitCode, refused.statusOf('token')], [3, 'fail'])
})

test('a token file that others may read is told with the command that mends it', async () => {
  const directory = join(place.homeDirectory, '.config', 'lightfi', 'tokens')
  const file = join(directory, `${encodeURIComponent(String(variables.LIGHTFI_SERVER))}.json`)
  await mkdir(directory, { recursive: true })
  await writeFile(file, '{"version":1}')
  await chmod(file, 0o644)
  const { exitCode, statusOf, stdout } = await examine()
  assert.deepEqual([exitCode, statusOf('login file')], [1, 'fail'])
  assert.match(stdout, /chmod 600/)
})
