import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { CommitMark } from '../storage/commit-mark.ts'
import { DataDirectoryError } from '../storage/data-directory.ts'
import type { SequenceRepository } from '../storage/relational/sequence-repository.ts'
import type { StoreNoteRepository } from '../storage/relational/store-note-repository.ts'
import type { Alongside, Together } from '../storage/relational/transaction.ts'
import {
  StoreDamagedError,
  type TimeSeriesDriver,
} from '../storage/time-series/drivers/time-series-driver.ts'
import { checkPart, findSequenceFrom } from '../storage/time-series/parts/part-facts.ts'
import { findActive, inspectTable } from '../storage/time-series/parts/part-files.ts'
import { saveRollupProgress } from '../storage/time-series/statements/rollup-progress.ts'
import { DamageRecord } from './damage-record.ts'
import {
  type AcknowledgedDamage,
  type Damage,
  describeMissingNewest,
  describeMissingSegment,
  describeUnfinished,
  formatLosses,
  type Loss,
  type ReadingsState,
} from './loss.ts'
import { listMovedStores, type MovedParts } from './moved-stores.ts'
import { addFacts, type CountedTable, countedTables, PartInventory } from './part-inventory.ts'

/** What the watch over the store of readings needs. */
export interface IntegrityParts {
  readonly notes: StoreNoteRepository
  readonly together: Together
  readonly sequences: SequenceRepository
  readonly mark: CommitMark
  readonly clock: Clock
  /** Directory of the embedded engine; undefined when a server keeps the readings and looks after its own files. */
  readonly enginePath: string | undefined
}

