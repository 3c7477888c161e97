import type { Clock } from '../../../clock.ts'
import type { StoredReading } from '../reading.ts'
import type { SeriesColumns } from '../statement.ts'
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

/** Loads the data of series that are read first: all of each from a time on, at most so many. */
export type LoadSeries = (
  seriesIds: readonly number[],
  fromMs: number,
  maxData: number,
) => Promise<ReadonlyMap<number, SeriesColumns>>

/**
 * The late data of one series within one commit, beyond which it is read anew: each of them moves all after
 * it.
 */
const maxLateData = 256

/** The time until a series that had too many data is looked at again. */
const denseMs = 600_000

/** The bytes of a series beside its data, about. */
const bytesAround = 400

/** A series that is being read, and the commits meanwhile. */
interface Loading {
  readonly done: Promise<unknown>
  readonly committed: StoredReading[]
  isSpoiled: boolean
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
  /** The series that have too many data, and until when that counts. */
  readonly #dense = new Map<number, number>()
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
   * @returns undefined when some of them are not kept.
   * @throws the errors of `load`.
   */
  async read(
    seriesIds: readonly number[],
    fromMs: number,
    load: LoadSeries,
  ): Promise<ReadonlyMap<number, RecentSeries> | undefined> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const found = this.#find(seriesIds, fromMs)
      if (found !== 'lacking') return found
      await this.#loadLacking(seriesIds, fromMs, load)
    }
    const found = this.#find(seriesIds, fromMs)
    return found === 'lacking' ? undefined : found // they do not fit in all together
  }

  /** Takes in readings that were stored. */
  apply(readings: readonly StoredReading[]): void {
    if (this.#held.size === 0 && this.#loading.size === 0) return
    const late = new Map<number, number>()
    for (const reading of readings) {
      const { seriesId, timeMs, value } = reading
      this.#loading.get(seriesId)?.committed.push(reading)
      const series = this.#held.get(seriesId)
      if (!series) continue
      const isLate = this.#insert(series, timeMs, value)
      if (isLate) late.set(seriesId, (late.get(seriesId) ?? 0) + 1)
      const isDense = series.length > this.#rules.maxDataPerSeries
      if (isDense) this.#dense.set(seriesId, this.#clock() + denseMs)
      if (isDense || (isLate && (late.get(seriesId) ?? 0) > maxLateData)) this.#giveUp(seriesId)
    }
    this.#makeRoom()
  }

  /** Forgets everything, since the store has changed. */
  forget(): void {
    this.#held.clear()
    this.#dense.clear()
    this.#byteLength = 0
    for (const loading of this.#loading.values()) loading.isSpoiled = true
  }

  #insert(series: RecentSeries, timeMs: number, value: number): boolean {
    const before = series.byteLength
    if (series.isFull) series.trim(this.windowFromMs)
    const isLate = series.insert(timeMs, value)
    this.#byteLength += series.byteLength - before
    return isLate
  }

  #find(
    seriesIds: readonly number[],
    fromMs: number,
  ): ReadonlyMap<number, RecentSeries> | 'lacking' | undefined {
    const found = new Map<number, RecentSeries>()
    for (const seriesId of seriesIds) {
      if (this.#isDense(seriesId)) return undefined
      const series = this.#held.get(seriesId)
      if (!series?.covers(fromMs)) return 'lacking'
      found.set(seriesId, series)
    }
    for (const [seriesId, series] of found) {
      this.#held.delete(seriesId)
      this.#held.set(seriesId, series)
    }
    return found
  }

  #isDense(seriesId: number): boolean {
    const untilMs = this.#dense.get(seriesId)
    if (untilMs === undefined) return false
    if (untilMs > this.#clock()) return true
    this.#dense.delete(seriesId)
    return false
  }

  async #loadLacking(seriesIds: readonly number[], fromMs: number, load: LoadSeries): Promise<void> {
    const lacking = seriesIds.filter((seriesId) => !this.#held.get(seriesId)?.covers(fromMs))
    const others = lacking.flatMap((seriesId) => this.#loading.get(seriesId)?.done ?? [])
    const ours = lacking.filter((seriesId) => !this.#loading.has(seriesId))
    if (ours.length > 0) await this.#load(ours, load)
    // Those who began them are told about errors; here the data are looked for again.
    await Promise.allSettled(others)
  }

  async #load(seriesIds: readonly number[], load: LoadSeries): Promise<void> {
    const { maxDataPerSeries } = this.#rules
    const fromMs = this.windowFromMs
    const reading = load(seriesIds, fromMs, maxDataPerSeries + 1)
    const loadings = seriesIds.map((seriesId): [number, Loading] => [
      seriesId,
      { done: reading, committed: [], isSpoiled: false },
    ])
    for (const [seriesId, loading] of loadings) this.#loading.set(seriesId, loading)
    try {
      const columns = await reading
      for (const [seriesId, loading] of loadings) {
        if (loading.isSpoiled) continue
        const found = columns.get(seriesId) ?? noData
        if (found.timesMs.length > maxDataPerSeries) this.#dense.set(seriesId, this.#clock() + denseMs)
        else this.#keep(seriesId, new RecentSeries(fromMs, found), loading.committed)
      }
    } finally {
      for (const [seriesId] of loadings) this.#loading.delete(seriesId)
    }
    this.#makeRoom()
  }

  #keep(seriesId: number, series: RecentSeries, committed: readonly StoredReading[]): void {
    if (committed.length > maxLateData) return // it is read again when it is needed
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
