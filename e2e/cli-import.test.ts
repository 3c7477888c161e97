import assert from 'node:assert/strict'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { obtainTokens } from '../compat/drive-login.ts'
import { createCommandPlace } from '../packages/cli/testing/run-command.ts'
import { requirePart } from '../tools/required-part.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'
import { startNginxBefore } from './start-nginx.ts'

let building: Awaited<ReturnType<typeof serveBuilding>>
let place: Awaited<ReturnType<typeof createCommandPlace>>
let variables: Record<string, string>

const startS = Date.UTC(2026, 0, 1) / 1000
const header = 'sensor_id,var_name,time,value'
const row = (index: number, value: number | string = 400 + index / 8) =>
  `${sensorId},CO2ppm,${startS + index},${value}`

before(async () => {
  building = await serveBuilding()
  place = await createCommandPlace()
  const { clientId, clientSecret } = building.gateway
  variables = {
    LIGHTFI_SERVER: building.publicUrl,
    LIGHTFI_CLIENT_ID: clientId,
    LIGHTFI_CLIENT_SECRET: clientSecret,
  }
})
after(async () => {
  await building.close()
  await place.remove()
})

/** The variables of a person, since a gateway may not read. */
async function logIn(): Promise<Record<string, string>> {
  const { clientId, clientSecret } = building.web
  const tokens = await obtainTokens({ oauthUrl: building.oauthUrl, clientId, clientSecret, ...viewer })
  return {
    LIGHTFI_SERVER: building.publicUrl,
    LIGHTFI_CLIENT_ID: clientId,
    LIGHTFI_CLIENT_SECRET: clientSecret,
    LIGHTFI_REFRESH_TOKEN: tokens.refresh_token ?? '',
  }
}

async function write(name: string, lines: readonly string[]): Promise<string> {
  const path = join(place.homeDirectory, name)
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}

/** Counts the posts of readings, and refuses the one of that number. */
function createFetch(refused = 0) {
  const counts = { posts: 0 }
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (!String(input).includes('/readings')) return globalThis.fetch(input, init)
    counts.posts += 1
    if (counts.posts !== refused) return globalThis.fetch(input, init)
    const problem = { code: 'insufficient_scope', status: 403, title: 'No', detail: 'No.', request_id: 'r' }
    const headers = { 'content-type': 'application/problem+json' }
    return Promise.resolve(Response.json(problem, { status: 403, headers }))
  }
  return { counts, fetch }
}

test('a file of a spreadsheet that separates by semicolons is imported piece by piece, with commas in its numbers', async () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, index) => `${sensorId};temperatureC;${startS + index};"21,${index % 10}"`,
  )
  const path = await write('semicolons.csv', ['', 'sep=;', header.replaceAll(',', ';'), ...rows])
  const { counts, fetch } = createFetch()
  const { exitCode, stdout, stderr } = await place.run(`--json import ${path}`, { variables, fetch })
  assert.equal(exitCode, 0, stderr)
  assert.equal(JSON.parse(stdout).accepted, rows.length)
  assert.ok(counts.posts > 1)
  const answer = await place.run(
    `--json history ${sensorId} temperatureC --from ${startS + 29_999} --to ${startS + 30_000}`,
    { variables: await logIn() },
  )
  assert.equal(JSON.parse(answer.stdout).data[0].value, 21.9)
})

test('an import that is broken off goes on where it was, and reports the bad rows by line', async () => {
  const count = 60_000
  const rows = Array.from({ length: count }, (_, index) => row(index))
  rows[5] = row(5, 'warm')
  rows[count - 1] = row(count, -1)
  const path = await write('big.csv', [header, ...rows])
  const report = join(place.homeDirectory, 'report.csv')

  const broken = await place.run(`import ${path} --report ${report}`, { variables, ...createFetch(2) })
  assert.equal(broken.exitCode, 3)
  const [, stored, from] =
    /Lines 1 to (\d+) are stored, \d+ readings\. Lines (\d+) to \d+ were refused\.\n/.exec(broken.stderr) ??
    []
  assert.equal(Number(stored) + 1, Number(from), broken.stderr)
  assert.match(
    broken.stderr,
    new RegExp(`The same command goes on at line ${from}; what follows there may be mended before\\.\n`),
  )
  // The refused lines may be mended; the stored ones are known by their content.
  rows[count - 2] = row(count - 2, 777)
  await write('big.csv', [header, ...rows])

  const { counts, fetch } = createFetch()
  const done = await place.run(`--json import ${path} --report ${report}`, { variables, fetch })
  assert.equal(done.exitCode, 1, done.stderr)
  assert.match(done.stderr, /Going on at line \d+/)
  const { accepted, rejected, lines } = JSON.parse(done.stdout)
  assert.deepEqual({ accepted, rejected, lines }, { accepted: count - 2, rejected: 2, lines: count + 1 })
  const whole = Math.ceil((await stat(path)).size / 1e6)
  assert.ok(counts.posts < whole, `${counts.posts} of ${whole}`)
  assert.deepEqual(
    (await readFile(report, 'utf8')).split('\r\n').map((line) => line.split(',').slice(0, 2).join(' ')),
    ['line code', '7 invalid_reading', `${count + 1} value_out_of_bounds`, ''],
  )
  await assert.rejects(stat(`${path}.lightfi-import`), { code: 'ENOENT' })
})

