import { inspect } from 'node:util'

/** One test that failed, or a file that did. */
export interface TestFailure {
  /** Path from the repository's root. */
  readonly file: string
  /** Line at which the test begins, from 1; none where the file itself failed. */
  readonly line: number | undefined
  /** Names of what the test lies in, from the outermost, and its own; empty where the file itself failed. */
  readonly names: readonly string[]
  /** What went wrong. */
  readonly text: string
}

/** Lines that are shown of a failure. */
const longestFailure = 60
/** Characters that are shown of a line. */
const longestLine = 400
/** Causes of causes that are told. */
const deepestCause = 4

/** A failure as it stands at the end of a run: where, which, and what was said, at most 60 lines. */
export function formatFailure({ file, line, names, text }: TestFailure, number: number): string {
  const place = line === undefined ? file : `${file}:${line}`
  const lines = boundLines(text.trimEnd().split('\n'), longestFailure)
  const title = names.length === 0 ? '' : `   ${names.join(' › ')}\n`
  return `${number}) ${place}\n${title}${lines.map((one) => `     ${one}\n`).join('')}`
}

/**
 * The message of what a test threw, which has the difference of an assertion in it, and the part of the stack
 * that is not Node's, with the causes behind it. What the runner wraps around it is left out.
 */
export function formatError(thrown: unknown, depth = 0): string {
  if (!(thrown instanceof Error)) return typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 3 })
  const { cause } = thrown
  if ('failureType' in thrown) return cause === undefined ? thrown.message : formatError(cause, depth)
  const own = (thrown.stack ?? thrown.message).split('\n').filter((line) => !/^\s+at .*\bnode:/.test(line))
  if (depth >= deepestCause) return own.join('\n')
  const inner = thrown instanceof AggregateError ? [...thrown.errors, cause] : [cause]
  const behind = inner
    .filter((one) => one !== undefined)
    .map((one) => `Because of ${formatError(one, depth + 1)}`)
  return [...own, ...behind].join('\n')
}

/** Cuts what is too long out of the middle of a text, and long lines at their end. */
export function boundLines(lines: readonly string[], most: number): string[] {
  const short = lines.map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line))
  if (short.length <= most) return short
  const end = Math.floor(most / 3)
  const start = most - end - 1
  return [...short.slice(0, start), `… ${short.length - start - end} lines …`, ...short.slice(-end)]
}
