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
// Tests wait for a clock, a socket or another program much of the time, which the static checks make use of.
const [staticChecksPassed, testsPassed] = await Promise.all([
  only.length > 0 || runStaticChecks({ atOnce: 1 }),
  runTests({
    globs: ['{bench,compat,demo,docs,e2e,examples,packages,scripts,tools}/**/*.test.ts'],
    only,
    // Three more than there are cores, for the same reason.
    atOnce: Math.min(availableParallelism(), 5) + 3,
    timeoutMs: 10 * minuteMs,
    fileLimitMs: 15 * minuteMs,
    brief: only.length === 0,
  }),
])
for (const name of missing) console.error(`NOT EVERYTHING RAN: ${explainMissingPart(name)}`)
if (!staticChecksPassed) console.error('Something besides the tests is not in order.')
process.exitCode = staticChecksPassed && testsPassed ? 0 : 1
