import { StoreBusyError } from '../drivers/time-series-driver.ts'
import type { StoredReading } from '../reading.ts'
import { rowBytes } from '../reading-rows.ts'
import type { ReadingScope, Statement } from '../statement.ts'
import type { ReaderOfWork, ReadingReader, TimeSeries } from '../time-series.ts'
import { Backlog } from './backlog.ts'
import type { Journal } from './journal.ts'
import type { JournalFailedError } from './journal-writer.ts'

/** The rules by which the engine takes in the readings of the journal. */
export interface TakeRules {
  /** The gathered rows: a large piece costs little more than a small one. */
  readonly rows: number
  /**
   * The milliseconds since the first of them. In a quiet building each insert of the engine's costs the disk
   * 100 kB and more.
   */
  readonly afterMs: number
  /**
   * The rows beyond which nothing is taken in until the engine has some: 28 MB in memory, and twice as much
   * while it takes them.
   */
  readonly maxRows: number
  /** The milliseconds until it is tried again after a failure. */
  readonly retryMs: number
}

const usualRules: TakeRules = { rows: 100_000, afterMs: 300_000, maxRows: 1_000_000, retryMs: 5_000 }

/** The engine behind the journal. */
export interface EngineBehind extends ReadingReader {
  /** Stores rows together, durably; at most a million. */
  insertRows(pieces: readonly Uint8Array[]): Promise<void>
  close(): Promise<void>
}

/** Is told about failures that those who post and read do not see. */
export interface JournalWatcher {
  /**
   * The engine cannot take in the readings of the journal, which is tried again; `undefined`: it can again.
   */
  onBehind(error: unknown): void
  /** Nothing is taken in any more until the next start. */
  onFailed(error: JournalFailedError): void
}

/** The figures of a journal. */
export interface JournalFigures {
  /** The readings that the engine has not taken in. */
  readonly waitingReadings: number
  /** How long the oldest of them has been waiting, milliseconds. */
  readonly waitingMs: number
  /** The files that hold acknowledged readings. */
  readonly files: number
  /** True when the engine could not take them in when it was tried last. */
  readonly isBehind: boolean
}

/**
 * The time-series port with a journal in front of an engine: readings are acknowledged when the journal has
 * them on its disk, and the engine takes them in large pieces, by size, by time, or because a statement needs
 * them (docs/adr/0015).
 */
export class JournaledTimeSeries implements TimeSeries {
  readonly #engine: EngineBehind
  readonly #journal: Journal
  readonly #rules: TakeRules
  /** The rows that the engine is taking now. */
  #taking: { readonly backlog: Backlog; readonly done: Promise<void> } | undefined
  #waiting = new Backlog()
  #timer: NodeJS.Timeout | undefined
  #watcher: JournalWatcher | undefined
  #isBehind = false
  #isClosed = false
  /** The append under way. */
  #appending: Promise<unknown> = Promise.resolve()
  #hasToldFailure = false

  /** @param journal that has nothing but the readings that are taken in here. */
  constructor(engine: EngineBehind, journal: Journal, rules: Partial<TakeRules> = {}) {
    this.#engine = engine
    this.#journal = journal
    this.#rules = { ...usualRules, ...rules }
  }

  get hasWholeFiles(): boolean {
    return this.#engine.hasWholeFiles
  }

