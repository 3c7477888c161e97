import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { driveLogin } from '../compat/drive-login.ts'
import { type DemoFacts, startDemo } from '../demo/index.ts'
import { requirePart } from '../tools/required-part.ts'

const root = new URL('../', import.meta.url).pathname
const run = promisify(execFile)
const { skip } = requirePart('curl')

let folder: string
let demo: Awaited<ReturnType<typeof startDemo>>
let environment: NodeJS.ProcessEnv

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lightfi-tour-'))
  demo = await startDemo({
    config: { dataDir: join(folder, 'data'), port: 0, logLevel: 'silent' },
    historyDays: 0.1,
  })
  await demo.historyFilled
  environment = {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
    LIGHTFI_SERVER: demo.facts.api_url,
    LIGHTFI_CONFIG_DIR: join(folder, 'config'),
  }
})

after(async () => {
  await demo.close()
  await rm(folder, { recursive: true })
})

test("every command of the README's tour works, in its order", { skip }, async (context) => {
  const blocks = await readTour()
  assert.ok(blocks.length >= 5)
  for (const block of blocks) {
    context.diagnostic(block)
    if (block === 'npx lightfi login') await logInAsPerson(demo.facts)
    else if (block.startsWith('npx lightfi watch')) await watchOneLine(block)
    else await runBlock(block)
  }
})

/** The shell blocks between the tour's marks, for the demo of this test instead of the one at port 8000. */
async function readTour(): Promise<string[]> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const [, tour = ''] = /<!-- tour:.*?-->(.*?)<!-- tour: end -->/s.exec(readme) ?? []
  return [...tour.matchAll(/```sh\n(.*?)\n```/gs)].map(([, block = '']) => block)
}

async function runBlock(block: string): Promise<void> {
  const script = block
    .replaceAll('http://localhost:8000', demo.facts.api_url)
    .replaceAll('print-environment.ts', `print-environment.ts --demo ${demo.factsFile}`)
    .replaceAll('> co2.csv', `> ${join(folder, 'co2.csv')}`)
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: root, env: environment })
  assert.ok(stdout.length > 0, block)
}

async function logInAsPerson({ users: [user] }: DemoFacts): Promise<void> {
  assert.ok(user)
  const child = startCommand('npx lightfi login --no-browser')
  const address = await findLine(child, /(http\S+\/oauth2\/authorize\S+)/)
  await driveLogin(new URL(address), user)
  if (child.exitCode === null) await once(child, 'exit')
  assert.equal(child.exitCode, 0)
}

async function watchOneLine(block: string): Promise<void> {
  const child = startCommand(block)
  await findLine(child, /(612)/)
  child.kill('SIGINT')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  assert.equal(child.exitCode, 0)
}

/** `exec`, so that a signal reaches the command and not a shell in between. */
function startCommand(command: string): ChildProcess {
  const program = command.replace('npx lightfi', 'exec lightfi')
  return spawn('bash', ['-c', `${program} 2>&1`], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function findLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  assert.ok(child.stdout)
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    const [, found] = pattern.exec(line) ?? []
    if (found === undefined) continue
    child.stdout.resume()
    return found
  }
  assert.fail(`no ${pattern} in:\n${lines.join('\n')}`)
}
