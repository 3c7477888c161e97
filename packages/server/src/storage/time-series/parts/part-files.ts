import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers of inserts, both included: each insert into a table takes the next number. */
export interface BlockRange {
  readonly first: number
  readonly last: number
}

/** A part of a table on disk; a merge makes one part of several, which covers their numbers. */
export interface Part extends BlockRange {
  /** The engine's name of the part, e.g. `all_1_24_5`. */
  readonly name: string
  /** The mutation that wrote it, which took a number too; 0 for none. */
  readonly mutation: number
}

/** The files of a table on disk. */
export interface TableFiles {
  readonly directory: string
  /** The parts, including those that the engine has replaced by a merge and not removed yet. */
  readonly parts: readonly Part[]
  /** The names of the directories that the engine, or somebody, set aside. */
  readonly detached: readonly string[]
  /** The numbers that mutations took. */
  readonly mutations: readonly number[]
}

/** The files of a table of the embedded engine, or the reason why it cannot be there as it should. */
export type TableState = TableFiles | 'undefined' | 'without data'

const partName = /^all_(\d+)_(\d+)_(\d+)(?:_(\d+))?$/

/** Parses the numbers in the name of a part; undefined for other names. */
export function parsePartName(name: string): Part | undefined {
  const [, first, last, , mutation] = partName.exec(name) ?? []
  if (first === undefined || last === undefined) return undefined
  return { name, first: Number(first), last: Number(last), mutation: Number(mutation ?? 0) }
}

/**
 * Parses the part in the name of a detached directory, e.g. `broken-on-start_all_1_24_5` or one with `_try1`
 * at the end.
 */
export function parseDetachedName(name: string): Part | undefined {
  const [found] = /all_\d+_\d+_\d+(?:_\d+)?(?=$|_try\d+$)/.exec(name) ?? []
  return found === undefined ? undefined : parsePartName(found)
}

/**
 * Inspects the files of a table of the embedded engine, whether or not the engine is open.
 * @param path directory of the engine.
 * @returns `undefined` (the word) when no definition of the table is there; `without data` when its directory
 *   is not.
 */
export function inspectTable(path: string, table: string): TableState {
  const definition = join(path, 'metadata', 'lightfi', `${table}.sql`)
  if (!existsSync(join(path, 'metadata', 'lightfi.sql')) || !existsSync(definition)) return 'undefined'
  const [, uuid] = /UUID '([\da-f-]{36})'/.exec(readFileSync(definition, 'utf8')) ?? []
  // The engine will say so.
  if (uuid === undefined) return { directory: '', parts: [], detached: [], mutations: [] }
  const directory = join(path, 'store', uuid.slice(0, 3), uuid)
  if (!isDirectory(directory)) return 'without data'
  const names = readdirSync(directory)
  const detached = join(directory, 'detached')
  return {
    directory,
    parts: names.flatMap((name) => parsePartName(name) ?? []),
    detached: isDirectory(detached) ? readdirSync(detached) : [],
    mutations: names.flatMap((name) => Number(/^mutation_(\d+)\.txt$/.exec(name)?.[1] ?? 0) || []),
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** Finds the parts that no other covers: those that the engine reads. */
export function findActive(parts: readonly Part[]): Part[] {
  return parts.filter(
    (part) =>
      !parts.some(
        (other) =>
          other !== part &&
          other.first <= part.first &&
          part.last <= other.last &&
          (other.last - other.first > part.last - part.first ||
            other.mutation > part.mutation ||
            levelOf(other) > levelOf(part)),
      ),
  )
}

function levelOf({ name }: Part): number {
  return Number(name.split('_')[3])
}

/** Subtracts the other ranges from some ranges, in rising order. */
export function subtractRanges(ranges: readonly BlockRange[], others: readonly BlockRange[]): BlockRange[] {
  const taken = [...others].sort((a, b) => a.first - b.first)
  return mergeRanges(ranges).flatMap((range) => {
    const left: BlockRange[] = []
    let next = range.first
    for (const { first, last } of taken) {
      if (last < next || first > range.last) continue
      if (first > next) left.push({ first: next, last: first - 1 })
      next = last + 1
    }
    if (next <= range.last) left.push({ first: next, last: range.last })
    return left
  })
}

function mergeRanges(ranges: readonly BlockRange[]): BlockRange[] {
  const merged: { first: number; last: number }[] = []
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
    const previous = merged.at(-1)
    if (previous && first <= previous.last + 1) previous.last = Math.max(previous.last, last)
    else merged.push({ first, last })
  }
  return merged
}
