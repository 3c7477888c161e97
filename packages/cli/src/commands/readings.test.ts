import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'
import { exitCodes } from '../exit-code.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 'top-secret' }
const nowMs = Date.UTC(2026, 0, 31, 12)
const historyPath = '/sensors/AQ2-FE753C0D7ADF/CO2ppm/history'

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

/** Answers every API path the same way; remembers what was asked. */
function serve(answer: () => Response) {
  const asked: string[] = []
  const fetch = (async (input, init) => {
    const { pathname, search } = new URL(new Request(input, init).url)
    if (pathname === '/oauth2/token')
      return Response.json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 })
    asked.push(pathname + search)
    return answer()
  }) as typeof globalThis.fetch
  return { fetch, asked, variables, now: () => nowMs }
}

test('readings passes its choice on and the answer through, CSV unless something else is asked', async () => {
  const world = serve(() => new Response('sensor_id,var_name,time,value\r\n'))
  const line = 'readings --location floor --variable CO2ppm temperatureC --from 2h --order desc --limit 9'
  const { exitCode, stdout } = await place.run(`${line} --time-format rfc3339 --reported`, world)
  assert.deepEqual([exitCode, stdout], [0, 'sensor_id,var_name,time,value\r\n'])
  await place.run('readings --sensor AQ2-FE753C0D7ADF MS1-000000000001 --format ndjson', world)
  const from = nowMs / 1000 - 7200
  assert.deepEqual(world.asked, [
    `/readings?location_id=floor&var_name=CO2ppm&var_name=temperatureC&from=${from}&limit=9&order=desc&time_format=rfc3339&derived=false&format=csv`,
    '/readings?sensor_id=AQ2-FE753C0D7ADF&sensor_id=MS1-000000000001&format=ndjson',
  ])
})

test('history passes lines and files of columns through', async () => {
  const world = serve(() => new Response('as it comes'))
  for (const format of ['ndjson', 'parquet', 'arrow', 'arrow_stream']) {
    const { stdout } = await place.run(`history AQ2-FE753C0D7ADF CO2ppm --format ${format}`, world)
    assert.equal(stdout, 'as it comes')
  }
  assert.equal(world.asked[1], `${historyPath}?format=parquet`)
})

test('a file of columns is not written to a terminal, and nothing is asked for', async () => {
  const world = { ...serve(() => new Response('x')), isTerminal: true }
  for (const line of [
    'history AQ2-FE753C0D7ADF CO2ppm --format parquet',
    'readings --location floor --format arrow',
  ]) {
    const { exitCode, stdout, stderr } = await place.run(line, world)
    assert.deepEqual([exitCode, stdout], [exitCodes.usage, ''])
    assert.match(stderr, /--output FILE/)
  }
  assert.deepEqual(world.asked, [])
})

test('--output has the bytes as they came, and its progress is shown to who looks', async () => {
  const bytes = Buffer.from([80, 65, 82, 49, 0, 255, 254])
  let time = nowMs
  const world = {
    ...serve(() => new Response(bytes, { headers: { 'content-length': String(bytes.length) } })),
    isTerminal: true,
    now: () => (time += 1_000),
  }
  const file = join(place.homeDirectory, 'floor.parquet')
  const { exitCode, stdout, stderr } = await place.run(
    `readings --location floor --format parquet --output ${file}`,
    world,
  )
  assert.deepEqual([exitCode, stdout], [0, ''])
  assert.match(stderr, /100 % of 0\.0 MB/)
  assert.deepEqual(await readFile(file), bytes)
})

test('an answer that breaks off leaves no file and is told as such', async () => {
  const file = join(place.homeDirectory, 'broken.csv')
  const cut = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.from('sensor_id,'))
        controller.error(new TypeError('terminated'))
      },
    })
  const world = serve(() => new Response(cut()))
  const { exitCode, stderr } = await place.run(`readings --location floor --output ${file}`, world)
  assert.equal(exitCode, exitCodes.network)
  assert.match(stderr, /broke after .* not whole/)
  const left = await readdir(place.homeDirectory)
  assert.deepEqual(
    left.filter((name) => name.startsWith('broken')),
    [],
  )
})

