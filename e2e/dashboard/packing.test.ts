import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { hashSources } from '../../packages/dashboard/build/hash-sources.ts'
import { isCurrent } from '../../packages/dashboard/build/is-current.ts'
import { outputDirectory } from '../../packages/dashboard/build/output-directory.ts'
import { guideDirectory } from '../../packages/guide/build/guide-directory.ts'
import { isGuideCurrent } from '../../packages/guide/build/is-guide-current.ts'

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

test('what is built is packed with the server, compressed, and tests are not', async () => {
  for (const build of ['packages/dashboard/build.ts', 'packages/guide/build.ts'])
    await run(process.execPath, [build, '--if-changed'], { cwd: root })
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd: join(root, 'packages/server') })
  const [packed] = JSON.parse(stdout) as { files: { path: string }[] }[]
  const paths = packed?.files.map(({ path }) => path) ?? []
  for (const wanted of [
    /^dashboard\/index\.html$/,
    /^dashboard\/build\.json$/,
    /^dashboard\/assets\/[\w.-]+\.js$/,
    /^dashboard\/assets\/[\w.-]+\.js\.br$/,
    /^dashboard\/assets\/[\w.-]+\.js\.gz$/,
    /^guide\/build\.json$/,
    /^guide\/pages\/index\.html$/,
    /^guide\/assets\/index-[\w-]+\.json\.br$/,
    /^src\/main\.ts$/,
  ])
    assert.ok(
      paths.some((path) => wanted.test(path)),
      String(wanted),
    )
  assert.deepEqual(
    paths.filter((path) => path.endsWith('.test.ts')),
    [],
  )
})

test('nothing is built again while nothing has changed', async () => {
  assert.ok(isCurrent(outputDirectory))
  assert.ok(isGuideCurrent(guideDirectory))
  assert.match(hashSources(), /^[0-9a-f]{64}$/)
  for (const build of ['packages/dashboard/build.ts', 'packages/guide/build.ts'])
    assert.equal((await run(process.execPath, [build, '--if-changed'], { cwd: root })).stderr, '')
})