test('an import outlives a broken connection and a server that is overloaded', async () => {
  const path = await write('outage.ndjson', [
    JSON.stringify({ sensor_id: sensorId, var_name: 'CO2ppm', time: startS - 60, value: 701 }),
  ])
  const faults = [
    () => Promise.reject(new TypeError('fetch failed')),
    () => Promise.resolve(new Response('Busy', { status: 503 })),
  ]
  let posts = 0
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (!String(input).includes('/readings')) return globalThis.fetch(input, init)
    posts += 1
    return faults.shift()?.() ?? globalThis.fetch(input, init)
  }
  const { exitCode, stdout, stderr } = await place.run(`import ${path} --json`, { variables, fetch })
  assert.equal(exitCode, 0, stderr)
  assert.deepEqual([posts, JSON.parse(stdout).accepted], [3, 1])
})

test('a file that changed is imported from its beginning', async () => {
  const path = await write('changed.csv', [
    header,
    ...Array.from({ length: 40_000 }, (_, index) => row(index)),
  ])
  assert.equal((await place.run(`import ${path}`, { variables, ...createFetch(2) })).exitCode, 3)
  await write('changed.csv', [header, row(1)])
  const { exitCode, stdout, stderr } = await place.run(`import ${path}`, { variables })
  assert.equal(exitCode, 0)
  assert.equal(stdout, '1 readings stored, 0 rejected, in 2 lines.\n')
  assert.equal(stderr, 'The file is not what an earlier run had imported: beginning anew.\n')
})

test('a dry run has every row checked by the server and stores nothing', async () => {
  const rows = [
    { sensor_id: sensorId, var_name: 'VOCppb', time: startS, value: 5 },
    { sensor_id: 'AQ2-000000000000' },
  ]
  const path = await write('few.ndjson', [...rows.map((one) => JSON.stringify(one)), '{'])
  const checked = await place.run(`import --dry-run ${path}`, { variables })
  assert.equal(checked.exitCode, 1)
  assert.match(checked.stdout, /^1 readings would be stored; nothing was, 2 rejected, in 3 lines\.\n$/)
  assert.match(checked.stderr, /^line 2: invalid_reading: .*\nline 3: malformed_row: .*\n/)
  const latest = await place.run(`--json latest ${sensorId}`, { variables: await logIn() })
  assert.equal(latest.exitCode, 0, latest.stderr)
  assert.doesNotMatch(latest.stdout, /VOCppb/)
})

test('a file is cut as the server reads it: behind blank lines and a byte order mark, each line a row, whatever its quotes say', async () => {
  const count = 60_000
  const rows = Array.from({ length: count }, (_, index) => row(index))
  rows[count - 1] = `${sensorId},CO2ppm,"${startS}` // two lines that a quote would join
  rows.push(`",400`)
  const path = await write('blank.csv', ['\uFEFF', ' ', '', header, ...rows])
  const { exitCode, stdout, stderr } = await place.run(`import ${path} --json`, { variables })
  assert.equal(exitCode, 1, stderr)
  const { accepted, rejected, lines, rejected_rows: listed } = JSON.parse(stdout)
  assert.deepEqual([accepted, rejected, lines], [count - 1, 2, count + 5])
  assert.deepEqual(
    listed.map(({ line, code }: { line: number; code: string }) => [line, code]),
    [
      [count + 4, 'malformed_row'],
      [count + 5, 'malformed_row'],
    ],
  )
})

