import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { createServer, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { runProgram } from '../compat/run-program.ts'
import { requirePart } from '../tools/required-part.ts'
import { launchBrowser } from './launch-browser.ts'
import { installPackedSdk, installRuntimes } from './pack-sdk.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

let building: Awaited<ReturnType<typeof serveBuilding>>
let folder: string
let refreshToken: string
before(async () => {
  building = await serveBuilding()
  folder = await installPackedSdk()
  refreshToken = await obtainRefreshToken({ oauthUrl: building.oauthUrl, ...building.web, ...viewer })
})
after(async () => {
  await building.close()
  await rm(folder, { recursive: true })
})

let fromS = 1_700_000_000
function buildSettings() {
  fromS += 3600 // a time of its own for each run
  const { publicUrl: baseUrl, gateway, web } = building
  return { baseUrl, gateway, web, refreshToken, sensorId, fromS }
}

const expected = {
  accepted: 3,
  history: [850, 851.5, 853],
  watched: [850, 851.5, 853],
  streamed: ['snapshot', 850, 851.5, 853],
  isNotFound: true,
  isAborted: true,
  isStored: true,
}

/** Installs the runtimes, or says why a test cannot run: on a laptop it is skipped, in CI it fails. */
async function prepareRuntimes(t: TestContext) {
  try {
    return await installRuntimes()
  } catch (error) {
    if (process.env.CI === 'true') throw error
    t.skip(`SKIPPED: the runtimes could not be installed (${(error as Error).message.split('\n')[0]})`)
    return undefined
  }
}

async function runSmoke(name: string, command: string, args: readonly string[] = [], inWorker = false) {
  const settings = { ...buildSettings(), inWorker, tokenFile: join(folder, 'home', name, 'tokens.json') }
  const program = [...args, 'sdk-smoke-main.mjs', JSON.stringify(settings)]
  const { stdout } = await runProgram({ command, args: program, cwd: join(folder, 'app') })
  assert.deepEqual(JSON.parse(stdout), expected)
}

test('the packed SDK runs on the current Node', () => runSmoke('node', process.execPath))

test('the packed SDK runs in a worker of Node', () => runSmoke('worker', process.execPath, [], true))

test('the packed SDK runs on Node 20', async (t) => {
  const runtimes = await prepareRuntimes(t)
  if (runtimes) await runSmoke('node20', runtimes.node20)
})

test('the packed SDK runs on Bun', async (t) => {
  const runtimes = await prepareRuntimes(t)
  if (runtimes) await runSmoke('bun', runtimes.bun, ['run'])
})

test('the packed SDK runs on Deno', async (t) => {
  const runtimes = await prepareRuntimes(t)
  const allowed = ['--allow-net=127.0.0.1,localhost', '--allow-read', '--allow-write', '--allow-sys=hostname']
  if (runtimes)
    await runSmoke('deno', runtimes.deno, ['run', '--no-prompt', '--node-modules-dir=manual', ...allowed])
})

test('its types are whole: a program in strict TypeScript compiles against them, library checks and all', async () => {
  const app = join(folder, 'app')
  await writeFile(
    join(app, 'typed.ts'),
    `import { createClient, createStaticTokenSource, isProblem, iterateHistory, type StreamEvent, type VarName, watchEvents } from '@openlightfi/client'
import { createFileTokenStore } from '@openlightfi/client/node'
const client = createClient({ baseUrl: 'http://localhost:8000', tokens: createStaticTokenSource('t') })
const name: VarName = 'CO2ppm'
for await (const { value } of iterateHistory(client, 'AQ2-FE753C0D7ADF', name, { from: 0 })) value.toFixed(1)
const sensor = await client.readSensor('AQ2-FE753C0D7ADF').catch((error: unknown) => {
  if (isProblem(error, 'not_found')) return undefined
  throw error
})
const tell = (event: StreamEvent) => (event.type === 'grant' ? event.location_ids.join() : event.type)
for await (const event of watchEvents(client, { latest: true })) tell(event)
export const store = createFileTokenStore(sensor?.name ?? 'x')
// @ts-expect-error no such variable
iterateHistory(client, 'AQ2-FE753C0D7ADF', 'CO2', { from: 0 })
`,
  )
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', '']
  const libraries = ['--lib', 'es2022,dom,dom.iterable,esnext.disposable']
  const tsc = join(import.meta.dirname, '../node_modules/typescript/bin/tsc')
  await runProgram({ command: process.execPath, args: [tsc, ...options, ...libraries, 'typed.ts'], cwd: app })
})

/** Bundles a module of the app for browsers, minified. */
async function bundle(name: string, source: string): Promise<string> {
  const app = join(folder, 'app')
  await writeFile(join(app, name), source)
  const { outputFiles } = await build({
    absWorkingDir: app,
    entryPoints: [name],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}

test('a bundle takes only what it uses', async (t) => {
  const all = await bundle('all.js', `export * from '@openlightfi/client'`)
  const oneCall = await bundle(
    'one-call.js',
    `import { createClient, createStaticTokenSource } from '@openlightfi/client'
     const client = createClient({ baseUrl: location.origin, tokens: createStaticTokenSource('t') })
     client.readSensor('AQ2-FE753C0D7ADF').then(console.log)`,
  )
  const oneFunction = await bundle('one.js', `export { isTransient } from '@openlightfi/client'`)
  const size = (text: string) => `${text.length} bytes, ${gzipSync(text).length} gzipped`
  t.diagnostic(`everything: ${size(all)}; one call: ${size(oneCall)}; one function: ${size(oneFunction)}`)
  assert.match(all, /device_code/)
  assert.doesNotMatch(all, /NODE_EXTRA_CA_CERTS|CERT_UNTRUSTED/)
  assert.match(all, /max-buffer-size/) // the parser of events
  assert.doesNotMatch(
    oneCall,
    /max-buffer-size|device_code|code_challenge|WWWAuthenticate|readReadingChanges\(|etag/,
  )
  assert.ok(gzipSync(oneCall).length < 7000) // bytes; README.md of the SDK says 7 kB
  assert.ok(oneCall.length < all.length / 2)
  assert.ok(oneFunction.length < oneCall.length / 2)
})

/** A page and the API under one address, since the API answers pages of its own origin only. */
async function servePages(t: TestContext, pages: Record<string, [type: string, text: string]>) {
  const target = new URL(building.publicUrl)
  const server = createServer((request, response) => {
    const page = pages[request.url?.replace(/\?.*/, '') ?? '']
    if (page) return response.writeHead(200, { 'content-type': page[0] }).end(page[1])
    const { method, url: path, headers } = request
    const relayed = sendRequest(
      { host: target.hostname, port: target.port, method, path, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    relayed.on('error', () => response.destroy())
    request.pipe(relayed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, clientId: await building.addPage(`${url}/`) }
}

/** A browser with the page open, and a way to call what the page's script made global. */
async function openPage(t: TestContext, url: string) {
  const browser = await launchBrowser()
  t.after(() => browser.close())
  const context = await browser.newContext()
  const open = async () => {
    const tab = await context.newPage()
    await tab.goto(url)
    return tab
  }
  return { context, open }
}

type Tab = Awaited<ReturnType<Awaited<ReturnType<typeof openPage>>['open']>>

async function call(tab: Tab, name: string, given?: unknown): Promise<unknown> {
  await tab.waitForFunction((called) => called in globalThis, name)
  return tab.evaluate(
    ([called, argument]) =>
      (globalThis as unknown as Record<string, (argument: unknown) => unknown>)[called as string]?.(argument),
    [name, given],
  )
}

const html = '<!doctype html><title>SDK</title><script type="module" src="/page.js"></script>'

/** Logs the viewer in through the hosted page; the page's script must offer `logIn` and `finishLogin`. */
async function logIn(tab: Tab, client: { oauthUrl: string; clientId: string }): Promise<void> {
  const url = tab.url()
  await Promise.all([tab.waitForURL(/\/oauth2\//), call(tab, 'logIn', { client, redirectUri: url })])
  await tab.getByLabel(/user name/i).fill(viewer.username)
  await tab.getByLabel(/^password/i).fill(viewer.password)
  await Promise.all([tab.waitForURL(/code=/), tab.getByRole('button', { name: /log in|sign in/i }).click()])
  await call(tab, 'finishLogin', client)
}

const login = `import * as sdk from '@openlightfi/client'
  globalThis.logIn = async ({ client, redirectUri }) => {
    const server = await sdk.discoverAuthorizationServer(client)
    const request = { clientId: client.clientId, redirectUri, scope: 'readings:read' }
    setTimeout(async () => location.assign(await sdk.startBrowserLogin(server, request)))
  }
  globalThis.finishLogin = async (client) => {
    const tokens = await sdk.finishBrowserLogin(client, location.href)
    history.replaceState(null, '', '/')
    await sdk.createWebTokenStore().save(tokens)
  }
  const connect = (client) => sdk.createClient({
    baseUrl: location.origin,
    tokens: sdk.createTokenSource({ grant: sdk.createRefreshTokenGrant(client), store: sdk.createWebTokenStore() }),
  })
`

test('a person logs in to a page; tabs whose token is over refresh it once between them', {
  skip: requirePart('chromium').skip,
}, async (t) => {
  const page = await bundle(
    'tabs.js',
    `${login}
    globalThis.callOften = async ({ client, count }) => {
      const api = connect(client)
      return (await Promise.all(Array.from({ length: count }, () => api.readBaseLocations()))).length
    }
    globalThis.endToken = async () => {
      const store = sdk.createWebTokenStore()
      await store.save({ ...(await store.load()), expiresAtMs: Date.now() - 3600000 })
    }`,
  )
  const pages: Record<string, [string, string]> = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', page],
  }
  const { url, clientId } = await servePages(t, pages)
  const client = { oauthUrl: building.oauthUrl, clientId }
  const { context, open } = await openPage(t, url)
  const first = await open()
  await logIn(first, client)
  assert.equal(await call(first, 'callOften', { client, count: 1 }), 1)
  const tokenRequests: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/oauth2/token'))
      tokenRequests.push(request.url())
  })
  const tabs = [first, await open()]
  for (let round = 1; round <= 2; round += 1) {
    await call(first, 'endToken')
    const done = await Promise.all(tabs.map((tab) => call(tab, 'callOften', { client, count: 50 })))
    assert.deepEqual(done, [50, 50])
    assert.equal(tokenRequests.length, round)
  }
})

test('the packed SDK runs in a page and in a worker of a browser', {
  skip: requirePart('chromium').skip,
}, async (t) => {
  const use = `import * as sdk from '@openlightfi/client'
    const use = async ({ baseUrl, sensorId, from, client, tokens }) => {
      const store = sdk.createMemoryTokenStore(tokens)
      const source = sdk.createTokenSource({ grant: sdk.createRefreshTokenGrant(client), store })
      const api = sdk.createClient({ baseUrl, tokens: source })
      const values = []
      for await (const { value } of sdk.iterateHistory(api, sensorId, 'CO2ppm', { from })) values.push(value)
      const events = []
      for await (const { type } of sdk.watchEvents(api)) {
        if (events.push(type) === 2) break
      }
      const problem = await api.readSensor('AQ2-000000000000').catch((error) => error)
      return { values, events, isNotFound: sdk.isProblem(problem, 'not_found') }
    }
`
  const worker = await bundle(
    'worker.js',
    `${use} onmessage = async ({ data }) => postMessage(await use(data))`,
  )
  const page = await bundle(
    'page.js',
    `${login} ${use.replace(/^import.*\n/, '')}
    const complete = async (given) => ({ ...given, tokens: await sdk.createWebTokenStore().load() })
    globalThis.runInPage = async (given) => use(await complete(given))
    globalThis.runInWorker = async (given) => {
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.postMessage(await complete(given))
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data)
        worker.onerror = reject
      })
    }`,
  )
  const { url, clientId } = await servePages(t, {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', page],
    '/worker.js': ['text/javascript', worker],
  })
  const nowS = Math.floor(Date.now() / 1000)
  await building.post([nowS - 120, 700], [nowS - 60, 701])
  const { open } = await openPage(t, url)
  const tab = await open()
  const client = { oauthUrl: building.oauthUrl, clientId }
  await logIn(tab, client)
  for (const run of ['runInPage', 'runInWorker']) {
    const result = await call(tab, run, { baseUrl: url, sensorId, from: nowS - 120, client })
    assert.deepEqual(result, { values: [700, 701], events: ['snapshot', 'readings'], isNotFound: true }, run)
  }
})
