import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { createBuildings, createLineSink, sensorsPerFloor, simulateBuilding } from '@openlightfi/simulator'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { sensorId, serveBuilding, viewer } from './serve-building.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

/** The Node of the machine, which may be as old as 20, and the one that runs this test. */
const nodes = { 'the Node of the machine': 'node', 'the pinned Node': process.execPath }

/** The search path without what npm puts before it, so that `node` is the machine's own. */
const searchPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((directory) => !directory.includes('node_modules'))
  .join(delimiter)

/** A day on which the clocks of London go forward. */
async function hashSimulation(): Promise<string> {
  const [plan] = createBuildings({ buildings: 1, sensors: sensorsPerFloor, seed: 1, parentId: 'none' })
  assert.ok(plan)
  const startS = Date.parse('2026-03-29') / 1000
  const readings = [...simulateBuilding(plan, 1).readings(startS, startS + 86_400)]
  const hash = createHash('sha256')
  await createLineSink('csv', async (text) => void hash.update(text)).deliver(readings)
  return hash.digest('hex')
}

describe('the packed command', () => {
  let folder: string
  let refreshToken: string
  let building: Awaited<ReturnType<typeof serveBuilding>>
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lightfi-package-'))
    building = await serveBuilding()
    const { oauthUrl, web } = building
    refreshToken = await obtainRefreshToken({ oauthUrl, ...web, ...viewer })
    await building.post([Math.floor(Date.now() / 1000) - 60, 850])
    await run(process.execPath, [join(root, 'packages', 'cli', 'build.ts'), join(folder, 'dist')])
    await npm('pack', join(folder, 'dist'), '--pack-destination', folder)
    const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
    assert.ok(tarball)
    await writeFile(join(folder, 'package.json'), '{"private":true}')
    // Offline: whatever it needed beside itself would be missing.
    const started = performance.now()
    await npm('install', '--offline', '--no-audit', '--no-fund', join(folder, tarball))
    console.log(`installed in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  })
  after(async () => {
    await building.close()
    await rm(folder, { recursive: true })
  })

  const npm = (...line: string[]) =>
    run('npm', line, {
      cwd: folder,
      env: { PATH: searchPath, HOME: folder, npm_config_cache: join(folder, 'npm') },
    })

  /** Runs the installed command with one Node, as a script that acts for the viewer. */
  const lightfi = (node: string, ...line: string[]) =>
    run(node, [join(folder, 'node_modules', '.bin', 'lightfi'), ...line], {
      env: {
        PATH: searchPath,
        HOME: folder,
        LIGHTFI_SERVER: building.publicUrl,
        LIGHTFI_CLIENT_ID: building.web.clientId,
        LIGHTFI_CLIENT_SECRET: building.web.clientSecret,
        LIGHTFI_REFRESH_TOKEN: refreshToken,
      },
    })

  /** Of the same readings, as the sources make them: local days are those of every Node. */
  const simulatedHash = hashSimulation()

  for (const [name, node] of Object.entries(nodes)) {
    test(`runs with ${name}`, async () => {
      const { stdout: version } = await run(node, ['--version'], { env: { PATH: searchPath } })
      console.log(`${name} is ${version.trim()}`)
      assert.match((await lightfi(node, '--version')).stdout, /^\d+\.\d+\.\d+\n$/)
      assert.match((await lightfi(node, '--help')).stdout, /^ {2}sensors/m)
      const { stdout } = await lightfi(node, 'latest', sensorId, '--json')
      assert.equal(JSON.parse(stdout).data[0].value, 850)
      const { stdout: table } = await lightfi(node, 'history', sensorId, 'CO2ppm')
      assert.match(table, /850 +ppm/)
      const simulation = ['--speed', 'max', '--from', '2026-03-29', '--to', '2026-03-30', '--format', 'csv']
      const { stdout: readings } = await lightfi(node, 'simulate', '--dry-run', ...simulation)
      assert.equal(createHash('sha256').update(readings).digest('hex'), await simulatedHash)
      const { stdout: findings } = await lightfi(node, 'doctor')
      assert.match(findings, /^ok +refresh/m)
    })
  }

  test('an error keeps its name, and with it its code', async () => {
    await assert.rejects(lightfi('node', 'profile', 'use', 'none', '--json'), (error: { stderr: string }) => {
      assert.equal(JSON.parse(error.stderr).error.code, 'usage')
      return true
    })
  })

  test('it uses nothing that Node 20 does not have', async () => {
    const tsc = join(root, 'node_modules', '.bin', 'tsc')
    await run(tsc, ['-p', join(root, 'packages', 'cli', 'tsconfig.node20.json')]).catch(({ stdout }) =>
      assert.fail(stdout),
    )
  })
})
