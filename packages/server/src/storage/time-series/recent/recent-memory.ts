import type { Clock } from '../../../clock.ts'
import type { StoredReading } from '../reading.ts'
import type { SeriesColumns } from '../statement.ts'
import type { ColumnQuery } from '../statements/series-columns.ts'
import { RecentSeries } from './recent-series.ts'

/** The bounds of the data in memory. */
export interface RecentRules {
  /** The reach into the past, milliseconds. */
  readonly windowMs: number
  /** The bytes of all series together; the least recently read goes first. */
  readonly maxBytes: number
  /** The data of one series; a series with more is not kept. */
  readonly maxDataPerSeries: number
}

/** Reads the data of series that are not in memory yet. */
export type LoadSeries = (wanted: ColumnQuery) => Promise<ReadonlyMap<number, SeriesColumns>>

const bytesPerDatum = 16

/** Data of one load: two days of 200 series at one a minute; 30 MB with all copies while it is taken in. */
const maxLoadedData = 600_000

/** Data that late readings of one commit move, some milliseconds; then their series are read anew. */
const maxMovedData = 2_000_000

/** Readings that are remembered of a series while it is read; with more it is read again later. */
const maxCommittedMeanwhile = 256

/** Milliseconds until a series that has no room is looked at again. */
const noRoomMs = 600_000

/** The same of a series that could not be read. */
const failedMs = 10_000

/** Bytes that a series takes beside its data, about. */
const bytesAround = 400

/** A series that is being read. */
class Loading {
  #committed: StoredReading[] | undefined = []

  /** The readings that were committed meanwhile; undefined when the result is of no use. */
  get committed(): readonly StoredReading[] | undefined {
    return this.#committed
  }

  note(reading: StoredReading): void {
    this.#committed?.push(reading)
    if (this.#committed && this.#committed.length > maxCommittedMeanwhile) this.spoil()
  }

  spoil(): void {
    this.#committed = undefined
  }
}

/**
 * Keeps the newest data of the series that somebody reads: filled at the first read, kept true by commits.
 */
export class RecentMemory {
  readonly #rules: RecentRules
  readonly #clock: Clock
  /** The kept series, the least recently read first. */
  readonly #held = new Map<number, RecentSeries>()
  readonly #loading = new Map<number, Loading>()
  /** The series that have no room or could not be read, and until when that counts. */
  readonly #leftOut = new Map<number, number>()
  #byteLength = 0

  constructor(rules: RecentRules, clock: Clock) {
    this.#rules = rules
    this.#clock = clock
  }

  /** The bytes of all series. */
  get byteLength(): number {
    return this.#byteLength
  }

  /** The earliest time that a series read now would have. */
  get windowFromMs(): number {
    return this.#clock() - this.#rules.windowMs
  }

