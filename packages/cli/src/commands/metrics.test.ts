import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createCommandPlace } from '../../testing/run-command.ts'

const variables = { LIGHTFI_CLIENT_ID: 'script', LIGHTFI_CLIENT_SECRET: 'top-secret' }
const sensor = 'AQ2-FE753C0D7ADF'
const motion = 'AMP-FE753C0D7ADF'

let place: Awaited<ReturnType<typeof createCommandPlace>>
before(async () => {
  place = await createCommandPlace()
})
after(() => place.remove())

const values = { min: 412, avg: 633.456, max: 1180, count: 120, coverage: 0.98 }
const nothing = { min: null, avg: null, max: null, count: 0, coverage: 0 }
const answers: Record<string, unknown> = {
  [`/sensors/${sensor}/CO2ppm/daily`]: {
    sensor_id: sensor,
    data: [
      { date: '2026-01-05', ...values },
      { date: '2026-01-06', ...nothing },
    ],
  },
  [`/sensors/${motion}/motionEvent/daily`]: {
    sensor_id: motion,
    data: [{ weekday: 'mon', utl: 0.79, count: 5, coverage: 1 }],
  },
  [`/sensors/${motion}/motionEvent/hourly`]: {
    sensor_id: motion,
    data: [{ date: '2026-01-05', hour: 8, utl: null, count: 0, coverage: 0 }],
  },
  '/locations/loc_1/CO2ppm/daily': {
    data: [
      { location_id: 'loc_2', data: [{ date: '2026-01-05', ...values }] },
      { sensor_id: sensor, data: [{ date: '2026-01-05', ...nothing }] },
    ],
  },
}

function serve() {
  const asked: string[] = []
  const fetch = (async (input, init) => {
    const { pathname, search } = new URL(new Request(input, init).url)
    if (pathname === '/oauth2/token') {
      return Response.json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 })
    }
    asked.push(pathname + search)
    return Response.json(answers[pathname])
  }) as typeof globalThis.fetch
  return { fetch, asked, variables, now: () => Date.UTC(2026, 0, 31) }
}

test('daily shows a table of days, a day without data with dashes', async () => {
  const { exitCode, stdout, stderr } = await place.run(`daily ${sensor} CO2ppm`, serve())
  assert.equal(
    stdout,
    `DATE        MIN     AVG   MAX  COUNT  COVERAGE  UNIT
2026-01-05  412  633.46  1180    120    98.0 %  ppm
2026-01-06    -       -     -      0     0.0 %  ppm
`,
  )
  assert.deepEqual([exitCode, stderr], [0, ''])
})

test('daily and hourly show the utilisation of motion', async () => {
  const daily = await place.run(`daily ${motion} motionEvent --by-weekday`, serve())
  assert.equal(daily.stdout, 'WEEKDAY     UTL  COUNT  COVERAGE\nmon      79.0 %      5   100.0 %\n')
  const hourly = await place.run(`hourly ${motion} motionEvent`, serve())
  assert.equal(
    hourly.stdout,
    'DATE         HOUR  UTL  COUNT  COVERAGE\n2026-01-05  08:00    -      0     0.0 %\n',
  )
})

test('daily of a location names each child', async () => {
  const { stdout } = await place.run('daily --location loc_1 CO2ppm', serve())
  assert.equal(
    stdout,
    `OF                DATE        MIN     AVG   MAX  COUNT  COVERAGE  UNIT
loc_2             2026-01-05  412  633.46  1180    120    98.0 %  ppm
${sensor}  2026-01-05    -       -     -      0     0.0 %  ppm
`,
  )
})

test('csv has the figures as they came, and empty cells for those that are not known', async () => {
  const { stdout } = await place.run(`daily ${sensor} CO2ppm --format csv`, serve())
  assert.equal(
    stdout,
    'date,min,avg,max,count,coverage\r\n2026-01-05,412.0,633.456,1180.0,120,0.98\r\n2026-01-06,,,,0,0.0\r\n',
  )
})

test('--json prints the answer of the API', async () => {
  const { stdout } = await place.run(`daily ${sensor} CO2ppm --json`, serve())
  assert.deepEqual(JSON.parse(stdout), answers[`/sensors/${sensor}/CO2ppm/daily`])
})

test('the selection goes to the API as it is', async () => {
  const world = serve()
  const selection = '--from 2026-01-05 --to 2026-01-12 --hours 8-18 --days mon-fri'
  await place.run(`daily ${sensor} CO2ppm ${selection} --by-weekday`, world)
  await place.run(`hourly ${motion} motionEvent ${selection}`, world)
  const query = 'from=2026-01-05&to=2026-01-12&hours=8-18&days=mon-fri'
  assert.deepEqual(world.asked, [
    `/sensors/${sensor}/CO2ppm/daily?${query}&group_by=weekday`,
    `/sensors/${motion}/motionEvent/hourly?${query}`,
  ])
})
