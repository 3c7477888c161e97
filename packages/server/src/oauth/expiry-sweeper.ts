import { setImmediate } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { type Clock, readSeconds } from '../clock.ts'
import type { OauthRepository } from '../storage/relational/oauth-repository.ts'

/** The time between two removals of expired records; the first is at the start. */
const sweepIntervalMs = 600_000

/**
 * Expired records stay for a while, so that a late request learns that its token expired, and clocks may
 * differ.
 */
const sweepDelayS = 3_600

/** The records removed at once: some milliseconds, in which nothing else happens. */
const pieceSize = 100

/** The pieces that the start waits for; the rest follows while the server answers. */
const piecesAtStart = 20

/** Removes expired records piece by piece, however many there are. Requests go first in between. */
export class ExpirySweeper {
  readonly #repository: OauthRepository
  readonly #logger: FastifyBaseLogger
  readonly #clock: Clock
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(repository: OauthRepository, logger: FastifyBaseLogger, clock: Clock) {
    this.#repository = repository
    this.#logger = logger
    this.#clock = clock
  }

  /** Removes the first few pieces. */
  async begin(): Promise<void> {
    await this.#removeRecords(piecesAtStart)
  }

  /** Removes the rest from now on, and calls `alsoDo` each time. */
  repeat(alsoDo: () => Promise<void>): void {
    this.#run(async () => {})
    this.#timer = setInterval(() => this.#run(alsoDo), sweepIntervalMs)
    this.#timer.unref()
  }

  /** Ends after the piece under removal. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#running
  }

  #run(alsoDo: () => Promise<void>): void {
    this.#running = this.#running
      .then(alsoDo)
      .then(() => this.#removeRecords(Number.POSITIVE_INFINITY))
      .catch((err: unknown) => {
        this.#logger.error({ err }, 'expired OAuth2 records could not be removed')
      })
  }

  async #removeRecords(pieces: number): Promise<void> {
    for (let piece = 0; piece < pieces && !this.#isStopped; piece += 1) {
      if (!(await this.#repository.deleteExpired(readSeconds(this.#clock) - sweepDelayS, pieceSize))) return
      await setImmediate()
    }
  }
}
