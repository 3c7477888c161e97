import type { SeriesDay } from '../storage/time-series/statements/rollup-progress.ts'

/** The days from 1970 that a number has room for beside a series id: until 2328. */
const dayRoom = 2 ** 17

/** The UTC days of series whose summaries do not know every reading, each with a mark that rises. */
export class LateDays {
  readonly #marks = new Map<number, number>()
  #newestMark = 0

  /** The number of late days. */
  get size(): number {
    return this.#marks.size
  }

  /** Tells whether a series is late on a day (days since 1970-01-01). */
  has(seriesId: number, day: number): boolean {
    return this.#marks.has(seriesId * dayRoom + day)
  }

  /** Marks a day of a series anew. */
  mark(seriesId: number, day: number): void {
    this.#newestMark += 1
    this.#marks.set(seriesId * dayRoom + day, this.#newestMark)
  }

  /** The newest mark; later marks are higher. */
  get newestMark(): number {
    return this.#newestMark
  }

  /** Lists everything that is late now, in no order. */
  list(): SeriesDay[] {
    return Array.from(this.#marks.keys(), (key) => ({
      seriesId: Math.floor(key / dayRoom),
      day: key % dayRoom,
    }))
  }

  /** Forgets the days that were not marked again after the given mark. */
  clear(days: readonly SeriesDay[], upToMark: number): void {
    for (const { seriesId, day } of days) {
      const key = seriesId * dayRoom + day
      if ((this.#marks.get(key) ?? 0) <= upToMark) this.#marks.delete(key)
    }
  }

  /** Forgets everything. @returns the earliest day; `undefined` when there was none. */
  drop(): number | undefined {
    let earliest: number | undefined
    for (const key of this.#marks.keys()) earliest = Math.min(earliest ?? dayRoom, key % dayRoom)
    this.#marks.clear()
    return earliest
  }
}
