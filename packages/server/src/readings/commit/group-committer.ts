import { AsyncLocalStorage } from 'node:async_hooks'
import type { StoredReading } from '../../storage/time-series/reading.ts'

/** The error when too many readings wait for the disk; none of the refused ones was taken. */
export class IngestOverloadedError extends Error {
  override readonly name = 'IngestOverloadedError'
}

/** The most readings that wait for a commit, about 100 MB; more are refused so that memory stays bounded. */
const maxWaitingReadings = 1_000_000
/** The most readings in one insert; a bigger part would only make the next request wait longer. */
const maxReadingsPerCommit = 50_000

/**
 * Makes the readings of some batches durable, all or none.
 * @returns the outcome of each batch, in the given order.
 */
export type CommitBatches<Batch, Outcome> = (batches: readonly Batch[]) => Promise<readonly Outcome[]>

interface Sized {
  readonly readings: readonly StoredReading[]
}

interface WaitingBatch<Batch, Outcome> {
  readonly batch: Batch
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
  /** Runs work in the asynchronous context of the sender. */
  readonly inContext: <Result>(work: () => Result) => Result
}

/**
 * Commits in groups: while one insert is on its way to the disk, requests gather, and the next insert takes
 * them all. A lone request waits for nobody; under load hundreds share one fsync.
 */
export class GroupCommitter<Batch extends Sized, Outcome> {
  readonly #commit: CommitBatches<Batch, Outcome>
  #lastOutcome: Promise<unknown> = Promise.resolve()
  #waiting: WaitingBatch<Batch, Outcome>[] = []
  #waitingReadings = 0
  #running: Promise<void> | undefined

  /** @param commit called for one group at a time, its batches in the order of arrival. */
  constructor(commit: CommitBatches<Batch, Outcome>) {
    this.#commit = commit
  }

  /**
   * Resolves to the outcome of a batch, once its readings are durable.
   * @throws IngestOverloadedError when too many wait already.
   */
  async add(batch: Batch): Promise<Outcome> {
    const { length } = batch.readings
    if (this.#waitingReadings + length > maxWaitingReadings) {
      throw new IngestOverloadedError('too many readings are waiting to be stored')
    }
    const inContext = AsyncLocalStorage.snapshot()
    const durable = new Promise<Outcome>((resolve, reject) =>
      this.#waiting.push({ batch, resolve, reject, inContext }),
    )
    this.#waitingReadings += length
    this.#lastOutcome = durable.catch(() => undefined) // batches end in the order in which they came
    this.#running ??= this.#run()
    return durable
  }

  /** Resolves when every batch that was added before has ended. */
  async settle(): Promise<void> {
    await this.#lastOutcome
  }

  /** The readings that wait for a commit. */
  get waitingReadings(): number {
    return this.#waitingReadings
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup()
      // A commit is work of its first sender, and not of the one who came when nothing was under way.
      await group[0]?.inContext(() => this.#commitGroup(group))
    }
    this.#running = undefined
  }

  #takeGroup(): WaitingBatch<Batch, Outcome>[] {
    let taken = 0
    let size = 0
    for (const { batch } of this.#waiting) {
      if (taken > 0 && size + batch.readings.length > maxReadingsPerCommit) break
      taken += 1
      size += batch.readings.length
    }
    this.#waitingReadings -= size
    return this.#waiting.splice(0, taken)
  }

  async #commitGroup(group: readonly WaitingBatch<Batch, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.#commit(group.map(({ batch }) => batch))
      if (outcomes.length !== group.length) throw new Error('a commit told the outcome of other batches')
      for (const [index, { resolve }] of group.entries()) resolve(outcomes[index] as Outcome)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
