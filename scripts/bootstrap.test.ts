import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { findDifference } from './install-dependencies.mjs'

const launcher = `
  import { runInForeground } from ${JSON.stringify(join(import.meta.dirname, 'run-in-foreground.mjs'))}
  // However busy the machine is, two signals of a test are one key press.
  const options = { sameKeyPressMs: 3_600_000 }
  process.exitCode = await runInForeground(process.execPath, ['-e', process.argv[1]], options)
`

/** Runs a script the way the bootstrap runs a task. */
function launch(script: string) {
  return spawn(process.execPath, ['--input-type=module', '-e', launcher, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

test('a Ctrl-C that arrives twice, from the terminal and from npm, reaches the task once', async (t) => {
  const bootstrap = launch(`
    let count = 0
    process.on('SIGINT', () => console.log('interrupted', ++count))
    process.on('SIGTERM', () => console.log('asked to end'))
    process.on('SIGHUP', () => process.exit(count))
    const launcher = process.ppid
    setInterval(() => process.ppid === launcher || process.exit(), 100)
    console.log('ready')
  `)
  // Where this fails, the task follows its launcher, and leaves nobody waiting for the rest of its output.
  t.after(() => bootstrap.kill('SIGKILL'))
  const lines = createInterface(bootstrap.stdout)
  const said = lines[Symbol.asyncIterator]()
  assert.equal((await said.next()).value, 'ready')
  bootstrap.kill('SIGINT')
  assert.equal((await said.next()).value, 'interrupted 1')
  bootstrap.kill('SIGINT')
  bootstrap.kill('SIGTERM')
  assert.equal((await said.next()).value, 'asked to end')
  bootstrap.kill('SIGHUP')
  assert.deepEqual(await once(bootstrap, 'exit'), [1, null])
})

test("the task's exit code is the bootstrap's", async () => {
  assert.deepEqual(await once(launch('process.exitCode = 7'), 'exit'), [7, null])
})

test('a task that dies of a signal is reported as shells do, 128 and the number', async () => {
  assert.deepEqual(await once(launch("process.kill(process.pid, 'SIGKILL')"), 'exit'), [137, null])
})

test('an unknown task is refused with the list of tasks', async () => {
  const bootstrap = spawn(process.execPath, [join(import.meta.dirname, 'bootstrap.mjs'), 'dance'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [line] = await once(createInterface(bootstrap.stderr), 'line')
  assert.match(
    line,
    /<demo\|serve\|check\|test\|bench\|prove\|generate\|build-dashboard\|build-guide\|picture-dashboard\|build-sdk\|build-command>/,
  )
  assert.deepEqual(await once(bootstrap, 'exit'), [2, null])
})

const tool = { version: '1.0.0', integrity: 'sha512-a' }

test('a tree that npm finished is recognised, without the binaries of other platforms', async (t) => {
  const root = await makeTree(t, {
    wanted: { '': {}, 'node_modules/tool': tool, 'node_modules/tool-mac': { ...tool, optional: true } },
    installed: { 'node_modules/tool': tool },
  })
  assert.equal(findDifference(root), undefined)
})

test('a package at another version is a difference', async (t) => {
  const root = await makeTree(t, {
    wanted: { 'node_modules/tool': { ...tool, version: '1.0.1' } },
    installed: { 'node_modules/tool': tool },
  })
  assert.match(findDifference(root) ?? '', /node_modules\/tool is not at 1\.0\.1/)
})

test('a package with other content under the same version is a difference', async (t) => {
  const root = await makeTree(t, {
    wanted: { 'node_modules/tool': { ...tool, integrity: 'sha512-b' } },
    installed: { 'node_modules/tool': tool },
  })
  assert.match(findDifference(root) ?? '', /node_modules\/tool/)
})

test('an installation that was interrupted counts as none', async (t) => {
  const root = await makeTree(t, { wanted: { 'node_modules/tool': tool } })
  assert.equal(findDifference(root), 'nothing is installed yet')
})

async function makeTree(t: TestContext, locks: { wanted: object; installed?: object }): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'bootstrap-'))
  t.after(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'node_modules', '.bin'), { recursive: true })
  await writeFile(join(root, 'node_modules', '.bin', 'node'), '')
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: locks.wanted }))
  if (locks.installed) {
    const lock = JSON.stringify({ packages: locks.installed })
    await writeFile(join(root, 'node_modules', '.package-lock.json'), lock)
  }
  return root
}
