import type { Rollups } from './rollups.ts'

/** Between the end of one round and the start of the next. */
const pauseMs = 60_000

/** Where failures are told. */
export interface RollupLogger {
  error(fields: object, message: string): void
}

/** Keeps summaries up to date beside everything else. A round that fails is told and tried again: answers stay right without. */
export class RollupWorker {
  readonly #rollups: Rollups
  readonly #logger: RollupLogger
  readonly #clock: () => number
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> | undefined

  constructor(rollups: Rollups, logger: RollupLogger, clock: () => number) {
    this.#rollups = rollups
    this.#logger = logger
    this.#clock = clock
  }

  /** Begins at once; days end by the clock, Unix milliseconds. */
  start(): void {
    this.#round = this.#run()
  }

  /** Resolves when no round runs any more. */
  async close(): Promise<void> {
    this.#stopping.abort()
    clearTimeout(this.#timer)
    await this.#round
  }

  async #run(): Promise<void> {
    try {
      await this.#rollups.summarise(this.#clock(), this.#stopping.signal)
    } catch (error) {
      this.#logger.error({ err: error }, 'readings could not be summarised; the next round tries again')
    }
    if (this.#stopping.signal.aborted) return
    this.#timer = setTimeout(() => this.start(), pauseMs).unref()
  }
}
