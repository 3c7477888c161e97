import { globSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec, tap } from 'node:test/reporters'
import { orderLongestFirst, readTestTimes, writeTestTimes } from './test-times.ts'

const root = join(import.meta.dirname, '..')

/**
 * Each test file is a process of its own that loads much the same modules: they are compiled once for all.
 */
const compileCache = join(root, '.cache', 'compiled')

/** The file that keeps how long each test took, so that the next run begins with the longest. */
const timesFile = join(root, '.cache', 'test-times.json')

/** How to run a set of test files. */
export interface TestRun {
  /** Globs of the files, from the repository's root. */
  readonly globs: readonly string[]
  /** Leaves files out. */
  readonly exclude?: (file: string) => boolean
  /** Only files whose path contains one of these; all when empty. */
  readonly only: readonly string[]
  /** Files that run at the same time, each in a process of its own. */
  readonly atOnce: number
  /** Longest time for one test, milliseconds. */
  readonly timeoutMs: number
}

/**
 * Runs test files with Node's test runner, the longest first, so that none is left alone at the end. Its
 * summary is the last thing printed.
 *
 * @returns whether there were tests and all passed.
 */
export async function runTests({ globs, exclude, only, atOnce, timeoutMs }: TestRun): Promise<boolean> {
  const found = globSync([...globs], { cwd: root, exclude: ['**/node_modules/**'] })
    .filter((file) => !exclude?.(file) && (only.length === 0 || only.some((part) => file.includes(part))))
    .sort()
  if (found.length === 0) {
    console.error(`No test file matches ${(only.length > 0 ? only : globs).join(', ')}`)
    return false
  }
  const files = orderLongestFirst(found, readTestTimes(timesFile))
  process.env.NODE_COMPILE_CACHE = compileCache
  const stream = run({
    files: files.map((file) => join(root, file)),
    concurrency: atOnce,
    timeout: timeoutMs,
    cwd: root,
  })
  let allPassed = true
  const seconds: Record<string, number> = {}
  stream.on('test:fail', ({ todo, skip }) => {
    if (todo === undefined && skip === undefined) allPassed = false
  })
  stream.on('test:summary', ({ file, success, duration_ms: durationMs }) => {
    if (!success) allPassed = false
    if (file !== undefined) seconds[file.replace(`${root}/`, '')] = durationMs / 1000
  })
  const reporter = process.env.CI === 'true' ? stream.compose(tap) : stream.compose(spec())
  for await (const text of reporter) process.stdout.write(text)
  writeTestTimes(timesFile, seconds)
  return allPassed
}
