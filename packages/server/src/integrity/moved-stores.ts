import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import { syncTree } from '../storage/sync-tree.ts'
import {
  findActive,
  inspectTable,
  type Part,
  parsePartName,
} from '../storage/time-series/parts/part-files.ts'

/**
 * Lists the stores of readings that a repair moved aside, by the names of their directories in the order of
 * their moves. The name of the directory alone tells that its parts are wanted, so that nothing can come
 * between noting it and moving it.
 */
export function listMovedStores(enginePath: string): string[] {
  const parent = dirname(enginePath)
  const prefix = movedPrefix(enginePath)
  const entries = existsSync(parent) ? readdirSync(parent, { withFileTypes: true }) : []
  return entries
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(prefix))
    .map(({ name }) => name)
    .sort()
}

/**
 * Moves the store aside. @returns the name of the directory where the store is now; undefined when none was
 * there.
 */
export function moveStoreAside(enginePath: string, clock: Clock): string | undefined {
  if (!existsSync(enginePath)) return undefined
  const moved = `${movedPrefix(enginePath)}${new Date(clock()).toISOString().replaceAll(/[:.]/g, '-')}`
  renameSync(enginePath, join(dirname(enginePath), moved))
  syncTree(dirname(enginePath), 'itself')
  return moved
}

function movedPrefix(enginePath: string): string {
  return `${basename(enginePath)}.damaged-`
}

/** Parts of readings in a store that was moved aside, and the numbers that mutations took there. */
export interface MovedParts {
  readonly parts: readonly (Part & { readonly path: string })[]
  readonly mutations: readonly number[]
}

/** Finds the parts of every table that has the columns of the readings, whatever became of its definition. */
export function findMovedParts(enginePath: string, moved: string): MovedParts {
  const tables = listTableDirectories(join(dirname(enginePath), moved, 'store')).map((directory) => {
    const names = readdirSync(directory)
    const parts = findActive(names.flatMap((name) => parsePartName(name) ?? []))
      .map((part) => ({ ...part, path: join(directory, part.name) }))
      .filter(({ path }) => isOfReadings(path))
    const mutations = names.flatMap((name) => Number(/^mutation_(\d+)\.txt$/.exec(name)?.[1] ?? 0) || [])
    return { parts, mutations: parts.length > 0 ? mutations : [] }
  })
  return {
    parts: tables.flatMap(({ parts }) => parts),
    mutations: tables.flatMap(({ mutations }) => mutations),
  }
}

/**
 * Copies parts to the place from which the engine attaches them. A copy that was begun before, and ended in
 * the middle, is made anew. The copies are on the disk when this returns, since their sources are no longer
 * looked at then.
 */
export function copyMovedParts(enginePath: string, { parts }: MovedParts): void {
  const target = inspectTable(enginePath, 'readings')
  if (typeof target === 'string') throw new Error(`the new table of readings is ${target}`)
  const detached = join(target.directory, 'detached')
  mkdirSync(detached, { recursive: true })
  for (const { name, path } of parts) {
    const begun = join(detached, `${name}.copying`) // no name of a part, so that no half of one is attached
    rmSync(begun, { recursive: true, force: true })
    cpSync(path, begun, { recursive: true })
    syncTree(begun)
    rmSync(join(detached, name), { recursive: true, force: true })
    renameSync(begun, join(detached, name))
  }
  syncTree(detached, 'itself')
}

function listTableDirectories(store: string): string[] {
  if (!existsSync(store)) return []
  const list = (path: string) =>
    readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  try {
    return list(store).flatMap(({ name }) =>
      list(join(store, name)).map((entry) => join(store, name, entry.name)),
    )
  } catch {
    return [] // `store` itself is no directory
  }
}

function isOfReadings(part: string): boolean {
  try {
    const columns = readFileSync(join(part, 'columns.txt'), 'utf8')
    return ['series', 'time', 'value', 'sequence'].every((name) => columns.includes(`\`${name}\` `))
  } catch {
    return false
  }
}