  /**
   * Reads all data of some series from a time on; right until the next turn of the event loop.
   * @param fromMs not before {@link windowFromMs}.
   * @returns undefined when some of them are not kept, or another is reading them: nobody waits in another's
   *   turn.
   * @throws the errors of `load`.
   */
  async read(
    seriesIds: readonly number[],
    fromMs: number,
    load: LoadSeries,
  ): Promise<ReadonlyMap<number, RecentSeries> | undefined> {
    const ids = [...new Set(seriesIds)]
    if (this.#rules.maxBytes === 0 || ids.some((seriesId) => this.#isLeftOut(seriesId))) return undefined
    const lacking = ids.filter((seriesId) => !this.#held.get(seriesId)?.covers(fromMs))
    if (lacking.some((seriesId) => this.#loading.has(seriesId))) return undefined
    if (lacking.length > 0) await this.#load(lacking, load)
    return this.#find(ids, fromMs)
  }

  /** Takes in readings that were stored. */
  apply(readings: readonly StoredReading[]): void {
    if (this.#held.size === 0 && this.#loading.size === 0) return
    let moved = 0
    for (const reading of readings) {
      const { seriesId, timeMs, value } = reading
      this.#loading.get(seriesId)?.note(reading)
      const series = this.#held.get(seriesId)
      if (!series) continue
      moved += this.#insert(series, timeMs, value)
      const isDense = series.length > this.#rules.maxDataPerSeries
      if (isDense) this.#leaveOut(seriesId, noRoomMs)
      if (moved <= maxMovedData && !isDense) continue
      this.#giveUp(seriesId)
      moved = Math.min(moved, maxMovedData) // the next late one is given up as well
    }
    this.#makeRoom()
  }

  /** Forgets everything, since the store has changed. */
  forget(): void {
    this.#held.clear()
    this.#leftOut.clear()
    this.#byteLength = 0
    for (const loading of this.#loading.values()) loading.spoil()
  }

  /** @returns how many data had to be moved. */
  #insert(series: RecentSeries, timeMs: number, value: number): number {
    const before = series.byteLength
    if (series.isFull || series.length >= this.#rules.maxDataPerSeries) series.trim(this.windowFromMs)
    const moved = series.insert(timeMs, value)
    this.#byteLength += series.byteLength - before
    return moved
  }

  /** Finds series, and counts them as read; undefined when one is not there. */
  #find(seriesIds: readonly number[], fromMs: number): ReadonlyMap<number, RecentSeries> | undefined {
    const found = new Map<number, RecentSeries>()
    for (const seriesId of seriesIds) {
      const series = this.#held.get(seriesId)
      if (!series?.covers(fromMs)) return undefined
      found.set(seriesId, series)
    }
    for (const [seriesId, series] of found) {
      this.#held.delete(seriesId)
      this.#held.set(seriesId, series)
    }
    return found
  }

  #isLeftOut(seriesId: number): boolean {
    const untilMs = this.#leftOut.get(seriesId)
    if (untilMs === undefined) return false
    if (untilMs > this.#clock()) return true
    this.#leftOut.delete(seriesId)
    return false
  }

  #leaveOut(seriesId: number, forMs: number): void {
    this.#leftOut.set(seriesId, this.#clock() + forMs)
  }

  async #load(seriesIds: readonly number[], load: LoadSeries): Promise<void> {
    const { maxBytes, maxDataPerSeries } = this.#rules
    const fromMs = this.windowFromMs
    const maxData = Math.min(maxLoadedData, Math.floor(maxBytes / bytesPerDatum))
    const reading = load({ seriesIds, fromMs, maxDataPerSeries: maxDataPerSeries + 1, maxData: maxData + 1 })
    const loadings = new Map(seriesIds.map((seriesId) => [seriesId, new Loading()]))
    for (const [seriesId, loading] of loadings) this.#loading.set(seriesId, loading)
    try {
      const columns = await reading
      const count = columns.values().reduce((sum, { timesMs }) => sum + timesMs.length, 0)
      for (const [seriesId, { committed }] of loadings) {
        const found = columns.get(seriesId) ?? noData
        if (count > maxData || found.timesMs.length > maxDataPerSeries) this.#leaveOut(seriesId, noRoomMs)
        else if (committed) this.#keep(seriesId, new RecentSeries(fromMs, found), committed)
      }
    } catch (error) {
      for (const seriesId of seriesIds) this.#leaveOut(seriesId, failedMs)
      throw error
    } finally {
      for (const seriesId of seriesIds) this.#loading.delete(seriesId)
    }
    this.#makeRoom()
    for (const [seriesId, { committed }] of loadings) {
      if (committed && !this.#held.has(seriesId)) this.#leaveOut(seriesId, noRoomMs)
    }
  }

  #keep(seriesId: number, series: RecentSeries, committed: readonly StoredReading[]): void {
    for (const { timeMs, value } of committed) series.insert(timeMs, value)
    this.#giveUp(seriesId)
    this.#held.set(seriesId, series)
    this.#byteLength += series.byteLength + bytesAround
  }

  #makeRoom(): void {
    for (const seriesId of this.#held.keys()) {
      if (this.#byteLength <= this.#rules.maxBytes) return
      this.#giveUp(seriesId)
    }
  }

  #giveUp(seriesId: number): void {
    const series = this.#held.get(seriesId)
    if (!series) return
    this.#held.delete(seriesId)
    this.#byteLength -= series.byteLength + bytesAround
  }
}

const noData: SeriesColumns = { timesMs: new Float64Array(), values: new Float64Array() }
