/** `npm run check [part of a path...]`: the checks before every commit, in well under a minute. */
import { readFileSync } from 'node:fs'
import { runTests } from './run-tests.ts'
import { runStaticChecks } from './static-checks.ts'

/** The imports of a test that starts a whole server, or the engine of readings. */
const startsMuch = /testing\/[a-z-]*(server|stores)\.ts'|\/chdb-driver\.ts'/

const only = process.argv.slice(2)
const staticChecksPassed = await runStaticChecks()
const testsPassed = await runTests({
  globs: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'scripts/**/*.test.ts'],
  exclude: (file) => only.length === 0 && isLeftToNpmTest(file),
  only,
  // Many wait for a clock or a socket most of the time.
  atOnce: 4,
  timeoutMs: 30_000,
})
if (!staticChecksPassed) console.error('Something above the tests is not in order.')
process.exitCode = staticChecksPassed && testsPassed ? 0 : 1

/**
 * Tests that take many seconds say so in their name; those that start a server or the engine name what does.
 */
function isLeftToNpmTest(file: string): boolean {
  return file.endsWith('.slow.test.ts') || startsMuch.test(readFileSync(file, 'utf8'))
}
