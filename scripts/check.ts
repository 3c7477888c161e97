/** `npm run check [part of a path...]`: the checks before every commit, in well under a minute. */
import { readFileSync } from 'node:fs'
import { startsMuch } from './group-tests.ts'
import { runTests } from './run-tests.ts'
import { runStaticChecks } from './static-checks.ts'

const only = process.argv.slice(2)
// Tests wait for a clock or a socket much of the time, which the static checks make use of.
const [staticChecksPassed, testsPassed] = await Promise.all([
  runStaticChecks({ atOnce: 2 }),
  runTests({
    globs: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'scripts/**/*.test.ts'],
    exclude: (file) => only.length === 0 && isLeftToNpmTest(file),
    only,
    atOnce: 4,
    timeoutMs: 30_000,
    fileLimitMs: 600_000,
    brief: only.length === 0,
  }),
])
if (!staticChecksPassed) console.error('Something besides the tests is not in order.')
process.exitCode = staticChecksPassed && testsPassed ? 0 : 1

/**
 * Tests that take many seconds say so in their name; those that start a server or the engine name what does.
 */
function isLeftToNpmTest(file: string): boolean {
  return file.endsWith('.slow.test.ts') || startsMuch.test(readFileSync(file, 'utf8'))
}
