import { lateInsertMs } from '../storage/time-series/drivers/time-series-driver.ts'
import type { SeriesDay } from '../storage/time-series/statements/rollup-progress.ts'
import { LateDays } from './late-days.ts'

/** The number of days that are remembered one by one; about 2 MB. */
const maxDays = 20_000

/**
 * The UTC days of readings that nobody knows to be stored or not: a store gave no answer, and may take them
 * some time later. Until that time is over, summaries of these days are not to be relied on.
 */
export class UncertainDays {
  #days = new LateDays()
  /** Every series is uncertain from this day on: there were too many to remember. */
  #fromDay = Number.POSITIVE_INFINITY
  #firstSequence = Number.POSITIVE_INFINITY
  #untilMs = Number.NEGATIVE_INFINITY

  /** Tells whether nothing can be stored late any more, or nothing ever could. */
  get isOver(): boolean {
    return performance.now() >= this.#untilMs
  }

  /** The first day from which on every series is uncertain; infinite while the days are known one by one. */
  get fromDay(): number {
    return this.#fromDay
  }

  /** Lowers the highest sequence number that summaries may claim to know: none of an uncertain commit. */
  boundClaim(sequence: number): number {
    return Math.min(sequence, this.#firstSequence - 1)
  }

  /** Adds the days of a commit. */
  add(sequence: number, days: Iterable<SeriesDay>): void {
    this.#firstSequence = Math.min(this.#firstSequence, sequence)
    this.#untilMs = performance.now() + lateInsertMs
    for (const { seriesId, day } of days) {
      if (day < this.#fromDay) this.#days.mark(seriesId, day)
      if (this.#days.size > maxDays) this.#fromDay = this.#days.drop() ?? this.#fromDay
    }
  }

  /** Tells whether a series is uncertain on a day (days since 1970-01-01). */
  has(seriesId: number, day: number): boolean {
    return day >= this.#fromDay || this.#days.has(seriesId, day)
  }

  /** Lists the days that are known one by one. */
  list(): SeriesDay[] {
    return this.#days.list()
  }

  /** Forgets everything: the days are certain by now. */
  clear(): void {
    this.#days = new LateDays()
    this.#fromDay = Number.POSITIVE_INFINITY
    this.#firstSequence = Number.POSITIVE_INFINITY
  }
}
