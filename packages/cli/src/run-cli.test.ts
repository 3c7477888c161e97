import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createFileTokenStore } from '@openlightfi/client/node'
import { createCommandPlace } from '../testing/run-command.ts'
import { exitCodes } from './exit-code.ts'

const credentials = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 'top-secret' }
const nowMs = Date.UTC(2026, 0, 31, 12)
const now = () => nowMs

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

/** Answers the token endpoint itself, and API paths by the table; remembers what was asked. */
function serve(answers: Record<string, unknown>) {
  const asked: string[] = []
  const fetch = (async (input, init) => {
    const request = new Request(input, init)
    const { pathname, search } = new URL(request.url)
    if (pathname === '/oauth2/token') {
      return Response.json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 })
    }
    asked.push(pathname + search)
    const answer = answers[pathname]
    if (answer instanceof Response) return answer.clone()
    if (answer !== undefined) return Response.json(answer)
    const problem = { type: 'x', title: 'There is nothing here', status: 404, code: 'not_found' }
    return Response.json(
      { ...problem, detail: 'No such thing.', request_id: 'r' },
      { status: 404, headers: { 'content-type': 'application/problem+json' } },
    )
  }) as typeof globalThis.fetch
  return { fetch, asked, variables: credentials, now }
}

const sensor = {
  sensor_id: 'AQ2-FE753C0D7ADF',
  name: 'Meeting room',
  time_zone: 'Europe/London',
  data: [
    { var_name: 'CO2ppm', time: 1760000000, value: 850 },
    { var_name: 'temperatureC', time: 1760000300.5, value: 21.25 },
  ],
}
const history = {
  sensor_id: 'AQ2-FE753C0D7ADF',
  var_name: 'CO2ppm',
  data: [
    { time: 1760000000, value: 850 },
    { time: 1760000300, value: 862.5 },
  ],
}
const answers = { '/sensors/AQ2-FE753C0D7ADF': sensor, '/sensors/AQ2-FE753C0D7ADF/CO2ppm/history': history }

test('latest shows an aligned table in the local time of the sensor', async () => {
  const { exitCode, stdout, stderr } = await place.run('latest AQ2-FE753C0D7ADF', serve(answers))
  assert.equal(
    stdout,
    `Meeting room (AQ2-FE753C0D7ADF, Europe/London)

VARIABLE      VALUE  UNIT  TIME
CO2ppm          850  ppm   2025-10-09 09:53:20+01:00
temperatureC  21.25  °C    2025-10-09 09:58:20.500+01:00
`,
  )
  assert.deepEqual([exitCode, stderr], [0, ''])
})

test('--json prints the answer of the API, before or after the command', async () => {
  for (const line of ['--json latest AQ2-FE753C0D7ADF', 'latest AQ2-FE753C0D7ADF --json']) {
    const { stdout } = await place.run(line, serve(answers))
    assert.deepEqual(JSON.parse(stdout), sensor)
  }
})

test('history makes tables, CSV with local times, and JSON itself', async () => {
  const run = async (format: string) =>
    (await place.run(`history AQ2-FE753C0D7ADF CO2ppm --format ${format}`, serve(answers))).stdout
  assert.equal(
    await run('table'),
    `TIME                       CO2PPM  UNIT
2025-10-09 09:53:20+01:00     850  ppm
2025-10-09 09:58:20+01:00   862.5  ppm
`,
  )
  assert.equal(
    await run('csv'),
    'time,local_time,value\r\n1760000000.000,2025-10-09 09:53:20.000+01:00,850.0\r\n1760000300.000,2025-10-09 09:58:20.000+01:00,862.5\r\n',
  )
  assert.deepEqual(JSON.parse(await run('json')), history)
})

test('history passes its range on, with spans before now worked out', async () => {
  const world = serve(answers)
  const line =
    'history AQ2-FE753C0D7ADF CO2ppm --json --from 2h --to 2026-01-31T11:00:00Z --limit 5 --order desc'
  assert.equal((await place.run(line, world)).exitCode, 0)
  const from = nowMs / 1000 - 7200
  assert.deepEqual(world.asked, [
    `/sensors/AQ2-FE753C0D7ADF/CO2ppm/history?from=${from}&to=1769857200&limit=5&order=desc`,
  ])
})

test('history shows motion as intervals for a time-out', async () => {
  const path = '/sensors/AMP-0000000000A1/motionEvent/history'
  const interval = { time: 1760000000, value: 3, from: 1760000000, to: 1760000300, events: 3 }
  const intervals = {
    sensor_id: 'AMP-0000000000A1',
    var_name: 'motionEvent',
    timeout_s: 600,
    data: [interval],
  }
  const world = serve({ '/sensors/AMP-0000000000A1': sensor, [path]: intervals })
  const run = async (format: string) =>
    (await place.run(`history AMP-0000000000A1 motionEvent --timeout 600 --format ${format}`, world)).stdout
  assert.equal(
    await run('table'),
    `FROM                       TO                         EVENTS
2025-10-09 09:53:20+01:00  2025-10-09 09:58:20+01:00       3
`,
  )
  assert.equal(
    await run('csv'),
    'from,local_from,to,local_to,events\r\n1760000000.000,2025-10-09 09:53:20.000+01:00,1760000300.000,2025-10-09 09:58:20.000+01:00,3\r\n',
  )
  assert.ok(world.asked.includes(`${path}?timeout_s=600`))
})