const nginx = requirePart('nginx')

test('an import goes through an nginx as it is installed, and through one that takes less, in smaller pieces', {
  skip: nginx.skip,
}, async (t) => {
  const count = 40_000
  const path = await write('through-nginx.csv', [
    header,
    ...Array.from({ length: count }, (_, index) => row(index)),
  ])
  for (const [limit, pattern] of [
    ['', /^$/],
    [
      'client_max_body_size 300k;',
      /^The server, or a proxy .*client_max_body_size.* 500 kB\.\n.* 250 kB\.\n$/,
    ],
  ] as const) {
    const proxy = await startNginxBefore(nginx.path, place.homeDirectory, building.publicUrl, limit)
    t.after(() => proxy.close())
    const asked = { variables: { ...variables, LIGHTFI_SERVER: proxy.url } }
    const { exitCode, stdout, stderr } = await place.run(`import ${path}`, asked)
    assert.equal(exitCode, 0, stderr)
    assert.equal(stdout, `${count} readings stored, 0 rejected, in ${count + 1} lines.\n`)
    assert.match(stderr, pattern)
  }
})

test('what cannot be cut, and an nginx without its server, are told as such', {
  skip: nginx.skip,
}, async (t) => {
  const small = await startNginxBefore(
    nginx.path,
    place.homeDirectory,
    building.publicUrl,
    'client_max_body_size 1k;',
  )
  const empty = await startNginxBefore(nginx.path, place.homeDirectory, 'http://127.0.0.1:1')
  t.after(() => Promise.all([small.close(), empty.close()]))
  const path = await write('sensors.csv', [
    'sensor_id,name,location_id',
    `${sensorId},${'x'.repeat(2000)},loc_building`,
  ])
  const refused = await place.run(`sensors import ${path}`, {
    variables: { ...(await logIn()), LIGHTFI_SERVER: small.url },
  })
  assert.equal(refused.exitCode, 1)
  assert.match(refused.stderr, /HTTP 413 .*too large for a proxy.*client_max_body_size/)
  const away = await place.run(`latest ${sensorId}`, {
    variables: { ...variables, LIGHTFI_SERVER: empty.url },
  })
  assert.equal(away.exitCode, 5, away.stderr)
})

test('the standard input is imported in the format given, and a format must be known', async () => {
  const input = `\uFEFFsensor_id,time,CO2ppm,temperatureC\r\n${sensorId},${startS},500,21\r\n${sensorId},${startS + 1},,22\r\n`
  const piped = await place.run('import - --format csv', { variables, input })
  assert.equal(piped.exitCode, 0, piped.stderr)
  assert.equal(piped.stdout, '3 readings stored, 0 rejected, in 3 lines.\n')
  const unknown = await place.run('import -', { variables, input })
  assert.equal(unknown.exitCode, 2)
  assert.match(unknown.stderr, /--format csv/)
})

test('a file of a spreadsheet is imported, and times before 2000 when they are meant', async () => {
  const old = '1995-06-01 12:00:00Z'
  const path = await write('sheet.csv', [
    '\uFEFFsensor_id;time;temperatureC',
    `${sensorId};${old};21,5`,
    `${sensorId};${startS};21,5`,
  ])
  const refused = await place.run(`import --dry-run ${path}`, { variables })
  assert.equal(refused.exitCode, 1)
  assert.match(refused.stderr, /^line 2: invalid_time: time is before 2000 .*before_2000=true/)
  const meant = await place.run(`import --before-2000 ${path}`, { variables })
  assert.equal(meant.stdout, '2 readings stored, 0 rejected, in 3 lines.\n', meant.stderr)
  const range = '--from 1995-06-01 --to 1995-06-02 --format ndjson'
  const read = await place.run(`history ${sensorId} temperatureC ${range}`, { variables: await logIn() })
  assert.deepEqual(
    JSON.parse(read.stdout),
    { time: Date.UTC(1995, 5, 1, 12) / 1000, value: 21.5 },
    read.stderr,
  )
})

test('a missing file, and a header that nobody knows, are told as such', async () => {
  assert.match((await place.run('import nowhere.csv', { variables })).stderr, /ENOENT/)
  const path = await write('header.csv', ['a,b', '1,2'])
  const refused = await place.run(`import ${path}`, { variables })
  assert.equal(refused.exitCode, 2)
  assert.match(refused.stderr, /sensor_id/)
})
