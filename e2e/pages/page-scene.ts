import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { preparePythonEnvironment } from '../../compat/python-environment.ts'
import { type RunningDemo, startDemo } from '../../demo/index.ts'
import { envFileName } from '../../packages/dashboard/src/setup/applications/recipes/connection.ts'
import { writeEnvFile } from '../../packages/dashboard/src/setup/applications/recipes/write-env-file.ts'
import { compileCache } from '../../packages/process/testing/compile-cache.ts'
import { mosquittoPart, startMosquitto } from '../../packages/process/testing/mosquitto-broker.ts'
import { findFreePort } from '../../packages/process/testing/start-program.ts'
import { postgresPart, postgresPassword, startPostgres } from '../../packages/shim/testing/postgres-server.ts'
import { findDifference } from '../../scripts/install-dependencies.mjs'
import { repositoryRoot } from '../../tools/pages/read-page-blocks.ts'
import { requirePart } from '../../tools/required-part.ts'

/** Addresses, ports and names that stand in pages, and what they are here. Longer ones come first. */
export type Replacements = readonly (readonly [asWritten: string, here: string])[]

/**
 * The machine that the readers of the pages sit at: a running demo, a database, a broker, and a person with a
 * browser.
 */
export interface PageScene {
  readonly demo: RunningDemo
  readonly replacements: Replacements
  /** Makes a clone, a home directory and an environment for one page. */
  prepareReader(name: string): Promise<Reader>
  close(): Promise<void>
}

/** The place where the blocks of one page are run. */
export interface Reader {
  /** A folder like a clone of the repository: its files, and those that the blocks write. */
  readonly clone: string
  readonly home: string
  readonly environment: NodeJS.ProcessEnv
}

/** Starts everything. The demo is that of `npm start`, with less history. */
export async function setPageScene(): Promise<PageScene> {
  const difference = findDifference(repositoryRoot)
  // The program that starts the demo would install, and pull the floor from under every test beside it.
  if (difference !== undefined) throw new Error(`Run npm test, which installs first: ${difference}`)
  const folder = await mkdtemp(join(tmpdir(), 'lightfi-pages-'))
  const opened: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true })]
  const close = async () => {
    for (const end of opened.toReversed()) await end()
  }
  try {
    const config = {
      dataDir: join(folder, 'data'),
      port: 0,
      logLevel: 'silent',
      webhookNetworks: '127.0.0.0/8',
    } as const
    const demo = await startDemo({ config, historyDays: 0.1, periodS: 1 })
    opened.push(() => demo.close())
    const database = postgresPart.skip === false ? await startPostgres() : undefined
    if (database) opened.push(() => database.remove())
    const broker = mosquittoPart.skip === false ? await startMosquitto() : undefined
    if (broker) opened.push(() => broker.remove())
    await preparePrograms(join(folder, 'bin'), demo.factsFile)
    await demo.historyFilled
    return {
      demo,
      replacements: listReplacements(demo.facts.api_url, database?.url, broker?.url),
      prepareReader: (name) => prepareReader(join(folder, name), join(folder, 'bin'), demo),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Everything in the pages that is not run as it is written, in one place. */
export function listReplacements(apiUrl: string, databaseUrl = '', brokerUrl = ''): Replacements {
  const { hostname, port } = brokerUrl === '' ? { hostname: '', port: '' } : new URL(brokerUrl)
  return [
    [
      'postgresql://lightfi:password@localhost:5432/lightfi',
      databaseUrl.replace('@', `:${encodeURIComponent(postgresPassword)}@`),
    ],
    ['mqtt://localhost:1883', brokerUrl],
    ['-h localhost -p 1883', `-h ${hostname} -p ${port}`],
    ['http://localhost:8000', apiUrl],
    ['https://sensors.example', apiUrl],
    ['https://lightfi.example.org', apiUrl],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:$LIGHTFI_SHIM_LISTEN_TCP_PORT'],
  ]
}

/** Programs that are on the search path of whoever has installed what the pages ask for. */
async function preparePrograms(bin: string, factsFile: string): Promise<void> {
  await mkdir(bin)
  await writeProgram(join(bin, 'lightfi'), join(repositoryRoot, 'packages/cli/src/main.ts'))
  const person = `${join(import.meta.dirname, 'browse-as-person.ts')}' '${factsFile}`
  await writeProgram(join(bin, 'person-with-browser'), person)
  const systemPython = requirePart('python')
  if (systemPython.skip !== false) return
  const { python } = await preparePythonEnvironment(systemPython.path)
  await writeFile(join(bin, 'python3'), `#!/bin/sh\nexec '${python}' "$@"\n`)
  await chmod(join(bin, 'python3'), 0o755)
}

async function writeProgram(path: string, entry: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`)
  await chmod(path, 0o755)
}

async function prepareReader(folder: string, bin: string, demo: RunningDemo): Promise<Reader> {
  const [clone, home] = [join(folder, 'clone'), join(folder, 'home')]
  await mkdir(clone, { recursive: true })
  await mkdir(home)
  for (const name of await readdir(repositoryRoot)) {
    if (!['.git', '.cache', 'data'].includes(name))
      await symlink(join(repositoryRoot, name), join(clone, name))
  }
  await symlink(dirname(demo.factsFile), join(clone, 'data')) // where `npm start` would have put it
  await writeCredentials(clone, demo)
  const environment = {
    ...compileCache,
    ...listInheritedVariables(),
    PATH: [bin, machinePath()].join(delimiter),
    HOME: home,
    BROWSER: join(bin, 'person-with-browser'),
    // Downloads are kept, and not asked for again.
    npm_config_cache: process.env.npm_config_cache ?? join(homedir(), '.npm'),
    npm_config_prefer_offline: 'true',
    npm_config_update_notifier: 'false',
    LIGHTFI_SERVER: demo.facts.api_url, // instead of http://localhost:8000, the default
    // For whoever starts a server of their own.
    LIGHTFI_PORT: '0',
    LIGHTFI_DATA_DIR: join(home, 'data'),
    LIGHTFI_SHIM_LISTEN_TCP_PORT: String(await findFreePort()),
    LIGHTFI_SHIM_ADMIN_PORT: String(await findFreePort()),
  }
  return { clone, home, environment }
}

/** Writes the file that the dashboard gives, from which the pages of the guide begin. */
async function writeCredentials(folder: string, { server, facts }: RunningDemo): Promise<void> {
  const { clientId: client_id, clientSecret } = await server.clients.createClient({
    organisationId: 'loc_demo_organisation',
    name: 'Reader of a page',
    kind: 'service',
    scopes: ['readings:read'],
  })
  const text = writeEnvFile(facts.api_url, { client_id }, clientSecret)
  await writeFile(join(folder, envFileName), text, { mode: 0o600 })
}

/**
 * The variables for every program of the machine, such as proxies and certificates; none of npm's or ours.
 */
export function listInheritedVariables(): NodeJS.ProcessEnv {
  const isOurs = (name: string) =>
    /^(npm_|LIGHTFI_|NODE_(?!COMPILE_CACHE|EXTRA_CA)|INIT_CWD|XDG_|DISPLAY|WAYLAND)/i.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)))
}

/** The search path without what npm puts before it, so that `node` is the machine's own. */
export function machinePath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.filter((folder) => !folder.includes('node_modules')).join(delimiter)
}
