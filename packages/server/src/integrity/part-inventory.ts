import type { StoreNoteRepository } from '../storage/relational/store-note-repository.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { TimeSeriesDriver } from '../storage/time-series/drivers/time-series-driver.ts'
import { readPartFacts } from '../storage/time-series/parts/part-facts.ts'
import { inspectTable, type TableFiles, type TableState } from '../storage/time-series/parts/part-files.ts'
import { findMissingBlocks, findSoundParts, listMissing, type NotedPart, noteParts } from './find-missing.ts'
import type { Loss } from './loss.ts'
import type { MovedParts } from './moved-stores.ts'

/** The tables of the engine whose parts are counted. */
export const countedTables = ['readings', 'quarters'] as const

/** One of these tables. */
export type CountedTable = (typeof countedTables)[number]

/** The parts of each table, with the known facts. */
type CountedParts = Readonly<Record<CountedTable, readonly NotedPart[]>>

/** The parts at the last look. */
interface InventoryNote extends CountedParts {
  /** The highest sequence that was known to be stored then. */
  readonly sequence: number
}

/** The findings of a look at a table. */
export interface TableLook {
  readonly missing: readonly Loss[]
  readonly parts: readonly NotedPart[]
}

const nothing: TableLook = { missing: [], parts: [] }

/** Knows the parts of the embedded engine, and those that are missing since the last look. */
export class PartInventory {
  readonly #notes: StoreNoteRepository
  readonly #enginePath: string | undefined
  #noted: InventoryNote | undefined
  #before: Partial<Record<CountedTable, TableFiles>> = {}

  private constructor(
    notes: StoreNoteRepository,
    enginePath: string | undefined,
    noted: InventoryNote | undefined,
  ) {
    this.#notes = notes
    this.#enginePath = enginePath
    this.#noted = noted
  }

  /** Reads the notes of the last look. @param enginePath undefined when a server looks after the files. */
  static async load(notes: StoreNoteRepository, enginePath: string | undefined): Promise<PartInventory> {
    const noted = (await notes.read('readings.parts')) as InventoryNote | null | undefined
    return new PartInventory(notes, enginePath, noted ?? undefined)
  }

  /** The highest sequence that was known to be stored at the last look; 0 when nothing is known. */
  get sequence(): number {
    return this.#noted?.sequence ?? 0
  }

  /** Returns the parts of a table at the last look. */
  partsOf(table: CountedTable): readonly NotedPart[] {
    return this.#noted?.[table] ?? []
  }

  /**
   * Looks at the files before the engine opens them: from then on it merges, and a merge may close a gap.
   * @returns the state of the readings; undefined when a server keeps them.
   */
  lookBefore(): TableState | undefined {
    const [readings] = countedTables.map((table) => {
      const state = this.#inspect(table)
      if (typeof state === 'object') this.#before[table] = state
      return state
    })
    return readings
  }

  /** Compares the tables that the engine has opened with the notes. */
  compareOpened(table: CountedTable): TableLook {
    const after = this.#inspect(table)
    if (typeof after !== 'object') return nothing
    const before = this.#before[table] ?? after
    const noted = this.partsOf(table)
    const sound = findSoundParts(before, after)
    const blocks = findMissingBlocks(noted, sound, before.mutations)
    // Summaries are dropped on purpose at times, which leaves gaps in their numbers.
    const missing =
      table === 'readings' ? blocks : blocks.filter(({ last }) => noted.some((part) => part.last >= last))
    return { missing: listMissing(missing, noted), parts: noteParts(sound, noted) }
  }

  /** Compares the files under the running engine with the notes. Missing summaries are made anew. */
  compareRunning(table: CountedTable): TableLook {
    const state = this.#inspect(table)
    if (state === undefined) return nothing
    const files = typeof state === 'string' ? [] : state.parts
    const noted = this.partsOf(table)
    const parts = noteParts(files, noted)
    if (table !== 'readings') return { missing: [], parts }
    const top = Math.max(0, ...noted.map(({ last }) => last))
    const missing = findMissingBlocks(noted, files, []).filter(({ last }) => last <= top)
    return { missing: listMissing(missing, noted), parts }
  }

  /** Finds the losses of a store that was moved aside. */
  compareMoved({ parts, mutations }: MovedParts): readonly Loss[] {
    const noted = this.partsOf('readings')
    return listMissing(findMissingBlocks(noted, parts, mutations), noted)
  }

  /** Notes the present parts. @param sequence the highest that is known to be stored. */
  async note(parts: CountedParts, sequence: number): Promise<void> {
    const noted = { ...parts, sequence }
    if (JSON.stringify(noted) === JSON.stringify(this.#noted)) return
    this.#noted = noted
    await this.#notes.write('readings.parts', noted)
  }

  /** Forgets the notes when the transaction commits: missing parts count as lost for good. */
  async forgetWith(within: Transaction): Promise<void> {
    await within.notes.write('readings.parts', null)
    within.afterCommit(() => this.forget())
  }

  /** Forgets the notes until the next look. */
  forget(): void {
    this.#noted = undefined
  }

  #inspect(table: CountedTable): TableState | undefined {
    return this.#enginePath === undefined ? undefined : inspectTable(this.#enginePath, table)
  }
}

/** Adds the content of parts, as far as that was not known. */
export async function addFacts(
  driver: TimeSeriesDriver,
  parts: readonly NotedPart[],
): Promise<readonly NotedPart[]> {
  const unknown = parts.filter(({ rows }) => rows === undefined).map(({ name }) => name)
  if (unknown.length === 0) return parts
  const facts = await readPartFacts(driver, unknown)
  return parts.map((part) => ({ ...part, ...facts.find(({ name }) => name === part.name) }))
}