const markFailed = 'readings.mark could not be written; if the newest readings are lost, it may go unnoticed'

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
  readonly #inventory: PartInventory
  readonly #record: DamageRecord
  #driver: TimeSeriesDriver | undefined
  #isUnavailable = false
  #isReadOnly = false
  #unreadable = new Set<string>()
  #hasReport = false
  #onReport: (() => void) | undefined

  private constructor(parts: IntegrityParts, inventory: PartInventory, record: DamageRecord) {
    this.parts = parts
    this.#inventory = inventory
    this.#record = record
  }

  /** Reads what was noted before. */
  static async load(parts: IntegrityParts): Promise<StoreIntegrity> {
    const { notes, clock, enginePath } = parts
    const inventory = await PartInventory.load(notes, enginePath)
    return new StoreIntegrity(parts, inventory, await DamageRecord.load(notes, clock))
  }

  get state(): ReadingsState {
    if (this.#isUnavailable) return 'unavailable'
    if (this.#isReadOnly) return 'read_only'
    return this.damage ? 'damaged' : 'ok'
  }

  /** What was found and not acknowledged yet. */
  get damage(): Damage | undefined {
    return this.#record.damage
  }

  /** What operators acknowledged, the oldest first. */
  get acknowledged(): readonly AcknowledgedDamage[] {
    return this.#record.acknowledged
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
    return this.lastSequence > 0 || this.#inventory.partsOf('readings').length > 0
  }

  /** The highest sequence known to be stored; 0 when nothing is known. */
  get lastSequence(): number {
    return Math.max(this.parts.mark.sequence, this.#inventory.sequence)
  }

  /**
   * Stores that a repair moved aside and did not take over, as it was ended before: what they hold is not lost. Until the next repair
   * takes them over, what is stored is not compared with what was: it is another store.
   * @returns names of directories, in the order of their moves.
   */
  listUnfinished(): string[] {
    const { enginePath } = this.parts
    if (enginePath === undefined) return []
    return listMovedStores(enginePath).filter((name) => !this.#record.hasTaken(name))
  }

  /**
   * Looks at the files before the engine opens them: from then on it merges, and a merge may close a gap.
   * @returns why it must not be opened: what it does not find it would make anew, and empty.
   */
  inspect(): string | undefined {
    const { enginePath } = this.parts
    const state = this.#inventory.lookBefore()
    if (typeof state !== 'string' || !this.hasReadings) return undefined
    return state === 'undefined'
      ? `${enginePath} does not have the definition of the table of readings (metadata/lightfi/readings.sql), although readings were stored`
      : `${enginePath} does not have the directory with the readings, although readings were stored`
  }

  /** The store is refused as a whole. */
  async refuse(reason: string): Promise<void> {
    this.#isUnavailable = true
    await this.#record.note(this.listUnfinished().map(describeUnfinished))
    await this.#record.note([{ kind: 'store', subject: 'time-series', text: reason }])
  }

  /**
   * Compares what the engine opened with what is known to have been stored.
   * @throws DataDirectoryError when the relational store is older than the readings.
   */
  async examine(driver: TimeSeriesDriver): Promise<void> {
    this.#driver = driver
    await this.#record.note(this.listUnfinished().map(describeUnfinished))
    if (this.listUnfinished().length > 0) {
      await this.#compareSequences(driver) // for what it refuses
      return
    }
    const [readings, quarters] = [
      this.#inventory.compareOpened('readings'),
      this.#inventory.compareOpened('quarters'),
    ]
    if (quarters.missing.length > 0) await this.forgetSummaries(driver)
    await this.#record.note([...readings.missing, ...(await this.#compareSequences(driver))])
    await this.#inventory.note(
      { readings: readings.parts, quarters: quarters.parts },
      this.parts.mark.sequence,
    )
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

  /** Files of the journal are gone. @param names of them. */
  async noteMissingSegments(names: readonly string[]): Promise<void> {
    await this.#record.note(names.map(describeMissingSegment))
  }

  /** The disk failed under the journal: until the next start no readings are taken. */
  noteReadOnly(): void {
    this.#isReadOnly = true
  }

  /** Notes what a store that was moved aside lacks of what was known to be in it. */
  async noteMissingFrom(moved: MovedParts): Promise<void> {
    await this.#record.note(this.#inventory.compareMoved(moved))
  }

  /** Notes when the newest readings are still missing after everything that could be had was attached. */
  async noteMissingNewest(driver: TimeSeriesDriver): Promise<void> {
    const known = this.lastSequence
    if (known === 0 || (await findSequenceFrom(driver, known)) > 0) return
    await this.#record.note([describeMissingNewest(known)])
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

  /** Has losses told from now on, beginning with those that are known. */
  watch(logger: FastifyBaseLogger): void {
    this.parts.mark.watch((err) => logger.warn({ err }, markFailed))
    this.#record.watch((losses) => {
      const outcome =
        this.state === 'unavailable' ? 'Readings are neither served nor taken' : 'Everything else is served'
      logger.error(
        { event: 'readings.damaged', readings: this.state, losses },
        `stored readings are damaged: ${formatLosses(losses)}. ${outcome}; lightfi-server repair --dry-run says what can be done.`,
      )
    })
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
      await this.#record.note([{ kind: 'unreadable', subject: 'ClickHouse', text }])
      return
    }
    for (const table of countedTables) {
      const state = inspectTable(enginePath, table)
      if (typeof state === 'string') continue
      for (const { name } of findActive(state.parts)) {
        if (names && !names.has(`${table} ${name}`)) continue
        const reason = await checkPart(driver, table, name)
        if (reason !== undefined) await this.#noteUnreadable(table, name, reason)
      }
    }
  }

  async #noteUnreadable(table: CountedTable, name: string, reason: string): Promise<void> {
    if (table === 'readings') this.#unreadable.add(name)
    const what = table === 'readings' ? 'readings' : 'summaries, which the readings have all of,'
    const part = this.#inventory.partsOf(table).find((noted) => noted.name === name)
    await this.#record.note([
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
    const driver = this.#driver
    if (!driver || this.#isUnavailable || this.listUnfinished().length > 0) return
    const [readings, quarters] = [
      this.#inventory.compareRunning('readings'),
      this.#inventory.compareRunning('quarters'),
    ]
    await this.#record.note(readings.missing)
    const isReadable = this.#unreadable.size === 0
    const known = isReadable ? await addFacts(driver, readings.parts) : readings.parts
    await this.#inventory.note({ readings: known, quarters: quarters.parts }, this.parts.mark.sequence)
  }

  /** Summaries are made anew at the next start. */
  async forgetSummaries(driver: TimeSeriesDriver): Promise<void> {
    await saveRollupProgress(noSummaries).run(driver)
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
    const { damage } = this
    if (damage) {
      await this.parts.together(async (within) => {
        await this.#record.acknowledge(within, damage, taken)
        await this.#inventory.forgetWith(within)
        await alongside?.(within)
      })
    } else this.#inventory.forget()
    this.#isUnavailable = false
    this.#unreadable.clear()
    await this.takeStock()
  }
}
