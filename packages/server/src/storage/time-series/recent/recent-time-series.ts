import { type Clock, systemClock } from '../../../clock.ts'
import { isOurMistake } from '../../../is-our-mistake.ts'
import { lateInsertMs, StoreUnreachableError } from '../drivers/time-series-driver.ts'
import type { StoredReading } from '../reading.ts'
import type { Answer, Statement } from '../statement.ts'
import { readColumns } from '../statements/series-columns.ts'
import type { ReaderOfWork, ReadingReader, TimeSeries } from '../time-series.ts'
import { RecentMemory, type RecentRules } from './recent-memory.ts'
import type { RecentSeries } from './recent-series.ts'

/** Two days, and 16 bytes for each datum: at one a minute 64 MiB are some 1,300 series. */
export const usualRecentRules: RecentRules = {
  windowMs: 48 * 60 * 60 * 1000,
  maxBytes: 64 * 1024 ** 2,
  maxDataPerSeries: 20_000,
}

/** Data that a statement is worked out of: some ten milliseconds in which nobody else is served. */
const maxDataPerStatement = 300_000

/** The series of one statement; more would push out those that others read. */
const maxSeriesPerStatement = 500

/**
 * The time-series port with the newest data in memory in front of a store: statements that can be worked out
 * from them need no engine. People look at the last day most, and an engine takes some milliseconds however
 * little it reads.
 */
export class RecentTimeSeries implements TimeSeries {
  readonly #store: TimeSeries
  readonly #memory: RecentMemory
  /** The time until which a commit without an answer may still be stored, by `performance.now()`. */
  #uncertainUntilMs = 0

  constructor(store: TimeSeries, rules: Partial<RecentRules> = {}, clock: Clock = systemClock) {
    this.#store = store
    this.#memory = new RecentMemory({ ...usualRecentRules, ...rules }, clock)
  }

  get hasWholeFiles(): boolean {
    return this.#store.hasWholeFiles
  }

  /** The bytes of the data in memory. */
  get byteLength(): number {
    return this.#memory.byteLength
  }

  async append(readings: readonly StoredReading[], sequence: number): Promise<void> {
    try {
      await this.#store.append(readings, sequence)
    } catch (error) {
      if (error instanceof StoreUnreachableError) this.#noteUncertain()
      throw error
    }
    this.#memory.apply(readings)
  }

  run<Result>(statement: Statement<Result>): Promise<Result> {
    return this.#run(statement, this.#store)
  }

  readFor(reader: ReaderOfWork): ReadingReader {
    const store = this.#store.readFor(reader)
    return {
      hasWholeFiles: store.hasWholeFiles,
      readFor: (other) => this.readFor(other),
      run: (statement) => this.#run(statement, store),
    }
  }

  /** Forgets the data in memory: the store was changed by other ways than `append`. */
  forget(): void {
    this.#memory.forget()
  }

  close(): Promise<void> {
    return this.#store.close()
  }

  async #run<Result>(statement: Statement<Result>, store: ReadingReader): Promise<Result> {
    const answer = await this.#evaluate(statement, store)
    return answer ? answer.result : store.run(statement)
  }

  async #evaluate<Result>(
    { needs, recentFromMs = needs?.fromMs, evaluate }: Statement<Result>,
    store: ReadingReader,
  ): Promise<Answer<Result> | undefined> {
    const { seriesIds, toMs = Number.POSITIVE_INFINITY } = needs ?? {}
    if (!evaluate || !seriesIds || recentFromMs === undefined) return undefined
    if (seriesIds.length === 0 || seriesIds.length > maxSeriesPerStatement) return undefined
    if (recentFromMs < this.#memory.windowFromMs || this.#isUncertain()) return undefined
    const series = await this.#find(seriesIds, recentFromMs, store)
    if (!series) return undefined
    const columns = new Map(series.entries().map(([id, one]) => [id, one.slice(recentFromMs, toMs)]))
    const count = columns.values().reduce((sum, { timesMs }) => sum + timesMs.length, 0)
    return count > maxDataPerStatement ? undefined : evaluate((seriesId) => columns.get(seriesId))
  }

  /** What goes wrong with reading two days of series is no error of a statement that may need less. */
  async #find(
    seriesIds: readonly number[],
    fromMs: number,
    store: ReadingReader,
  ): Promise<ReadonlyMap<number, RecentSeries> | undefined> {
    try {
      return await this.#memory.read(seriesIds, fromMs, (wanted) => store.run(readColumns(wanted)))
    } catch (error) {
      if (isOurMistake(error)) throw error
      return undefined // the statement itself is run, and fails with its own error if it does
    }
  }

  /** Tells whether a commit may still come true; data that were read meanwhile may lack it. */
  #isUncertain(): boolean {
    if (this.#uncertainUntilMs === 0) return false
    if (performance.now() < this.#uncertainUntilMs) return true
    this.#uncertainUntilMs = 0
    this.#memory.forget()
    return false
  }

  /** Notes that a server without an answer may still store what it was sent. */
  #noteUncertain(): void {
    this.#memory.forget()
    this.#uncertainUntilMs = performance.now() + lateInsertMs
  }
}
