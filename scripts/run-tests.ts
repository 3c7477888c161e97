import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { join } from 'node:path'

/** Each test file is a process of its own that loads much the same modules: they are compiled once for all. */
const compileCache = join(import.meta.dirname, '..', '.cache', 'compiled')

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
 * Runs test files with Node's test runner. Its summary is the last thing printed.
 *
 * @returns whether there were tests and all passed.
 */
export async function runTests({ globs, exclude, only, atOnce, timeoutMs }: TestRun): Promise<boolean> {
  const files = globSync([...globs], { exclude: ['**/node_modules/**'] })
    .filter((file) => !exclude?.(file) && (only.length === 0 || only.some((part) => file.includes(part))))
    .sort()
  if (files.length === 0) {
    console.error(`No test file matches ${(only.length > 0 ? only : globs).join(', ')}`)
    return false
  }
  const reporter = process.env.CI === 'true' ? 'tap' : 'spec'
  const child = spawn(
    process.execPath,
    [
      '--test',
      `--test-reporter=${reporter}`,
      `--test-concurrency=${atOnce}`,
      `--test-timeout=${timeoutMs}`,
      ...files,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: compileCache } },
  )
  const [exitCode] = await once(child, 'exit')
  return exitCode === 0
}
