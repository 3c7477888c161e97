import type { StoredReading } from '../storage/time-series/time-series-store.ts'

/** Too many readings wait for the disk; none of the refused ones was taken. */
export class IngestOverloadedError extends Error {
  override readonly name = 'IngestOverloadedError'
}

/** Readings that may wait for a commit, about 100 MB of them; more are refused so that memory stays bounded. */
const maxWaitingReadings = 1_000_000
/** Readings that share one insert at the most; a bigger part would only make the next request wait longer. */
const maxReadingsPerCommit = 200_000

interface WaitingBatch {
  readonly readings: readonly StoredReading[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/**
 * Group commit: while one insert is on its way to the disk, requests gather, and the next insert takes them all.
 * A lone request waits for nobody; under load hundreds share one fsync.
 */
export class GroupCommitter {
  readonly #commit: (readings: readonly StoredReading[]) => Promise<void>
  #waiting: WaitingBatch[] = []
  #waitingReadings = 0
  #running: Promise<void> | undefined

  /** @param commit makes readings durable; called for one group at a time. */
  constructor(commit: (readings: readonly StoredReading[]) => Promise<void>) {
    this.#commit = commit
  }

  /**
   * Resolves when all the readings are durable.
   * @throws IngestOverloadedError when too many wait already.
   */
  async add(readings: readonly StoredReading[]): Promise<void> {
    if (readings.length === 0) return
    if (this.#waitingReadings + readings.length > maxWaitingReadings) {
      throw new IngestOverloadedError('too many readings are waiting to be stored')
    }
    const durable = new Promise<void>((resolve, reject) => this.#waiting.push({ readings, resolve, reject }))
    this.#waitingReadings += readings.length
    this.#running ??= this.#run()
    await durable
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commitGroup(this.#takeGroup())
    this.#running = undefined
  }

  #takeGroup(): WaitingBatch[] {
    let taken = 0
    let size = 0
    for (const batch of this.#waiting) {
      if (taken > 0 && size + batch.readings.length > maxReadingsPerCommit) break
      taken += 1
      size += batch.readings.length
    }
    this.#waitingReadings -= size
    return this.#waiting.splice(0, taken)
  }

  async #commitGroup(group: readonly WaitingBatch[]): Promise<void> {
    try {
      await this.#commit(keepLastOfEachTime(group.flatMap((batch) => batch.readings)))
      for (const batch of group) batch.resolve()
    } catch (error) {
      for (const batch of group) batch.reject(error)
    }
  }
}

/** Rows of one commit share a sequence, so of two readings for the same series and time the later one must win here. */
export function keepLastOfEachTime(readings: readonly StoredReading[]): StoredReading[] {
  const bySeries = new Map<number, Map<number, StoredReading>>()
  for (const reading of readings) {
    const byTime = bySeries.get(reading.seriesId)
    if (byTime) byTime.set(reading.timeMs, reading)
    else bySeries.set(reading.seriesId, new Map([[reading.timeMs, reading]]))
  }
  return [...bySeries.values()].flatMap((byTime) => [...byTime.values()])
}
