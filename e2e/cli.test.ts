import assert from 'node:assert/strict'
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { driveLogin, obtainTokens } from '../compat/drive-login.ts'
import { compileCache } from '../packages/process/testing/compile-cache.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const nowS = Math.floor(Date.now() / 1000)

let building: Awaited<ReturnType<typeof serveBuilding>>
let configDirectory: string

before(async () => {
  building = await serveBuilding()
  await building.post([nowS - 600, 850], [nowS - 300, 862.5])
})
after(() => building.close())
beforeEach(async () => {
  configDirectory = await mkdtemp(join(tmpdir(), 'lightfi-e2e-cli-'))
})
afterEach(() => rm(configDirectory, { recursive: true }))

/** Starts the command as a shell would, with no variables but those that it is given. */
function start(commandLine: string, variables: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...commandLine.split(' ')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...compileCache,
      LIGHTFI_SERVER: building.publicUrl,
      LIGHTFI_CONFIG_DIR: configDirectory,
      ...variables,
    },
  })
  return { child, stdout: follow(child, 'stdout'), stderr: follow(child, 'stderr') }
}

function follow(child: ChildProcessByStdio<null, Readable, Readable>, name: 'stdout' | 'stderr') {
  const stream = child[name]
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (piece: string) => {
    text += piece
  })
  return {
    get text() {
      return text
    },
    async waitFor(pattern: RegExp): Promise<string> {
      for (;;) {
        const [match] = pattern.exec(text) ?? []
        if (match !== undefined) return match
        await once(stream, 'data')
      }
    },
  }
}

async function run(commandLine: string, variables?: Record<string, string>) {
  const { child, stdout, stderr } = start(commandLine, variables)
  const [exitCode] = await once(child, 'close')
  return { exitCode, stdout: stdout.text, stderr: stderr.text }
}

async function logIn(): Promise<string> {
  const { child, stdout, stderr } = start('login --no-browser')
  const address = await stdout.waitFor(/http\S+\/oauth2\/authorize\S+/)
  const closed = once(child, 'close')
  const page = await driveLogin(new URL(address), viewer)
  assert.match(page.text, /You are logged in/)
  assert.deepEqual(await closed, [0, null], stderr.text)
  return stdout.text
}

async function findTokenFile(): Promise<string> {
  const directory = join(configDirectory, 'tokens')
  const [name = ''] = await readdir(directory)
  return join(directory, name)
}

const readTokens = async () => JSON.parse(await readFile(await findTokenFile(), 'utf8'))

