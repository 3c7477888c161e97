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
  'build-sdk': 'packages/client/build.ts',
  'build-command': 'packages/cli/build.ts',
}

const root = fileURLToPath(new URL('..', import.meta.url))
const [task = '', ...args] = process.argv.slice(2)
const entry = tasks[task]
if (entry === undefined) {
  console.error(`Usage: node scripts/bootstrap.mjs <${Object.keys(tasks).join('|')}> [arguments]`)
  process.exitCode = 2
} else {
  process.exitCode =
    (await installDependencies(root)) ||
    (await runInForeground(pinnedNode(root), [join(root, entry), ...args], { cwd: root }))
}
