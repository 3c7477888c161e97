import { relative } from 'node:path'
import type { EventData } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { boundLines, formatError, formatFailure, type TestFailure } from './format-failure.ts'

/** Failures, and tests that were skipped, that are told one by one. */
const longestList = 50
/** Lines of a file's output that are kept for its failures. */
const keptOutputLines = 40

/** What is known of one test file while it runs. */
interface FileProgress {
  /** Tests and suites by their id in the file's process. */
  readonly begun: Map<number, EventData.TestEnqueue>
  /** Those that have not ended; each that is left when the file ends is one that its end cut off. */
  readonly unfinished: Set<number>
  /** Last lines of its output and of what its tests said. */
  output: string
  failures: TestFailure[]
  tests: number
  /** Files whose tests it ran: itself, or those that share its process. */
  readonly files: Set<string>
}

/**
 * A reporter for Node's test runner: a line for each file when it ends, and after the last one every test
 * that was skipped, every failure with its message, and the counts. The end of the output is all that is kept
 * of many a run, so whatever went wrong stands there.
 *
 * @param root folder from which paths are told.
 * @param fileCount number of files that run.
 */
export async function* reportBriefly(
  events: AsyncIterable<TestEvent>,
  root: string,
  fileCount: number,
): AsyncGenerator<string, void> {
  const files = new Map<string, FileProgress>()
  const skipped: string[] = []
  const failures: TestFailure[] = []
  let ended = 0
  let counts: EventData.TestSummary['counts'] | undefined
  const findFile = (file = '') => {
    const path = relative(root, file)
    const known = files.get(path)
    if (known) return known
    const progress = {
      begun: new Map(),
      unfinished: new Set<number>(),
      output: '',
      failures: [],
      tests: 0,
      files: new Set<string>(),
    }
    files.set(path, progress)
    return progress
  }
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') {
      const progress = findFile(data.file)
      progress.output = keepEnd(progress.output + data.message)
    } else if (type === 'test:diagnostic' && data.entryFile !== undefined) {
      const progress = findFile(data.entryFile)
      progress.output = keepEnd(`${progress.output}${data.message}\n`)
    } else if (type === 'test:enqueue' && data.entryFile !== undefined) {
      const progress = findFile(data.entryFile)
      progress.begun.set(data.testId, data)
      progress.unfinished.add(data.testId)
    } else if (type === 'test:complete' && data.entryFile !== undefined) {
      noteTest(findFile(data.entryFile), data, skipped, root)
    } else if (type === 'test:complete') {
      const path = relative(root, data.file ?? data.name)
      const progress = findFile(data.file)
      noteEndOfFile(path, progress, data)
      failures.push(...progress.failures)
      ended += 1
      yield formatFile(path, progress, data, `[${ended}/${fileCount}]`)
    } else if (type === 'test:summary' && data.file === undefined) counts = data.counts
  }
  if (skipped.length > 0) yield formatList('Skipped', skipped)
  if (failures.length > 0) {
    yield formatOutputs(files)
    const blocks = failures.slice(0, longestList).map((one, index) => formatFailure(one, index + 1))
    yield `\nFailed\n\n${blocks.join('\n')}`
    const beyond = failures.length - longestList
    if (beyond > 0) yield `… and ${beyond} more\n`
  }
  if (counts) yield formatCounts(counts, failures.length)
}

function noteTest(progress: FileProgress, data: EventData.TestComplete, skipped: string[], root: string) {
  progress.unfinished.delete(data.testId)
  if (data.details.type !== 'suite') progress.tests += 1
  const file = relative(root, data.file ?? '')
  progress.files.add(file)
  // A file among several is a suite of its name.
  const names = listNames(progress, data).filter((name) => name !== file)
  const skip = data.skip
  if (skip !== undefined && skip !== false)
    skipped.push(`${file}: ${names.join(' › ')}${typeof skip === 'string' ? `: ${skip}` : ''}`)
  const { error, passed } = data.details
  if (passed || error === undefined || skip !== undefined || data.todo !== undefined) return
  // A suite that only says that something in it failed adds nothing to what that said.
  if (readFailureType(error) === 'subtestsFailed') return
  progress.failures.push({ file, line: data.line, names, text: formatError(error) })
}

