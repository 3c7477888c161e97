import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How long test files took when they last ran: seconds, by path from the repository's root. */
export type TestTimes = Readonly<Record<string, number>>

/** Reads the times of earlier runs; empty where there was none, or they cannot be read. */
export function readTestTimes(path: string): TestTimes {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as TestTimes
  } catch {
    return {} // it only decides the order
  }
}

/** Keeps how long files took, beside what is known of files that did not run this time. */
export function writeTestTimes(path: string, seconds: TestTimes): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify({ ...readTestTimes(path), ...seconds }, null, 1)}\n`)
}

/**
 * The guess for a file that never ran, by its name: a file that says it is slow, or drives a browser or
 * packed packages, is slow, and so are many files in one process, most of all where they start servers.
 */
const supposedSlow = 60
const supposedMiddling = 15
const supposedQuick = 1

/**
 * Sorts files by how long they took, the longest first; unknown ones by the guess from their name. Files that
 * take equally long keep their order.
 */
export function orderLongestFirst(files: readonly string[], times: TestTimes): string[] {
  const guess = (file: string) => {
    if (/\.slow\.test\.ts$|\.prove\.ts$|-servers-\d+\.test\.mjs$/.test(file)) return supposedSlow
    return /^(e2e|compat|examples|demo|\.cache)\//.test(file) ? supposedMiddling : supposedQuick
  }
  return files.toSorted((a, b) => (times[b] ?? guess(b)) - (times[a] ?? guess(a)))
}
