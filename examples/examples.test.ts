import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { preparePythonEnvironment } from '../compat/python-environment.ts'
import { type RunningDemo, startDemo } from '../demo/index.ts'
import { requirePart } from '../tools/required-part.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dataSet = join(root, '../shared/data/uci-occupancy')
const run = promisify(execFile)

let dataDir: string
let demo: RunningDemo
let environment: NodeJS.ProcessEnv

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lightfi-examples-'))
  demo = await startDemo({ config: { dataDir, port: 0, logLevel: 'silent' }, historyDays: 0.1 })
  await demo.historyFilled
  const printed = await run(process.execPath, [
    join(root, 'examples/print-environment.ts'),
    '--demo',
    demo.factsFile,
  ])
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
  const script = join(root, 'examples/post-reading.sh')
  const { stdout } = await run('sh', [script, 'CO2ppm', '1234'], { env: environment })
  const [receipt = '', sensor = ''] = stdout.trim().split('\n')
  assert.deepEqual(JSON.parse(receipt), { accepted: 1, throttled: 0, rejected: [] })
  const { data } = JSON.parse(sensor) as { data: { var_name: string; value: number }[] }
  assert.equal(data.find(({ var_name }) => var_name === 'CO2ppm')?.value, 1234)
})

test('read-latest.ts prints each variable of a sensor with local time and unit', async () => {
  const script = join(root, 'examples/read-latest.ts')
  const { stdout } = await run(process.execPath, [script, 'AQ2-FE753C0D7ADF'], { env: environment })
  assert.match(stdout, /^AQ2-FE753C0D7ADF {2}Meeting room 1\.1$/m)
  assert.match(stdout, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d {2}temperatureC +[\d.]+ °C$/m)
})

test('read-latest.ts says so where there is no such sensor', async () => {
  const script = join(root, 'examples/read-latest.ts')
  const running = run(process.execPath, [script, 'AQ2-000000000000'], { env: environment })
  await assert.rejects(running, { code: 1, stderr: /There is no sensor AQ2-000000000000/ })
})

const systemPython = requirePart('python')

test('poll-co2.py prints the newest CO2 reading', { skip: systemPython.skip }, async () => {
  const { python } = await preparePythonEnvironment(systemPython.path)
  const script = join(root, 'examples/poll-co2.py')
  const { stdout } = await run(python, [script, '--count', '1'], { env: environment })
  assert.match(stdout, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d \d+ ppm\n$/)
})

const skipImport = existsSync(dataSet) ? false : `SKIPPED: no data set at ${dataSet}`

test('import-uci-occupancy.ts posts the data set and reads it back equal', {
  skip: skipImport,
}, async (t) => {
  const script = join(root, 'examples/import-uci-occupancy.ts')
  const { stdout } = await run(process.execPath, [script, '--demo', demo.factsFile, '--folder', dataSet])
  t.diagnostic(stdout.trim().replaceAll('\n', '; '))
  assert.match(stdout, /^20560 rows, 102800 readings/)
  assert.match(stdout, /EQUAL: all 20560 rows/)
})

test('import-uci-occupancy.ts says loudly that it skipped where the data set is absent', async () => {
  const script = join(root, 'examples/import-uci-occupancy.ts')
  const { stdout } = await run(process.execPath, [script, '--folder', join(root, 'no-such-folder')])
  assert.match(stdout, /^SKIPPED/)
})
