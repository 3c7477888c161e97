import { sensorFamilies, sensorFamilyOf } from '@openlightfi/contract'
import { useGapMs } from '../motion-use.ts'
import type { Series } from '../storage/relational/series-repository.ts'
import {
  countUndeleted,
  type Deletion,
  deleteReadings,
} from '../storage/time-series/statements/delete-readings.ts'
import { type Activity, countKept, keepSlots } from '../storage/time-series/statements/kept-slots.ts'
import { findBorders, readOccupancy } from '../storage/time-series/statements/occupancy.ts'
import { readReadingExtent } from '../storage/time-series/statements/rollup-progress.ts'
import type { ReadingReader } from '../storage/time-series/time-series.ts'
import type { DueSeries, ExpiredSeries } from './expired-series.ts'
import { storedMarginMs } from './expiry-borders.ts'

/** The series of one statement. */
const seriesAtOnce = 500

/** The readings that one statement looks at, so that others wait little. */
const readingsAtOnce = 500_000

/** The parts with which readings expire. */
export interface ExpiryParts {
  readonly store: Pick<ReadingReader, 'run'>
  readonly expired: ExpiredSeries
  readonly series: { get(seriesId: number): Series | undefined }
  /**
   * Resolves when every reading that was taken in before is durable. @returns false while the store may still
   * take some whose end is unknown.
   */
  settle(): Promise<boolean>
}

/**
 * Lets readings expire. In this order: nothing of before the border is taken any more; what was taken is
 * durable; the figures are, and are of every reading; that is noted; the readings are deleted; that is noted.
 * Each step may be repeated, so that a process may end anywhere (docs/adr/0029).
 */
export class Expiry {
  readonly #parts: ExpiryParts
  /** What the engine was told to delete, and had not when it was looked at last. */
  #deletion: Deletion | undefined

  constructor(parts: ExpiryParts) {
    this.#parts = parts
  }

  /** True when nothing that has expired is still to be deleted. */
  get isDone(): boolean {
    return this.#parts.expired.listUndeleted().length === 0
  }

  /** Keeps the figures of everything before the borders, which rise. Stops early when asked to. */
  async keep(due: readonly DueSeries[], signal?: AbortSignal): Promise<void> {
    const { expired, settle } = this.#parts
    const rising = due.filter(({ seriesId, borderMs }) => borderMs > expired.expiredMs(seriesId))
    if (rising.length === 0) return
    expired.close(rising)
    if (!(await settle())) return
    for (const [, alike] of Map.groupBy(rising, (one) => this.#keyOf(one))) {
      for (let from = 0; from < alike.length; from += seriesAtOnce) {
        if (signal?.aborted) return
        await this.#keepSome(alike.slice(from, from + seriesAtOnce))
      }
    }
  }

  /** Series of equal keys are kept by the same statements. */
  #keyOf({ seriesId, borderMs }: DueSeries): string {
    const { reachMs, activity } = this.#findRules(seriesId)
    return [reachMs, activity, this.#parts.expired.expiredMs(seriesId), borderMs].join()
  }

  async #keepSome(due: readonly DueSeries[]): Promise<void> {
    const { store, expired } = this.#parts
    const [first] = due
    if (!first) return
    const seriesIds = due.map(({ seriesId }) => seriesId)
    const rules = this.#findRules(first.seriesId)
    const fromMs = expired.expiredMs(first.seriesId)
    const toMs = first.borderMs
    const days = await store.run(readOccupancy({ seriesIds, fromMs: fromMs - storedMarginMs, toMs }))
    const sequence = (await store.run(readReadingExtent()))?.sequence ?? 0
    const inner = findBorders(days, readingsAtOnce).filter((atMs) => atMs > fromMs && atMs < toMs)
    for (const [at, beginMs] of [fromMs, ...inner].entries()) {
      if (days.length === 0) break
      const range = { seriesIds, fromMs: beginMs, toMs: inner[at] ?? toMs }
      await store.run(keepSlots({ ...range, ...rules }, sequence))
      const { stored, kept } = await store.run(countKept(range))
      if (stored !== kept) {
        throw new Error(
          `figures of ${kept} readings would be kept, and ${stored} are stored; nothing expires`,
        )
      }
    }
    await expired.noteKept(due)
  }

  /**
   * Deletes the readings of which the figures are kept. The engine does so in the background.
   * @returns true when nothing is left to delete.
   */
  async delete(): Promise<boolean> {
    const { store, expired } = this.#parts
    const undeleted = expired.listUndeleted()
    if (undeleted.length === 0) return true
    const series = undeleted.map(({ seriesId, keptMs }) => ({ seriesId, beforeMs: keptMs - storedMarginMs }))
    const isTold = JSON.stringify(this.#deletion?.series) === JSON.stringify(series)
    if (!this.#deletion || !isTold) {
      const extent = await store.run(readReadingExtent())
      const deletion = { series, belowSequence: extent?.sequence ?? 0 }
      if ((await store.run(countUndeleted(deletion))) > 0) await store.run(deleteReadings(deletion))
      this.#deletion = deletion
    }
    if ((await store.run(countUndeleted(this.#deletion))) > 0) return false
    this.#deletion = undefined
    await expired.noteDeleted(undeleted)
    return true
  }

  #findRules(seriesId: number): { reachMs: number; activity: Activity; useGapMs: number } {
    const series = this.#parts.series.get(seriesId)
    const family = series && sensorFamilyOf(series.sensorId)
    if (!family) throw new Error(`series ${seriesId} is of no known sensor family`)
    if (series.varName === 'motionEvent') return { reachMs: 0, activity: 'motion', useGapMs }
    const reachMs = sensorFamilies[family].expectedIntervalS * 1000
    return { reachMs, activity: series.varName === 'onlineStatus' ? 'status' : 'none', useGapMs: 0 }
  }
}
