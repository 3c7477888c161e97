import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ConfigFileError } from '@openlightfi/process/settings'
import { configSchema } from './config-schema.ts'
import { formatConfig, tabulateConfig } from './format-config.ts'
import { listPlainSettings } from './plain-settings.ts'
import { type ConfigSources, readConfig } from './read-config.ts'

let directory: string
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lightfi-shim-config-'))
})
after(() => rm(directory, { recursive: true }))

interface Given {
  readonly text?: string
  readonly variables?: ConfigSources['variables']
  readonly assignments?: readonly string[]
}

async function read({ text, variables = {}, assignments = [] }: Given) {
  const file = join(directory, 'shim.yaml')
  await writeFile(file, text ?? 'server: http://localhost:8000\n')
  return readConfig({ file, variables, assignments })
}

async function listMistakes(given: Given): Promise<string[]> {
  const error = await read(given).then(
    () => assert.fail('was taken'),
    (caught: unknown) => caught,
  )
  assert.ok(error instanceof ConfigFileError, String(error))
  return error.message
    .replaceAll(`${directory}/`, '')
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
}

test('a server is enough; everything else has a default', async () => {
  const config = await read({})
  assert.equal(config.oauth.clientId, 'lightfi-cli')
  assert.equal(config.admin.port, 8788)
  assert.deepEqual(config.allow[0]?.methods, ['GET', 'HEAD'])
})

test('JSON is taken as well', async () => {
  const config = await read({
    text: '{ "server": "https://sensors.example", "listen": { "tcp": { "port": 1 } } }',
  })
  assert.equal(config.listen.tcp?.port, 1)
  assert.equal(config.listen.tcp?.host, '127.0.0.1')
})

test('the environment wins over the file, and --set over both', async () => {
  const text = 'server: http://localhost:1\nadmin: { port: 1 }\nlogLevel: warn\n'
  const variables = { LIGHTFI_SHIM_ADMIN_PORT: '2', LIGHTFI_SHIM_LISTEN_TCP_PORT: '2', PATH: '/bin' }
  const config = await read({ text, variables, assignments: ['listen.tcp.port=3'] })
  assert.deepEqual([config.admin.port, config.listen.tcp?.port, config.logLevel], [2, 3, 'warn'])
})

test('all mistakes come at once, each with its place and what would be right', async () => {
  const text = `servr: http://localhost:8000
listen:
  tcp:
    port: 70000
    callers: all
oauth: refresh
apiKeys:
  - name: a
    hash: sha256:not-to-be-shown
allow:
  - methods: [FETCH]
    paths: [locations]
`
  const variables = { LIGHTFI_SHIM_ADMIN_PORT: 'many', LIGHTFI_SHIM_PORT: '1' }
  const mistakes = await listMistakes({ text, variables, assignments: ['nothing', 'limits.maxRequests=0'] })
  const patterns = [
    /^LIGHTFI_SHIM_PORT: is not a setting\. Known are LIGHTFI_SHIM_SERVER, /,
    /^--set: --set takes name=value/,
    /^shim\.yaml: server: is missing\. Public URL/,
    /^shim\.yaml:6:8: oauth: must be a group of settings: url, /,
    /^shim\.yaml:4:11: listen\.tcp\.port: 70000 must be a whole number from 0 to 65535$/,
    /^shim\.yaml:5:14: listen\.tcp\.callers: "all" must be one of none, apiKeys$/,
    /^shim\.yaml:9:11: apiKeys\[0\]\.hash: \.\.\. must be sha256: and 64 lower-case hex digits\. .*hash-key/,
    /^shim\.yaml:11:15: allow\[0\]\.methods\[0\]: "FETCH" must be one of GET, HEAD/,
    /^shim\.yaml:12:13: allow\[0\]\.paths\[0\]: "locations" must begin with a slash/,
    /^--set limits\.maxRequests: limits\.maxRequests: 0 must be a whole number from 1 to 10000$/,
    /^LIGHTFI_SHIM_ADMIN_PORT: admin\.port: "many" must be a whole number from 0 to 65535$/,
    /^shim\.yaml:1:8: servr: is not a setting\. Did you mean server\?$/,
  ]
  assert.equal(mistakes.length, patterns.length, mistakes.join('\n'))
  for (const [index, pattern] of patterns.entries()) assert.match(mistakes[index] ?? '', pattern)
  assert.doesNotMatch(mistakes.join(), /not-to-be-shown/)
})

