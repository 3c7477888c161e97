import { existsSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runInForeground } from './run-in-foreground.mjs'

const tellEveryMs = 5000

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * Path of the Node that the project is pinned to.
 *
 * @param {string} root the repository.
 */
export function pinnedNode(root) {
  return join(root, 'node_modules', '.bin', 'node')
}

/**
 * Makes `node_modules` what `package-lock.json` says, by `npm ci`, unless it already is.
 *
 * @param {string} root the repository.
 * @returns {Promise<number>} 0, or the exit code of npm.
 */
export async function installDependencies(root) {
  const difference = findDifference(root)
  if (difference === undefined) return 0
  console.error(
    `Installing dependencies (${difference}): npm ci, some 1.2 GB on disk. This takes a minute or two, once.`,
  )
  // Without this file an interrupted installation is never taken for a complete one.
  rmSync(installedLockFile(root), { force: true })
  const startedMs = performance.now()
  const stopTelling = tellProgress(root, startedMs)
  const exitCode = await installWithoutScripts(root).finally(stopTelling)
  if (exitCode !== 0) {
    console.error(`The installation did not finish (npm ended with ${exitCode}). The next start tries again.`)
    return exitCode
  }
  const remaining = findDifference(root)
  if (remaining !== undefined) {
    console.error(`npm ci ended well, but ${remaining}. Remove node_modules and try again.`)
    return 1
  }
  console.error(`Dependencies installed in ${Math.round((performance.now() - startedMs) / 1000)} s.`)
  return 0
}

/**
 * Says every few seconds how far npm is; npm itself is silent where there is no terminal.
 *
 * @param {string} root
 * @param {number} startedMs
 * @returns {() => void} stops it.
 */
function tellProgress(root, startedMs) {
  const packages = Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([path, { optional, link }]) => path.includes('node_modules/') && !optional && !link)
    .map(([path]) => path)
  const timer = setInterval(() => {
    const count = packages.filter((path) => existsSync(join(root, path, 'package.json'))).length
    const seconds = Math.round((performance.now() - startedMs) / 1000)
    console.error(`  ${seconds} s: ${count} of about ${packages.length} packages are there`)
  }, tellEveryMs)
  return () => clearInterval(timer)
}

/**
 * `npm ci` without any package's install script, then the one that is needed: the package `node` fetches its
 * binary so. npm would otherwise compile better-sqlite3, which brings its binaries along, and fail where no
 * compiler is.
 *
 * @param {string} root
 * @returns {Promise<number>} 0, or the exit code of the npm that failed.
 */
async function installWithoutScripts(root) {
  const options = { cwd: root, env: npmEnvironment(root) }
  const quietly = ['--no-audit', '--no-fund', '--loglevel=error']
  const installed = await runInForeground('npm', ['ci', '--ignore-scripts', ...quietly], options)
  if (installed !== 0) return installed
  console.error('  and the pinned Node, which runs everything')
  return runInForeground('npm', ['rebuild', 'node', ...quietly], options)
}

/**
 * Says why `node_modules` differs from `package-lock.json`; `undefined` when it does not.
 *
 * npm writes what it installed, in the same shape, into `node_modules/.package-lock.json` as its last step:
 * comparing the two costs milliseconds, and also recognises a tree that `npm install` has brought up to date.
 *
 * @param {string} root the repository.
 * @returns {string | undefined}
 */
export function findDifference(root) {
  if (!existsSync(installedLockFile(root))) return 'nothing is installed yet'
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(installedLockFile(root))
  for (const [path, { version, integrity, optional, link }] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || link) continue
    const found = installed[path]
    // Optional packages are binaries for one platform each: most are absent, and rightly so.
    if (found === undefined && optional) continue
    if (found?.version !== version || found?.integrity !== integrity) return `${path} is not at ${version}`
  }
  return existsSync(pinnedNode(root)) ? undefined : 'the pinned Node is missing'
}

/** @param {string} root */
function installedLockFile(root) {
  return join(root, 'node_modules', '.package-lock.json')
}

/**
 * @param {string} path of a lock file.
 * @returns {Record<string, LockedPackage>}
 */
function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

/**
 * npm must not run on the Node that it is about to replace, so the machine's own comes first; and one
 * dependency's install script would report the installation to its author.
 *
 * @param {string} root
 * @returns {NodeJS.ProcessEnv}
 */
function npmEnvironment(root) {
  const ours = join(root, 'node_modules')
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(ours))
  return { ...process.env, PATH: path.join(delimiter), SCARF_ANALYTICS: 'false' }
}