/** A file that ended before its tests did, could not be loaded or has none, has failed by itself. */
function noteEndOfFile(path: string, progress: FileProgress, { details }: EventData.TestComplete) {
  const { error, passed } = details
  if (passed && progress.begun.size === 0) {
    progress.failures.push({ file: path, line: undefined, names: [], text: 'There is no test in it.' })
  }
  if (passed || error === undefined) return
  const cutOff = [...progress.unfinished].flatMap((id) => {
    const test = progress.begun.get(id)
    return test ? [listNames(progress, test).join(' › ')] : []
  })
  if (progress.failures.length > 0 && cutOff.length === 0) return
  const left =
    cutOff.length > 0 ? `\nIt had not ended: ${boundLines(cutOff, 20).join('\nIt had not ended: ')}` : ''
  progress.failures.push({ file: path, line: undefined, names: [], text: `${formatEnd(error)}${left}` })
}

function formatEnd(error: Error): string {
  const { exitCode, signal } = error as { exitCode?: number | null; signal?: string | null }
  if (typeof signal === 'string') return `The process of the file died of ${signal}.`
  if (typeof exitCode === 'number') return `The process of the file ended with ${exitCode}.`
  return formatError(error)
}

/** The names of what a test lies in, from the outermost, and its own. */
function listNames(progress: FileProgress, test: { name: string; parentId: number | undefined }): string[] {
  const parent = test.parentId === undefined ? undefined : progress.begun.get(test.parentId)
  return parent ? [...listNames(progress, parent), test.name] : [test.name]
}

function readFailureType(error: Error): unknown {
  return 'failureType' in error ? error.failureType : undefined
}

function keepEnd(output: string): string {
  const lines = output.split('\n')
  return lines.length <= keptOutputLines * 2 ? output : lines.slice(-keptOutputLines).join('\n')
}

function formatFile(
  path: string,
  progress: FileProgress,
  data: EventData.TestComplete,
  place: string,
): string {
  const seconds = (data.details.duration_ms / 1000).toFixed(1)
  const mark = progress.failures.length > 0 || !data.details.passed ? '✖' : '✔'
  const names = progress.failures
    .slice(0, longestList)
    .map(
      ({ file, names }) =>
        `    ✖ ${[...(file === path ? [] : [file]), ...names].join(' › ') || 'the file itself'}\n`,
    )
  const files = progress.files.size > 1 ? `${progress.files.size} files, ` : ''
  return `${place} ${mark} ${path} (${files}${progress.tests} tests, ${seconds} s)\n${names.join('')}`
}

function formatList(title: string, items: readonly string[]): string {
  const shown = items.slice(0, longestList).map((item) => `  ${item}\n`)
  const beyond = items.length - shown.length
  return `\n${title}\n${shown.join('')}${beyond > 0 ? `  … and ${beyond} more\n` : ''}`
}

/** The end of what files wrote whose tests failed. */
function formatOutputs(files: ReadonlyMap<string, FileProgress>): string {
  const written = [...files].filter(([, { failures, output }]) => failures.length > 0 && output.trim() !== '')
  return written
    .slice(0, longestList)
    .map(([path, { output }]) => {
      const lines = boundLines(output.trimEnd().split('\n').slice(-keptOutputLines), keptOutputLines)
      return `\nWritten by ${path}\n${lines.map((line) => `  ${line}\n`).join('')}`
    })
    .join('')
}

function formatCounts(counts: EventData.TestSummary['counts'], failed: number): string {
  const { tests, passed, cancelled, skipped, todo } = counts
  return `\n${tests} tests: ${passed} passed, ${failed} failed, ${cancelled} cancelled, ${skipped} skipped, ${todo} to do\n`
}
