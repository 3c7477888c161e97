import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createClient, createClientCredentialsGrant, createTokenSource } from '@openlightfi/client'
import { preparePythonEnvironment } from '../compat/python-environment.ts'
import { type RunningDemo, startDemo } from '../demo/index.ts'
import { launchBrowser } from '../e2e/launch-browser.ts'
import { sendDocumentedRequests } from '../e2e/send-documented-requests.ts'
import { readPageBlock } from '../tools/pages/read-page-blocks.ts'
import { requirePart } from '../tools/required-part.ts'
import { logInToDemo } from './log-in.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dataSet = join(root, '../shared/data/uci-occupancy')
const run = promisify(execFile)

const locate = (program: string) => join(root, 'examples', program)

let dataDir: string
let demo: RunningDemo
let environment: NodeJS.ProcessEnv

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lightfi-examples-'))
  demo = await startDemo({ config: { dataDir, port: 0, logLevel: 'silent' }, historyDays: 0.1 })
  await demo.historyFilled
  const printed = await run(process.execPath, [locate('print-environment.ts'), '--demo', demo.factsFile])
  const settings = printed.stdout.matchAll(/^export (\w+)='(.*)'$/gm)
  environment = {
    ...process.env,
    ...Object.fromEntries([...settings].map(([, name, value]) => [name, value])),
  }
})

after(async () => {
  await demo.close()
  await rm(dataDir, { recursive: true })
})

test('print-environment gives everything that the other examples need', () => {
  for (const name of [
    'API_URL',
    'OAUTH_URL',
    'CLIENT_ID',
    'CLIENT_SECRET',
    'REFRESH_TOKEN',
    'GATEWAY_SECRET',
  ]) {
    assert.ok(environment[name], name)
  }
})

const { skip: skipCurl } = requirePart('curl')

test('post-reading.sh posts a reading with curl and reads it back', { skip: skipCurl }, async () => {
  const script = locate('post-reading.sh')
  const { stdout } = await run('sh', [script, 'CO2ppm', '1234'], { env: environment })
  const [receipt = '', sensor = ''] = stdout.trim().split('\n')
  assert.deepEqual(JSON.parse(receipt), { accepted: 1, throttled: 0, rejected: [] })
  const { data } = JSON.parse(sensor) as { data: { var_name: string; value: number }[] }
  assert.equal(data.find(({ var_name }) => var_name === 'CO2ppm')?.value, 1234)
})

