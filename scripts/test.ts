/**
 * `npm test [part of a path...]`: everything; with arguments only the test files whose path contains one of
 * them.
 */
import { availableParallelism } from 'node:os'
import { runTests } from './run-tests.ts'
import { runStaticChecks } from './static-checks.ts'
import { explainMissingPart, installSystemPackages } from './system-packages.mjs'

const minuteMs = 60_000
const only = process.argv.slice(2)

const missing = await installSystemPackages()
const staticChecksPassed = only.length > 0 || (await runStaticChecks())
const testsPassed = await runTests({
  globs: ['{bench,compat,demo,docs,e2e,examples,packages,scripts,tools}/**/*.test.ts'],
  only,
  // Two more than there are cores: many wait for a clock, a socket or another program most of their time.
  atOnce: Math.min(availableParallelism(), 5) + 2,
  timeoutMs: 10 * minuteMs,
  fileLimitMs: 15 * minuteMs,
  brief: only.length === 0,
})
for (const name of missing) console.error(`NOT EVERYTHING RAN: ${explainMissingPart(name)}`)
if (!staticChecksPassed) console.error('Something above the tests is not in order.')
process.exitCode = staticChecksPassed && testsPassed ? 0 : 1
