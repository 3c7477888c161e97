import assert from 'node:assert/strict'
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { driveLogin, obtainRefreshToken } from '../compat/drive-login.ts'
import { compileCache } from '../packages/process/testing/compile-cache.ts'
import { requirePart } from '../tools/required-part.ts'
import { launchBrowser } from './launch-browser.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

let building: Awaited<ReturnType<typeof serveBuilding>>
let directory: string
let config: string
before(async () => {
  building = await serveBuilding()
  await building.post([Math.floor(Date.now() / 1000) - 60, 850])
  directory = await mkdtemp(join(tmpdir(), 'lightfi-e2e-shim-'))
  config = join(directory, 'shim.yaml')
  await writeFile(join(directory, 'client-secret'), building.web.clientSecret)
  await writeFile(
    config,
    `server: ${building.publicUrl}
oauth: { clientId: ${building.web.clientId}, clientSecretFile: ${join(directory, 'client-secret')} }
listen: { tcp: { port: 0 } }
admin: { port: 0 }
`,
  )
})
after(async () => {
  await building.close()
  await rm(directory, { recursive: true })
})

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** Starts `lightfi shim` as a shell would. */
function start(command: string, ...words: string[]) {
  const child: Child = spawn(process.execPath, [program, 'shim', command, '--config', config, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...compileCache, HOME: directory },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      child.emit('text')
    })
  }
  const waitFor = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(text)
      if (match) return match
      assert.equal(child.exitCode, null, text)
      await once(child, 'text')
    }
  }
  return { child, waitFor, closed: once(child, 'close'), readText: () => text }
}

test('from a login by pasting, through requests and a new login, to a clean stop', async (t) => {
  const running = start('run')
  t.after(() => running.child.kill('SIGKILL'))
  const [, url] = await running.waitFor(/"addresses":\["(http[^"]+)"\]/)
  const path = `${url}/sensors/${sensorId}`
  const refused = await fetch(path)
  assert.equal(refused.status, 502)
  assert.match(await refused.text(), /lightfi shim login/)

  const login = start('login', '--no-browser')
  const [address] = await login.waitFor(/http\S+\/oauth2\/authorize\S+/)
  await login.waitFor(/Paste that address/)
  const { url: landed } = await driveLogin(new URL(address), viewer, 'http://localhost:3000/')
  login.child.stdin.end(`${landed}\n`)
  assert.deepEqual(await login.closed, [0, null], login.readText())
  assert.equal((await stat(join(directory, 'tokens.json'))).mode & 0o777, 0o600)

  // A shim that runs takes the login up by itself.
  await running.waitFor(/"message":"recovered"/)
  const answer = await fetch(path)
  assert.equal(answer.status, 200)
  assert.equal(((await answer.json()) as { data: { value: number }[] }).data[0]?.value, 850)
  assert.equal((await fetch(path, { method: 'DELETE' })).status, 403)
  await assertNoAnswerShowsTheToken(url ?? '')

  const { oauthUrl, web } = building
  const again = start('login', '--refresh-token')
  again.child.stdin.end(`${await obtainRefreshToken({ oauthUrl, ...web, ...viewer })}\n`)
  assert.deepEqual(await again.closed, [0, null], again.readText())
  const check = start('check', '--online')
  assert.deepEqual(await check.closed, [0, null], check.readText())
  assert.match(check.readText(), /The server gave a token/)
  assert.equal((await fetch(path)).status, 200)

  running.child.kill('SIGHUP')
  await running.waitFor(/the configuration was read again/)
  running.child.kill('SIGTERM')
  assert.deepEqual(await running.closed, [0, null], running.readText())
  assert.doesNotMatch(running.readText(), new RegExp(web.clientSecret))
})

/**
 * The shim does not look into bodies, so the server must repeat the token nowhere, least of all where it
 * refuses.
 */
async function assertNoAnswerShowsTheToken(url: string): Promise<void> {
  const { accessToken } = JSON.parse(await readFile(join(directory, 'tokens.json'), 'utf8')) as {
    accessToken: string
  }
  assert.ok(accessToken.length > 20)
  const asked: readonly (readonly [path: string, status: number])[] = [
    [`/sensors/${sensorId}`, 200],
    ['/sensors/AQ2-000000000000', 404],
    [`/sensors/${sensorId}/CO2ppm/history?from=never`, 400],
    ['/locations?unknown=1', 400],
    ['/locations/nowhere', 404],
    ['/readings/changes?after=x', 400],
  ]
  for (const [path, status] of asked) {
    const answer = await fetch(url + path)
    const shown = JSON.stringify([...answer.headers]) + (await answer.text())
    assert.equal(answer.status, status, `${path}: ${shown}`)
    assert.ok(!shown.includes(accessToken), path)
  }
}

