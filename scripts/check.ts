/** `npm run check [part of a path...]`: what must be in order before every commit, in well under a minute. */
import { runTests } from './run-tests.ts'
import { runStaticChecks } from './static-checks.ts'

const staticChecksPassed = await runStaticChecks()
const testsPassed = await runTests({
  globs: ['packages/*/src/**/*.test.ts', 'tools/**/*.test.ts', 'scripts/**/*.test.ts'],
  exclude: (file) => file.endsWith('.slow.test.ts'),
  only: process.argv.slice(2),
  atOnce: 2,
  timeoutMs: 30_000,
})
if (!staticChecksPassed) console.error('Something above the tests is not in order.')
process.exitCode = staticChecksPassed && testsPassed ? 0 : 1
