import { setTimeout } from 'node:timers/promises'
import { Rounds, type RoundsLogger } from '../rounds.ts'
import type { SerialQueue } from '../serial-queue.ts'
import type { Expiry } from './expiry.ts'
import type { Retention } from './retention.ts'

/** The time between the end of one round and the start of the next: days end at any quarter of an hour. */
const pauseMs = 300_000

/** The pauses between looks at what the engine deletes: the first, and the longest. */
const firstLookMs = 50
const lastLookMs = 10_000

/** The parts of a worker. */
export interface RetentionWorkerParts {
  readonly retention: Retention
  readonly expiry: Expiry
  readonly deletions: SerialQueue
  readonly logger: RoundsLogger
  /** False while readings are missing or damaged: nothing is deleted then. */
  readonly mayExpire: () => boolean
  /** Is told the series of which readings have expired. */
  readonly onExpired: (seriesIds: readonly number[]) => void
}

/** Lets readings expire beside everything else. A round that fails is reported and tried again. */
export class RetentionWorker {
  readonly #parts: RetentionWorkerParts
  readonly #rounds: Rounds
  #isWoken = false

  constructor(parts: RetentionWorkerParts) {
    this.#parts = parts
    this.#rounds = new Rounds({
      steps: [(ending) => this.run(ending)],
      pauseMs,
      logger: parts.logger,
      failureMessage: 'readings could not expire; the next round tries again',
    })
  }

  /** Begins at once. */
  start(): void {
    this.#rounds.begin()
  }

  /** Looks anew at what is due, now or after the round that runs. */
  wake(): void {
    this.#isWoken = true
    this.#rounds.begin()
  }

  /** Lets everything expire that is due by now; resolves when it is deleted, or all is to end. */
  async run(ending?: AbortSignal): Promise<void> {
    do {
      this.#isWoken = false
      await this.#expire(ending)
    } while (this.#isWoken && !ending?.aborted)
  }

  async #expire(ending: AbortSignal | undefined): Promise<void> {
    const { retention, expiry, deletions, mayExpire } = this.#parts
    if (!mayExpire() || (retention.listDue().length === 0 && expiry.isDone)) return
    await deletions.run(() => this.#expireInTurn(ending))
  }

  async #expireInTurn(ending: AbortSignal | undefined): Promise<void> {
    const { retention, expiry, mayExpire, onExpired } = this.#parts
    if (!mayExpire() || ending?.aborted) return
    const due = retention.listDue()
    try {
      await expiry.keep(due, ending)
    } finally {
      onExpired(due.map(({ seriesId }) => seriesId))
    }
    await this.#delete(ending)
  }

  /** Deletes what has expired, and looks until the engine has, at growing pauses. */
  async #delete(ending: AbortSignal | undefined): Promise<void> {
    let pauseMs = firstLookMs
    while (!(await this.#parts.expiry.delete())) {
      await setTimeout(pauseMs, undefined, { signal: ending, ref: false }).catch(() => undefined)
      if (ending?.aborted) return
      pauseMs = Math.min(2 * pauseMs, lastLookMs)
    }
  }

  /** Resolves when no round runs any more. */
  close(): Promise<void> {
    return this.#rounds.close()
  }
}
