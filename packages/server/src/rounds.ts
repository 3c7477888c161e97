/** A logger of failures. */
export interface RoundsLogger {
  error(fields: object, message: string): void
}

/** The work of rounds. */
export interface RoundsParts {
  /**
   * The steps of a round, one after the other, also after one that fails. The signal says that all is to end.
   */
  readonly steps: readonly ((ending: AbortSignal) => Promise<void>)[]
  /** The time between the end of one round and the start of the next, milliseconds. */
  readonly pauseMs: number
  readonly logger: RoundsLogger
  /** The message of the log line about the error of a step. */
  readonly failureMessage: string
}

/** Works in rounds beside everything else, one at a time, until it is closed. */
export class Rounds {
  readonly #parts: RoundsParts
  readonly #ending = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> | undefined

  constructor(parts: RoundsParts) {
    this.#parts = parts
  }

  /** Begins after this many milliseconds. */
  start(firstPauseMs: number): void {
    this.#timer = setTimeout(() => this.begin(), firstPauseMs).unref()
  }

  /** Begins a round at once, unless one runs or all is over. */
  begin(): void {
    if (this.#round || this.#ending.signal.aborted) return
    clearTimeout(this.#timer)
    this.#round = this.#run()
  }

  /** Begins no further round; resolves when none runs. */
  async close(): Promise<void> {
    this.#ending.abort()
    clearTimeout(this.#timer)
    await this.#round
  }

  /** Takes a step, and tells its error. */
  async try(step: (ending: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await step(this.#ending.signal)
    } catch (error) {
      this.#parts.logger.error({ err: error }, this.#parts.failureMessage)
    }
  }

  async #run(): Promise<void> {
    for (const step of this.#parts.steps) await this.try(step)
    this.#round = undefined
    if (!this.#ending.signal.aborted) this.start(this.#parts.pauseMs)
  }
}
