import {
  type BlockRange,
  findActive,
  type Part,
  parseDetachedName,
  subtractRanges,
  type TableFiles,
} from '../storage/time-series/parts/part-files.ts'
import { formatTimes, type Loss } from './loss.ts'

/** A part that was there, with its content as far as known. */
export interface NotedPart extends BlockRange {
  readonly name: string
  readonly rows?: number
  readonly fromMs?: number
  readonly toMs?: number
}

/**
 * Finds the parts that the engine found sound when it opened a table: those on disk before, without those it
 * set aside then.
 */
export function findSoundParts(before: TableFiles, after: TableFiles): Part[] {
  const setAside = after.detached
    .filter((name) => !before.detached.includes(name))
    .map((name) => parseDetachedName(name)?.name)
  return before.parts.filter(({ name }) => !setAside.includes(name))
}

/**
 * Finds the inserts that are in no part any more. A merged part covers the numbers of its sources, so an
 * insert is lost when no part covers it. Numbers above all that were noted count as having no gap, except for
 * mutations, which take numbers too.
 * @param noted the parts at the last look; undefined when there was none.
 */
export function findMissingBlocks(
  noted: readonly NotedPart[] | undefined,
  present: readonly Part[],
  mutations: readonly number[],
): BlockRange[] {
  const top = Math.max(0, ...(noted ?? []).map(({ last }) => last))
  const newest = Math.max(0, ...present.map(({ last }) => last))
  const since = newest > top ? [{ first: top + 1, last: newest }] : []
  const taken = [...mutations, ...present.map(({ mutation }) => mutation)].map((number) => ({
    first: number,
    last: number,
  }))
  return [...subtractRanges(noted ?? [], present), ...subtractRanges(since, [...present, ...taken])]
}

/** Lists for each missing range its content, as far as that was noted. */
export function listMissing(missing: readonly BlockRange[], noted: readonly NotedPart[]): Loss[] {
  return missing.map((blocks) => {
    const parts = noted.filter(({ first, last }) => first <= blocks.last && blocks.first <= last)
    const known = parts.filter((part) => part.fromMs !== undefined)
    const subject = blocks.first === blocks.last ? `${blocks.first}` : `${blocks.first} to ${blocks.last}`
    const names = parts.map(({ name }) => name).join(', ')
    const text = `inserts ${subject} of the readings are missing${names && ` (part ${names})`}`
    const loss = { kind: 'missing', subject, text, blocks } as const
    if (known.length === 0) return loss
    const fromMs = Math.min(...known.map((part) => part.fromMs ?? 0))
    const toMs = Math.max(...known.map((part) => part.toMs ?? 0))
    const rows = known.reduce((sum, part) => sum + (part.rows ?? 0), 0)
    return { ...loss, fromMs, toMs, text: `${text}: ${rows} rows from ${formatTimes(fromMs, toMs)}` }
  })
}

/** Builds the notes of a table, with the known facts of its parts. */
export function noteParts(present: readonly Part[], known: readonly NotedPart[]): NotedPart[] {
  return findActive(present).map(({ name, first, last }) => ({
    ...known.find((part) => part.name === name),
    name,
    first,
    last,
  }))
}