test('an empty history is a success with a note', async () => {
  const empty = { ...answers, '/sensors/AQ2-FE753C0D7ADF/CO2ppm/history': { ...history, data: [] } }
  const { exitCode, stdout, stderr } = await place.run(
    'history AQ2-FE753C0D7ADF CO2ppm --format csv',
    serve(empty),
  )
  assert.deepEqual([exitCode, stdout], [0, 'time,local_time,value\r\n'])
  assert.match(stderr, /No data/)
})

const problem = (status: number, code: string) =>
  Response.json(
    { type: 'x', title: 'Title', status, code, detail: 'Detail.', request_id: 'req-9' },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )

test('each kind of failure has its exit code', async () => {
  const cases: [number, string, number][] = [
    [400, 'invalid_parameter', 2],
    [401, 'invalid_token', 3],
    [403, 'insufficient_scope', 3],
    [404, 'not_found', 4],
    [429, 'too_many_requests', 1],
    [500, 'internal_error', 1],
  ]
  for (const [status, code, expected] of cases) {
    const { exitCode, stderr } = await place.run('locations', serve({ '/locations': problem(status, code) }))
    assert.equal(exitCode, expected, code)
    assert.match(stderr, /^lightfi: Title: Detail\./)
  }
  const offline = async () => {
    throw new TypeError('fetch failed')
  }
  const { exitCode } = await place.run('locations', { variables: credentials, fetch: offline })
  assert.equal(exitCode, 5)
})

test('locations --deep without an id is of the only location that there is to see', async () => {
  const one = { location_id: 'loc_1', name: 'Head office', kind: 'building', time_zone: 'UTC' }
  const content = { location: one, locations: [], sensors: [] }
  const world = serve({ '/locations': { data: [one] }, '/locations/loc_1/': content })
  const { exitCode, stderr } = await place.run('locations --deep', world)
  assert.equal(exitCode, 0, stderr)
  assert.deepEqual(world.asked, ['/locations', '/locations/loc_1/?depth=all'])
  const two = serve({ '/locations': { data: [one, { ...one, location_id: 'loc_2' }] } })
  const refused = await place.run('locations --deep', two)
  assert.equal(refused.exitCode, 2)
  assert.match(refused.stderr, /--deep needs the id of a location; you see loc_1, loc_2/)
})

test('values that the server does not take are each told once, by their names', async () => {
  const refuse = (errors: object[]) =>
    Response.json(
      {
        type: 'x',
        title: 'Wrong',
        status: 400,
        code: 'invalid_body',
        request_id: 'r',
        detail: '/url must be x.',
        errors,
      },
      { status: 400, headers: { 'content-type': 'application/problem+json' } },
    )
  const errors = [
    { pointer: '/url', detail: 'must be x' },
    { pointer: '/filter/sensor_ids', detail: 'must be y' },
  ]
  const one = await place.run('locations', serve({ '/locations': refuse(errors.slice(0, 1)) }))
  assert.equal(one.stderr, 'lightfi: url must be x.\n')
  const two = await place.run('locations', serve({ '/locations': refuse(errors) }))
  assert.equal(
    two.stderr,
    'lightfi: the server does not take 2 values:\n  url must be x\n  filter/sensor_ids must be y\n',
  )
})

test('wrong arguments are told with what would be right, exit code 2, and no request', async () => {
  const cases: [string, RegExp][] = [
    ['latest', /missing required argument/],
    ['frobnicate', /unknown command/],
    ['history AQ2-FE753C0D7ADF co2', /Did you mean CO2ppm/],
    ['history AQ2-FE753C0D7ADF nonsense', /The variables are: BACnetReads/],
    ['history AQ2-FE753C0D7ADF CO2ppm --limit 0', /whole number from 1/],
    [
      'history AQ2-FE753C0D7ADF CO2ppm --format xml',
      /Allowed choices are table, json, csv, ndjson, xlsx, parquet/,
    ],
    ['watch AQ2-FE753C0D7ADF CO2ppm --interval 0', /whole number from 1 to 86400/],
    ['locations --server ftp://x', /--server: Not an http/],
    ['locations --server http://example.com', /--insecure-http/],
  ]
  const world = serve(answers)
  for (const [line, message] of cases) {
    const { exitCode, stdout, stderr } = await place.run(line, world)
    assert.deepEqual([exitCode, stdout], [2, ''], line)
    assert.match(stderr, message)
  }
  assert.deepEqual(world.asked, [])
})

