import { sensorFamilies, sensorFamilyOf } from '@openlightfi/contract'
import { dayMs } from '../day-ms.ts'
import type { Commit } from '../readings/commit/commit.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import type { Series } from '../storage/relational/series-repository.ts'
import { blankQuarters, summariseQuarters } from '../storage/time-series/statements/quarters.ts'
import {
  readLateReadings,
  readReadingExtent,
  readRollupProgress,
  type SeriesDay,
  saveRollupProgress,
} from '../storage/time-series/statements/rollup-progress.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import { LateDays } from './late-days.ts'
import { maxSeriesDays, planSummaries, type SummaryPlan } from './plan-summaries.ts'
import { UncertainDays } from './uncertain-days.ts'

/** A day is summarised this long after its end, when most of its readings have come. */
const patienceMs = 60 * 60 * 1000

/** The number of late days that are remembered one by one; about 20 MB. */
const maxLateDays = 200_000

/** The reach of a datum, by family: summaries made under other rules are made anew. */
const rules = JSON.stringify(
  Object.fromEntries(
    Object.entries(sensorFamilies).map(([key, { expectedIntervalS }]) => [key, expectedIntervalS]),
  ),
)

/** The part of the store that the summaries use. */
export type SummaryStore = Pick<ReadingReader, 'run'>

/**
 * Keeps summaries of quarters of an hour, and knows which of them reflect every acknowledged reading.
 *
 * The disk gets no mark when a reading comes late. Its sequence number, stored with it, is higher than the
 * one up to which the summaries are complete, so that a start finds the late readings in the readings
 * themselves (docs/adr/0006).
 */
export class Rollups {
  readonly #store: SummaryStore
  readonly #series: SeriesDirectory
  readonly #late = new LateDays()
  readonly #uncertain = new UncertainDays()
  readonly #reachMs = new Map<number, number>()
  /** Summaries answer before this time, except for late days. */
  #untilMs = 0
  /** Readings before this time are late when they come: the end of the span that is being summarised. */
  #frontierMs = 0
  /** The sequence number of the newest commit. */
  #sequence = 0
  /** The summaries have all readings before `#untilMs` up to this sequence number. */
  #completeSequence = 0
  #timesForgotten = 0
  #isLoaded = false

  constructor(store: SummaryStore, series: SeriesDirectory) {
    this.#store = store
    this.#series = series
  }

  /** The time before which summaries answer, but for late days, Unix milliseconds; 0 until it is known. */
  get untilMs(): number {
    return this.#untilMs
  }

  /** The days of series whose summaries are to be made anew. */
  get lateDays(): number {
    return this.#late.size
  }

