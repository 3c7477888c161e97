import type { FastifyBaseLogger } from 'fastify'
import type { CommitMark } from '../storage/commit-mark.ts'
import { DataDirectoryError } from '../storage/data-directory.ts'
import type { SequenceRepository } from '../storage/relational/sequence-repository.ts'
import type { StoreNoteRepository } from '../storage/relational/store-note-repository.ts'
import type { Alongside, Together } from '../storage/relational/transaction.ts'
import {
  StoreDamagedError,
  type TimeSeriesDriver,
} from '../storage/time-series/drivers/time-series-driver.ts'
import { checkPart, findSequenceFrom, readPartFacts } from '../storage/time-series/parts/part-facts.ts'
import { findActive, inspectTable, type TableFiles } from '../storage/time-series/parts/part-files.ts'
import { saveRollupProgress } from '../storage/time-series/statements/rollup-progress.ts'
import {
  describeMissing,
  findMissingBlocks,
  findSoundParts,
  type NotedPart,
  noteParts,
} from './find-missing.ts'
import {
  type AcknowledgedDamage,
  addLosses,
  type Damage,
  describeMissingNewest,
  describeUnfinished,
  formatLosses,
  type Loss,
  type ReadingsState,
} from './loss.ts'
import { listMovedStores, type MovedParts } from './moved-stores.ts'

/** What was there at the last look. */
interface StoredNote {
  readonly readings: readonly NotedPart[]
  readonly quarters: readonly NotedPart[]
  /** The highest sequence known to be stored. */
  readonly sequence: number
}

/** What the watch over the store of readings needs. */
export interface IntegrityParts {
  readonly notes: StoreNoteRepository
  readonly together: Together
  readonly sequences: SequenceRepository
  readonly mark: CommitMark
  /** Directory of the embedded engine; undefined when a server keeps the readings and looks after its own files. */
  readonly enginePath: string | undefined
}

const tables = ['readings', 'quarters'] as const
type Table = (typeof tables)[number]

/** Progress of summaries that no release ever writes: the summaries are made anew. */
const noSummaries = { untilMs: 0, sequence: 0, rules: 'the summaries were lost' }

/**
 * Notices that stored readings are gone or cannot be read, and remembers it until an operator acknowledges it (docs/adr/0012).
 *
 * The number of rows says nothing, since merging replaces rows. What must hold: each insert that was there is in some
 * part, and the highest acknowledged sequence, or a higher one, is stored.
 */
export class StoreIntegrity {
  readonly parts: IntegrityParts
  #noted: StoredNote | undefined
  #damage: Damage | undefined
  #acknowledged: readonly AcknowledgedDamage[]
  /** Names of the stores that were moved aside and taken over. */
  #taken: readonly string[]
  #before: Partial<Record<Table, TableFiles>> = {}
  #driver: TimeSeriesDriver | undefined
  #isUnavailable = false
  #logger: FastifyBaseLogger | undefined
  #unreadable = new Set<string>()
  #hasReport = false
  #onReport: (() => void) | undefined

  private constructor(
    parts: IntegrityParts,
    noted: StoredNote | undefined,
    damage: Damage | undefined,
    acknowledged: readonly AcknowledgedDamage[],
    taken: readonly string[],
  ) {
    this.parts = parts
    this.#noted = noted
    this.#damage = damage
    this.#acknowledged = acknowledged
    this.#taken = taken
  }

  /** Reads what was noted before. */
  static async load(parts: IntegrityParts): Promise<StoreIntegrity> {
    const { notes } = parts
    const noted = (await notes.read('readings.parts')) as StoredNote | null | undefined
    const damage = (await notes.read('readings.damage')) as Damage | null | undefined
    const acknowledged = (await notes.read('readings.acknowledged')) as AcknowledgedDamage[] | undefined
    const taken = (await notes.read('readings.taken')) as string[] | undefined
    return new StoreIntegrity(parts, noted ?? undefined, damage ?? undefined, acknowledged ?? [], taken ?? [])
  }

