import type { Receipt } from './deliver-readings.ts'
import type { Upload } from './traffic.ts'

/** What a simulation has delivered; every number counts readings unless its comment says otherwise. */
export interface RunReport {
  /** Unix seconds: all that leaves before this has been delivered. */
  readonly until: number
  /** Different ones: each has a sensor, variable and time of its own. */
  readonly readings: number
  /** Of those, how many were uploaded late. */
  readonly late: number
  /** Uploads of readings that had been uploaded before, unchanged. */
  readonly repeated: number
  /** Uploads that corrected a reading. */
  readonly corrected: number
  /** Not made, since their sensors were away. */
  readonly dropped: number
  /** Readings of which an upload still waited for its time at the end. */
  readonly held_back: number
  /** All uploads: `readings`, `repeated` and `corrected` together. */
  readonly uploads: number
  /** Requests that were answered, or pieces of text that were written. */
  readonly batches: number
  /** Uploads that the server has taken, by its answers. */
  readonly accepted: number
  /** Motion events that the server has not recorded, since another one was less than 10 s away. */
  readonly throttled: number
  /** Uploads that the server has rejected, by the code of the problem. */
  readonly rejected: Readonly<Record<string, number>>
}

/** Counts what a simulation delivers. */
export class RunCounts {
  #untilS: number
  #readings = 0
  #late = 0
  #repeated = 0
  #corrected = 0
  #batches = 0
  #accepted = 0
  #throttled = 0
  readonly #rejected = new Map<string, number>()

  /** @param fromS where it begins, Unix seconds. */
  constructor(fromS: number) {
    this.#untilS = fromS
  }

  /** Uploads so far. */
  get uploads(): number {
    return this.#readings + this.#repeated + this.#corrected
  }

  /** Uploads that the server rejected so far. */
  get rejected(): number {
    return [...this.#rejected.values()].reduce((sum, count) => sum + count, 0)
  }

  /** Adds a batch that was delivered. */
  add(batch: readonly Upload[], receipt: Receipt | undefined): void {
    for (const { kind, atS } of batch) {
      this.#untilS = Math.max(this.#untilS, atS)
      if (kind === 'repeat') this.#repeated += 1
      else if (kind === 'correction') this.#corrected += 1
      else this.#readings += 1
      if (kind === 'late') this.#late += 1
    }
    this.#batches += 1
    if (!receipt) return
    this.#accepted += receipt.accepted
    this.#throttled += receipt.throttled
    for (const { code } of receipt.rejected) this.#addRejected(code, 1)
    if (receipt.rejected_unlisted) this.#addRejected('unlisted', receipt.rejected_unlisted)
  }

  /** Everything that leaves before a time, Unix seconds, has been delivered. */
  reach(untilS: number): void {
    this.#untilS = Math.max(this.#untilS, untilS)
  }

  /** The counts by now. */
  report(dropped: number, heldBack: number): RunReport {
    return {
      until: this.#untilS,
      readings: this.#readings,
      late: this.#late,
      repeated: this.#repeated,
      corrected: this.#corrected,
      dropped,
      held_back: heldBack,
      uploads: this.uploads,
      batches: this.#batches,
      accepted: this.#accepted,
      throttled: this.#throttled,
      rejected: Object.fromEntries(this.#rejected),
    }
  }

  #addRejected(code: string, count: number): void {
    this.#rejected.set(code, (this.#rejected.get(code) ?? 0) + count)
  }
}