test('a wrong configuration ends run and check with 2 and every mistake', async () => {
  for (const command of ['run', 'check']) {
    const wrong = start(command, '--set', 'listen.tcp.host=0.0.0.0', '--set', 'admin.port=-1')
    assert.deepEqual(await wrong.closed, [2, null])
    assert.match(wrong.readText(), /listen\.tcp\.callers: must be apiKeys/)
    assert.match(
      wrong.readText(),
      /--set admin\.port: admin\.port: -1 must be a whole number from 0 to 65535/,
    )
  }
})

test('two shims on one token file make one refresh among them, each time', async (t) => {
  const client = await building.addClient({ rotateRefreshTokens: true })
  const clientSecretFile = join(directory, 'rotating-secret')
  await writeFile(clientSecretFile, client.clientSecret)
  const oauth = { clientId: client.clientId, clientSecretFile, tokenFile: join(directory, 'shared.json') }
  const settings = Object.entries(oauth).flatMap(([name, value]) => ['--set', `oauth.${name}=${value}`])
  const logIn = async () => {
    const login = start('login', ...settings, '--refresh-token')
    const refreshToken = await obtainRefreshToken({ oauthUrl: building.oauthUrl, ...client, ...viewer })
    login.child.stdin.end(`${refreshToken}\n`)
    assert.deepEqual(await login.closed, [0, null], login.readText())
  }
  await logIn()
  const shims = [start('run', ...settings), start('run', ...settings)]
  for (const { child } of shims) t.after(() => child.kill('SIGKILL'))
  const addresses = await Promise.all(
    shims.map(({ waitFor }) => waitFor(/"addresses":\["(http[^"]+)"\],"admin":"([^"]+)"/)),
  )
  const askAll = async () => {
    const answers = await Promise.all(addresses.map(([, url]) => fetch(`${url}/sensors/${sensorId}`)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200],
    )
  }
  const countRefreshes = async () => {
    const healths = await Promise.all(
      addresses.map(async ([, , admin]) => (await fetch(`${admin}/health`)).json()),
    )
    return (healths as { token: { refreshes: number } }[]).reduce(
      (sum, { token }) => sum + token.refreshes,
      0,
    )
  }
  await askAll()
  assert.equal(await countRefreshes(), 1)
  // Each login gives a refresh token alone, which can be spent only once.
  for (const expected of [2, 3]) {
    await logIn()
    while ((await countRefreshes()) < expected) await new Promise(setImmediate)
    await askAll()
    assert.equal(await countRefreshes(), expected)
  }
  for (const { child, closed, readText } of shims) {
    child.kill('SIGTERM')
    assert.deepEqual(await closed, [0, null])
    assert.doesNotMatch(readText(), /no new access token/)
  }
})

test('a person confirms the code of login --device in a browser, and the shim serves', {
  skip: requirePart('chromium').skip,
}, async (t) => {
  const deviceConfig = join(directory, 'device.yaml')
  await writeFile(
    deviceConfig,
    `{ server: '${building.publicUrl}', oauth: { tokenFile: ${join(directory, 'device.json')} }, listen: { tcp: { port: 0 } }, admin: { port: 0 } }`,
  )
  const login = start('login', '--config', deviceConfig, '--device')
  const [, address = '', code = ''] = await login.waitFor(
    /Open (http\S+) on any device and enter the code\s+(\S+)\n/,
  )
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(address)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Yes, connect it' }).click()
    await page.locator('input[name=username]').fill(viewer.username)
    await page.locator('input[name=password]').fill(viewer.password)
    await page.locator('input[name=password]').press('Enter')
    assert.deepEqual(await login.closed, [0, null], login.readText())
  } finally {
    await browser.close()
  }
  const running = start('run', '--config', deviceConfig)
  t.after(() => running.child.kill('SIGKILL'))
  const [, url] = await running.waitFor(/"addresses":\["(http[^"]+)"\]/)
  assert.equal((await fetch(`${url}/sensors/${sensorId}`)).status, 200)
  running.child.kill('SIGTERM')
  assert.deepEqual(await running.closed, [0, null], running.readText())
})