test('history of a location has a row for each sensor and bucket', async () => {
  const columns = { min: [1, null], avg: [2.255, null], max: [3, null], count: [4, 0], coverage: [0.5, 0] }
  const answer = {
    location_id: 'floor',
    var_name: 'CO2ppm',
    bucket: '30m',
    time_zone: 'UTC',
    time: [1760000400, 1760002200],
    data: [{ sensor_id: 'AQ2-FE753C0D7ADF', ...columns }],
  }
  const world = serve(() => Response.json(answer))
  const line = 'history --location floor CO2ppm --bucket 30m'
  assert.equal(
    (await place.run(`${line} --from 1760000400`, world)).stdout,
    `SENSOR            TIME                       MIN   AVG  MAX  COUNT  COVERAGE  UNIT
AQ2-FE753C0D7ADF  2025-10-09 09:00:00+00:00    1  2.25    3      4    50.0 %  ppm
AQ2-FE753C0D7ADF  2025-10-09 09:30:00+00:00    -     -    -      0     0.0 %  ppm
`,
  )
  assert.deepEqual(world.asked, ['/locations/floor/CO2ppm/history?bucket=30m&from=1760000400'])
  assert.deepEqual((await place.run(`${line} --csv`, world)).stdout.split('\r\n'), [
    'sensor_id,time,local_time,min,avg,max,count,coverage',
    'AQ2-FE753C0D7ADF,1760000400.000,2025-10-09 09:00:00.000+00:00,1.0,2.255,3.0,4,0.5',
    'AQ2-FE753C0D7ADF,1760002200.000,2025-10-09 09:30:00.000+00:00,,,,0,0.0',
    '',
  ])
  assert.deepEqual(JSON.parse((await place.run(`${line} --json`, world)).stdout), answer)
  const lines = serve(() => new Response('line\n'))
  assert.equal((await place.run(`${line} --format ndjson`, lines)).stdout, 'line\n')
  assert.deepEqual(lines.asked, ['/locations/floor/CO2ppm/history?bucket=30m&format=ndjson'])
})

test('history of a location says what it needs, and what it has not', async () => {
  for (const [rest, pattern] of [
    ['', /needs --bucket/],
    ['--bucket 1h --limit 3', /--limit is for a sensor/],
    ['--bucket 1h --timeout 600', /--timeout is for a sensor/],
    ['--bucket 1h --format parquet --output -', /table, json, csv, ndjson and xlsx/],
  ] as const) {
    const { exitCode, stderr } = await place.run(
      `history --location floor CO2ppm ${rest}`.trim(),
      serve(() => Response.json({})),
    )
    assert.equal(exitCode, exitCodes.usage)
    assert.match(stderr, pattern)
  }
  const none = serve(() => Response.json({ var_name: 'motionEvent', time_zone: 'UTC', time: [], data: [] }))
  const empty = await place.run('history --location floor motionEvent --bucket 1h --csv', none)
  assert.equal(empty.stdout, 'sensor_id,time,local_time,utl,count,coverage\r\n')
  assert.match(empty.stderr, /No sensor here reports/)
})

test('history in buckets has their columns, as a table and as CSV', async () => {
  const data = [{ time: 1760000000, value: 2, min: 1, avg: 2, max: 3, count: 4, last: 2.5 }]
  const answer = {
    sensor_id: 'AQ2-FE753C0D7ADF',
    var_name: 'CO2ppm',
    bucket: '1h',
    time_zone: 'UTC',
    data,
  }
  const world = serve(() => Response.json(answer))
  const line = 'history AQ2-FE753C0D7ADF CO2ppm --bucket 1h'
  assert.equal(
    (await place.run(line, world)).stdout,
    `TIME                       MIN  AVG  MAX  COUNT  LAST  UNIT
2025-10-09 08:53:20+00:00    1    2    3      4   2.5  ppm
`,
  )
  assert.equal(
    (await place.run(`${line} --format csv`, world)).stdout,
    'time,local_time,min,avg,max,count,last\r\n1760000000.000,2025-10-09 08:53:20.000+00:00,1.0,2.0,3.0,4,2.5\r\n',
  )
  assert.ok(world.asked.includes(`${historyPath}?bucket=1h`))
})
