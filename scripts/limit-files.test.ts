import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const runner = `
  import { run } from 'node:test'
  import { limitFiles } from ${JSON.stringify(join(import.meta.dirname, 'limit-files.ts'))}
  const stream = run({ files: process.argv.slice(2), concurrency: 1 })
  const tell = (file) => console.log('ended', file)
  const giveUp = (file) => process.exit(3)
  stream.on('test:complete', ({ name, details }) => console.log(details.passed ? 'passed' : 'failed', name))
  limitFiles(stream, { limitMs: 3_000, tell, giveUp })
  for await (const event of stream);
`

test('a file that does not end is ended by name, with the program that it left behind', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'lightfi-limit-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const stuck = join(folder, 'stuck.test.mjs')
  const program = join(folder, 'run.mjs')
  writeFileSync(
    stuck,
    `import { spawn } from 'node:child_process'
import { test } from 'node:test'
test('leaves a program', () => {
  const words = ['-e', 'console.log("up"); setInterval(() => {}, 1000)']
  spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
})`,
  )
  writeFileSync(program, runner)
  // A runner inside of a runner runs nothing while it knows of the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const { stdout, status } = spawnSync(process.execPath, [program, stuck], { env, encoding: 'utf8' })
  const ended = stdout.split('\n').filter((line) => line.endsWith(stuck))
  assert.deepEqual(ended, [`ended ${stuck}`, `failed ${stuck}`])
  assert.equal(status, 0)
})
