import { Rounds, type RoundsLogger } from '../rounds.ts'
import type { Rollups } from './rollups.ts'

/** The time between the end of one round and the start of the next. */
const pauseMs = 60_000

/**
 * Keeps summaries up to date beside everything else. A round that fails is reported and tried again: answers
 * stay right without it.
 */
export class RollupWorker {
  readonly #rounds: Rounds

  /** @param clock tells when days end; Unix milliseconds. */
  constructor(rollups: Rollups, logger: RoundsLogger, clock: () => number) {
    this.#rounds = new Rounds({
      steps: [(ending) => rollups.summarise(clock(), ending)],
      pauseMs,
      logger,
      failureMessage: 'readings could not be summarised; the next round tries again',
    })
  }

  /** Begins at once. */
  start(): void {
    this.#rounds.begin()
  }

  /** Resolves when no round runs any more. */
  close(): Promise<void> {
    return this.#rounds.close()
  }
}
