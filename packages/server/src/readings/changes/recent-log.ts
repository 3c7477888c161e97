import type { StoredReading } from '../../storage/time-series/reading.ts'
import type { LoggedReading, LogPlace } from '../../storage/time-series/statements/reading-log.ts'

/** The number of kept readings, about 2 MB: in a building those of a quarter of an hour. */
const maxReadings = 20_000

interface Commit {
  readonly sequence: number
  readonly size: number
  /** Empty once `rows` are there. */
  stored: readonly StoredReading[]
  /** The rows in the order of the log, once somebody asked; the same objects for all readers. */
  rows: readonly LoggedReading[] | undefined
}

/**
 * The newest end of the log of readings, in memory: readers that follow it are answered from here and not by
 * the engine.
 */
export class RecentLog {
  #commits: Commit[] = []
  #size = 0
  #first: number

  /** @param first the lowest sequence number that can be used from now on. */
  constructor(first: number) {
    this.#first = first
  }

  /** Tells whether everything after a place is here. */
  covers({ sequence }: LogPlace): boolean {
    return sequence >= this.#first
  }

  /** Adds the rows of a stored commit; its number is higher than all before. */
  add(sequence: number, rows: readonly StoredReading[]): void {
    this.#commits.push({ sequence, size: rows.length, stored: rows, rows: undefined })
    this.#size += rows.length
    while (this.#size > maxReadings) {
      const oldest = this.#commits.shift()
      if (!oldest) break
      this.#size -= oldest.size
      this.#first = oldest.sequence + 1
    }
  }

  /** Forgets everything up to a number, since nobody knows what is stored under it. */
  forget(sequence: number): void {
    this.#commits = []
    this.#size = 0
    this.#first = sequence + 1
  }

  /** Reads the readings after a place that this covers, in the order of the log, up to a sequence number. */
  *readBehind({ sequence, seriesId, timeMs }: LogPlace, throughSequence: number): Generator<LoggedReading> {
    for (let at = this.#findFrom(sequence); at < this.#commits.length; at += 1) {
      const commit = this.#commits[at]
      if (!commit || commit.sequence > throughSequence) return
      for (const row of sortRows(commit)) {
        const isPassed =
          commit.sequence === sequence &&
          (row.seriesId < seriesId || (row.seriesId === seriesId && row.timeMs <= timeMs))
        if (!isPassed) yield row
      }
    }
  }

  /** Finds the first commit from a sequence number on: many readers are near the end of many commits. */
  #findFrom(sequence: number): number {
    let [low, high] = [0, this.#commits.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#commits[middle]?.sequence ?? 0) < sequence) low = middle + 1
      else high = middle
    }
    return low
  }
}

function sortRows(commit: Commit): readonly LoggedReading[] {
  const { sequence, stored } = commit
  if (!commit.rows) {
    const rows = stored.map(({ seriesId, timeMs, value }) => ({ sequence, seriesId, timeMs, value }))
    commit.rows = rows.sort((a, b) => a.seriesId - b.seriesId || a.timeMs - b.timeMs)
    commit.stored = []
  }
  return commit.rows
}
