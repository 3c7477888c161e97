import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, type Diagnostics } from 'recheck'
import {
  type CollectedPatterns,
  collectPatterns,
  collectSchemaPatterns,
  type FoundPattern,
} from './collect-patterns.ts'
import { type PatternException, patternExceptions } from './pattern-exceptions.ts'
import type { SafePatterns } from './safe-patterns.ts'

/** Code that users run, or copy. */
const sources = ['packages/*/*', 'packages/*/src/**/*', 'demo/**/*', 'examples/**/*']
const document = 'packages/contract/openapi.json'
/**
 * Milliseconds, of one pattern; most take some tens. An attack that takes too long counts as found, so its
 * limit is generous: a busy machine must not make a good pattern look bad.
 */
export const patternLimits = {
  timeout: 60_000,
  seedingTimeout: null,
  incubationTimeout: null,
  attackTimeout: 10_000,
}

/** The findings of {@link findSlowPatterns}. */
export interface PatternFindings {
  /** Number of different patterns that were checked. */
  readonly checked: number
  /** One for each place, with an input that shows it. */
  readonly faults: readonly string[]
}

/**
 * Looks for regular expressions whose time grows faster than the text they are given, in the sources and in
 * the schemas of the contract below `root`. Tests are left out: nobody else's text comes there. An expression
 * that is put together at run time has to be listed.
 *
 * @param safe patterns that need no judging any more; it is told those that were found to be safe.
 */
export async function findSlowPatterns(
  root: string,
  exceptions: readonly PatternException[] = patternExceptions,
  safe: SafePatterns = new Set<string>(),
): Promise<PatternFindings> {
  const files = globSync(
    sources.map((folder) => `${folder}.{ts,js,mjs}`),
    { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', '**/*.test.ts', '**/*.prove.ts'] },
  )
  const collected = files.map((file) => collectPatterns(file, readFileSync(join(root, file), 'utf8')))
  const schemas = globSync(document, { cwd: root }).flatMap((file) =>
    collectSchemaPatterns(file, JSON.parse(readFileSync(join(root, file), 'utf8'))),
  )
  return judgePatterns(
    {
      found: [...collected.flatMap(({ found }) => found), ...schemas],
      computed: collected.flatMap(({ computed }) => computed),
    },
    exceptions,
    safe,
  )
}

/** Checks patterns that were found; {@link findSlowPatterns} says how. */
export async function judgePatterns(
  { found, computed }: CollectedPatterns,
  exceptions: readonly PatternException[],
  safe: SafePatterns = new Set<string>(),
): Promise<PatternFindings> {
  const unused = new Set(exceptions)
  const isExcepted = (place: string, pattern: string) => {
    const exception = exceptions.find((one) => place.startsWith(`${one.file}:`) && one.pattern === pattern)
    if (exception) unused.delete(exception)
    return exception !== undefined
  }
  const unknown = computed
    .filter(({ place, expression }) => !isExcepted(place, expression))
    .map(({ place, expression }) => `${place}: ${expression} is put together at run time: list what it makes`)
  const inPlaceOfComputed = exceptions.flatMap(({ file, checkedAs = [] }) =>
    checkedAs.map((source) => ({ place: `${file} (as listed)`, source, flags: 'u' })),
  )
  const wanted = found.filter(({ place, source, flags }) => !isExcepted(place, `/${source}/${flags}`))
  const groups = Map.groupBy([...wanted, ...inPlaceOfComputed], ({ source, flags }) => `/${source}/${flags}`)
  const faults = await Promise.all(groups.values().map((alike) => judgeAlike(alike, safe)))
  const stale = unused
    .values()
    .map(({ file, pattern }) => `${file}: ${pattern} is listed as an exception, but is not there any more`)
  return { checked: groups.size, faults: [...unknown, ...faults.flat(), ...stale] }
}

/** The faults of one pattern, at each of its places. */
async function judgeAlike(alike: readonly FoundPattern[], safe: SafePatterns): Promise<string[]> {
  const [{ source, flags } = { source: '', flags: '' }] = alike
  const pattern = `/${source}/${flags}`
  if (safe.has(pattern)) return []
  const verdict = await check(source, flags, patternLimits)
  if (verdict.status === 'safe') {
    safe.add(pattern)
    return []
  }
  return alike.map(({ place }) => `${place}: ${pattern} ${formatFault(verdict)}`)
}

function formatFault(verdict: Exclude<Diagnostics, { status: 'safe' }>): string {
  if (verdict.status === 'unknown') return `cannot be judged: ${verdict.error.kind}`
  return `takes ${verdict.complexity.summary} time, for example for ${verdict.attack.pattern}`
}