  /** Tells whether the summaries of a series in `[fromMs, toMs)` reflect every acknowledged reading. */
  isSummarised(seriesId: number, fromMs: number, toMs: number): boolean {
    if (toMs > this.#untilMs) return false
    const endMs = toMs - 1
    for (let day = Math.floor(fromMs / dayMs); day * dayMs <= endMs; day += 1) {
      if (this.#late.has(seriesId, day) || this.#uncertain.has(seriesId, day)) return false
    }
    return true
  }

  /** Notes readings that were stored, or may have been; call it before they are acknowledged. */
  noteCommit({ readings, sequence, end }: Pick<Commit, 'readings' | 'sequence'> & Partial<Commit>): void {
    // The engine does not have it, and a start may find it: until then no summary knows it.
    if (end !== 'undecided') this.#sequence = Math.max(this.#sequence, sequence)
    for (const { seriesId, timeMs } of readings) {
      if (timeMs < this.#frontierMs) this.#markLate(seriesId, timeMs, timeMs)
      if (end === 'unknown') this.#uncertain.add(sequence, this.#listCoveredDays(seriesId, timeMs, timeMs))
    }
    this.#boundLateDays()
  }

  /**
   * Summarises the days that are due at a time: days with late readings, and days that ended. Stops early
   * when asked to.
   */
  async summarise(nowMs: number, signal?: AbortSignal): Promise<void> {
    if (!this.#isLoaded) await this.#load()
    if (this.#uncertain.isOver) this.#settleUncertainDays()
    await this.#summariseLateDays(signal)
    await this.#summariseEndedDays(nowMs, signal)
  }

  /** Makes those days late whose last reading may have come long after its commit. */
  #settleUncertainDays(): void {
    for (const { seriesId, day } of this.#uncertain.list()) this.#late.mark(seriesId, day)
    this.#setUntil(Math.min(this.#uncertain.fromDay, this.#untilMs / dayMs))
    this.#uncertain.clear()
    this.#boundLateDays()
  }

  /** Loads the progress. Until the late readings are known nothing counts as summarised. */
  async #load(): Promise<void> {
    const saved = await this.#store.run(readRollupProgress())
    if (saved && saved.rules !== rules) await this.#store.run(blankQuarters())
    if (saved?.rules === rules) {
      this.#frontierMs = saved.untilMs // later commits are marked, so the search may miss them
      const late = await this.#store.run(readLateReadings(saved))
      for (const { seriesId, day } of late.days) {
        this.#markLate(seriesId, day * dayMs, (day + 1) * dayMs - 1)
      }
      this.#sequence = Math.max(this.#sequence, late.sequence)
      this.#completeSequence = saved.sequence
      this.#untilMs = saved.untilMs
      this.#boundLateDays()
    }
    this.#isLoaded = true
  }

  async #summariseLateDays(signal: AbortSignal | undefined): Promise<void> {
    const [days, mark, sequence] = [this.#late.list(), this.#late.newestMark, this.#knownSequence]
    if (days.length === 0) return
    const untilDay = this.#untilMs / dayMs
    for (const plan of planSummaries(days.filter(({ day }) => day < untilDay))) {
      if (signal?.aborted) return
      await this.#summarise(plan, sequence)
    }
    this.#late.clear(days, mark)
    await this.#save(sequence)
  }

  async #summariseEndedDays(nowMs: number, signal: AbortSignal | undefined): Promise<void> {
    const endDay = Math.floor((nowMs - patienceMs) / dayMs)
    if (this.#untilMs === 0) {
      this.#frontierMs = endDay * dayMs // later commits are marked, so the look may miss them
      const extent = await this.#store.run(readReadingExtent())
      this.#sequence = Math.max(this.#sequence, extent?.sequence ?? 0)
      this.#setUntil(Math.min(endDay, Math.floor((extent?.firstMs ?? nowMs) / dayMs)))
    }
    while (this.#untilMs < endDay * dayMs && !signal?.aborted) {
      const forgotten = this.#timesForgotten
      const seriesIds = this.#series
        .list()
        .filter(isSummarisable)
        .map(({ seriesId }) => seriesId)
      const fromDay = this.#untilMs / dayMs
      const toDay = Math.min(
        endDay,
        fromDay + Math.max(1, Math.floor(maxSeriesDays / (seriesIds.length || 1))),
      )
      this.#frontierMs = toDay * dayMs
      const sequence = this.#knownSequence
      const isComplete = this.#late.size === 0
      for (let from = 0; from < seriesIds.length; from += maxSeriesDays) {
        await this.#summarise(
          { seriesIds: seriesIds.slice(from, from + maxSeriesDays), fromDay, toDay },
          sequence,
        )
      }
      if (this.#timesForgotten !== forgotten) continue
      this.#setUntil(toDay)
      await this.#save(isComplete ? sequence : this.#completeSequence)
    }
  }

  async #summarise({ seriesIds, fromDay, toDay }: SummaryPlan, sequence: number): Promise<void> {
    const range = { fromMs: fromDay * dayMs, toMs: toDay * dayMs }
    for (const [reachMs, alike] of Map.groupBy(seriesIds, (seriesId) => this.#findReachMs(seriesId))) {
      await this.#store.run(summariseQuarters({ seriesIds: alike, reachMs, ...range }, sequence))
    }
  }

  async #save(completeSequence: number): Promise<void> {
    this.#completeSequence = completeSequence
    await this.#store.run(saveRollupProgress({ untilMs: this.#untilMs, sequence: completeSequence, rules }))
  }

  #setUntil(day: number): void {
    this.#untilMs = day * dayMs
    this.#frontierMs = this.#untilMs
  }

  /** The highest sequence number such that the store has everything up to it, or never will. */
  get #knownSequence(): number {
    return this.#uncertain.boundClaim(this.#sequence)
  }

  /** Marks days as late after data in `[firstMs, lastMs]` came. */
  #markLate(seriesId: number, firstMs: number, lastMs: number): void {
    for (const { day } of this.#listCoveredDays(seriesId, firstMs, lastMs)) this.#late.mark(seriesId, day)
  }

  /** Lists the days that data in `[firstMs, lastMs]` cover, which is also some time after them. */
  *#listCoveredDays(seriesId: number, firstMs: number, lastMs: number): Generator<SeriesDay> {
    const reachMs = this.#findReachMs(seriesId)
    if (reachMs === 0) return
    const lastDay = Math.floor((lastMs + reachMs - 1) / dayMs)
    for (let day = Math.floor(firstMs / dayMs); day <= lastDay; day += 1) yield { seriesId, day }
  }

  /**
   * Bounds the late days that are remembered one by one: beyond, everything from the earliest on is
   * summarised anew.
   */
  #boundLateDays(): void {
    if (this.#late.size <= maxLateDays) return
    const earliest = this.#late.drop() ?? 0
    this.#timesForgotten += 1
    this.#setUntil(Math.min(earliest, this.#untilMs / dayMs))
  }

  /** Finds the reach of a datum; 0 for series that are not summarised. */
  #findReachMs(seriesId: number): number {
    const known = this.#reachMs.get(seriesId)
    if (known !== undefined) return known
    const series = this.#series.get(seriesId)
    const family = series && sensorFamilyOf(series.sensorId)
    if (!family) throw new Error(`series ${seriesId} is of no known sensor family`)
    const reachMs = isSummarisable(series) ? sensorFamilies[family].expectedIntervalS * 1000 : 0
    this.#reachMs.set(seriesId, reachMs)
    return reachMs
  }
}

/** Tells whether a series is summarised. Events are not averaged. */
function isSummarisable({ varName }: Series): boolean {
  return varName !== 'motionEvent'
}
