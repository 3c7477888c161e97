/**
 * Takes away each check of the boundary between organisations in a copy of the server, and shows that
 * something goes wrong then.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Mutation, mutations } from '../testing/tenants/mutations.ts'

const packageFolder = join(import.meta.dirname, '..')
const root = join(packageFolder, '..', '..')
const tests = {
  property: 'src/tenant-boundary.slow.test.ts',
  doors: 'src/oauth/tenant-doors.test.ts',
} as const

describe('without one of the checks between organisations', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'boundary-'))
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    await symlink(join(root, 'package.json'), join(folder, 'package.json'))
    for (const part of ['src', 'testing', 'package.json'])
      await cp(join(packageFolder, part), join(folder, 'packages', 'server', part), { recursive: true })
  })
  after(() => rm(folder, { recursive: true }))

  for (const mutation of mutations) {
    const test = mutation.test ?? 'property'
    it(`${mutation.check}: the ${test === 'property' ? 'property' : 'test of the doors'} fails`, async (context) => {
      const restore = await mutate(folder, mutation)
      try {
        const { exitCode, output } = await run(folder, tests[test])
        assert.notEqual(exitCode, 0, 'nothing noticed that the check is gone')
        context.diagnostic(findCounterexample(output))
      } finally {
        await restore()
      }
    })
  }
})

async function mutate(folder: string, { edits }: Mutation): Promise<() => Promise<void>> {
  const originals = new Map<string, string>()
  for (const [file, from, to] of edits) {
    const path = join(folder, 'packages', 'server', 'src', file)
    const text = await readFile(path, 'utf8')
    if (!originals.has(path)) originals.set(path, text)
    assert.equal(text.split(from).length, 2, `${file} does not hold once: ${from}`)
    await writeFile(
      path,
      text.replace(from, () => to),
    )
  }
  return async () => {
    for (const [path, text] of originals) await writeFile(path, text)
  }
}

function run(folder: string, test: string): Promise<{ exitCode: number | null; output: string }> {
  const env = { BOUNDARY_RUNS: '100', BOUNDARY_SEED: '7' }
  const child = spawn(process.execPath, ['--test', join('packages', 'server', test)], {
    cwd: folder,
    env,
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    output += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, output }))
  })
}

/** Finds what was noticed and the last acts before it, or the first test that failed. */
function findCounterexample(output: string): string {
  const [, cause] = /\[cause\]: ([\s\S]*?)\n +at /.exec(output) ?? []
  const message = cause ?? /AssertionError[^\n]*\n[\s\S]*?\n +at /.exec(output)?.[0] ?? output.slice(-600)
  const lines = message.trim().split('\n')
  const shown = lines.length > 9 ? [...lines.slice(0, 4), '...', ...lines.slice(-4)] : lines
  return shown.map((line) => line.trim().slice(0, 220)).join('\n')
}
