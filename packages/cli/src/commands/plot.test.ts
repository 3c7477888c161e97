import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const nowS = Date.UTC(2026, 0, 31, 12) / 1000
const sensor = { sensor_id: 'AQ2-FE753C0D7ADF', name: 'Lobby', time_zone: 'Asia/Kolkata' }
const data = Array.from({ length: 25 }, (_, hour) => ({
  time: nowS - 86_400 + hour * 3_600,
  value: 400 + hour,
}))
const daily = ['2026-01-29', '2026-01-30', '2026-01-31'].map((date, day) => ({
  date,
  utl: day / 4,
  avg: 500 + day,
}))

let place: Awaited<ReturnType<typeof createCommandPlace>>
let asked: string[]
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

function run(line: string, variables = {}) {
  asked = []
  const fetch = (async (input) => {
    const { pathname, search } = new URL(String(input))
    if (pathname.endsWith('/token')) return Response.json({ access_token: 'opaque', token_type: 'Bearer' })
    asked.push(pathname + search)
    if (pathname.endsWith('/daily')) return Response.json({ data: daily })
    return Response.json(pathname.endsWith('/history') ? { data } : sensor)
  }) as typeof globalThis.fetch
  const credentials = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 's', ...variables }
  return place.run(line, { variables: credentials, fetch, now: () => nowS * 1000 })
}

test('plot draws the last day in the time of the sensor', async () => {
  const { exitCode, stdout, stderr } = await run('plot AQ2-FE753C0D7ADF CO2ppm --width 60 --height 6')
  assert.deepEqual([exitCode, stderr], [0, ''])
  const lines = stdout.split('\n')
  assert.equal(lines[0], 'Lobby CO2ppm (ppm): min 400, mean 412, max 424, newest 424')
  assert.equal(lines.length, 1 + 6 + 2 + 1 + 1)
  assert.match(stdout, /18:00 +01-31 +06:00 +12:00/)
  assert.match(stdout, /Times: Asia\/Kolkata\n$/)
  assert.ok(asked.includes(`/sensors/AQ2-FE753C0D7ADF/CO2ppm/history?from=${nowS - 86_400}&to=${nowS}`))
})

test('a long range is asked for in buckets, unless the caller chooses', async () => {
  await run('plot AQ2-FE753C0D7ADF CO2ppm --from 14d')
  assert.match(asked.join(' '), /bucket=1h/)
  await run('plot AQ2-FE753C0D7ADF CO2ppm --from 14d --bucket 1d')
  assert.match(asked.join(' '), /bucket=1d/)
})

test('daily figures have dates under them, and utilisation is in percent', async () => {
  const { stdout } = await run('plot AMP-0000000000A1 motionEvent --daily --hours 8-18 --from 2026-01-29')
  assert.match(stdout, /^Lobby motionEvent \(%\): min 0, mean 25, max 50, newest 50\n/)
  assert.match(stdout, /01-29 +01-30 +01-31/)
  assert.doesNotMatch(stdout, /Times/)
  assert.ok(asked.some((target) => target.endsWith('/daily?from=2026-01-29&hours=8-18')))
})

test('several series, and the same for programs', async () => {
  const line = 'plot AQ2-FE753C0D7ADF CO2ppm AQ2-FE753C0D7ADF temperatureC'
  assert.match((await run(line)).stdout, /^a Lobby CO2ppm[\s\S]*\nb Lobby temperatureC/)
  const { series } = JSON.parse((await run(`${line} --json`)).stdout)
  assert.deepEqual(
    series.map(({ var_name }: { var_name: string }) => var_name),
    ['CO2ppm', 'temperatureC'],
  )
  assert.match(
    (await run(`${line} --csv`)).stdout,
    /^sensor_id,var_name,time,value\r\nAQ2-FE753C0D7ADF,CO2ppm,/,
  )
})

test('wrong arguments are told with what would be right, and nothing is asked', async () => {
  const cases: [string, RegExp][] = [
    ['plot AQ2-FE753C0D7ADF', /missing required argument/],
    ['plot AQ2-FE753C0D7ADF CO2ppm LF-1', /give pairs/],
    ['plot AQ2-FE753C0D7ADF co2', /Did you mean CO2ppm/],
    ['plot AQ2-FE753C0D7ADF CO2ppm LF-1 nonsense', /The variables are/],
    ['plot AQ2-FE753C0D7ADF CO2ppm --from 1h --to 2h', /range is empty/],
    ['plot AQ2-FE753C0D7ADF CO2ppm --from yesterday', /is no time/],
    ['plot AQ2-FE753C0D7ADF CO2ppm --hours 8-18', /go with --daily/],
    ['plot AQ2-FE753C0D7ADF CO2ppm --daily --bucket 1h', /exclude each other/],
    ['plot AQ2-FE753C0D7ADF CO2ppm --width 5', /from 30 to 1000/],
  ]
  for (const [line, message] of cases) {
    const { exitCode, stdout, stderr } = await run(line)
    assert.deepEqual([exitCode, stdout], [2, ''], line)
    assert.match(stderr, message)
  }
  assert.deepEqual(asked, [])
})