test('watch-co2.ts prints a reading that is posted while it watches, with the name of its sensor', async () => {
  const watching = spawn(process.execPath, [locate('watch-co2.ts'), 'loc_demo_floor_1'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints = collect(watching.stderr)
  const lines = createInterface({ input: watching.stdout })[Symbol.asyncIterator]()
  try {
    await once(watching.stderr, 'data')
    // The watch has begun some time after it said so: what is posted again and again is seen sooner or later.
    const posting = setInterval(() => void postCo2(1777), 500)
    try {
      let line = ''
      while (!line.includes('1777')) line = (await lines.next()).value ?? assert.fail(complaints())
      assert.match(line, /Meeting room 1\.1: 1777 ppm {2}- open a window$/)
    } finally {
      clearInterval(posting)
    }
  } finally {
    watching.kill('SIGINT')
  }
  const [exitCode] = await once(watching, 'close')
  assert.equal(exitCode, 0, complaints())
})

test('append-readings.ts goes on where it was: what came while it was away is in the file, once', async () => {
  const csv = join(dataDir, 'readings.csv')
  const appendNew = () =>
    run(process.execPath, [locate('append-readings.ts'), csv, '--once'], { env: environment })
  await appendNew()
  await postCo2(1801)
  await postCo2(1802)
  await appendNew()
  await appendNew()
  const [header, ...rows] = (await readFile(csv, 'utf8')).trim().split('\n')
  assert.equal(header, 'id,sensor_id,var_name,time,value')
  const own = rows.filter((row) => /,AQ2-FE753C0D7ADF,CO2ppm,.*,180[12]\.0$/.test(row))
  assert.deepEqual(
    own.map((row) => row.split(',').at(-1)),
    ['1801.0', '1802.0'],
  )
  assert.equal(new Set(rows).size, rows.length)
})

const systemPython = requirePart('python')

test('daily-report.py reports the rooms of a floor, with gaps named as such', {
  skip: systemPython.skip,
}, async () => {
  const { python } = await preparePythonEnvironment(systemPython.path)
  const script = locate('daily-report.py')
  const report = async (...args: string[]) =>
    (await run(python, [script, ...args], { env: environment })).stdout
  const floor = await report('loc_demo_floor_1', '--days', '2')
  assert.match(floor, /^First floor\n/)
  assert.match(floor, /^\d{4}-\d\d-\d\d {2}Meeting room 1\.1 +CO2ppm +(no data|[\d.]+ ppm) +\d+% covered$/m)
  assert.match(floor, /no data/)
  assert.match(await report('--days', '1'), /^Tidewater Instruments\n.*\n/)
})

test('export-yesterday.sh writes the whole day before, and nothing where the API refuses', {
  skip: skipCurl,
}, async () => {
  const script = locate('export-yesterday.sh')
  const folder = await mkdtemp(join(dataDir, 'exports-'))
  const env = { ...environment, TZ: 'Europe/London' }
  const midday = Temporal.Now.plainDateISO('Europe/London')
    .subtract({ days: 1 })
    .toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' })
  await postCo2(1912, midday.epochMilliseconds / 1000)
  const { stdout } = await run('sh', [script, folder], { env })
  const file = join(folder, `readings-${midday.toPlainDate()}.csv`)
  const [header, ...rows] = (await readFile(file, 'utf8')).trim().split('\n')
  assert.equal(stdout, `${file}: ${rows.length} readings\n`)
  assert.equal(header?.trim(), 'sensor_id,var_name,time,value')
  const time = midday.toInstant().toString({ fractionalSecondDigits: 3 })
  assert.ok(rows.some((row) => row.trim() === `AQ2-FE753C0D7ADF,CO2ppm,${time},1912.0`))
  const refused = run('sh', [script, folder], { env: { ...env, LOCATION_ID: 'loc_absent' } })
  await assert.rejects(refused, /404/)
  assert.deepEqual(await readdir(folder), [basename(file)])
})

/**
 * Days that begin or end at another time than 00:00, one that is followed by a day that never was, and plain
 * ones.
 */
const oddDays = [
  ['Africa/Cairo', '2026-04-24'],
  ['America/Santiago', '2026-09-06'],
  ['Asia/Beirut', '2026-03-29'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Atlantic/Azores', '2026-03-29'],
  ['Asia/Tehran', '2022-03-22'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Pacific/Apia', '2011-12-29'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Pacific/Kiritimati', '2026-01-01'],
  ['Europe/London', '2026-10-25'],
] as const

const faketime = requirePart('faketime')

test('export-yesterday.sh asks for whole days in every zone, whatever its clocks do at midnight', {
  skip: skipCurl || faketime.skip,
}, async () => {
  const asked: string[] = []
  const api = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    request.resume()
    if (pathname === '/token') return response.end('{"access_token": "opaque"}')
    asked.push(`${searchParams.get('from')} ${searchParams.get('to')}`)
    response.end('sensor_id,var_name,time,value\n')
  })
  await once(api.listen(0, 'localhost'), 'listening')
  const url = `http://localhost:${(api.address() as { port: number }).port}`
  const folder = await mkdtemp(join(dataDir, 'days-'))
  const script = join(root, 'examples/export-yesterday.sh')
  for (const [zone, date] of oddDays) {
    const env = { ...environment, API_URL: url, OAUTH_URL: url, TZ: zone }
    const day = Temporal.PlainDate.from(date)
    const end = day.add({ days: 1 }).toZonedDateTime(zone)
    const whole = [day.toZonedDateTime(zone), end]
      .map(({ epochMilliseconds }) => epochMilliseconds / 1000)
      .join(' ')
    await run('sh', [script, folder, date], { env })
    // Half an hour into the next day, when "yesterday at this time" may not have been.
    const wallClock = end.add({ minutes: 30 }).toPlainDateTime().toString().replace('T', ' ')
    await run(faketime.path, ['-f', `@${wallClock}`, 'sh', script, folder], { env })
    assert.deepEqual(asked.splice(0), [whole, whole], `${zone} ${date}`)
    assert.ok(existsSync(join(folder, `readings-${date}.csv`)), zone)
  }
  await once(api.close(), 'close')
})

const { skip: skipBrowser } = requirePart('chromium')

test('the programs say why an access token was refused', {
  skip: skipCurl || systemPython.skip,
}, async () => {
  const { python } = await preparePythonEnvironment(systemPython.path)
  const env = { ...environment, REFRESH_TOKEN: 'mistyped', TZ: 'Europe/London' }
  const folder = await mkdtemp(join(dataDir, 'refused-'))
  for (const [command, ...args] of [
    ['sh', join(root, 'examples/post-reading.sh'), 'CO2ppm', '640'],
    ['sh', join(root, 'examples/export-yesterday.sh'), folder],
    [python, join(root, 'examples/daily-report.py')],
  ] as const) {
    await assert.rejects(run(command, args, { env }), (error: { stderr?: string }) => {
      assert.match(error.stderr ?? '', /this client has no such refresh token/, args[0])
      return true
    })
  }
  assert.deepEqual(await readdir(folder), [])
})

test('floor-co2.html logs a person in and draws a line for each sensor', { skip: skipBrowser }, async () => {
  const nowS = Math.floor(Date.now() / 1000)
  await postCo2(611, nowS - 2)
  await postCo2(612, nowS - 1)
  const pages = await servePage()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await page.goto(pages.url)
    const [user] = demo.facts.users
    await page.getByLabel('User name').fill(user?.username ?? '')
    await page.getByLabel('Password', { exact: true }).fill(user?.password ?? '')
    await page.getByRole('button', { name: /log in|sign in/i }).click()
    await page.getByText(/^Meeting room 1\.1: \d+ ppm$/).waitFor()
    assert.equal(page.url(), pages.url, 'the code is still in the address')
    assert.ok((await page.locator('polyline').count()) >= 1)
    assert.match((await page.locator('polyline').first().getAttribute('points')) ?? '', /^[\d.,-]+ [\d.,-]+/)
    assert.deepEqual(
      complaints.filter((text) => !text.includes('favicon')),
      [],
    )
  } finally {
    await browser.close()
    await pages.close()
  }
})

