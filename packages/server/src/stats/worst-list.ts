import { statsBounds } from '@openlightfi/contract'

/** Keeps the worst entries of a list, and counts all. */
export class WorstList<Entry> {
  readonly #weigh: (entry: Entry) => number
  #worst: Entry[] = []
  #count = 0

  /** @param weigh tells how bad an entry is; the worst have the highest number. */
  constructor(weigh: (entry: Entry) => number) {
    this.#weigh = weigh
  }

  add(entry: Entry): void {
    this.#count += 1
    this.#worst.push(entry)
    if (this.#worst.length >= 2 * statsBounds.maxEntries) this.#cut()
  }

  /** Lists the worst, the very worst first; those that are as bad as they were added. */
  list(): { count: number; data: Entry[] } {
    this.#cut()
    return { count: this.#count, data: this.#worst }
  }

  #cut(): void {
    this.#worst = this.#worst
      .toSorted((a, b) => this.#weigh(b) - this.#weigh(a))
      .slice(0, statsBounds.maxEntries)
  }
}
