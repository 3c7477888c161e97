import { Rounds, type RoundsLogger } from '../../rounds.ts'
import type { Arrivals } from './arrivals.ts'

/** The time between the end of one round and the start of the next. */
const pauseMs = 60_000

/** Stores once a minute which commits there were by when. A round that fails leaves it to the next. */
export class ArrivalWorker {
  readonly #arrivals: Arrivals
  readonly #rounds: Rounds

  constructor(arrivals: Arrivals, logger: RoundsLogger) {
    this.#arrivals = arrivals
    this.#rounds = new Rounds({
      steps: [() => arrivals.store()],
      pauseMs,
      logger,
      failureMessage: 'when readings were stored could not be noted; the next round tries again',
    })
  }

  start(): void {
    this.#rounds.start(pauseMs)
  }

  /** Stores the last minute, and ends. Nothing may be committed any more. */
  async close(): Promise<void> {
    await this.#rounds.close()
    await this.#rounds.try(() => this.#arrivals.store(true))
  }
}
