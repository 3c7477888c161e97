import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, truncate, watch, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { compileCache } from '../packages/process/testing/compile-cache.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const startS = Date.UTC(2026, 0, 1) / 1000
const days = 40
const range = ['--from', '2026-01-01T06:00:00Z', '--to', '2026-02-10T00:00:00Z']

describe('lightfi export', () => {
  let building: Awaited<ReturnType<typeof serveBuilding>>
  let place: string
  let variables: Record<string, string>
  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'lightfi-e2e-export-'))
    building = await serveBuilding()
    const minutes = Array.from({ length: days * 96 }, (_, index) => index * 15)
    await building.post(
      ...minutes.map((minute): [number, number] => [startS + minute * 60, 400 + (minute % 97)]),
    )
    variables = {
      LIGHTFI_SERVER: building.publicUrl,
      LIGHTFI_CONFIG_DIR: place,
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
    await rm(place, { recursive: true })
  })

  const start = (...line: string[]) =>
    spawn(process.execPath, [program, 'export', ...line], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...compileCache, ...variables },
    })

  async function run(...line: string[]) {
    const child = start(...line)
    const [stdout, stderr, [exitCode]] = await Promise.all([
      child.stdout.toArray(),
      child.stderr.toArray(),
      once(child, 'close'),
    ])
    return { exitCode, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
  }

  /** The files of an export, but for its manifest, by name. */
  async function readFolder(folder: string): Promise<Map<string, Buffer>> {
    const names = (await readdir(folder)).filter((name) => name !== 'lightfi-export.json').sort()
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    )
  }

  for (const format of ['csv', 'parquet']) {
    test(`a process that is killed goes on where it was, to the same bytes (${format})`, async () => {
      const line = ['--location', 'loc_building', ...range, '--format', format, '--reported']
      const whole = join(place, `whole-${format}`)
      const { exitCode, stdout, stderr } = await run(whole, ...line)
      assert.deepEqual([exitCode, stderr], [0, ''])
      assert.match(stdout, /^40 files, /)
      const expected = await readFolder(whole)
      assert.equal(expected.size, days)
      assert.equal([...expected.keys()][0], `2026-01-01.${format}`)

      const broken = join(place, `broken-${format}`)
      for (let kills = 1; kills <= 3; kills += 1) {
        const child = start(broken, ...line)
        await waitForFiles(place, broken, kills * 9)
        child.kill('SIGKILL')
        await once(child, 'close')
      }
      assert.ok((await readFolder(broken)).size < days, 'it was killed before it was done')
      const resumed = await run(broken, ...line)
      assert.equal(resumed.exitCode, 0)
      assert.match(resumed.stderr, /^Going on: \d+ of 40 files are there\.\n$/)
      assert.deepEqual(await readFolder(broken), expected)
    })
  }

  test('the files hold what is stored, each its own day', async () => {
    const folder = join(place, 'content')
    await run(
      folder,
      '--sensor',
      sensorId,
      ...range,
      '--format',
      'csv',
      '--reported',
      '--time-format',
      'rfc3339',
    )
    const files = await readFolder(folder)
    const rows = [...files].flatMap(([name, content]) => {
      const [header, ...lines] = content.toString().trimEnd().split('\r\n')
      assert.equal(header, 'sensor_id,var_name,time,value')
      for (const line of lines) assert.ok(line.includes(`,${name.slice(0, 10)}T`), line)
      return lines
    })
    assert.equal(rows.length, days * 96 - 24)
    assert.equal(rows[0], `${sensorId},CO2ppm,2026-01-01T06:00:00.000Z,${400 + (360 % 97)}.0`)
  })

  test('done, it does nothing again; a file that was damaged is fetched again', async () => {
    const folder = join(place, 'again')
    const line = [
      folder,
      '--location',
      'loc_building',
      ...range,
      '--by',
      'month',
      '--format',
      'csv',
      '--reported',
    ]
    assert.equal((await run(...line)).exitCode, 0)
    const expected = await readFolder(folder)
    assert.deepEqual([...expected.keys()], ['2026-01.csv', '2026-02.csv'])
    await truncate(join(folder, '2026-02.csv'), 10)
    const { stderr } = await run(...line)
    assert.match(stderr, /1 of 2 files/)
    assert.deepEqual(await readFolder(folder), expected)
  })

  test('one file per sensor, and the result as JSON', async () => {
    const folder = join(place, 'sensors')
    const { stdout } = await run(folder, '--location', 'loc_building', ...range, '--by', 'sensor', '--json')
    const { files, bytes } = JSON.parse(stdout)
    assert.deepEqual(
      files.map(({ name }: { name: string }) => name),
      [`${sensorId}.parquet`],
    )
    const content = await readFile(join(folder, `${sensorId}.parquet`))
    assert.equal(content.subarray(0, 4).toString(), 'PAR1')
    assert.equal(content.length, bytes)
  })

  test('a dry run writes nothing and comes close', async () => {
    const folder = join(place, 'dry')
    const line = [folder, '--location', 'loc_building', ...range, '--format', 'csv', '--reported', '--json']
    const { stdout } = await run(...line, '--dry-run')
    const estimated = JSON.parse(stdout)
    assert.deepEqual([estimated.files, estimated.files_to_fetch], [days, days])
    await assert.rejects(readdir(folder), /ENOENT/)
    const { bytes } = JSON.parse((await run(...line)).stdout)
    assert.ok(
      Math.abs(estimated.estimated_bytes / bytes - 1) < 0.05,
      `${estimated.estimated_bytes} of ${bytes}`,
    )
  })

  test('another export is not mixed into a folder, and wrong arguments are told all at once', async () => {
    const folder = join(place, 'taken')
    await run(folder, '--sensor', sensorId, ...range, '--format', 'csv', '--by', 'month')
    const cases: [string[], number, RegExp][] = [
      [['--sensor', sensorId, ...range, '--format', 'csv', '--by', 'day'], 2, /holds another export/],
      [[...range], 2, /--location ID or --sensor/],
      [['--from', '2d', '--time-format', 'unix'], 2, /--sensor.*; --time-format is of csv only/],
      [['--sensor', sensorId, '--from', 'yesterday'], 2, /"yesterday" is no time/],
      [['--sensor', sensorId, '--from', '2026-01-32'], 2, /is no time/],
      [['--sensor', sensorId, '--from', '1h', '--to', '2h'], 2, /range is empty/],
      [['--sensor', 'AQ2-000000000000', '--from', '1h'], 4, /not found|no such|nothing here/i],
    ]
    for (const [line, expected, message] of cases) {
      const target = expected === 2 && line.includes('day') ? folder : join(place, 'none')
      const { exitCode, stderr } = await run(target, ...line)
      assert.equal(exitCode, expected, stderr)
      assert.match(stderr, message)
    }
    await writeFile(join(folder, 'lightfi-export.json'), '{')
    const damaged = await run(folder, '--sensor', sensorId, ...range, '--format', 'csv', '--by', 'month')
    assert.match(damaged.stderr, /is not the manifest of an export/)
  })
})

/** Resolves when a folder, which may not be there yet, has so many files. */
async function waitForFiles(parent: string, folder: string, count: number): Promise<void> {
  const hasEnough = async () => {
    const names = await readdir(folder).catch(() => [])
    return names.filter((name) => /^2026.*(csv|parquet)$/.test(name)).length >= count
  }
  const stop = new AbortController()
  try {
    const changes = watch(parent, { recursive: true, signal: stop.signal })
    if (await hasEnough()) return
    for await (const _change of changes) if (await hasEnough()) return
  } finally {
    stop.abort()
  }
}
