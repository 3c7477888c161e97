import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { pathToFileURL } from 'node:url'
import { buildGroupProgram, groupTests } from './group-tests.ts'
import { limitFiles } from './limit-files.ts'
import { reportBriefly } from './report-briefly.ts'
import { orderLongestFirst, readTestTimes, writeTestTimes } from './test-times.ts'

const root = join(import.meta.dirname, '..')

/**
 * Each test file is a process of its own that loads much the same modules: they are compiled once for all.
 */
const compileCache = join(root, '.cache', 'compiled')

/** The file that keeps how long each test took, so that the next run begins with the longest. */
const timesFile = join(root, '.cache', 'test-times.json')

/** The programs of files that share a process, from the root. */
const groupFolder = join('.cache', 'test-groups')

/** How to run a set of test files. */
export interface TestRun {
  /** Globs of the files, from the repository's root. */
  readonly globs: readonly string[]
  /** Leaves files out. */
  readonly exclude?: (file: string) => boolean
  /** Only files whose path contains one of these; all when empty. */
  readonly only: readonly string[]
  /** Processes that run at the same time: of a file, or of files that can share one. */
  readonly atOnce: number
  /** Longest time for one test, milliseconds. */
  readonly timeoutMs: number
  /** Longest time for one file, milliseconds: longer, so that a test that hangs is named by its own limit. */
  readonly fileLimitMs: number
  /** One line for each file instead of one for each test; in CI always. */
  readonly brief: boolean
}

/**
 * Runs test files with Node's test runner, the longest first, so that none is left alone at the end. Its
 * summary is the last thing printed.
 *
 * @returns whether there were tests and all passed.
 */
export async function runTests({
  globs,
  exclude,
  only,
  atOnce,
  timeoutMs,
  fileLimitMs,
  brief,
}: TestRun): Promise<boolean> {
  const found = globSync([...globs], { cwd: root, exclude: ['**/node_modules/**'] })
    .filter((file) => !exclude?.(file) && (only.length === 0 || only.some((part) => file.includes(part))))
    .sort()
  if (found.length === 0) {
    console.error(`No test file matches ${(only.length > 0 ? only : globs).join(', ')}`)
    return false
  }
  // Whoever names files wants to see them as they are alone.
  const programs = only.length > 0 ? found : putTogether(found)
  const files = orderLongestFirst(programs, readTestTimes(timesFile))
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
  stream.on('test:summary', ({ file, success, counts, duration_ms: durationMs }) => {
    // A file in which there is nothing to run could never fail.
    if (!success || counts.tests + counts.suites === 0) allPassed = false
    if (file !== undefined) seconds[file.replace(`${root}/`, '')] = durationMs / 1000
  })
  const tooLong: string[] = []
  limitFiles(stream, {
    limitMs: fileLimitMs,
    tell: (file) => tooLong.push(file),
    giveUp: (file) => {
      console.error(`${relative(root, file)} ran too long, and something that it started cannot be ended.`)
      process.exit(1)
    },
  })
  const isBrief = brief || process.env.CI === 'true'
  const reporter = isBrief ? reportBriefly(stream, root, files.length) : stream.compose(spec())
  for await (const text of reporter) process.stdout.write(text)
  for (const file of tooLong)
    console.error(`${relative(root, file)} was ended: it ran longer than ${fileLimitMs / 60_000} minutes.`)
  writeTestTimes(timesFile, seconds)
  return allPassed && tooLong.length === 0
}

/** Writes a program for each group of files that can share a process; it stands in for them. */
function putTogether(found: readonly string[]): string[] {
  const { groups, alone } = groupTests(found, (file) => readFileSync(join(root, file), 'utf8'))
  mkdirSync(join(root, groupFolder), { recursive: true })
  const programs = groups.map((group) => {
    const path = join(groupFolder, `${group.name}.test.mjs`)
    writeFileSync(
      join(root, path),
      buildGroupProgram(group, (file) => pathToFileURL(join(root, file)).href),
    )
    return path
  })
  return [...programs, ...alone]
}