test('settings that contradict each other are mistakes too', async () => {
  const text = `server: http://sensors.example
listen: { tcp: { host: 0.0.0.0 } }
oauth: { grant: clientCredentials }
alert: { url: 'http://hooks.example/T0K3N', secretFile: x }
allow: [{ methods: [GET], paths: ['/a/**/b', '/a*', '/*/b', '/**'] }]
`
  const mistakes = (await listMistakes({ text })).join('\n')
  assert.match(mistakes, /listen\.tcp\.callers: must be apiKeys when listen\.tcp\.host is 0\.0\.0\.0/)
  assert.match(mistakes, /1:9: server: http:\/\/sensors\.example would send secrets in clear/)
  assert.match(mistakes, /alert\.url: \.\.\. would send secrets in clear/)
  assert.match(mistakes, /oauth\.clientSecretFile: is needed/)
  assert.match(mistakes, /allow\[0\]\.paths\[0\].*whole segment/)
  assert.match(mistakes, /allow\[0\]\.paths\[1\]/)
  assert.doesNotMatch(mistakes, /paths\[[23]\]|T0K3N/)
})

test('a contradiction is reported along with mistakes of other sections', async () => {
  const text = 'server: nowhere\nlisten: { tcp: { host: 0.0.0.0 } }\nadmin: { port: x }\n'
  const mistakes = await listMistakes({ text })
  assert.deepEqual(mistakes.map((line) => line.split(': ')[1]).sort(), [
    'admin.port',
    'listen.tcp.callers',
    'server',
  ])
})

test('what is not YAML, has a name twice, or is not there, is told with its place', async () => {
  assert.match((await listMistakes({ text: 'server: "a\n' })).join(), /^shim\.yaml:\d+:\d+: /)
  assert.match((await listMistakes({ text: 'a: 1\na: 2\n' })).join(), /^shim\.yaml:2:1: .*unique/)
  assert.match((await listMistakes({ text: '- 1\n' })).join(), /must be a group of settings: server, /)
  const missing = readConfig({ file: join(directory, 'none.yaml'), variables: {}, assignments: [] })
  await assert.rejects(missing, /none\.yaml: cannot be read: ENOENT/)
})

test('whatever is wrong with a value, what would be right is said, and never a pattern', async () => {
  const values = ['', ' ', 'x y', '%', -1, 1.5, true, 'a'.repeat(300)]
  const settings = listPlainSettings(configSchema)
  for (const value of values) {
    const assignments = settings.map(({ path }) => `${path.join('.')}=${value}`)
    for (const line of await listMistakes({ text: 'server: http://localhost', assignments }))
      assert.doesNotMatch(line, /pattern|\^|must be (integer|boolean|string)\b/, line)
  }
  const types = ['mqtt', 'postgres', 'csv', 'webhook']
  const forwarders = types.map((type) => ({
    type,
    name: '%',
    locationId: '%',
    sensorIds: ['%'],
    varNames: ['%'],
    url: '%',
  }))
  const text = JSON.stringify({
    server: 'http://localhost/x',
    forwarders,
    apiKeys: [{ name: '%', hash: '%' }],
  })
  const lines = (await listMistakes({ text })).join('\n')
  assert.doesNotMatch(lines, /pattern|\^/)
  assert.match(lines, /server: "http:\/\/localhost\/x" must be an http or https address without a path/)
  assert.match(lines, /forwarders\[0\]\.locationId: "%" must be the id of a location/)
})

test('help and manual name every setting of the schema', () => {
  for (const name of [
    'server',
    'oauth.tokenFile',
    'listen.socket.mode',
    'apiKeys[].hash',
    'allow[].paths',
    'admin.port',
  ]) {
    assert.ok(formatConfig().includes(`  ${name} (`), name)
    assert.ok(tabulateConfig().includes(`| \`${name}\` |`), name)
  }
})

test('what Kubernetes sets for a service called lightfi-shim is ignored; what people mistype is not', async () => {
  const links = {
    LIGHTFI_SHIM_SERVICE_HOST: '10.0.0.1',
    LIGHTFI_SHIM_SERVICE_PORT: '8787',
    LIGHTFI_SHIM_PORT: 'tcp://10.0.0.1:8787',
    LIGHTFI_SHIM_PORT_8787_TCP_PROTO: 'tcp',
    LIGHTFI_SHIM_PORT_8787_TCP: 'tcp://10.0.0.1:8787',
    LIGHTFI_SHIM_LISTEN_TCP_PORT: 'tcp://10.0.0.2:80',
  }
  assert.deepEqual(await read({ variables: links }), await read({}))
  const [mistake = ''] = await listMistakes({ variables: { ...links, LIGHTFI_SHIM_PORT: 'tcp8787' } })
  assert.match(mistake, /^LIGHTFI_SHIM_PORT: is not a setting/)
})

test('a byte order mark is no part of a file, and UTF-16 is refused with what would be right', async () => {
  const text = '\uFEFFserver: https://lightfi.example\n'
  assert.equal((await read({ text })).server, 'https://lightfi.example')
  assert.equal(
    (await read({ text: '\uFEFF{"server": "https://lightfi.example"}' })).server,
    'https://lightfi.example',
  )
  const file = join(directory, 'utf16.yaml')
  await writeFile(file, text, 'utf16le')
  await assert.rejects(
    readConfig({ file, variables: {}, assignments: [] }),
    /is UTF-16 text; save it as UTF-8/,
  )
})