test('a person logs in through the hosted page, reads everything, and logs out', async () => {
  const before = await run('locations')
  assert.equal(before.exitCode, 3)
  assert.match(before.stderr, /not logged in: run lightfi login/)

  assert.match(await logIn(), /Logged in to http/)
  assert.equal((await stat(await findTokenFile())).mode & 0o777, 0o600)

  const locations = await run('locations')
  assert.match(
    locations.stdout,
    /^ID +KIND +NAME +TIME ZONE\nloc_building +building +Head office +Europe\/London\n$/,
  )
  const children = await run('locations loc_building')
  assert.match(children.stdout, /First floor/)
  assert.match(children.stdout, /AQ2-FE753C0D7ADF +Lobby .*CO2ppm 862.5 ppm/)
  const latest = await run(`latest ${sensorId}`)
  assert.match(latest.stdout, /CO2ppm +862.5 +ppm +\d{4}-\d\d-\d\d/)
  const history = await run(`history ${sensorId} CO2ppm --from 1h --format ndjson`)
  assert.deepEqual(
    history.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [
      { time: nowS - 600, value: 850 },
      { time: nowS - 300, value: 862.5 },
    ],
  )
  const json = JSON.parse((await run(`history ${sensorId} CO2ppm --json --limit 1 --order desc`)).stdout)
  assert.deepEqual(json.data, [{ time: nowS - 300, value: 862.5 }])

  const { refreshToken } = await readTokens()
  assert.equal((await run('logout')).exitCode, 0)
  assert.equal((await run('locations')).exitCode, 3)
  const revoked = await fetch(`${building.oauthUrl}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'lightfi-cli',
      refresh_token: refreshToken,
    }),
  })
  assert.equal(revoked.status, 400)
})

test('an expired access token is refreshed, and the new refresh token is stored', async () => {
  await logIn()
  const first = await readTokens()
  await writeFile(await findTokenFile(), JSON.stringify({ ...first, expiresAtMs: Date.now() + 9000 }))
  assert.equal((await run('locations')).exitCode, 0)
  const second = await readTokens()
  assert.notEqual(second.refreshToken, first.refreshToken)
  assert.notEqual(second.accessToken, first.accessToken)
  assert.equal((await run('locations')).exitCode, 0)
  assert.deepEqual(await readTokens(), second)
})

test('an access token that the API rejects is replaced and the call repeated', async () => {
  await logIn()
  const first = await readTokens()
  await writeFile(await findTokenFile(), JSON.stringify({ ...first, accessToken: 'not.a.token' }))
  const { exitCode, stdout, stderr } = await run('locations')
  assert.equal(exitCode, 0, stderr)
  assert.match(stdout, /Head office/)
})

test('commands that run at the same time share one login without spending a refresh token twice', async () => {
  await logIn()
  const tokens = await readTokens()
  await writeFile(await findTokenFile(), JSON.stringify({ ...tokens, expiresAtMs: 0 }))
  const results = await Promise.all(Array.from({ length: 3 }, () => run('locations')))
  assert.deepEqual(
    results.map(({ exitCode }) => exitCode),
    [0, 0, 0],
  )
  await writeFile(await findTokenFile(), JSON.stringify({ ...(await readTokens()), expiresAtMs: 0 }))
  assert.equal((await run('locations')).exitCode, 0)
})

test('scripts sign in with credentials from the environment, and leave no file behind', async () => {
  const { clientId, clientSecret } = building.web
  const login = { oauthUrl: building.oauthUrl, clientId, clientSecret, ...viewer }
  const { refresh_token: refreshToken = '' } = await obtainTokens(login)
  const script = { LIGHTFI_CLIENT_ID: clientId, LIGHTFI_CLIENT_SECRET: clientSecret }
  const read = await run('locations --json', { ...script, LIGHTFI_REFRESH_TOKEN: refreshToken })
  assert.equal(JSON.parse(read.stdout).data[0].location_id, 'loc_building')
  assert.equal(read.stderr, '')

  const service = {
    LIGHTFI_CLIENT_ID: building.gateway.clientId,
    LIGHTFI_CLIENT_SECRET: building.gateway.clientSecret,
  }
  const wrong = await run('locations', { ...service, LIGHTFI_CLIENT_SECRET: 'wrong' })
  assert.equal(wrong.exitCode, 3)
  assert.match(wrong.stderr, /invalid_client/)
  const over = await run('locations', { ...script, LIGHTFI_REFRESH_TOKEN: 'made-up' })
  assert.equal(over.exitCode, 3)
  assert.match(over.stderr, /Set LIGHTFI_REFRESH_TOKEN to a new one/)
  assert.doesNotMatch(over.stderr, /made-up/)
  const signedIn = await run('locations --json', service)
  assert.equal(JSON.parse(signedIn.stderr).error.code, 'insufficient_scope', 'a gateway writes')
  assert.deepEqual(await readdir(configDirectory), [])
})

test('watch prints what is stored, late readings too, until Ctrl-C', async () => {
  await logIn()
  const { child, stdout, stderr } = start(`watch ${sensorId} CO2ppm`)
  await stdout.waitFor(/862.5 ppm\n/)
  await building.post([nowS, 900])
  await stdout.waitFor(/900 ppm\n/)
  await building.post([nowS - 7, 873.5])
  await stdout.waitFor(/873.5 ppm\n/)
  child.kill('SIGINT')
  assert.deepEqual(await once(child, 'close'), [0, null])
  assert.equal(stdout.text.trim().split('\n').length, 3)
  assert.equal(stderr.text, `Watching CO2ppm of ${sensorId}. Ctrl-C ends it.\n`)
})

test('what is not there, or cannot be reached, has its own exit code', async () => {
  await logIn()
  assert.equal((await run('latest AQ2-000000000000')).exitCode, 4)
  assert.equal((await run('locations loc_of_somebody_else')).exitCode, 4)
  assert.equal((await run(`history ${sensorId} CO2ppm --from yesterday`)).exitCode, 2)
  const closedPort = await run('login --no-browser --server http://127.0.0.1:1')
  assert.equal(closedPort.exitCode, 5, closedPort.stderr)
})

test('a reader that leaves early is no error', async () => {
  await logIn()
  const { child } = start(`history ${sensorId} CO2ppm`)
  child.stdout.destroy()
  const [exitCode] = await once(child, 'close')
  assert.equal(exitCode, 0)
})