  /** The figures of what waits for the engine. */
  get figures(): JournalFigures {
    const parts = [this.#taking?.backlog, this.#waiting].filter((part) => part !== undefined)
    const sinceMs = Math.min(...parts.map((part) => part.sinceMs ?? Number.POSITIVE_INFINITY))
    return {
      waitingReadings: parts.reduce((sum, { byteLength }) => sum + byteLength, 0) / rowBytes,
      waitingMs: sinceMs === Number.POSITIVE_INFINITY ? 0 : performance.now() - sinceMs,
      files: this.#journal.fileCount,
      isBehind: this.#isBehind,
    }
  }

  /** Reports failures from now on. */
  watch(watcher: JournalWatcher): void {
    this.#watcher = watcher
    this.#tellFailure()
  }

  /**
   * @throws the errors of {@link Journal.append}; the errors of the engine, when so much waits that nothing
   *   more is taken.
   */
  async append(readings: readonly StoredReading[], sequence: number): Promise<void> {
    if (readings.length === 0) return
    if (this.#isClosed) throw new StoreBusyError('the store is being closed')
    await this.#makeRoom(readings.length)
    const writing = this.#write(readings, sequence)
    this.#appending = writing.catch(() => undefined)
    const rows = await writing
    this.#waiting.add(rows) // the engine may have the rows before by now
    // While the engine cannot take anything, it is tried at the pace of the retries.
    if (this.#waiting.byteLength >= this.#rules.rows * rowBytes && !this.#isBehind) this.#takeInBehind()
    else this.#timer ??= this.#startTimer(this.#rules.afterMs)
  }

  async run<Result>(statement: Statement<Result>): Promise<Result> {
    await this.#takeInFor(statement.needs)
    return this.#engine.run(statement)
  }

  readFor(reader: ReaderOfWork): ReadingReader {
    const engine = this.#engine.readFor(reader)
    return {
      hasWholeFiles: engine.hasWholeFiles,
      readFor: (other) => this.readFor(other),
      run: async (statement) => {
        await this.#takeInFor(statement.needs)
        return engine.run(statement)
      },
    }
  }

  /**
   * Makes the engine take in everything that was acknowledged.
   * @throws the errors of the engine; then all of it still waits.
   */
  async takeIn(): Promise<void> {
    await this.#taking?.done
    await (this.#waiting.byteLength > 0 ? this.#take() : this.#taking?.done)
  }

  /**
   * Makes the engine take in everything, and lets go of all segments, so that no start finds anything in
   * them.
   */
  async settle(): Promise<void> {
    await this.takeIn()
    this.#journal.releaseAll()
  }

  /** Closes everything. Readings that the engine could not take stay in the journal for the next start. */
  async close(): Promise<void> {
    this.#isClosed = true
    try {
      await this.#appending
      if (!this.#journal.failure) await this.settle()
    } catch {
      // The watcher was told.
    } finally {
      clearTimeout(this.#timer)
      await this.#journal.close()
      await this.#engine.close()
    }
  }

  async #write(readings: readonly StoredReading[], sequence: number): Promise<Buffer> {
    try {
      return await this.#journal.append(readings, sequence)
    } finally {
      this.#tellFailure()
    }
  }

  #tellFailure(): void {
    const { failure } = this.#journal
    if (!failure || !this.#watcher || this.#hasToldFailure) return
    this.#hasToldFailure = true
    this.#watcher.onFailed(failure)
  }

  async #takeInFor(scope: ReadingScope | undefined): Promise<void> {
    if (!scope) return
    // What waits now may be taken by another before this goes on: both are looked at now.
    if (this.#waiting.touches(scope)) await this.takeIn()
    else if (this.#taking?.backlog.touches(scope)) await this.#taking.done
  }

  /**
   * Makes room. All waiting rows are one insert at the most, also when the engine could not take a part of
   * them.
   */
  async #makeRoom(rows: number): Promise<void> {
    const maxBytes = this.#rules.maxRows * rowBytes
    const countBytes = () => this.#waiting.byteLength + (this.#taking?.backlog.byteLength ?? 0)
    while (countBytes() > 0 && countBytes() + rows * rowBytes > maxBytes) await this.takeIn()
  }

  /** Makes the engine take the waiting rows, one piece after the other; later callers wait for the same. */
  #take(): Promise<void> {
    if (this.#taking) return this.#taking.done
    clearTimeout(this.#timer)
    this.#timer = undefined
    const backlog = this.#waiting
    this.#waiting = new Backlog()
    const done = this.#insert(backlog)
    this.#taking = { backlog, done }
    return done
  }

  async #insert(backlog: Backlog): Promise<void> {
    try {
      await this.#engine.insertRows(backlog.pieces)
    } catch (error) {
      for (const piece of this.#waiting.pieces) backlog.add(piece) // it keeps its own, earlier time
      this.#waiting = backlog
      clearTimeout(this.#timer) // of a reading that came meanwhile, and waits longer
      this.#timer = this.#startTimer(this.#rules.retryMs)
      this.#noteBehind(error)
      throw error
    } finally {
      this.#taking = undefined
    }
    this.#noteBehind(undefined)
    this.#release(backlog.lastSequence)
  }

  /**
   * Releases segments, since the engine has the rows. A segment that cannot be released now goes with a later
   * one.
   */
  #release(throughSequence: number): void {
    try {
      this.#journal.release(throughSequence)
    } catch {
      this.#tellFailure()
    }
  }

  #noteBehind(error: unknown): void {
    const isBehind = error !== undefined
    if (isBehind !== this.#isBehind) this.#watcher?.onBehind(error)
    this.#isBehind = isBehind
  }

  #startTimer(ms: number): NodeJS.Timeout | undefined {
    if (this.#isClosed) return undefined
    return setTimeout(() => this.#takeInBehind(), ms).unref()
  }

  /** Makes the engine take rows without a caller: a failure is told to the watcher, and it is tried again. */
  #takeInBehind(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.takeIn().catch(() => undefined)
  }
}
