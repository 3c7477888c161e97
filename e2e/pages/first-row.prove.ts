import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { runProgram } from '../../compat/run-program.ts'
import { findFreePort } from '../../packages/process/testing/start-program.ts'
import {
  type PostgresServer,
  postgresPart,
  startPostgres,
} from '../../packages/shim/testing/postgres-server.ts'
import { type BlockTest, run, saveAs } from '../../tools/pages/block-test.ts'
import { type PageBlock, readPageBlocks, repositoryRoot } from '../../tools/pages/read-page-blocks.ts'
import { testedBlocks } from '../../tools/pages/tested-blocks.ts'
import { requirePart } from '../../tools/required-part.ts'
import { listInheritedVariables, listReplacements, machinePath } from './page-scene.ts'
import { PageSession } from './page-session.ts'

const blocks = readPageBlocks('docs/first-row.md')
const [begin] = blocks
const needs = { java: requirePart('java'), python: requirePart('python'), psql: requirePart('psql') }

/** The blocks that download much, which only this proof runs. */
const python: Readonly<Record<string, BlockTest>> = {
  'docs/first-row.md#a-program-in-python:1': run(),
  'docs/first-row.md#a-program-in-python:2': saveAs('first_row.py'),
  'docs/first-row.md#a-program-in-python:3': run({ prints: / CO2ppm [\d.]+$/m }),
}

let folder: string
let demo: ChildProcess
let environment: NodeJS.ProcessEnv
let apiUrl: string
let database: PostgresServer | undefined
let startS: number

describe('from nothing to the first row, by the words of docs/first-row.md', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lightfi-first-row-'))
    await mkdir(join(folder, 'home'))
    if (postgresPart.skip === false) database = await startPostgres()
    const port = await findFreePort()
    apiUrl = `http://localhost:${port}`
    environment = {
      ...listInheritedVariables(),
      PATH: [join(folder, 'bin'), machinePath()].join(delimiter),
      HOME: join(folder, 'home'),
      // Downloads depend on the network. Files that this machine has fetched before are not fetched again.
      npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
      LIGHTFI_PORT: String(port),
      LIGHTFI_SHIM_LISTEN_TCP_PORT: String(await findFreePort()),
      LIGHTFI_SHIM_ADMIN_PORT: String(await findFreePort()),
    }
    startS = await startDemo()
  })
  after(async () => {
    if (demo?.pid !== undefined && demo.exitCode === null) {
      const ended = once(demo, 'exit')
      process.kill(-demo.pid, 'SIGINT')
      await ended
    }
    await database?.remove()
    await rm(folder, { recursive: true })
  })

  test('a program in JavaScript, with the packed SDK', () => walk('a-program-in-typescript-or-javascript'))

  test('a program in Python, with a generated client', { skip: needs.java.skip || needs.python.skip }, () =>
    walk('a-program-in-python'),
  )

  test('a table in PostgreSQL, through the shim', { skip: postgresPart.skip || needs.psql.skip }, () =>
    walk('a-table-in-postgresql-without-a-program'),
  )
})

/**
 * Clones the repository and starts the demo in it as its reader does.
 *
 * @returns how long both took, seconds.
 */
async function startDemo(): Promise<number> {
  const tell = createTeller('from an empty folder to a running demo')
  const clone = join(folder, 'clone')
  await runProgram({ command: 'git', args: ['clone', '--quiet', repositoryRoot, clone], cwd: folder })
  tell('cloned')
  demo = spawn('npm', ['start'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  assert.ok(demo.stdout && demo.stderr)
  const told: string[] = []
  demo.stderr.setEncoding('utf8').on('data', (text: string) => tell(`npm start: ${text.trim()}`))
  for await (const line of createInterface({ input: demo.stdout })) {
    told.push(line)
    if (!line.startsWith('Serving ')) continue
    demo.stdout.resume()
    return tell(line)
  }
  assert.fail(`npm start ended:\n${told.join('\n')}`)
}

/** Works through one section of the page, and says how long each block took. */
async function walk(section: string): Promise<void> {
  const tell = createTeller(section)
  const reader = { clone: join(folder, 'clone'), home: join(folder, 'home'), environment }
  const session = new PageSession(listReplacements(apiUrl, database?.url), reader)
  const own = blocks.filter(({ id }) => id.startsWith(`docs/first-row.md#${section}:`))
  assert.ok(begin && own.length >= 3)
  try {
    for (const block of [begin, ...own]) {
      await work(session, block)
      tell(`line ${block.line}: ${block.text.split('\n')[0]}`)
    }
    const seconds = tell('the first row is there')
    console.log(`TOTAL ${section}: ${seconds.toFixed(0)} s, ${(seconds + startS).toFixed(0)} s from nothing`)
  } finally {
    await session.close()
    await writeFile(join(reader.home, '.page-variables'), '')
    await writeFile(join(reader.home, '.page-directory'), reader.clone)
  }
}

async function work(session: PageSession, block: PageBlock): Promise<void> {
  const blockTest = python[block.id] ?? testedBlocks[block.id]
  if (blockTest?.by === 'saving') return session.save(block, blockTest.file)
  assert.ok(blockTest?.by === 'running', block.id)
  await session.runBlock(block, blockTest.run)
}

/** @returns a function that prints a line with the seconds since it was made, and returns them. */
function createTeller(title: string): (text: string) => number {
  const startedMs = performance.now()
  console.log(`\n${title}`)
  return (text) => {
    const seconds = (performance.now() - startedMs) / 1000
    console.log(`  ${seconds.toFixed(1).padStart(6)} s  ${text}`)
    return seconds
  }
}