test('an id that begins with a dash is told apart from a mistyped option', async () => {
  const id = '-kcAtMsQcVJI3DhAmxd5PJqBPQ_PskelthRzDwGhAgC'
  const world = serve({})
  const taken = await place.run(`latest ${id}`, world)
  assert.deepEqual([taken.exitCode, taken.stdout, world.asked], [2, '', []])
  assert.match(taken.stderr, new RegExp(`stands last, after two dashes: -- ${id}\\n$`))
  await place.run(`latest -- ${id}`, world)
  assert.match(world.asked.join(), new RegExp(id))
  assert.doesNotMatch((await place.run('latest x --everyting', world)).stderr, /dash/)
})

test('without a login every reading command says how to log in, exit code 3', async () => {
  for (const line of ['locations', 'latest AQ2-FE753C0D7ADF', 'watch AQ2-FE753C0D7ADF CO2ppm']) {
    const { exitCode, stderr } = await place.run(line)
    assert.equal(exitCode, 3)
    assert.match(stderr, /not logged in: run lightfi login --server http:\/\/localhost:8000\n$/)
  }
})

test('--json reports errors as JSON on stderr', async () => {
  const { stdout, stderr } = await place.run('locations loc_x --json', serve({}))
  assert.equal(stdout, '')
  const { error } = JSON.parse(stderr)
  assert.equal(error.code, 'not_found')
  assert.equal(error.request_id, 'r')
  const { stderr: login } = await place.run('locations --json')
  assert.equal(JSON.parse(login).error.code, 'login_required')
})

test('half a set of credentials in the environment is a usage error', async () => {
  const halves = [
    { LIGHTFI_CLIENT_ID: 'a' },
    { LIGHTFI_REFRESH_TOKEN: 'r' },
    { LIGHTFI_CLIENT_ID: 'a', LIGHTFI_REFRESH_TOKEN: 'secret-refresh' },
  ]
  for (const variables of halves) {
    const { exitCode, stderr } = await place.run('locations', { variables })
    assert.equal(exitCode, 2)
    assert.match(stderr, /must be set together/)
    assert.doesNotMatch(stderr, /secret-refresh/)
  }
})

test('the configuration directory follows LIGHTFI_CONFIG_DIR, then XDG, and a token file others can read is refused', async () => {
  const directories = [
    [{ LIGHTFI_CONFIG_DIR: join(place.homeDirectory, 'own') }, 'own'],
    [{ XDG_CONFIG_HOME: join(place.homeDirectory, 'xdg') }, 'xdg/lightfi'],
    [{}, '.config/lightfi'],
  ] as const
  for (const [variables, directory] of directories) {
    const path = join(place.homeDirectory, directory, 'tokens', 'http%3A%2F%2Flocalhost%3A8000.json')
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, '{"version":1,"refreshToken":"r"}', { mode: 0o644 })
    const { exitCode, stderr } = await place.run('locations', { variables })
    assert.equal(exitCode, 1)
    assert.match(stderr, /chmod 600/)
  }
})

test('Ctrl-C during a refresh does not lose the refresh token that the server has just replaced', async () => {
  const store = createFileTokenStore(
    join(place.homeDirectory, 'own', 'tokens', 'http%3A%2F%2Flocalhost%3A8000.json'),
  )
  await store.save({ refreshToken: 'spent' })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Response>()
  const fetch = () => {
    asked.resolve()
    return answer.promise
  }
  const variables = { LIGHTFI_CONFIG_DIR: join(place.homeDirectory, 'own') }
  const command = place.start('locations', { variables, fetch })
  await asked.promise
  command.interrupt()
  assert.equal(await command.exitCode, 130)
  answer.resolve(Response.json({ access_token: 'a', refresh_token: 'replaced', token_type: 'Bearer' }))
  const kept = await store.runExclusively?.(() => store.load())
  assert.equal(kept?.refreshToken, 'replaced')
})

test('--help names the environment and the exit codes', async () => {
  const { exitCode, stdout } = await place.run('--help')
  assert.equal(exitCode, 0)
  assert.match(stdout, /LIGHTFI_REFRESH_TOKEN/)
  assert.match(stdout, /4\s+no such location or sensor/)
})

test('the help and the README list every exit code', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const { stdout } = await place.run('--help')
  for (const code of Object.values(exitCodes)) {
    assert.match(stdout, new RegExp(`^  ${code}  `, 'm'))
    assert.match(readme, new RegExp(`^\\| ${code} +\\|`, 'm'))
  }
})

test('the program file can be run as it is', async () => {
  const { mode } = await stat(new URL('./main.ts', import.meta.url))
  assert.equal(mode & 0o111, 0o111)
})

test('output that cannot be written is a failure, in a sentence', () => {
  const full = openSync('/dev/full', 'w')
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [main, '--help'], {
    stdio: ['ignore', full, 'pipe'],
  })
  closeSync(full)
  assert.equal(status, exitCodes.failure)
  assert.match(
    stderr.toString(),
    /^lightfi: the standard output could not be written: the disk is full; .*\n$/,
  )
})
