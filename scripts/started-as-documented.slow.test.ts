import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { DataDirectory } from '../packages/server/src/storage/data-directory.ts'
import { findDifference } from './install-dependencies.mjs'

const root = join(import.meta.dirname, '..')
const directory = mkdtempSync(join(tmpdir(), 'lightfi-started-'))
after(() => rmSync(directory, { recursive: true }))

/**
 * The variables of a shell in which nobody has run npm; those that a test runner under npm hands down would
 * be taken for npm's own.
 */
function createEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH = '' } = process.env
  const path = PATH.split(':').filter((folder) => !folder.startsWith(join(root, 'node_modules')))
  return { PATH: path.join(':'), HOME: directory, ...settings }
}

interface Started {
  readonly child: ChildProcess
  /** Resolves to the first group of the match. */
  find(pattern: RegExp): Promise<string>
  readonly ended: Promise<unknown[]>
}

/** Starts a command line in the repository, as an operator would, without a shell before it. */
function start([command = '', ...args]: readonly string[], settings: Record<string, string>): Started {
  const child = spawn(command, args, {
    cwd: root,
    env: createEnvironment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      child.emit('text')
    })
  }
  const find = async (pattern: RegExp) => {
    for (;;) {
      const [, found] = pattern.exec(output) ?? []
      if (found !== undefined) return found
      assert.equal(child.exitCode ?? child.signalCode, null, output)
      await Promise.race([once(child, 'text'), once(child, 'exit')])
    }
  }
  return { child, find, ended: once(child, 'exit') }
}

/** The processes that have a text in their command line or environment. */
function listProcesses(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) =>
      ['cmdline', 'environ'].some((file) => {
        try {
          return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(text)
        } catch {
          return false // it ended meanwhile
        }
      }),
    )
}

const skip = existsSync('/proc/self/environ')
  ? false
  : 'SKIPPED: only Linux tells the processes that are left'

describe('SIGTERM to the process that was started', { concurrency: 3 }, () => {
  before(() => assert.equal(findDifference(root), undefined, 'npm ci first: else each start would run it'))

  it('stops the server cleanly, as npm run serve started it, before npm ends itself', { skip }, async () => {
    const dataDir = mkdtempSync(join(directory, 'data-'))
    const server = start(['npm', 'run', 'serve'], { LIGHTFI_DATA_DIR: dataDir, LIGHTFI_PORT: '0' })
    const url = await server.find(/Serving on (http:\S+),/)
    assert.equal((await fetch(`${url}/health`)).status, 200)
    server.child.kill('SIGTERM')
    assert.deepEqual(await server.ended, [0, null])
    DataDirectory.open(dataDir).release() // nobody holds it any more
    assert.deepEqual(listProcesses(dataDir), [])
  })

  it('stops the demo, as npm start started it', { skip }, async () => {
    const dataDir = mkdtempSync(join(directory, 'demo-'))
    const words = ['npm', 'start', '--', '--history-days', '0']
    const demo = start(words, { LIGHTFI_DATA_DIR: dataDir, LIGHTFI_PORT: '0' })
    await demo.find(/Serving (http:\S+) after/)
    demo.child.kill('SIGTERM')
    assert.deepEqual(await demo.ended, [0, null])
    assert.deepEqual(listProcesses(dataDir), [])
  })

  it('stops the shim, also as npx started it, which dies at once and leaves it alone with a dead shell', {
    skip,
  }, async () => {
    const home = mkdtempSync(join(directory, 'shim-'))
    const config = join(home, 'shim.json')
    const ports = { listen: { tcp: { port: 0 } }, admin: { port: 0 } }
    writeFileSync(config, JSON.stringify({ server: 'http://127.0.0.1:1', ...ports }))
    const shim = start(['npx', '--no', 'lightfi', 'shim', 'run', '--config', config], {
      LIGHTFI_CONFIG_DIR: home,
    })
    const url = await shim.find(/"admin":"(http:[^"]+)"/)
    assert.equal((await fetch(`${url}/health`)).status, 503)
    shim.child.kill('SIGTERM')
    await shim.ended
    while (listProcesses(home).length > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    await assert.rejects(fetch(`${url}/health`))
  })
})