test('the programs say which settings are missing', async () => {
  for (const program of ['watch-co2.ts', 'append-readings.ts']) {
    const script = join(root, 'examples', program)
    const running = run(process.execPath, [script], {
      cwd: dataDir,
      env: { ...environment, REFRESH_TOKEN: '' },
    })
    await assert.rejects(running, /Set API_URL, OAUTH_URL, CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN/)
  }
})

const skipImport = existsSync(dataSet) ? false : `SKIPPED: no data set at ${dataSet}`

test('import-uci-occupancy.ts posts the data set and reads it back equal', {
  skip: skipImport,
}, async (t) => {
  const script = locate('import-uci-occupancy.ts')
  const { stdout } = await run(process.execPath, [script, '--demo', demo.factsFile, '--folder', dataSet])
  t.diagnostic(stdout.trim().replaceAll('\n', '; '))
  assert.match(stdout, /^20560 rows, 102800 readings/)
  assert.match(stdout, /EQUAL: all 20560 rows/)
})

test('import-uci-occupancy.ts says loudly that it skipped where the data set is absent', async () => {
  const script = locate('import-uci-occupancy.ts')
  const { stdout } = await run(process.execPath, [script, '--folder', join(root, 'no-such-folder')])
  assert.match(stdout, /^SKIPPED/)
})

test('every program that docs/demo.md begins with is run by a test here', async () => {
  const own = await readFile(import.meta.filename, 'utf8')
  const located = new Set([...own.matchAll(/\blocate\('([^']+)'\)/g)].map(([, name]) => name))
  const { text } = readPageBlock('docs/demo.md#programs-to-begin-with:1')
  const named = [...text.matchAll(/\bexamples\/([\w.-]+)/g)].map(([, name = '']) => name)
  assert.ok(named.length >= 7)
  assert.deepEqual(
    named.filter((name) => !located.has(name)),
    [],
  )
})

/** Posts CO2 of the demo's first sensor as its gateway does. @param timeS Unix seconds; default now. */
async function postCo2(value: number, timeS = Date.now() / 1000): Promise<void> {
  const { gateway, api_url: apiUrl, oauth_url: oauthUrl } = demo.facts
  const { client_id: clientId, client_secret: clientSecret } = gateway
  const grant = createClientCredentialsGrant({ oauthUrl, clientId, clientSecret })
  const client = createClient({ baseUrl: apiUrl, tokens: createTokenSource({ grant }) })
  const reading = { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: timeS, value } as const
  await client.createReadings({ readings: [reading] }, { strict: true })
}

/**
 * Serves floor-co2.html with its settings filled in, as its reader does, and makes the client that it asks
 * for.
 */
async function servePage(): Promise<{ url: string; close(): Promise<unknown> }> {
  let html = await readFile(join(root, 'examples/floor-co2.html'), 'utf8')
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  )
  await once(server.listen(0, 'localhost'), 'listening')
  const { port } = server.address() as { port: number }
  const url = `http://localhost:${port}/floor-co2.html`
  const { clientId } = await demo.server.clients.createClient({
    organisationId: 'loc_demo_organisation',
    name: 'Floor display',
    kind: 'public',
    callbackUrls: [url],
  })
  html = html.replace('http://localhost:8000', demo.facts.api_url).replace('your-client-id', clientId)
  return { url, close: async () => once(server.close(), 'close') }
}

/** Everything that a stream has said so far. */
function collect(stream: Readable): () => string {
  let said = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return () => said
}

test('every example of openapi.json is a request that the demo answers, as the interactive page fills them in', async () => {
  await logInToDemo(demo.facts)
  const { OAUTH_URL = '', CLIENT_ID = '', CLIENT_SECRET = '' } = environment
  const answer = await fetch(`${OAUTH_URL}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      refresh_token: await logInToDemo(demo.facts),
    }),
  })
  const { access_token: accessToken } = (await answer.json()) as { access_token: string }
  assert.deepEqual(await sendDocumentedRequests({ apiUrl: demo.facts.api_url, accessToken }), [])
})
