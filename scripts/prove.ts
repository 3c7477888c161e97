/**
 * `npm run prove [part of a path...]`: proofs that take minutes, such as killing the server again and again.
 */
import { runTests } from './run-tests.ts'

const minuteMs = 60_000

const passed = await runTests({
  globs: ['{packages,compat,demo,e2e,prove}/**/*.prove.ts'],
  only: process.argv.slice(2),
  atOnce: 1,
  timeoutMs: 60 * minuteMs,
  fileLimitMs: 240 * minuteMs,
  brief: false,
})
process.exitCode = passed ? 0 : 1
