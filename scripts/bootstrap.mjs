/**
 * `node scripts/bootstrap.mjs <task> [arguments]`: what every npm script calls. Runs on a bare Node 20 with
 * nothing installed: brings `node_modules` up to date, then runs the task with the pinned Node.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installDependencies, pinnedNode } from './install-dependencies.mjs'
import { runInForeground } from './run-in-foreground.mjs'

/** The file that does each task. @type {Record<string, string>} */
const tasks = {
  demo: 'demo/main.ts',
  serve: 'packages/server/src/main.ts',
  check: 'scripts/check.ts',
  test: 'scripts/test.ts',
  bench: 'bench/main.ts',
  prove: 'scripts/prove.ts',
  generate: 'tools/generate.ts',
  'build-dashboard': 'packages/dashboard/build.ts',
  'build-guide': 'packages/guide/build.ts',
  'picture-dashboard': 'scripts/picture-dashboard.ts',
  'build-sdk': 'packages/client/build.ts',
  'build-command': 'packages/cli/build.ts',
}

/** The tasks that start a server for people, and those that look at the dashboard besides. */
const tasksWithServer = new Set(['demo', 'serve'])
const tasksWithDashboard = new Set([...tasksWithServer, 'test', 'bench', 'prove', 'picture-dashboard'])

/** What builds that which the server serves as files. */
const builds = ['packages/dashboard/build.ts', 'packages/guide/build.ts']

const root = fileURLToPath(new URL('..', import.meta.url))
const [task = '', ...args] = process.argv.slice(2)
const entry = tasks[task]
if (entry === undefined) {
  console.error(`Usage: node scripts/bootstrap.mjs <${Object.keys(tasks).join('|')}> [arguments]`)
  process.exitCode = 2
} else {
  process.exitCode = (await installDependencies(root)) || (await buildSites()) || (await run(entry, args))
}

/**
 * Builds the dashboard and the guide for the tasks that need them, where their sources have changed. A server
 * starts without new ones, as where their folders cannot be written.
 *
 * @returns {Promise<number>} 0, or the exit code of the build that failed or was stopped.
 */
async function buildSites() {
  if (!tasksWithDashboard.has(task)) return 0
  for (const build of builds) {
    const exitCode = await run(build, ['--if-changed'])
    const wasStopped = exitCode > 128
    if (exitCode !== 0 && (wasStopped || !tasksWithServer.has(task))) return exitCode
  }
  return 0
}

/**
 * Runs a file of the project with the pinned Node.
 *
 * @param {string} file
 * @param {readonly string[]} fileArguments
 */
function run(file, fileArguments) {
  return runInForeground(pinnedNode(root), [join(root, file), ...fileArguments], { cwd: root })
}
