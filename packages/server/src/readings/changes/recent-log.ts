import type { StoredReading } from '../../storage/time-series/reading.ts'
import type { LoggedReading, LogPlace } from '../../storage/time-series/statements/reading-log.ts'

/** The number of kept readings, about 2 MB: in a building those of a quarter of an hour. */
const maxReadings = 20_000

interface Commit {
  readonly sequence: number
  readonly size: number
  /** The rows in the order of the log, once somebody asked. */
  rows: readonly StoredReading[]
  isSorted: boolean
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
    this.#commits.push({ sequence, size: rows.length, rows, isSorted: false })
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
    for (const commit of this.#commits) {
      if (commit.sequence < sequence || commit.sequence > throughSequence) continue
      for (const row of sortRows(commit)) {
        const isPassed =
          commit.sequence === sequence &&
          (row.seriesId < seriesId || (row.seriesId === seriesId && row.timeMs <= timeMs))
        if (!isPassed) yield { sequence: commit.sequence, ...row }
      }
    }
  }
}

function sortRows(commit: Commit): readonly StoredReading[] {
  if (!commit.isSorted) {
    commit.rows = commit.rows.toSorted((a, b) => a.seriesId - b.seriesId || a.timeMs - b.timeMs)
    commit.isSorted = true
  }
  return commit.rows
}
