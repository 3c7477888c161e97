import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { compileCache } from '../packages/process/testing/compile-cache.ts'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

interface RunningProcess {
  readonly child: ChildProcess
  /** Resolves once standard output has the text; rejects when the process ends before. */
  waitFor(text: string): Promise<void>
  /** Everything printed, and the exit code or signal. */
  readonly ended: Promise<{ output: string; code: number | null; signal: string | null }>
}

function run(
  dataDir: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): RunningProcess {
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      ...compileCache,
      PATH: process.env.PATH,
      LIGHTFI_PORT: '0',
      LIGHTFI_DATA_DIR: dataDir,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  after(() => child.kill('SIGKILL'))
  let output = ''
  const waiting = new Set<() => void>()
  const append = (chunk: Buffer) => {
    output += chunk.toString()
    for (const look of waiting) look()
  }
  child.stdout.on('data', append)
  child.stderr.on('data', append)
  const ended = once(child, 'close').then(([code, signal]) => ({ output, code, signal }))
  return {
    child,
    ended,
    waitFor: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve()
        waiting.add(look)
        look()
        ended.then(() => reject(new Error(`It ended without printing "${text}":\n${output}`)))
      }),
  }
}

async function createDataDir(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'lightfi-demo-main-'))
  after(() => rm(path, { recursive: true }))
  return path
}

test('the demo prints addresses, users, clients and what to try next, and Ctrl-C ends it with 0', async () => {
  const dataDir = await createDataDir()
  const demo = run(dataDir, ['--history-days', '0.2'])
  await demo.waitFor('History is complete')
  const facts = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8'))
  assert.equal((await fetch(`${facts.api_url}/health`)).status, 200)
  demo.child.kill('SIGINT')
  const { output, code } = await demo.ended
  assert.equal(code, 0, output)
  for (const text of [
    `${facts.api_url}/docs`,
    facts.oauth_url,
    facts.users[0].username,
    facts.users[0].password,
    facts.oauth_clients[0].client_id,
    facts.gateway.client_id,
    'npx --no lightfi login',
    join(dataDir, 'demo.json'),
  ]) {
    assert.ok(output.includes(text), `"${text}" is missing in:\n${output}`)
  }
})

test('a demo that was killed while it filled history completes it on the next start', async () => {
  const dataDir = await createDataDir()
  const killed = run(dataDir, ['--history-days', '3'])
  await killed.waitFor('Filling history')
  killed.child.kill('SIGKILL')
  assert.equal((await killed.ended).signal, 'SIGKILL')
  const resumed = run(dataDir, ['--history-days', '3'])
  await resumed.waitFor('History is complete')
  resumed.child.kill('SIGTERM')
  assert.equal((await resumed.ended).code, 0)
  const progress = JSON.parse(await readFile(join(dataDir, 'demo-progress.json'), 'utf8'))
  for (const { history_until } of Object.values<{ history_until: number }>(progress.organisations)) {
    assert.equal(history_until, progress.history_to)
  }
})

test('mistakes in the settings are named and end the demo with 1', async () => {
  const dataDir = await createDataDir()
  const unknown = await run(dataDir, [], { LIGHTFI_COLOUR: 'red' }).ended
  assert.equal(unknown.code, 1)
  assert.match(unknown.output, /LIGHTFI_COLOUR/)
  const days = await run(dataDir, ['--history-days', 'many']).ended
  assert.equal(days.code, 1)
  assert.match(days.output, /--history-days must be a number from 0 to 365, not "many"/)
  const flag = await run(dataDir, ['--colour']).ended
  assert.equal(flag.code, 1)
  assert.match(flag.output, /--colour/)
})
