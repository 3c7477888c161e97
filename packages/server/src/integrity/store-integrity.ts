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
  buildNewestLoss,
  buildSegmentLoss,
  buildUnfinishedLoss,
  type Damage,
  formatLosses,
  type Loss,
  type ReadingsState,
} from './loss.ts'
import { listMovedStores, type MovedParts } from './moved-stores.ts'
import { addFacts, type CountedTable, countedTables, PartInventory } from './part-inventory.ts'

/** The parts with which the store of readings is watched. */
export interface IntegrityParts {
  readonly notes: StoreNoteRepository
  readonly together: Together
  readonly sequences: SequenceRepository
  readonly mark: CommitMark
  readonly clock: Clock
  /**
   * The directory of the embedded engine; undefined when a server keeps the readings and looks after its own
   * files.
   */
  readonly enginePath: string | undefined
}

const markFailed = 'readings.mark could not be written; if the newest readings are lost, it may go unnoticed'

/** A progress of summaries that no release ever writes: the summaries are made anew. */
const noSummaries = { untilMs: 0, sequence: 0, rules: 'the summaries were lost' }

/**
 * Notices that stored readings are gone or cannot be read, and remembers it until an operator acknowledges it
 * (docs/adr/0012).
 *
 * The number of rows says nothing, since merging replaces rows. Two conditions must hold: each noted insert
 * is in some part, and the highest acknowledged sequence, or a higher one, is stored.
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

  /** Reads the notes of earlier processes. */
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

  /** The losses that were found and not acknowledged yet. */
  get damage(): Damage | undefined {
    return this.#record.damage
  }

  /** The losses that operators acknowledged, the oldest first. */
  get acknowledged(): readonly AcknowledgedDamage[] {
    return this.#record.acknowledged
  }

  /** The engine, when it could be opened. */
  get driver(): TimeSeriesDriver | undefined {
    return this.#driver
  }

  /** The parts that cannot be read. */
  get unreadableParts(): readonly string[] {
    return [...this.#unreadable]
  }

  /** True when readings are known to have been stored. */
  get hasReadings(): boolean {
    return this.lastSequence > 0 || this.#inventory.partsOf('readings').length > 0
  }

  /** The highest sequence that is known to be stored; 0 when nothing is known. */
  get lastSequence(): number {
    return Math.max(this.parts.mark.sequence, this.#inventory.sequence)
  }

  /**
   * Lists stores that a repair moved aside and did not take over, since it was ended before: their readings
   * are not lost. Until the next repair takes them over, the present store is not compared with the notes: it
   * is another store.
   * @returns names of directories, in the order of their moves.
   */
  listUnfinished(): string[] {
    const { enginePath } = this.parts
    if (enginePath === undefined) return []
    return listMovedStores(enginePath).filter((name) => !this.#record.hasTaken(name))
  }

  /**
   * Looks at the files before the engine opens them: from then on it merges, and a merge may close a gap.
   * @returns the reason why it must not be opened: it would make missing files anew, and empty.
   */
  inspect(): string | undefined {
    const { enginePath } = this.parts
    const state = this.#inventory.lookBefore()
    if (typeof state !== 'string' || !this.hasReadings) return undefined
    return state === 'undefined'
      ? `${enginePath} does not have the definition of the table of readings (metadata/lightfi/readings.sql), although readings were stored`
      : `${enginePath} does not have the directory with the readings, although readings were stored`
  }

  /** Refuses the store as a whole. */
  async refuse(reason: string): Promise<void> {
    this.#isUnavailable = true
    await this.#record.note(this.listUnfinished().map(buildUnfinishedLoss))
    await this.#record.note([{ kind: 'store', subject: 'time-series', text: reason }])
  }

  /**
   * Compares the tables that the engine opened with the readings that are known to have been stored.
   * @throws DataDirectoryError when the relational store is older than the readings.
   */
  async examine(driver: TimeSeriesDriver): Promise<void> {
    this.#driver = driver
    await this.#record.note(this.listUnfinished().map(buildUnfinishedLoss))
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
    return known === 0 || found > 0 ? [] : [buildNewestLoss(known)]
  }

  /** Notes that files of the journal are gone. @param names of them. */
  async noteMissingSegments(names: readonly string[]): Promise<void> {
    await this.#record.note(names.map(buildSegmentLoss))
  }

  /** Notes that the disk failed under the journal: until the next start no readings are taken. */
  noteReadOnly(): void {
    this.#isReadOnly = true
  }

  /** Notes the losses of a store that was moved aside. */
  async noteMissingFrom(moved: MovedParts): Promise<void> {
    await this.#record.note(this.#inventory.compareMoved(moved))
  }

  /** Notes when the newest readings are still missing after everything that could be saved was attached. */
  async noteMissingNewest(driver: TimeSeriesDriver): Promise<void> {
    const known = this.lastSequence
    if (known === 0 || (await findSequenceFrom(driver, known)) > 0) return
    await this.#record.note([buildNewestLoss(known)])
  }

  /**
   * Finds the highest stored sequence. @returns undefined when the engine cannot read far enough to tell,
   * which is noted.
   */
  async #findSequenceFrom(driver: TimeSeriesDriver, sequence: number): Promise<number | undefined> {
    try {
      return await findSequenceFrom(driver, sequence)
    } catch (error) {
      if (!(error instanceof StoreDamagedError)) throw error
      await this.findUnreadable()
      return undefined
    }
  }

  /** Reports losses from now on, beginning with those that are known. */
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

  /** Notes that the engine met damaged files. */
  noteReport(): void {
    this.#hasReport = true
    this.#onReport?.()
  }

  /** Calls back when the engine reports damage, also when it has already. */
  onReport(callback: () => void): void {
    this.#onReport = callback
    if (this.#hasReport) callback()
  }

  /** Reads all parts of all tables, or the named ones, and notes the damaged ones. */
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

  /** Notes the parts that are stored now, and those that disappeared under the running engine. */
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

  /** Forgets the summaries, so that they are made anew at the next start. */
  async forgetSummaries(driver: TimeSeriesDriver): Promise<void> {
    await saveRollupProgress(noSummaries).run(driver)
  }

  /**
   * Ends the alarm: the stored readings count as all readings from now on.
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
