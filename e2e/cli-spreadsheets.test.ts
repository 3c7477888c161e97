import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { compileCache } from '../packages/process/testing/compile-cache.ts'
import { readSheet } from '../packages/server/testing/workbook-reader.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const startS = Date.UTC(2026, 0, 1) / 1000
const range = ['--from', '2026-01-01T00:00:00Z', '--to', '2026-01-03T00:00:00Z']

describe('lightfi for spreadsheets', () => {
  let building: Awaited<ReturnType<typeof serveBuilding>>
  let folder: string
  let variables: Record<string, string>
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lightfi-e2e-sheets-'))
    building = await serveBuilding()
    await building.post([startS, 400.5], [startS + 86_400, 500], [startS + 90_000, 600])
    variables = {
      LIGHTFI_SERVER: building.publicUrl,
      LIGHTFI_CONFIG_DIR: folder,
      LIGHTFI_CLIENT_ID: building.web.clientId,
      LIGHTFI_CLIENT_SECRET: building.web.clientSecret,
      LIGHTFI_REFRESH_TOKEN: await obtainRefreshToken({
        oauthUrl: building.oauthUrl,
        ...building.web,
        ...viewer,
      }),
    }
  })
  after(async () => {
    await building.close()
    await rm(folder, { recursive: true })
  })

  const run = (...line: string[]) =>
    promisify(execFile)(process.execPath, [program, ...line], { env: { ...compileCache, ...variables } })

  async function write(...line: string[]) {
    const file = join(folder, 'out.xlsx')
    await run(...line, '--format', 'xlsx', '--output', file)
    return readSheet(await readFile(file))
  }

  test('histories, readings and metrics are written as workbooks', async () => {
    const history = await write('history', sensorId, 'CO2ppm', ...range)
    assert.deepEqual(
      history.slice(1).map((row) => row.at(-1)),
      [400.5, 500, 600],
    )
    const readings = await write('readings', '--sensor', sensorId, '--reported', ...range)
    assert.equal(readings.length, 4)
    const buckets = await write('history', '--location', 'loc_building', 'CO2ppm', '--bucket', '1d', ...range)
    assert.equal(buckets[0]?.at(-1), 'Coverage')
    const days = ['--from', '2026-01-01', '--to', '2026-01-03']
    assert.equal((await write('daily', sensorId, 'CO2ppm', ...days)).length, 3)
    assert.equal((await write('hourly', '--location', 'loc_building', 'CO2ppm', ...days)).length, 1 + 48)
  })

  test('an export is a workbook for each day', async () => {
    const target = join(folder, 'days')
    await run('export', target, '--sensor', sensorId, '--reported', ...range, '--format', 'xlsx')
    const names = (await readdir(target)).filter((name) => name.endsWith('.xlsx')).sort()
    assert.deepEqual(names, ['2026-01-01.xlsx', '2026-01-02.xlsx'])
    const sheets = await Promise.all(names.map(async (name) => readSheet(await readFile(join(target, name)))))
    assert.deepEqual(
      sheets.map((rows) => rows.length - 1),
      [1, 2],
    )
  })

  test('sensors are exported as a workbook when the name of the file says so', async () => {
    const file = join(folder, 'sensors.xlsx')
    await run('sensors', 'export', file)
    assert.ok(readSheet(await readFile(file)).some(([id]) => id === sensorId))
  })

  test('CSV has decimal commas on request', async () => {
    const file = join(folder, 'out.csv')
    await run('readings', '--sensor', sensorId, '--reported', ...range, '--decimal', 'comma', '-o', file)
    const [header, first] = (await readFile(file, 'utf8')).split('\r\n')
    assert.equal(header, '\ufeffsensor_id;var_name;time;value')
    assert.equal(first, `${sensorId};CO2ppm;${startS},000;400,5`)
    await assert.rejects(
      run('export', join(folder, 'no'), '--sensor', sensorId, ...range, '--decimal', 'comma'),
      /--decimal is of csv only/,
    )
  })
})
