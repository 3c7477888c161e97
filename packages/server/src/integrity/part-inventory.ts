import type { StoreNoteRepository } from '../storage/relational/store-note-repository.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { TimeSeriesDriver } from '../storage/time-series/drivers/time-series-driver.ts'
import { readPartFacts } from '../storage/time-series/parts/part-facts.ts'
import { inspectTable, type TableFiles, type TableState } from '../storage/time-series/parts/part-files.ts'
import {
  describeMissing,
  findMissingBlocks,
  findSoundParts,
  type NotedPart,
  noteParts,
} from './find-missing.ts'
import type { Loss } from './loss.ts'
import type { MovedParts } from './moved-stores.ts'

/** The tables of the engine whose parts are counted. */
export const countedTables = ['readings', 'quarters'] as const

/** One of them. */
export type CountedTable = (typeof countedTables)[number]

/** The parts of each table, with what is known of them. */
type CountedParts = Readonly<Record<CountedTable, readonly NotedPart[]>>

/** What was there at the last look. */
interface InventoryNote extends CountedParts {
  /** The highest sequence known to be stored then. */
  readonly sequence: number
}

/** What a look at a table finds. */
export interface TableLook {
  readonly missing: readonly Loss[]
  readonly parts: readonly NotedPart[]
}

const nothing: TableLook = { missing: [], parts: [] }

/** Which parts the embedded engine has, and what is missing of those that were there at the last look. */
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

  /** Reads what was noted at the last look. @param enginePath undefined when a server looks after the files. */
  static async load(notes: StoreNoteRepository, enginePath: string | undefined): Promise<PartInventory> {
    const noted = (await notes.read('readings.parts')) as InventoryNote | null | undefined
    return new PartInventory(notes, enginePath, noted ?? undefined)
  }

  /** The highest sequence that was known to be stored at the last look; 0 when nothing is known. */
  get sequence(): number {
    return this.#noted?.sequence ?? 0
  }

  /** The parts of a table that were there at the last look. */
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

  /** Compares what the engine has opened with what was there. */
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
    return { missing: describeMissing(missing, noted), parts: noteParts(sound, noted) }
  }

  /** Compares what there is under the running engine with what was there. Summaries that are missing are made anew. */
  compareRunning(table: CountedTable): TableLook {
    const state = this.#inspect(table)
    if (state === undefined) return nothing
    const files = typeof state === 'string' ? [] : state.parts
    const noted = this.partsOf(table)
    const parts = noteParts(files, noted)
    if (table !== 'readings') return { missing: [], parts }
    const top = Math.max(0, ...noted.map(({ last }) => last))
    const missing = findMissingBlocks(noted, files, []).filter(({ last }) => last <= top)
    return { missing: describeMissing(missing, noted), parts }
  }

  /** What a store that was moved aside lacks of what was there. */
  compareMoved({ parts, mutations }: MovedParts): readonly Loss[] {
    const noted = this.partsOf('readings')
    return describeMissing(findMissingBlocks(noted, parts, mutations), noted)
  }

  /** Notes what there is now. @param sequence the highest that is known to be stored. */
  async note(parts: CountedParts, sequence: number): Promise<void> {
    const noted = { ...parts, sequence }
    if (JSON.stringify(noted) === JSON.stringify(this.#noted)) return
    this.#noted = noted
    await this.#notes.write('readings.parts', noted)
  }

  /** Forgets what was there when the transaction commits: what is missing of it counts as lost for good. */
  async forgetWith(within: Transaction): Promise<void> {
    await within.notes.write('readings.parts', null)
    within.afterCommit(() => this.forget())
  }

  /** Forgets what was there until the next note. */
  forget(): void {
    this.#noted = undefined
  }

  #inspect(table: CountedTable): TableState | undefined {
    return this.#enginePath === undefined ? undefined : inspectTable(this.#enginePath, table)
  }
}

/** Parts with what they hold, as far as that was not known. */
export async function addFacts(
  driver: TimeSeriesDriver,
  parts: readonly NotedPart[],
): Promise<readonly NotedPart[]> {
  const unknown = parts.filter(({ rows }) => rows === undefined).map(({ name }) => name)
  if (unknown.length === 0) return parts
  const facts = await readPartFacts(driver, unknown)
  return parts.map((part) => ({ ...part, ...facts.find(({ name }) => name === part.name) }))
}