  get state(): ReadingsState {
    if (this.#isUnavailable) return 'unavailable'
    return this.#damage ? 'damaged' : 'ok'
  }

  /** What was found and not acknowledged yet. */
  get damage(): Damage | undefined {
    return this.#damage
  }

  /** What operators acknowledged, the oldest first. */
  get acknowledged(): readonly AcknowledgedDamage[] {
    return this.#acknowledged
  }

  /** The engine, when it could be opened. */
  get driver(): TimeSeriesDriver | undefined {
    return this.#driver
  }

  /** Parts that cannot be read. */
  get unreadableParts(): readonly string[] {
    return [...this.#unreadable]
  }

  /** Whether readings are known to have been stored. */
  get hasReadings(): boolean {
    return this.lastSequence > 0 || (this.#noted?.readings.length ?? 0) > 0
  }

  /** The highest sequence known to be stored; 0 when nothing is known. */
  get lastSequence(): number {
    return Math.max(this.parts.mark.sequence, this.#noted?.sequence ?? 0)
  }

  /**
   * Stores that a repair moved aside and did not take over, as it was ended before: what they hold is not lost. Until the next repair
   * takes them over, what is stored is not compared with what was: it is another store.
   * @returns names of directories, in the order of their moves.
   */
  listUnfinished(): string[] {
    const { enginePath } = this.parts
    if (enginePath === undefined) return []
    return listMovedStores(enginePath).filter((name) => !this.#taken.includes(name))
  }

  /**
   * Looks at the files before the engine opens them: from then on it merges, and a merge may close a gap.
   * @returns why it must not be opened: what it does not find it would make anew, and empty.
   */
  inspect(): string | undefined {
    const { enginePath } = this.parts
    if (enginePath === undefined) return undefined
    for (const table of tables) {
      const state = inspectTable(enginePath, table)
      if (typeof state !== 'string') this.#before[table] = state
      else if (table === 'readings' && this.hasReadings) {
        return state === 'undefined'
          ? `${enginePath} does not have the definition of the table of readings (metadata/lightfi/readings.sql), although readings were stored`
          : `${enginePath} does not have the directory with the readings, although readings were stored`
      }
    }
    return undefined
  }

  /** The store is refused as a whole. */
  async refuse(reason: string): Promise<void> {
    this.#isUnavailable = true
    await this.note(this.listUnfinished().map(describeUnfinished))
    await this.note([{ kind: 'store', subject: 'time-series', text: reason }])
  }

  /**
   * Compares what the engine opened with what is known to have been stored.
   * @throws DataDirectoryError when the relational store is older than the readings.
   */
  async examine(driver: TimeSeriesDriver): Promise<void> {
    this.#driver = driver
    await this.note(this.listUnfinished().map(describeUnfinished))
    if (this.listUnfinished().length > 0) {
      await this.#compareSequences(driver) // for what it refuses
      return
    }
    const losses: Loss[] = []
    const present: Partial<Record<Table, readonly NotedPart[]>> = {}
    for (const table of tables) {
      const { missing, parts } = this.#compare(table)
      present[table] = parts
      if (missing.length === 0) continue
      if (table === 'readings') losses.push(...missing)
      else await saveRollupProgress(driver, noSummaries)
    }
    losses.push(...(await this.#compareSequences(driver)))
    await this.note(losses)
    await this.#writeNote({ readings: present.readings ?? [], quarters: present.quarters ?? [] })
  }

  #compare(table: Table): { missing: Loss[]; parts: readonly NotedPart[] } {
    const { enginePath } = this.parts
    const after = enginePath === undefined ? 'undefined' : inspectTable(enginePath, table)
    if (typeof after === 'string') return { missing: [], parts: [] }
    const sound = findSoundParts(this.#before[table] ?? after, after)
    const noted = this.#noted?.[table] ?? []
    const blocks = findMissingBlocks(noted, sound, (this.#before[table] ?? after).mutations)
    // Summaries are dropped on purpose at times, which leaves gaps in their numbers.
    const missing =
      table === 'readings' ? blocks : blocks.filter(({ last }) => noted.some((part) => part.last >= last))
    return { missing: describeMissing(missing, noted), parts: noteParts(sound, noted) }
  }

  async #compareSequences(driver: TimeSeriesDriver): Promise<Loss[]> {
    const { mark, sequences } = this.parts
    const known = this.lastSequence
    const found = await this.#findSequenceFrom(driver, Math.max(known, 1))
    if (found === undefined) return []
    if (Math.max(found, known) >= (await sequences.peek('readings'))) {
      throw new DataDirectoryError(
        'lightfi.sqlite is older than the readings: it does not know the newest of them, and would give their places to others. Put lightfi.sqlite and the readings back from the same backup.',
      )
    }
    mark.note(found)
    return known === 0 || found > 0 ? [] : [describeMissingNewest(known)]
  }

  /** Notes what a store that was moved aside lacks of what was known to be in it. */
  async noteMissingFrom({ parts, mutations }: MovedParts): Promise<void> {
    const noted = this.#noted?.readings ?? []
    await this.note(describeMissing(findMissingBlocks(noted, parts, mutations), noted))
  }

  /** Notes when the newest readings are still missing after everything that could be had was attached. */
  async noteMissingNewest(driver: TimeSeriesDriver): Promise<void> {
    const known = this.lastSequence
    if (known === 0 || (await findSequenceFrom(driver, known)) > 0) return
    await this.note([describeMissingNewest(known)])
  }

  /** @returns undefined when the engine cannot read far enough to tell, which is noted. */
  async #findSequenceFrom(driver: TimeSeriesDriver, sequence: number): Promise<number | undefined> {
    try {
      return await findSequenceFrom(driver, sequence)
    } catch (error) {
      if (!(error instanceof StoreDamagedError)) throw error
      await this.findUnreadable()
      return undefined
    }
  }

  /** Remembers losses, and tells of those that are new. */
  async note(found: readonly Loss[]): Promise<void> {
    const known = this.#damage?.losses ?? []
    const losses = addLosses(known, found)
    if (losses.length === known.length) return
    this.#damage = { foundAtMs: this.#damage?.foundAtMs ?? Date.now(), losses }
    await this.parts.notes.write('readings.damage', this.#damage)
    this.#tell()
  }

  /** Has losses told from now on, beginning with those that are known. */
  watch(logger: FastifyBaseLogger): void {
    this.#logger = logger
    this.#tell()
  }

  #tell(): void {
    if (!this.#damage || !this.#logger) return
    const { losses } = this.#damage
    const outcome =
      this.state === 'unavailable' ? 'Readings are neither served nor taken' : 'Everything else is served'
    this.#logger.error(
      { event: 'readings.damaged', readings: this.state, losses },
      `stored readings are damaged: ${formatLosses(losses)}. ${outcome}; lightfi-server repair --dry-run says what can be done.`,
    )
  }

  /** The engine said that it met damaged files. */
  noteReport(): void {
    this.#hasReport = true
    this.#onReport?.()
  }

  /** Calls back when the engine reports damage, also when it has already. */
  onReport(callback: () => void): void {
    this.#onReport = callback
    if (this.#hasReport) callback()
  }

  /** Reads all parts of all tables, or those named, and notes which are damaged. */
  async findUnreadable(names?: ReadonlySet<string>): Promise<void> {
    const { enginePath } = this.parts
    const driver = this.#driver
    if (!driver || this.#isUnavailable) return
    const isReported = this.#hasReport
    this.#hasReport = false
    if (enginePath === undefined) {
      if (!isReported) return
      const text = 'the ClickHouse server reports damaged files; its log says which'
      await this.note([{ kind: 'unreadable', subject: 'ClickHouse', text }])
      return
    }
    for (const table of tables) {
      const state = inspectTable(enginePath, table)
      if (typeof state === 'string') continue
      for (const { name } of findActive(state.parts)) {
        if (names && !names.has(`${table} ${name}`)) continue
        const reason = await checkPart(driver, table, name)
        if (reason !== undefined) await this.#noteUnreadable(table, name, reason)
      }
    }
  }

  async #noteUnreadable(table: Table, name: string, reason: string): Promise<void> {
    if (table === 'readings') this.#unreadable.add(name)
    const what = table === 'readings' ? 'readings' : 'summaries, which the readings have all of,'
    const part = this.#noted?.[table].find((noted) => noted.name === name)
    await this.note([
      {
        kind: 'unreadable',
        subject: `${table} ${name}`,
        text: `part ${name} of the ${what} cannot be read: ${reason.replace(/^Code: \d+\. DB::Exception: /, '').slice(0, 200)}`,
        ...(part?.fromMs !== undefined && { fromMs: part.fromMs, toMs: part.toMs ?? part.fromMs }),
      },
    ])
  }

  /** Notes what is stored now, and what disappeared under the running engine. */
  async takeStock(): Promise<void> {
    const { enginePath } = this.parts
    if (!this.#driver || this.#isUnavailable || this.listUnfinished().length > 0) return
    const present: Record<Table, readonly NotedPart[]> = { readings: [], quarters: [] }
    for (const table of enginePath === undefined ? [] : tables) {
      const state = inspectTable(enginePath ?? '', table)
      const files = typeof state === 'string' ? [] : state.parts
      const noted = this.#noted?.[table] ?? []
      present[table] = noteParts(files, noted)
      if (table !== 'readings') continue
      const top = Math.max(0, ...noted.map(({ last }) => last))
      const missing = findMissingBlocks(noted, files, []).filter(({ last }) => last <= top)
      await this.note(describeMissing(missing, noted))
    }
    await this.#writeNote({ ...present, readings: await this.#addFacts(present.readings) })
  }

  async #addFacts(parts: readonly NotedPart[]): Promise<readonly NotedPart[]> {
    const driver = this.#driver
    const unknown = parts.filter(({ name, rows }) => rows === undefined && !this.#unreadable.has(name))
    if (!driver || unknown.length === 0 || this.#unreadable.size > 0) return parts
    const facts = await readPartFacts(
      driver,
      unknown.map(({ name }) => name),
    )
    return parts.map((part) => ({ ...part, ...facts.find(({ name }) => name === part.name) }))
  }

  async #writeNote(present: Record<Table, readonly NotedPart[]>): Promise<void> {
    const noted = { ...present, sequence: this.parts.mark.sequence }
    if (JSON.stringify(noted) === JSON.stringify(this.#noted)) return
    this.#noted = noted
    await this.parts.notes.write('readings.parts', noted)
  }

  /** Summaries are made anew at the next start. */
  async forgetSummaries(driver: TimeSeriesDriver): Promise<void> {
    await saveRollupProgress(driver, noSummaries)
  }

  /**
   * Ends the alarm: what is stored now is what there is.
   * @param driver the engine, which can be opened.
   * @param taken stores that were moved aside and taken over, so that they are never looked at again.
   * @param alongside stored with the end of the alarm, if there is one.
   */
  async acknowledge(
    driver: TimeSeriesDriver,
    taken: readonly string[],
    alongside?: Alongside,
  ): Promise<void> {
    this.#driver = driver
    this.parts.mark.reset(await findSequenceFrom(driver, 1))
    const damage = this.#damage
    if (damage) {
      const acknowledged = [...this.#acknowledged, { ...damage, acknowledgedAtMs: Date.now() }]
      const allTaken = [...this.#taken, ...taken]
      await this.parts.together(async (within) => {
        await within.notes.write('readings.acknowledged', acknowledged)
        await within.notes.write('readings.damage', null)
        await within.notes.write('readings.parts', null)
        await within.notes.write('readings.taken', allTaken)
        await alongside?.(within)
      })
      this.#acknowledged = acknowledged
      this.#taken = allTaken
      this.#damage = undefined
    }
    this.#isUnavailable = false
    this.#unreadable.clear()
    this.#noted = undefined
    await this.takeStock()
  }
}
