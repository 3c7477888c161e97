import type { ChangeChoice, ChangeReader } from '../readings/changes/changes.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'
import type { DeliveryParts } from './delivery-parts.ts'
import { type AheadPage, ReadAhead } from './read-ahead.ts'
import { type BatchBounds, cutBatch, type FoundBatch, readAgain } from './read-batch.ts'
import type { Progress } from './webhook.ts'

/** Finds the batches of one webhook, one behind the other; the log is read for some of them at once. */
export class NextBatches {
  readonly #parts: Pick<DeliveryParts, 'changes' | 'series' | 'clock'>
  readonly #bounds: BatchBounds
  readonly #ahead: ReadAhead
  /** The next batch, whose borders are durable already. */
  #kept: FoundBatch | undefined

  constructor(parts: Pick<DeliveryParts, 'changes' | 'series' | 'clock'>, bounds: BatchBounds) {
    this.#parts = parts
    this.#bounds = bounds
    this.#ahead = new ReadAhead(parts.changes, parts.clock)
  }

  /**
   * Takes the batch that was kept, or reads the one with durable borders again, or cuts a new one.
   * @throws the errors of `Changes.readPage`, and of `choose`.
   */
  async take(progress: Progress, choose: () => ChangeChoice, reader: ChangeReader): Promise<FoundBatch> {
    const kept = this.#kept
    this.#kept = undefined
    return kept ?? (await this.#read(progress, choose(), reader))
  }

  /** Cuts the batch behind a place out of what was read already; undefined when nothing was. */
  cutNext(after: LogPlace): FoundBatch | undefined {
    const left = this.#ahead.findLeft(after)
    return left && this.#cut(left)
  }

  /** Keeps a batch to be taken next. Its borders must be durable. */
  keep(found: FoundBatch | undefined): void {
    this.#kept = found
  }

  /** Forgets what was read and kept: it is read anew. */
  forget(): void {
    this.#ahead.forget()
    this.#kept = undefined
  }

  async #read(
    { position: after, batch }: Progress,
    choice: ChangeChoice,
    reader: ChangeReader,
  ): Promise<FoundBatch> {
    if (!batch) return this.#cut(await this.#ahead.read(after, choice, reader))
    const readAtMs = this.#parts.clock()
    const query = { after, until: batch.to, choice, reader, ...this.#bounds }
    return { ...(await readAgain(this.#parts, query)), readAtMs }
  }

  #cut(page: AheadPage): FoundBatch {
    const found = cutBatch(this.#parts.series, page, this.#bounds)
    this.#ahead.take(found.readings.length, found.to)
    return found
  }
}
