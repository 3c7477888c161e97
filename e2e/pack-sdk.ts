import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOnce } from '../compat/build-once.ts'
import { runProgram } from '../compat/run-program.ts'

const root = join(import.meta.dirname, '..')
const client = join(root, 'packages/client')

/**
 * Builds the SDK, packs it, and installs the tarball into an empty folder as a user would, without a network:
 * what it depends on is packed from what is installed here.
 *
 * @returns the folder, with the programs of this directory in it; remove it afterwards.
 */
export async function installPackedSdk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lightfi-packed-'))
  await runProgram({ command: process.execPath, args: [join(client, 'build.ts'), join(folder, 'dist')] })
  const { dependencies } = JSON.parse(await readFile(join(client, 'package.json'), 'utf8'))
  const names = Object.keys(dependencies)
  const folders = [join(folder, 'dist'), ...names.map(findInstalled)]
  const packs = join(folder, 'packs')
  await mkdir(packs)
  // Packages that are installed were built when they were published.
  await runNpm(['pack', '--ignore-scripts', '--pack-destination', packs, ...folders], folder)
  const files = [`openlightfi-client-0.1.0.tgz`, ...names.map((name) => `${name}-${dependencies[name]}.tgz`)]
  const app = join(folder, 'app')
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }')
  const tarballs = files.map((file) => join(packs, file))
  await runNpm(['install', '--offline', '--no-audit', '--no-fund', ...tarballs], app)
  for (const name of ['sdk-smoke.mjs', 'sdk-smoke-main.mjs']) {
    await copyFile(join(import.meta.dirname, 'programs', name), join(app, name))
  }
  return folder
}

/** The folder of a package that the SDK depends on. */
function findInstalled(name: string): string {
  const places = createRequire(join(client, 'package.json')).resolve.paths(name) ?? []
  const found = places.map((place) => join(place, name)).find((place) => existsSync(place))
  if (found === undefined) throw new Error(`${name} is not installed`)
  return found
}

/** The runtimes of `runtimes/package.json`, installed at first use, which downloads them. */
export async function installRuntimes(): Promise<{ node20: string; bun: string; deno: string }> {
  const manifest = await readFile(join(import.meta.dirname, 'runtimes/package.json'), 'utf8')
  const folder = await buildOnce(
    'runtimes',
    [manifest, process.platform, process.arch],
    async (unfinished) => {
      await writeFile(join(unfinished, 'package.json'), manifest)
      await runNpm(['install', '--no-audit', '--no-fund', '--no-package-lock'], unfinished)
    },
  )
  const bin = (name: string) => join(folder, 'node_modules/.bin', name)
  return { node20: bin('node'), bun: bin('bun'), deno: bin('deno') }
}

function runNpm(args: readonly string[], cwd: string) {
  // The machine decides where packages come from, and through which proxy.
  return runProgram({ command: 'npm', args: [...args], cwd, env: process.env })
}
